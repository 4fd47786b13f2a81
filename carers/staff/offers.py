"""What this part offers the staff home page and the record of changes."""

from django.utils import timezone

from carers.permissions import can_enter_for_carers, can_keep_questions, can_see_paths
from carers.plan.publishing import PUBLISHED
from carers.staff.publishing import TAKEN_UP
from portal.audit import presenters
from portal.registry.registry import StaffTile, staff_tiles

TRIED = "carers.trial.run"


def register() -> None:
    presenters.register(PUBLISHED, "{actor} published {subject}: {reason}")
    presenters.register(TAKEN_UP, "{actor} took up version {number} again, as {subject}.")
    presenters.register(TRIED, "{actor} tried {subject} on last month’s plans: {plans}.")
    for name, tile in TILES.items():
        staff_tiles.register(name, tile)


def due() -> str:
    from carers.staff.advice import due_for_review
    from carers.staff.chosen import chosen

    book = chosen("").book
    number = len(due_for_review(book, timezone.localdate())) if book else 0
    if not number:
        return ""
    return f"{number} item{'' if number == 1 else 's'} due for review"


def drafts_waiting() -> str:
    from carers.models import Ruleset
    from carers.staff.chosen import questions
    from questionnaires.models import VersionState

    names = []
    if questions().filter(state=VersionState.DRAFT).exists():
        names.append("questions")
    if Ruleset.objects.filter(state=VersionState.DRAFT).exists():
        names.append("rules")
    return f"A draft of {' and of '.join(names)} waits" if names else ""


TILES = {
    "carers-entry": StaffTile(
        title="Answer together with a carer",
        description="In person, by phone or from paper: enter the answers, hand over the plan.",
        url_name="staff-carers:entry",
        open_to=can_enter_for_carers,
        order=290,
    ),
    "carers-paths": StaffTile(
        title="All paths of the carers’ plan",
        description="What is asked, which answer leads where, what is never reached.",
        url_name="staff-carers:paths",
        open_to=can_see_paths,
        order=300,
    ),
    "carers-versions": StaffTile(
        title="Versions of questions and rules",
        description="Compare, check, try on last month’s plans, take into use.",
        url_name="staff-carers:versions",
        open_to=can_keep_questions,
        figure=drafts_waiting,
        order=310,
    ),
    "carers-figures": StaffTile(
        title="Figures about plans",
        description="When plans are made, what carers hide, what is due for review.",
        url_name="staff-carers:figures",
        open_to=can_keep_questions,
        figure=due,
        order=320,
    ),
}
