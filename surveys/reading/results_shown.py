"""Results of a survey in the words of its questions, for the screens of staff."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.languages.table import BY_CODE
from surveys.constructs import constructs
from surveys.figures.questions import INDICATOR, SCALE, UNKNOWN
from surveys.figures.results import NO_SERVICE, NO_TEAM, columns_for, published_versions
from surveys.figures.tables import NOT_ANSWERED, Cell, Group, ProtectedTable
from surveys.models import Form, Invitation, Mode, Survey, Team

PLACES = {
    **dict(zip(SCALE, ("Good", "In between", "Bad"), strict=True)),
    UNKNOWN: "Not known",
    NOT_ANSWERED: "Left out",
}
NOBODYS = {NO_TEAM: "No team", NO_SERVICE: "No service", NOT_ANSWERED: "Left out"}
CHANNELS = {
    **dict(Invitation.Channel.choices),
    "door": "Poster or leaflet",
    "open": "On the portal, not asked",
    "kiosk": "Tablet",
    "import": "From a file",
}


@dataclass(frozen=True)
class Told:
    """One answer: how many gave it, and what that says of all."""

    label: str
    count: int | str
    percent: float | None
    low: float | None
    high: float | None
    is_apart: bool
    """Don't know, left out: not in the base."""


@dataclass(frozen=True)
class Block:
    """What one group answered to one question."""

    group: str
    base: int | str
    told: tuple[Told, ...]


@dataclass(frozen=True)
class Answered:
    code: str
    title: str
    is_indicator: bool
    blocks: tuple[Block, ...]


class Words:
    """What the codes of a table mean, in English."""

    def __init__(self, survey: Survey, dimension: str) -> None:
        self.titles: dict[str, str] = {}
        self.options: dict[str, Mapping[str, str]] = {}
        self.dimension = dimension
        self._of_person: dict[str, str] = {}
        self.columns = columns_for(survey)
        self.versions = published_versions(survey)
        # The oldest first, so that what stays is how it is asked now.
        for version in reversed(self.versions):
            for column in self.columns[version.pk]:
                texts = version.english[f"question/{column.question.text_code}"]
                labels = {
                    code: texts.get(f"option.{code}", code) for code in column.question.by_code
                }
                self.titles[column.name] = texts["title"]
                self.options[column.name] = labels
                self._of_person |= labels

    def title(self, name: str) -> str:
        if name.startswith(INDICATOR):
            known = constructs().get(name.removeprefix(INDICATOR))
            return known.title if known else name.removeprefix(INDICATOR)
        return self.titles.get(name, name)

    def option(self, name: str, code: str) -> str:
        if name.startswith(INDICATOR) or code == NOT_ANSWERED:
            return PLACES.get(code, code)
        return self.options.get(name, {}).get(code, code)

    def group(self, group: Group) -> str:
        if group is None:
            return ""
        named: Mapping[str, Mapping[str, str]] = {
            "team": dict(Team.objects.values_list("code", "name")),
            "language": {code: one.english_name for code, one in BY_CODE.items()},
            "form": dict(Form.choices),
            "mode": dict(Mode.choices),
            "channel": CHANNELS,
        }
        known = {**named.get(self.dimension, self._of_person), **NOBODYS}
        return known.get(group, group)


def answered(survey: Survey, table: ProtectedTable, dimension: str = "") -> list[Answered]:
    """By question, in the order in which they are asked, what both forms share last."""
    words = Words(survey, dimension)
    names = {group: words.group(group) for group in (None, *table.bases)}
    found: dict[str, list[Block]] = {}
    for row in table.rows:
        told = tuple(_told(words, row.question, row.cells))
        found.setdefault(row.question, []).append(Block(names[row.by], row.base, told))
    return [
        Answered(name, words.title(name), name.startswith(INDICATOR), tuple(blocks))
        for name, blocks in found.items()
    ]


def _told(words: Words, question: str, cells: tuple[Cell, ...]) -> Iterator[Told]:
    for cell in cells:
        yield Told(
            words.option(question, cell.option),
            cell.count,
            cell.percent,
            cell.low,
            cell.high,
            cell.percent is None,
        )
