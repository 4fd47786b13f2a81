"""What this room offers the others: a tile, its events in words, its personal data."""

from portal.accounts.permissions import can_translate
from portal.audit import presenters
from portal.privacy import personal_data
from portal.registry.registry import StaffTile, staff_tiles


def register() -> None:
    presenters.register(
        "languages.words.read", "{actor} opened words of {subject} to translate them."
    )
    presenters.register(
        "languages.words.saved",
        "{actor} began to translate words of {subject} from {from} into {into}.",
    )
    presenters.register(
        "languages.words.done", "{actor} translated words of {subject} from {from} into {into}."
    )
    presenters.register(
        "languages.words.same", "{actor} found words of {subject} to be in {into} already."
    )
    personal_data.declare(
        "languages.ownwords",
        fields=("original", "translated"),
        whose="carers who write in their own language, and those who are written to in it",
        why="To be understood, and to understand what is decided: people translate it",
        kept_for="as long as the case that it belongs to",
        encrypted=True,
    )
    staff_tiles.register(
        "own-words",
        StaffTile(
            title="Words to translate",
            description="What people write in their own language, and letters to them.",
            url_name="staff-languages:words",
            open_to=can_translate,
            figure=how_many_wait,
            order=226,
        ),
    )


def how_many_wait() -> str:
    """'3 texts waiting, 1 overdue'; empty for none."""
    from portal.languages.models import OwnWords

    waiting = OwnWords.objects.waiting().count()
    if not waiting:
        return ""
    overdue = OwnWords.objects.overdue().count()
    late = f", {overdue} overdue" if overdue else ""
    return f"{waiting} text{'' if waiting == 1 else 's'} waiting{late}"
