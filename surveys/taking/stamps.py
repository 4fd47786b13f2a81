"""What every file says about itself: tier, filter, date, versions, thresholds."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from surveys.figures.results import Asked, published_versions
from surveys.figures.tables import Tier
from surveys.models import Survey, Taking

TIERS: Mapping[Tier, str] = {
    Tier.TEAM: "team: exact numbers, for those who work on it",
    Tier.SERVICE: "service: across teams, small numbers are hidden",
    Tier.PUBLIC: "public: all numbers are rounded",
}
PLACED = "Answers go by week: a week belongs to the month of its Thursday."
CHOSE = "Of those who answered: they chose to, and are no random sample of all who were asked."
TEAM_ONLY = (
    "Exact numbers and single answers are for the people who work on this survey. Do not publish "
    "them, and do not pass on a number below 10. What can be found out about a person from several "
    "columns together is personal data."
)
INVENTED = "This is a demonstration: all answers are invented."
THRESHOLDS = ("B_MIN_BASE", "B_MAX_HIDDEN", "C_MAX_HIDDEN", "C_ROUND", "C_MIN_PCT")
OF_TIER: Mapping[Tier, tuple[str, ...]] = {
    Tier.TEAM: (),
    Tier.SERVICE: THRESHOLDS[:2],
    Tier.PUBLIC: THRESHOLDS[2:],
}


@dataclass(frozen=True)
class Stamp:
    """Names beside what they say, in order, for covers; the same in all kinds of files."""

    survey: Survey
    tier: Tier
    lines: tuple[tuple[str, str], ...]
    made_at: datetime.datetime


def stamp_of_results(asked: Asked) -> Stamp:
    made_at = timezone.now()
    lines = [
        *_beginning(asked.survey, asked.tier, made_at),
        ("Period", _period(asked.first, asked.last)),
        ("Told apart by", asked.by or "nothing: all together"),
        ("Team", asked.team or "all"),
        *_end(asked.survey, asked.tier, versions_in_words(asked.survey)),
    ]
    return Stamp(asked.survey, asked.tier, tuple(lines), made_at)


def stamp_of_rows(taking: Taking) -> Stamp:
    made_at = timezone.now()
    survey = taking.survey
    lines = [
        *_beginning(survey, Tier.TEAM, made_at),
        ("Period", _period(taking.first, taking.last)),
        ("Form", taking.get_form_display() if taking.form else "both"),
        ("Answers, as counted when they were asked for", str(taking.number)),
        ("Taken out by", str(taking.by)),
        ("For", taking.purpose),
        ("What people said about themselves", "in it" if taking.with_person else "not in it"),
        ("Comments", "in a table of their own" if taking.with_comments else "not in it"),
        ("Pseudonyms", taking.why_pseudonyms if taking.with_pseudonyms else "not in it"),
        *_end(survey, Tier.TEAM, versions_in_words(survey, taking.form)),
    ]
    return Stamp(survey, Tier.TEAM, tuple(lines), made_at)


def versions_in_words(survey: Survey, form: str = "") -> list[str]:
    """'experience-adult/2', newest first, the standard form before easy read."""
    wanted = {survey.questionnaire(one) for one in survey.forms if form in ("", one)}
    found = published_versions(survey)
    return [f"{one.questionnaire}/{one.number}" for one in found if one.questionnaire in wanted]


def thresholds_of(tier: Tier) -> dict[str, int]:
    """Settings that decide what is hidden at a tier."""
    return {name: getattr(settings, name) for name in OF_TIER[tier]}


def _beginning(survey: Survey, tier: Tier, made_at: datetime.datetime) -> Iterable[tuple[str, str]]:
    if settings.DEMONSTRATION:
        yield "Demonstration", INVENTED
    yield "Survey", f"{survey.title} ({survey.code})"
    yield "Tier", TIERS[tier]
    yield "Made on", f"{timezone.localtime(made_at):%Y-%m-%d %H:%M}"


def _end(survey: Survey, tier: Tier, versions: list[str]) -> Iterable[tuple[str, str]]:
    yield "Versions of the questions", ", ".join(versions)
    if found := thresholds_of(tier):
        yield "Thresholds", ", ".join(f"{name} {value}" for name, value in found.items())
    yield "Whose answers", CHOSE
    yield "Weeks and months", PLACED
    if tier == Tier.TEAM:
        yield "Who may have it", TEAM_ONLY
    if survey.is_safeguarding:
        yield "Safeguarding", "For the safeguarding lead and the Principal Social Worker alone."


def _period(first: datetime.date | None, last: datetime.date | None) -> str:
    return f"{first or 'the beginning'} to {last or 'now'}"
