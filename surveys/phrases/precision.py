"""How often a person found something behind a phrase that had put a comment first, by language.

The lists and the search for them are the portal's (`portal.ui.danger`); here stands what became of
the comments. What they miss cannot be counted here: sentences by hand are tested for that.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.alerts.models import ToRead
from portal.languages.table import BY_CODE, LANGUAGES
from portal.ui.danger import PhraseLists, about_lists
from surveys.figures.wilson import wilson
from surveys.models import Comment, Survey
from surveys.reading.listing import KIND


@dataclass(frozen=True)
class Found:
    """Of the comments in one language."""

    language: str
    put_first: int
    acted: int
    no_danger: int
    phrases: int
    """In the lists of this language."""
    is_reviewed: bool

    @property
    def name(self) -> str:
        return BY_CODE[self.language].english_name

    @property
    def said(self) -> int:
        return self.acted + self.no_danger

    @property
    def not_said(self) -> int:
        """Unread, or read in a place that does not ask."""
        return self.put_first - self.said

    @property
    def percent(self) -> float | None:
        """Of those of which a person said what it was, how many were acted on."""
        return 100 * self.acted / self.said if self.said else None

    @property
    def interval(self) -> tuple[float, float] | None:
        return wilson(self.acted, self.said) if self.said else None


def lists() -> list[PhraseLists]:
    return [about() for about in about_lists]


def found_by_language(surveys: Iterable[Survey]) -> list[Found]:
    """Of the surveys whose comments somebody reads; a language without any is there with nought."""
    hers = Comment.objects.filter(survey__in=list(surveys), is_trial=False)
    language_of = {str(pk): code for pk, code in hers.values_list("pk", "language")}
    rows = ToRead.objects.filter(subject_kind=KIND, sounds_like_danger=True)
    outcomes: dict[str, list[str]] = {}
    for subject, outcome in rows.values_list("subject_id", "outcome"):
        if subject in language_of:
            outcomes.setdefault(language_of[subject], []).append(outcome)
    known = lists()
    return [_found(one.code, outcomes.get(one.code, []), known) for one in LANGUAGES]


def _found(language: str, outcomes: list[str], known: list[PhraseLists]) -> Found:
    return Found(
        language,
        put_first=len(outcomes),
        acted=outcomes.count(ToRead.Outcome.ACTED),
        no_danger=outcomes.count(ToRead.Outcome.NO_DANGER),
        phrases=sum(one.sizes.get(language, 0) for one in known),
        is_reviewed=bool(known) and all(language in one.reviewed for one in known),
    )
