"""One answer to one question over the months, with what it says in words."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from surveys.charts.drawing import LARGE, SMALL, Drawing, draw
from surveys.charts.measures import Measure
from surveys.charts.monthly import Month
from surveys.charts.months import in_words
from surveys.charts.signals import RUN
from surveys.charts.targets import Target
from surveys.charts.wording import (
    ASSURANCES,
    EARLY,
    VARIATIONS,
    limits_in_words,
    plural,
    signals_in_words,
)
from surveys.charts.xmr import Assurance, Judged, Variation, Xmr
from surveys.figures.tables import Tier
from surveys.models import Rebase, Survey


@dataclass(frozen=True)
class TrendPoint:
    month: Month
    judged: Judged | None
    """None where it is not plotted; `month.left_out` says why."""
    begins: str
    """What changes here, in words: new limits, other wording. Mostly nothing."""

    @property
    def what(self) -> str:
        """The point in words, for the table."""
        if self.judged is None:
            return f"Not plotted: {self.month.left_out}"
        if not self.judged.signals:
            return ""
        said = signals_in_words(self.judged.signals)
        return f"{VARIATIONS[self.judged.variation]}: {said}"


@dataclass(frozen=True)
class Trend:
    survey: Survey
    measure: Measure
    tier: Tier
    team: str
    """Its code; nothing for all together."""
    team_name: str
    points: tuple[TrendPoint, ...]
    """Those that are shown; `xmr` has all that are plotted."""
    xmr: Xmr
    rewordings: tuple[str, ...]
    decisions: tuple[Rebase, ...]
    target: Target | None
    marks: tuple[tuple[str, str], ...] = ()
    """Months with a word of what was done in them, by whoever shows the chart."""

    @property
    def title(self) -> str:
        return f"{self.team_name}: {self.measure.title}" if self.team else self.measure.title

    @property
    def key(self) -> str:
        """For ids in a page: one of each survey, measure and team."""
        return "-".join(filter(None, (self.survey.pk, self.measure.key, self.team)))

    @property
    def address(self) -> str:
        """Of the page about this measure."""
        args = [self.survey.pk, self.measure.question, self.measure.option]
        path = reverse("staff-surveys:result-measure", args=args)
        return f"{path}?{urlencode({'team': self.team})}" if self.team else path

    @property
    def latest(self) -> TrendPoint | None:
        """The last that is plotted."""
        return next((one for one in reversed(self.points) if one.judged), None)

    @property
    def left_out(self) -> int:
        return sum(one.judged is None for one in self.points)

    @property
    def is_early(self) -> bool:
        """Of so few points in a row nothing can be said yet, unless one is a signal already."""
        is_short = not self.xmr.phases or self.xmr.phases[-1].number < RUN
        return is_short and not (self.xmr.latest and self.xmr.latest.signals)

    @property
    def variation(self) -> str:
        """Code of the icon; nothing while it is early."""
        return "" if self.is_early or not self.xmr.latest else str(self.xmr.latest.variation)

    @property
    def variation_words(self) -> str:
        return VARIATIONS[Variation(self.variation)] if self.variation else EARLY

    @property
    def assurance(self) -> str:
        """Code of the icon; nothing without a target, or while it is early."""
        return "" if self.is_early or not self.xmr.assurance else str(self.xmr.assurance)

    @property
    def assurance_words(self) -> str:
        return ASSURANCES[Assurance(self.assurance)] if self.assurance else ""

    @property
    def change(self) -> str:
        """'Improvement: 7 or more points in a row above the mean.'"""
        if self.xmr.latest is None or not self.xmr.latest.signals:
            return f"{self.variation_words}."
        return f"{self.variation_words}: {signals_in_words(self.xmr.latest.signals)}."

    @property
    def value(self) -> str:
        """'78.3 % in October 2026 (47 of 60 answers, likely 66.4 to 86.9 %)'."""
        if self.latest is None:
            return ""
        month = self.latest.month
        of = f"{month.count} of {plural_of(month.base)}"
        if month.interval:
            of += f", likely {month.interval} %"
        return f"{month.percent_words} % in {month.when} ({of})"

    @property
    def sentence(self) -> str:
        if self.latest is None:
            return f"{self.title}: there are too few answers for a trend yet."
        return f"{self.title}, ‘{self.measure.answer}’: {self.value}. {self.change}"

    @property
    def notes(self) -> list[str]:
        """What a reader must know beside the chart, each a sentence."""
        found = []
        if self.xmr.limits:
            found.append(limits_in_words(self.xmr.limits))
        if self.target:
            found.append(f"{self.target.words} {self.assurance_words}.".replace(" .", ""))
        if self.left_out:
            months = plural(self.left_out, "month is", "months are")
            found.append(f"{months} not plotted, for too few answers or because it is hidden.")
        found += [f"The question was worded anew in {in_words(one)}." for one in self.rewordings]
        found += [
            f"New limits from {in_words(one.from_month)}: {one.reason}" for one in self.decisions
        ]
        return found

    @property
    def description(self) -> str:
        """Of the drawing, for those who do not see it."""
        months = [one.month.when for one in self.points]
        if not months:
            return self.sentence
        seen = [
            f"{one.month.when}: {signals_in_words(one.judged.signals)}"
            for one in self.points
            if one.judged and one.judged.signals
        ]
        signals = f"Signals: {'. '.join(seen)}." if seen else "No signals."
        return " ".join(
            [f"{months[0]} to {months[-1]}, by month.", self.sentence, *self.notes, signals]
        )

    @cached_property
    def large(self) -> Drawing:
        return draw(self, LARGE)

    @cached_property
    def small(self) -> Drawing:
        return draw(self, SMALL)


def plural_of(base: int | str) -> str:
    return plural(base, "answer", "answers") if isinstance(base, int) else base
