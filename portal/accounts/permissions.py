"""Who may do what across the whole portal. Each room keeps its own rules in its own permissions."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from portal.accounts.models import User


def is_staff_member(user: Any) -> bool:
    """Anyone who holds at least one role today."""
    return bool(user.is_authenticated and user.role_codes())


def can_manage_access(user: Any) -> bool:
    """System administrators add people, give roles and end them."""
    return bool(user.is_authenticated and user.has_role("system_administrator"))


def can_read_record_of_changes(user: Any) -> bool:
    """System administrators read who changed what."""
    return can_manage_access(user)


def can_translate(user: Any) -> bool:
    """Translators write and review texts."""
    return bool(user.is_authenticated and user.has_role("translator"))


def can_approve_role_for(approver: "User", person: "User") -> bool:
    """Nobody gives a role to themselves: another administrator must."""
    return can_manage_access(approver) and approver.pk != person.pk


def signs_in_as_staff(user: Any) -> bool:
    """Whom an administrator or the organisation added, with a role or without: for their own
    password and second factor. Accounts of the public have pages of their own."""
    return bool(user.is_authenticated and not user.is_public)
