"""What cases offer the other rooms: events in words, tiles, and where personal data is."""

from carers.cases import retention, words
from carers.cases.searching import SEARCHED
from carers.permissions import can_manage_cases, can_say_what_goes, can_search_reads
from portal.alerts.forgetting import NEEDED
from portal.audit import presenters
from portal.privacy import personal_data
from portal.registry.registry import StaffTile, staff_tiles

CARERS = "people who look after someone"
BY_SCHEDULE = (
    "By the council’s schedule for how the case ended, until the data protection lead approves its "
    "deletion; while no schedule is set, for good"
)
AS_THE_CASE = "As long as the case that it belongs to"
CASE = (
    "routing",
    "contact",
    "consent",
    "involved",
    "referrer",
    "answers",
    "eligibility",
    "flags",
    "plan",
    "plan_changes",
    "emergency",
    "phone_hash",
    "code_hash",
)
KEPT = {
    "carers.casepause": (("words",), "To know why the service waits for her"),
    "carers.attempt": (("words",), "To know who tried to reach her, and what came of it"),
    "carers.sectioncheck": (("changed", "words"), "To know what was gone through with her"),
    "carers.addedservice": (("why",), "To name local services that fit her"),
    "carers.decision": (("reasons", "unchecked"), "To say why it was decided"),
    "carers.supportplan": (("words", "reasons"), "To arrange her support"),
    "carers.supportitem": (("words",), "To arrange her support"),
    "carers.hold": (("reason",), "To know why a case must stay"),
}
"""What hangs on a case and is encrypted; others say the rest in their own rooms."""


def register() -> None:
    words.register()
    NEEDED.register("carers.case", retention.still_needed)
    presenters.register(SEARCHED, "{actor} searched {subject}.")
    for verb, sentence in retention.SENTENCES.items():
        presenters.register(verb, sentence)
    for name, tile in TILES.items():
        staff_tiles.register(name, tile)
    personal_data.declare(
        "carers.case",
        fields=CASE,
        whose=f"{CARERS}, those they look after, and those who referred or helped them",
        why="To check the self-assessment with her, to decide, and to review (Care Act 2014)",
        kept_for=BY_SCHEDULE,
        encrypted=True,
    )
    for model, (fields, why) in KEPT.items():
        personal_data.declare(
            model, fields=fields, whose=CARERS, why=why, kept_for=AS_THE_CASE, encrypted=True
        )


def may_go() -> str:
    """What waits for the data protection lead."""
    number = sum(not one.is_held for one in retention.going())
    return f"{number} case{'' if number == 1 else 's'} may go" if number else ""


TILES = {
    "cases-figures": StaffTile(
        title="Figures about cases",
        description="Where cases stand, how long carers wait, what is past its target.",
        url_name="staff-cases:figures",
        open_to=can_manage_cases,
        order=210,
    ),
    "cases-reads": StaffTile(
        title="Who read what",
        description="Every reading and change of what carers sent, never what it says.",
        url_name="staff-cases:reads",
        open_to=can_search_reads,
        order=225,
    ),
    "cases-keeping": StaffTile(
        title="How long cases are kept",
        description="The council’s schedule, what may be deleted, what is held back.",
        url_name="staff-cases:keeping",
        open_to=can_say_what_goes,
        figure=may_go,
        order=230,
    ),
}
