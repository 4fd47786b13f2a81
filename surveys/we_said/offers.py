"""What 'we asked, you said, we did' offers the other rooms: parts of their pages, answers to
searches, work for translators, its events in words."""

from portal.audit import presenters
from portal.registry.registry import StaffTile, fill_slot, search_sources, staff_tiles
from surveys.permissions import can_record_actions
from surveys.we_said import approving, beside, translating, writing
from surveys.we_said.finding import find_entries
from surveys.we_said.queue import how_many_wait

SENTENCES = {
    writing.WRITTEN: "{actor} wrote edition {edition} of ‘{subject}’ for the public.",
    writing.PUT_FORWARD: "{actor} put forward edition {edition} of ‘{subject}’.",
    approving.PUBLISHED: "{actor} approved ‘{subject}’, which the public can read since.",
    approving.CORRECTED: "{actor} approved a correction of ‘{subject}’: edition {edition}.",
    approving.SENT_BACK: "{actor} sent back edition {edition} of ‘{subject}’.",
    approving.WITHDRAWN: "{actor} withdrew ‘{subject}’ from the public.",
}
TILE = StaffTile(
    title="We asked, you said, we did",
    description="What the public is told of what was done; one writes, another approves.",
    url_name="staff-surveys:all-we-said",
    open_to=can_record_actions,
    figure_for=how_many_wait,
    order=316,
)


def register() -> None:
    for verb, sentence in SENTENCES.items():
        presenters.register(verb, sentence)
    staff_tiles.register("survey-we-said", TILE)
    search_sources.register("we-said", find_entries)
    translating.register()
    after = "surveys/we_said/after_survey.html"
    fill_slot("survey_thanks", "we-said", template=after, context=beside.one_we_did)
