"""Signing in with an e-mail address, and the person behind a request."""

from allauth.account.auth_backends import AuthenticationBackend

from portal.accounts.models import User


class StaffBackend(AuthenticationBackend):  # type: ignore[misc]
    def get_user(self, user_id: int) -> User | None:
        """The person with their roles, so that a page asks for roles as often as it likes."""
        person = User.objects.prefetch_related("grants").filter(pk=user_id).first()
        return person if person and person.is_active else None
