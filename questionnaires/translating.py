"""Questions as pieces for translators: of the newest version, so that a draft can be made ready."""

from collections.abc import Iterator

from portal.languages.kinds import Piece, TextKind, Urgency, text_kinds
from questionnaires.definition import Definition
from questionnaires.models import Version
from questionnaires.texts import KIND, units_of

DANGER = frozenset({"R0", "R1", "R2"})
"""Levels of danger that an answer can have."""


def register() -> None:
    text_kinds.register(KIND, TextKind(label="Questions", pieces=pieces))


def pieces() -> list[Piece]:
    """Sections, pages and questions that have words, of every questionnaire; shared ones once."""
    found: dict[str, Piece] = {}
    for version in newest():
        for piece in _of(version):
            found.setdefault(piece.unit.pk, piece)
    return list(found.values())


def newest() -> list[Version]:
    """The last version of each questionnaire, whether or not it has been published."""
    found: dict[str, Version] = {}
    for version in Version.objects.order_by("questionnaire", "-number"):
        found.setdefault(version.questionnaire, version)
    return list(found.values())


def _of(version: Version) -> Iterator[Piece]:
    urgent = about_danger(version.definition)
    for name, unit in units_of(version).items():
        title = unit.texts.get("title") or next(iter(unit.texts.values()), name)
        first: Urgency = "danger" if name in urgent else ""
        if unit.texts:
            yield Piece(unit, title, first)


def about_danger(definition: Definition) -> frozenset[str]:
    """Units that carry an answer of danger, and pages that may be dangerous to be seen with."""
    found = set()
    for page in definition.pages:
        if page.exit_page:
            found.add(f"page/{page.text_code}")
        for question in page.questions:
            levels = {tag for option in question.options for tag in option.tags} & DANGER
            if page.exit_page or levels:
                found.add(f"question/{question.text_code}")
    return frozenset(found)
