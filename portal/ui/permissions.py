"""Who may read what people tell us about the website."""

from typing import Any


def can_read_feedback(user: Any) -> bool:
    """Directory editors, who can put most of it right, and system administrators."""
    return bool(user.is_authenticated and user.has_role("directory_editor", "system_administrator"))
