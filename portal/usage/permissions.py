"""Who sees how the portal is used."""

from typing import Any

READERS = (
    "survey_analyst",
    "commissioner",
    "principal_social_worker",
    "carers_manager",
    "council_manager",
    "directory_editor",
)


def can_see_use(user: Any) -> bool:
    """People who plan, buy and manage services see how often each part is used, never by whom."""
    return bool(user.is_authenticated and user.has_role(*READERS))
