"""Themes as staff see them: of one comment, and counts in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.figures.tables import ProtectedTable
from surveys.models import Comment, Label, Team
from surveys.reading.results_shown import NOBODYS, Answered, Block, Told
from surveys.themes.counting import THEMES, TONE
from surveys.themes.framework import title_of
from surveys.themes.labelling import suggestions_for
from surveys.themes.suggesting import Suggested

if TYPE_CHECKING:
    from portal.accounts.models import User

TITLES = {THEMES: "What they are about", TONE: "In what tone"}
TONES = dict(Label.Tone.choices)


@dataclass(frozen=True)
class Given:
    """One label in words."""

    by: str
    themes: tuple[str, ...]
    tone: str
    is_check: bool

    @classmethod
    def of(cls, label: Label) -> "Given":
        titles = tuple(title_of(one.theme) for one in label.given.all())
        return cls(str(label.by), titles, label.get_tone_display(), label.is_check)


class LabelsOf:
    """What one reader sees of the labels of a comment: another's never before she gave her own."""

    def __init__(self, comment: Comment, reader: "User") -> None:
        found = comment.labels.select_related("by").prefetch_related("given")
        self._labels: Sequence[Label] = list(found)
        self.mine = next((one for one in self._labels if one.by_id == reader.pk), None)
        is_done = any(one.is_check for one in self._labels)
        self.may_label = not is_done
        self.is_second = bool(self._labels) and self.mine is None and not is_done
        self.suggestions: list[Suggested] = (
            suggestions_for(comment) if self.may_label and not self.is_second else []
        )

    @property
    def shown(self) -> list[Given]:
        return [] if self.is_second else [Given.of(one) for one in self._labels]


def in_words(table: ProtectedTable, by: str) -> list[Answered]:
    """By question, with a block for each group. Themes that nobody gave are left out."""
    teams = dict(Team.objects.values_list("code", "name")) if by == "team" else {}
    names = {**teams, **NOBODYS}
    found: dict[str, list[Block]] = {THEMES: [], TONE: []}
    for row in table.rows:
        words = TONES if row.question == TONE else {}
        told = tuple(
            Told(
                words.get(cell.option, title_of(cell.option)),
                cell.count,
                cell.percent,
                cell.low,
                cell.high,
                is_apart=False,
            )
            for cell in row.cells
            if cell.count != 0 or row.question == TONE
        )
        group = "" if row.by is None else names.get(row.by, row.by)
        found[row.question].append(Block(group, row.base, told))
    return [Answered(code, TITLES[code], False, tuple(blocks)) for code, blocks in found.items()]
