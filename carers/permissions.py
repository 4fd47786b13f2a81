"""Who may do what with carers' questions, rules and plans. The questions are open to everyone."""

from typing import TYPE_CHECKING, Any

from carers.models.services import Organisation

if TYPE_CHECKING:
    from carers.models import Case

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


# Cases ---------------------------------------------------------------------------------------

WORKS_FOR = {
    "carers_adviser": Organisation.PROVIDER,
    "carers_manager": Organisation.PROVIDER,
    "council_worker": Organisation.COUNCIL,
    "council_manager": Organisation.COUNCIL,
}
"""Whose cases the holders of a role work on."""
MANAGES = ("carers_manager", "council_manager")
READS_HARM = ("intake", "safeguarding_lead")


def organisations_of(user: Any) -> set[str]:
    """Whose cases this person works on; none for most people."""
    if not user.is_authenticated:
        return set()
    return {str(of) for role, of in WORKS_FOR.items() if role in user.role_codes()}


def can_work_cases(user: Any) -> bool:
    """Advisers, workers and their managers, each with the cases of their own organisation."""
    return bool(organisations_of(user))


def can_manage_cases(user: Any) -> bool:
    """Managers share out the work, set owners on duty, and see figures."""
    return bool(user.is_authenticated and user.has_role(*MANAGES))


def can_read_harm(user: Any) -> bool:
    """What level R2 is about: the council's Intake and its safeguarding lead, nobody else."""
    return bool(user.is_authenticated and user.has_role(*READS_HARM))


def can_open_cases(user: Any) -> bool:
    """Whoever works on cases, and whoever reads what some of them say of harm."""
    return can_work_cases(user) or can_read_harm(user)


def can_work_case(user: Any, case: "Case") -> bool:
    """Change something about this one."""
    return case.organisation in organisations_of(user)


def can_open_case(user: Any, case: "Case") -> bool:
    """Read this one: it is of their organisation, or it says something of harm."""
    return can_work_case(user, case) or (case.has_harm and can_read_harm(user))


def can_manage_case(user: Any, case: "Case") -> bool:
    return case.organisation in organisations_managed_by(user)


def organisations_in_figures(user: Any) -> set[str]:
    """The council answers for both organisations: its managers see the numbers of both, and open
    their own cases only. The carers service sees its own."""
    if not can_manage_cases(user):
        return set()
    sees_both = user.has_role("council_manager")
    return set(Organisation.values) if sees_both else organisations_of(user)


def can_search_reads(user: Any) -> bool:
    """The data protection lead sees who read and changed what carers sent, and not what it says."""
    return bool(user.is_authenticated and user.has_role("data_protection_lead"))


def organisations_managed_by(user: Any) -> set[str]:
    """Whose cases this person is a manager of; to work for another one makes nobody its manager."""
    if not user.is_authenticated:
        return set()
    return {str(WORKS_FOR[role]) for role in MANAGES if role in user.role_codes()}


# Deciding and settings -----------------------------------------------------------------------


def can_settle_plans(user: Any) -> bool:
    """Managers approve support plans, or send them back."""
    return can_manage_cases(user)


def can_settle_plan(user: Any, case: "Case") -> bool:
    """The managers of the organisation that wrote it, and those of the council, who answer for the
    money. Nobody who wrote any of it: `carers.cases.supporting`."""
    managed = organisations_managed_by(user)
    return bool(managed & {case.organisation, Organisation.COUNCIL.value})


def can_open_settings(user: Any) -> bool:
    """Managers see and set what is said of their organisation; system administrators, too, for what
    the provider may do and for the targets."""
    return bool(user.is_authenticated and user.has_role(*MANAGES, "system_administrator"))


def can_set_service(user: Any, organisation: str) -> bool:
    """What carers read of an organisation, and its owner on duty: its own managers."""
    return organisation in organisations_managed_by(user)


def can_set_promises(user: Any) -> bool:
    """Whether the provider may record the decision, and how long each step may take: the council
    answers for both."""
    roles = ("council_manager", "system_administrator")
    return bool(user.is_authenticated and user.has_role(*roles))


def can_count_unmet_needs(user: Any) -> bool:
    """Managers, and commissioners, who buy what is missing: counts, never single needs."""
    return bool(user.is_authenticated and user.has_role(*MANAGES, "commissioner"))


def can_say_what_goes(user: Any) -> bool:
    """The same sets the council's schedule for ended cases, and approves that one is deleted."""
    return can_search_reads(user)
