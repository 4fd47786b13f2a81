"""What acting offers the other rooms: a tile, its job, its events in words."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from portal.audit import presenters
from portal.notices.wanted import wanted
from portal.registry import jobs
from portal.registry.registry import StaffTile, fill_slot, staff_tiles
from surveys.acting import beside, evidence, going, learning, recording, reminding
from surveys.acting.queue import how_many_are_due
from surveys.permissions import can_follow_actions

EXPORTED = "surveys.learning.exported"
EVIDENCE_READ = "surveys.action.evidence_read"
SENTENCES = {
    recording.RECORDED: "{actor} recorded the action ‘{subject}’ for {owner}.",
    recording.CHANGED: "{actor} changed the action ‘{subject}’: {owner}, due {due}.",
    going.NOTED: "{actor} wrote a note on the action ‘{subject}’.",
    going.MOVED: "{actor} moved the action ‘{subject}’: {state}.",
    evidence.JUDGED: "{actor} judged the action ‘{subject}’: {verdict}.",
    EVIDENCE_READ: "{actor} looked at the figures behind the action ‘{subject}’.",
    learning.ADDED: "{actor} wrote down what was learned of ‘{subject}’ (alert: {alert}).",
    learning.CHECKED: "{actor} checked that what was learned of ‘{subject}’ is practice: {on}.",
    EXPORTED: "{actor} took the learning log as {form}: {asked}, {rows} rows.",
}
TILE = StaffTile(
    title="Actions",
    description="What is done about what people said: by whom, by when, and what came of it.",
    url_name="staff-surveys:actions",
    open_to=can_follow_actions,
    figure_for=how_many_are_due,
    order=315,
)
FILLINGS: Mapping[str, tuple[str, Callable[..., dict[str, Any]]]] = {
    "survey_measure": ("beside_measure.html", beside.about_measure),
    "survey_comment": ("beside_comment.html", beside.about_comment),
    "results_due": ("due_list.html", beside.what_is_due),
}


def register() -> None:
    jobs.register("surveys.remind_owners", reminding.remind_due, every=datetime.timedelta(hours=1))
    wanted.register(reminding.DUE, reminding.is_still_wanted)
    for verb, sentence in SENTENCES.items():
        presenters.register(verb, sentence)
    staff_tiles.register("survey-actions", TILE)
    for slot, (template, context) in FILLINGS.items():
        fill_slot(slot, "actions", template=f"staff/surveys/acting/{template}", context=context)
