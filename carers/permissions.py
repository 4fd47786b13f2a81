"""Who may do what with carers' questions, rules and plans. The questions are open to everyone."""

from typing import Any

KEEPERS = ("carers_manager", "council_manager", "system_administrator")
SITS_WITH_CARERS = (
    "carers_adviser",
    "carers_manager",
    "council_worker",
    "council_manager",
)
READERS = ("carers_adviser", "council_worker", "principal_social_worker", *KEEPERS)


def can_see_paths(user: Any) -> bool:
    """People who talk with carers see how answers lead to a plan, and try it out."""
    return bool(user.is_authenticated and user.has_role(*READERS))


def can_enter_for_carers(user: Any) -> bool:
    """Those whose work is with carers answer together with one: the adviser and the manager of the
    carers service, the worker and the manager of the council.

    Intake passes people on and the Independent Living Team sees people with direct payments
    (roles.toml): neither assesses carers. Nor do administrators and the Principal Social Worker,
    who have no need to open anybody's answers.
    """
    return bool(user.is_authenticated and user.has_role(*SITS_WITH_CARERS))


def can_keep_questions(user: Any) -> bool:
    """Managers of the carers service and of the council publish questions and rules."""
    return bool(user.is_authenticated and user.has_role(*KEEPERS))
