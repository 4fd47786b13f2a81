"""What an action can be measured by: the good answers to each question of a survey, by what they
say; and what a link from a chart or a comment fills in."""

from collections.abc import Mapping
from typing import Any

from surveys.acting.periods import latest_quarter
from surveys.acting.statements import by_theme, construct_of
from surveys.charts.measures import Measure, Measuring
from surveys.models import Action, Survey, Team

SEPARATOR = "/"
"""Between question and option, in the value of a choice."""


def measures_of(survey: Survey) -> list[tuple[str, list[tuple[str, str]]]]:
    """As groups of choices: what both forms share first, then each answer of each question."""
    measuring = Measuring(survey)
    shared = [(value_of(one), f"{one.title}: {one.answer}") for one in measuring.indicators()]
    groups = [("Both forms together", shared)] if shared else []
    for name, options in measuring.words.options.items():
        labels = [(f"{name}{SEPARATOR}{code}", label) for code, label in options.items()]
        groups.append((measuring.words.title(name), labels))
    return groups


def value_of(measure: Measure) -> str:
    return f"{measure.question}{SEPARATOR}{measure.option}"


def filled_in(query: Mapping[str, str]) -> dict[str, Any]:
    """From a link with codes alone: survey, measure (question and option), team, theme. Whatever is
    unknown is left out."""
    survey = Survey.objects.filter(pk=query.get("survey", "")[:60]).first()
    team = Team.objects.filter(pk=query.get("team", "")[:60]).first()
    theme = query.get("theme", "")[:60]
    found: dict[str, Any] = {"survey": survey.pk if survey else "", "team": team.pk if team else ""}
    question, option = query.get("question", "")[:80], query.get("option", "good")[:60]
    if survey and question and Measuring(survey).measure(question, option):
        found |= {"measure": f"{question}{SEPARATOR}{option}", "source": Action.Source.FIGURES}
        found |= _frameworks(question)
    elif theme:
        found |= {"theme": theme, "source": Action.Source.COMMENTS}
    return {**found, "period": latest_quarter().code}


def _frameworks(question: str) -> dict[str, str]:
    construct = construct_of(question)
    if construct is None:
        return {}
    fitting = by_theme().get(construct.theme, [])
    statement = fitting[0].code if fitting else ""
    return {"ascof": construct.ascof, "cqc": construct.cqc, "statement": statement}
