"""What this room offers the others: the translators' tile, and its events in words."""

from portal.accounts.permissions import can_translate
from portal.audit import presenters
from portal.registry.registry import StaffTile, staff_tiles


def register() -> None:
    presenters.register(
        "languages.text.saved", "{actor} saved the {language} text of {subject}: {state}."
    )
    presenters.register(
        "languages.recording.kept", "{actor} kept a recording in {language} of {subject}."
    )
    presenters.register(
        "languages.recording.taken_away",
        "{actor} took away the recording in {language} of {subject}.",
    )
    staff_tiles.register(
        "languages",
        StaffTile(
            title="Translations",
            description="Write and review questions, plans and guides in eight languages.",
            url_name="staff-languages:languages",
            open_to=can_translate,
            figure=urgent,
            order=225,
        ),
    )


def urgent() -> str:
    """Texts about danger, consent and safeguarding that nobody has reviewed, in any language."""
    from portal.languages.reviewing.queue import OTHERS, entries

    number = sum(
        entry.is_waiting and bool(entry.piece.first)
        for language in OTHERS
        for entry in entries(language.code)
    )
    if not number:
        return ""
    return f"{number:,} text{'' if number == 1 else 's'} about danger or consent to review"
