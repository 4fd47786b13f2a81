"""What themes offer the other rooms: events in words, a tile, personal data."""

from portal.audit import presenters
from portal.privacy import personal_data
from portal.registry.registry import StaffTile, staff_tiles
from surveys.permissions import can_see_themes
from surveys.themes.labelling import CHECKED, LABELLED

SENTENCES = {
    LABELLED: "{actor} gave themes to {subject}.",
    CHECKED: "{actor} gave themes to {subject} as a second person.",
    "surveys.themes.counted": "{actor} looked at the themes of {subject}.",
}


def register() -> None:
    for verb, sentence in SENTENCES.items():
        presenters.register(verb, sentence)
    staff_tiles.register(
        "survey-themes",
        StaffTile(
            title="Themes",
            description="What comments are about, as people found them, and how far two agree.",
            url_name="staff-surveys:themes",
            open_to=can_see_themes,
            order=311,
        ),
    )
    personal_data.declare(
        "surveys.label",
        fields=("tone", "refused", "given"),
        whose="people who answer surveys; and staff, whose name stands at what they found",
        why="To count what people write about, and to see whether two who read it agree",
        kept_for="As long as the comment",
        encrypted=False,
    )
