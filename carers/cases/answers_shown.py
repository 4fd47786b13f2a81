"""Answers as a reader sees them: plain values, made by `carers.cases.reading`."""

from dataclasses import dataclass, field

from carers.cases.her_words import OwnText
from carers.cases.section_checks import FOR_FIGURES
from carers.models import SectionCheck
from portal.languages.translated import Text


@dataclass(frozen=True)
class Chosen:
    """An option that she chose."""

    english: str
    theirs: Text | None
    """In her language; None where that is English, or has no words for it."""
    levels: tuple[str, ...] = ()
    """Danger and strain that it stands for, in words."""


@dataclass(frozen=True)
class Flagged:
    """An answer that stands for danger or strain: 'Often' says nothing without its question."""

    level: str
    question: str
    answer: str


@dataclass(frozen=True)
class Answer:
    code: str
    question: str
    theirs: Text | None
    """The question in her language."""
    chosen: tuple[Chosen, ...] = ()
    own: OwnText | None = None
    counts: tuple[str, ...] = ()
    """For which parts of regulation 3, and how: 'Recreation, cannot without help: no'."""
    is_withheld: bool = False
    """There is something that this reader may not see."""
    now: str = ""
    """What she says since it was gone through with her."""

    @property
    def is_answered(self) -> bool:
        return bool(self.chosen or self.own or self.is_withheld)


@dataclass(frozen=True)
class SectionShown:
    code: str
    title: str
    answers: list[Answer] = field(default_factory=list)
    """Of the questions that were asked, in their order."""
    check: SectionCheck | None = None

    @property
    def answered(self) -> list[Answer]:
        return [one for one in self.answers if one.is_answered]

    @property
    def left_out(self) -> list[Answer]:
        return [one for one in self.answers if not one.is_answered]

    @property
    def is_for_figures(self) -> bool:
        return self.code == FOR_FIGURES

    @property
    def has_now(self) -> bool:
        return any(one.now for one in self.answered)

    @property
    def has_counts(self) -> bool:
        return any(one.counts for one in self.answered)

    @property
    def withholds(self) -> bool:
        return any(one.is_withheld for one in self.answers)
