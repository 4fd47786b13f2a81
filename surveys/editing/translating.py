"""What is said of a survey beside its questions, as pieces for translators."""

from portal.languages.kinds import Piece, TextKind, Urgency, text_kinds
from surveys.models import Survey


def register() -> None:
    text_kinds.register(Survey.TRANSLATION_KIND, TextKind(label="Surveys", pieces=pieces))


def pieces() -> list[Piece]:
    """Of surveys that are not retired. Who reads the answers is what people consent to."""
    return [
        Piece(survey, survey.title, _urgency(survey))
        for survey in Survey.objects.filter(retired_at=None)
    ]


def _urgency(survey: Survey) -> Urgency:
    return "safeguarding" if survey.is_safeguarding else "consent"
