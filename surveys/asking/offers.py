"""What asking people offers the other rooms: jobs, events in words, where personal data is."""

import datetime

from portal.audit import presenters
from portal.notices.receipts import RECEIPT
from portal.notices.wanted import wanted
from portal.privacy import personal_data
from portal.registry import jobs
from portal.registry.experiences import EXPERIENCED
from portal.registry.registry import StaffTile, after_this, staff_tiles
from surveys.asking import deciding, events, holding, inviting, spreadsheet
from surveys.asking.data import habits, reasons
from surveys.asking.forgetting import forget
from surveys.asking.lists import seen_by
from surveys.asking.receipts import note_receipt
from surveys.asking.sending import INVITES, REMINDS, is_still_wanted, remind_due, send_due
from surveys.permissions import can_ask, can_keep_sources

MINUTES, HOUR, DAY = (
    datetime.timedelta(minutes=5),
    datetime.timedelta(hours=1),
    datetime.timedelta(days=1),
)
SENTENCES = {
    inviting.MADE: "{actor} asked for {subject} ({channel}): {state}.",
    deciding.RELEASED: "{actor} let {subject} go out: {reason}.",
    deciding.WITHDRAWN: "{actor} took back {subject}.",
    deciding.MOVED: "{actor} sent {subject} another way: {channel}.",
    holding.ADDED: "{actor} put somebody on the list of those who are not asked: {reason}.",
    holding.ENDED: "{actor} took somebody off the list of those who are not asked.",
    events.ADDED: "{actor} let {subject} ask for invitations by signed events.",
    events.ENDED: "{actor} ended what {subject} may ask for.",
    spreadsheet.TAKEN: "{actor} asked people by the spreadsheet {subject}: {taken} taken, "
    "{held} of them held, {refused} refused.",
}


def register() -> None:
    jobs.register("surveys.send", send_due, every=MINUTES)
    jobs.register("surveys.remind", remind_due, every=HOUR)
    jobs.register("surveys.forget_invitations", forget, every=DAY)
    for template in (*INVITES.values(), *REMINDS.values()):
        wanted.register(template, is_still_wanted)
    after_this(RECEIPT, "surveys.asking", note_receipt)
    after_this(EXPERIENCED, "surveys.asking", events.somebody_experienced)
    words = {**habits().releases, **{code: one.words for code, one in reasons().items()}}
    for verb, sentence in SENTENCES.items():
        presenters.register(verb, sentence, labels={"reason": words})
    for name, tile in TILES.items():
        staff_tiles.register(name, tile)
    _declare()


def what_waits(user: object) -> str:
    """'3 held, 1 did not arrive'; empty where nothing waits for this person."""
    seen = seen_by(user)
    held, failed = seen.held().count(), seen.failed().count()
    parts = [f"{held} held" if held else "", f"{failed} did not arrive" if failed else ""]
    return ", ".join(filter(None, parts))


TILES = {
    "surveys-asking": StaffTile(
        title="Ask people how it was",
        description="Invite people to a survey; what is held, what failed, who was reached.",
        url_name="staff-surveys:asking",
        open_to=can_ask,
        figure_for=what_waits,
        order=300,
    ),
    "surveys-sources": StaffTile(
        title="Systems that ask",
        description="Which case systems may have people asked how it was, and their secrets.",
        url_name="staff-surveys:sources",
        open_to=can_keep_sources,
        order=840,
    ),
}


def _declare() -> None:
    personal_data.declare(
        "surveys.invitation",
        fields=("recipient", "reference", "person_hash"),
        whose="people who are asked how it was",
        why="To ask them once, to remind them, and to say whose a linked answer is",
        kept_for=f"Until they answer; else {habits().forget_days} days after the link has ended. "
        "The reference of a linked answer as long as the answer",
        encrypted=True,
    )
    personal_data.declare(
        "surveys.hold",
        fields=("person_hash",),
        whose="people who are not to be asked",
        why="To ask nobody whom it could harm or hurt",
        kept_for=f"{habits().forget_days} days after the hold has ended. A keyed hash, no name",
        encrypted=False,
    )
    personal_data.declare(
        "surveys.asked",
        fields=("person_hash",),
        whose="people who were asked how it was",
        why="To ask nobody too often",
        kept_for=f"{habits().lately_weeks} weeks. A keyed hash, never a name",
        encrypted=False,
    )
