"""Who may do what with the directory. Reading it is open to everyone."""

from typing import Any


def can_edit_directory(user: Any) -> bool:
    """Directory editors create, change, publish and check listings, and answer reports."""
    return bool(user.is_authenticated and user.has_role("directory_editor"))


def can_translate_directory(user: Any) -> bool:
    """Translators and directory editors write and review texts in the other eight languages."""
    return bool(user.is_authenticated and user.has_role("translator", "directory_editor"))


def can_see_directory_figures(user: Any) -> bool:
    """Editors, commissioners and system administrators see what is looked for, never by whom."""
    return bool(
        user.is_authenticated
        and user.has_role("directory_editor", "commissioner", "system_administrator")
    )
