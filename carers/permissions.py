"""Who may do what with carers' questions, rules and plans. The questions are open to everyone."""

from typing import Any

KEEPERS = ("carers_manager", "council_manager", "system_administrator")
READERS = ("carers_adviser", "council_worker", "principal_social_worker", *KEEPERS)


def can_see_paths(user: Any) -> bool:
    """People who talk with carers see how answers lead to a plan, and try it out."""
    return bool(user.is_authenticated and user.has_role(*READERS))


def can_keep_questions(user: Any) -> bool:
    """Managers of the carers service and of the council publish questions and rules."""
    return bool(user.is_authenticated and user.has_role(*KEEPERS))
