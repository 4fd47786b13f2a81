"""Who may do what across the whole portal. Each room keeps its own rules in its own permissions."""

from typing import Any


def is_staff_member(user: Any) -> bool:
    """Anyone who holds at least one role today."""
    return bool(user.is_authenticated and user.role_codes())


def can_manage_access(user: Any) -> bool:
    """System administrators give roles, end them, and read the record of changes."""
    return bool(user.is_authenticated and user.has_role("system_administrator"))
