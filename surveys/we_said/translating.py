"""What the public is told, as pieces for translators: whatever is published, the newest first."""

from portal.languages.kinds import Piece, TextKind, text_kinds
from surveys.models import Entry


def register() -> None:
    kind = TextKind(label="We asked, you said, we did", pieces=pieces)
    text_kinds.register(Entry.TRANSLATION_KIND, kind)


def pieces() -> list[Piece]:
    return [
        Piece(entry, entry.title, "safeguarding" if _is_safeguarding(entry) else "")
        for entry in Entry.objects.published()
    ]


def _is_safeguarding(entry: Entry) -> bool:
    survey = entry.action.survey
    return survey is not None and survey.is_safeguarding
