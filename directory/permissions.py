"""Who may do what with the directory. Reading it is open to everyone."""

from typing import Any


def can_edit_directory(user: Any) -> bool:
    """Directory editors create, change, publish and check listings, and answer reports."""
    return bool(user.is_authenticated and user.has_role("directory_editor"))
