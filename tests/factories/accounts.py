"""People for tests."""

import datetime

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from portal.accounts.models import PublicAccount, RoleGrant, User
from portal.accounts.public.actions import account_for
from portal.accounts.second_factor import set_up_totp

TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PASSWORD = "a long password for tests"


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    name = factory.Sequence(lambda n: f"Person {n}")
    organisation = "Coventry City Council"

    @classmethod
    def _create(cls, model_class: type[User], *args: object, **kwargs: object) -> User:
        password = kwargs.pop("password", PASSWORD)
        return model_class.objects.create_user(*args, password=password, **kwargs)


class RoleGrantFactory(DjangoModelFactory[RoleGrant]):
    class Meta:
        model = RoleGrant

    user = factory.SubFactory(UserFactory)
    role = "directory_editor"
    approved_by = factory.SubFactory(UserFactory)
    reason = "Their work"
    starts_on = factory.LazyFunction(timezone.localdate)
    ends_on = factory.LazyAttribute(lambda grant: grant.starts_on + datetime.timedelta(days=90))


def person(*roles: str, second_factor: bool = True, **fields: object) -> User:
    """Someone who holds these roles today, with a second factor set up."""
    user: User = UserFactory(**fields)
    for role in roles:
        RoleGrantFactory(user=user, role=role, approved_by=_approver())
    if second_factor:
        set_up_totp(user, TOTP_SECRET)
    return user


def _approver() -> User:
    """The one who approves roles in tests; made once for each test that needs them."""
    found = User.objects.filter(email="approver@example.org").first()
    return found or UserFactory(email="approver@example.org", name="Approver")


def account(email: str = "carer@example.org", language: str = "en") -> PublicAccount:
    """An account of the public with this address."""
    return account_for(email=email, language=language)
