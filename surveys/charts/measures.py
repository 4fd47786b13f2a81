"""What a survey measures over time: a question and one of its answers, and which way is better."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from surveys.charts.months import month_on
from surveys.charts.targets import Target, latest, targets_of
from surveys.charts.xmr import Direction
from surveys.figures.questions import INDICATOR, SCALE
from surveys.models import Rebase, Survey, Team
from surveys.reading.results_shown import NOBODYS, Words

GOOD = "good"
WAYS = {GOOD: Direction.UP, "bad": Direction.DOWN}
"""Of the places on a scale; nobody has said of any other answer which way is better."""
NO_LETTERS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Measure:
    question: str
    """'happy' or 'indicator:happy'."""
    option: str
    title: str
    """The question in words."""
    answer: str
    """The answer in words."""
    direction: Direction

    @property
    def key(self) -> str:
        """For ids in a page: 'indicator-happy-good'."""
        return NO_LETTERS.sub("-", f"{self.question}-{self.option}".lower())


class Measuring:
    """A survey with its words, targets, decisions: read once for all its trends."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.words = Words(survey, "")
        self.rebases = list(Rebase.objects.filter(survey=survey, taken_back_at=None))
        self._by_answer: dict[tuple[str, str], str] | None = None
        self._targets = targets_of(survey)
        self._teams = {**NOBODYS, **dict(Team.objects.values_list("code", "name"))}

    def indicators(self) -> list[Measure]:
        """The good answers of each indicator, in the order in which they are asked."""
        names = dict.fromkeys(
            column.indicator
            for columns in self.words.columns.values()
            for column in columns
            if column.indicator
        )
        return [self._measure(name, GOOD) for name in names]

    def measure(self, question: str, option: str) -> Measure | None:
        """None for what this survey never asked."""
        return self._measure(question, option) if (question, option) in self._known() else None

    def rewordings(self, measure: Measure) -> list[str]:
        """Months in which a version came into use that asks it in other words, which nobody has
        found comparable. Of a single question none: in other words it is another one."""
        found = set()
        before: dict[str, set[str]] = {}
        for version in reversed(self.words.versions):
            names = {
                column.name
                for column in self.words.columns[version.pk]
                if column.indicator == measure.question
            }
            earlier = before.get(version.questionnaire)
            if names and earlier and names != earlier and version.published_at:
                found.add(month_on(timezone.localdate(version.published_at)))
            before[version.questionnaire] = names or earlier or set()
        return sorted(found)

    def decisions(self, measure: Measure, team: str) -> list[Rebase]:
        """In force, the earliest first."""
        return [
            one
            for one in self.rebases
            if (one.question, one.option, one.team_id or "")
            == (measure.question, measure.option, team)
        ]

    def target(self, measure: Measure) -> Target | None:
        """Of the good answers of an indicator, where somebody has set one."""
        if measure.option != GOOD or not measure.question.startswith(INDICATOR):
            return None
        name = measure.question.removeprefix(INDICATOR)
        return latest(self._targets, name, timezone.localdate())

    def team_name(self, code: str) -> str:
        return self._teams.get(code, code)

    def _measure(self, question: str, option: str) -> Measure:
        return Measure(
            question,
            option,
            self.words.title(question),
            self.words.option(question, option),
            WAYS.get(self._known().get((question, option), ""), Direction.NEITHER),
        )

    def _known(self) -> dict[tuple[str, str], str]:
        """By question and answer its place on the scale."""
        if self._by_answer is None:
            self._by_answer = dict(self._places())
        return self._by_answer

    def _places(self) -> Iterator[tuple[tuple[str, str], str]]:
        for columns in self.words.columns.values():
            for column in columns:
                for code, place in column.places.items():
                    yield (column.name, code), place
                if column.indicator:
                    for place in SCALE:
                        yield (column.indicator, place), place
