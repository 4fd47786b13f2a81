"""What taking out offers the other rooms: its jobs, tiles, events in words, events for others."""

import datetime

from portal.audit import presenters
from portal.privacy import personal_data
from portal.registry import jobs
from portal.registry.registry import StaffTile, staff_tiles
from surveys.permissions import can_keep_tokens, can_see_what_was_taken
from surveys.taking import events, making

MINUTE, HOUR = datetime.timedelta(minutes=1), datetime.timedelta(hours=1)
SENTENCES = {
    "surveys.rows.taken": (
        "{actor} took out {rows} answers to ‘{subject}’, {first} to {last}, for: {purpose}"
    ),
    "surveys.rows.fetched": "{actor} downloaded answers to ‘{subject}’ ({file}).",
    "surveys.results.taken": (
        "{actor} took out results of ‘{subject}’ at tier {tier}, as {file}: {rows} lines."
    ),
    "surveys.token.made": "{actor} let {subject} read results at tier {tier} until {ends}.",
    "surveys.token.revoked": "{actor} took back the token of {subject}.",
    "surveys.token.used": "{actor} read results at tier {tier}, for the first time on that day.",
}
TILES = {
    "survey-taken": StaffTile(
        title="What has been taken out",
        description="Answers and results that left as files: who, what and what for.",
        url_name="staff-surveys:taken",
        open_to=can_see_what_was_taken,
        order=335,
    ),
    "survey-tokens": StaffTile(
        title="Systems that read results",
        description="Reporting tools of the council that read survey results, and until when.",
        url_name="staff-surveys:tokens",
        open_to=can_keep_tokens,
        order=336,
    ),
}


def register() -> None:
    events.register()
    jobs.register("surveys.tell_of_changes", events.tell_of_changes, every=MINUTE)
    jobs.register("surveys.make_files", making.make_waiting, every=MINUTE)
    jobs.register("surveys.forget_files", making.forget_old, every=HOUR)
    for verb, sentence in SENTENCES.items():
        presenters.register(verb, sentence)
    for name, tile in TILES.items():
        staff_tiles.register(name, tile)
    personal_data.declare(
        "surveys.takingpart",
        fields=("data",),
        whose="people who answered surveys",
        why="A workbook of answers waits for the member of staff who asked for it",
        kept_for="One day",
        encrypted=True,
    )
