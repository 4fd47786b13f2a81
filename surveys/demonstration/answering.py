"""Invented answers over months: some teams get better, some slide, as the outline says."""

import datetime
import random
from collections.abc import Iterator, Mapping
from typing import Any

from questionnaires.answers import visible
from questionnaires.conditions import Answer
from questionnaires.definition import Definition, Question
from questionnaires.models import Version, VersionState
from surveys.demonstration.outline import chance, draw, id_of, outline, share_of
from surveys.figures.questions import SCALE, place_of
from surveys.models import Form, Mode, Response, Survey, Team
from surveys.recording import compose

CHANNELS = {Mode.KIOSK: "kiosk", Mode.PAPER: "letter", Mode.PHONE: "text"}
DAYS_OF_A_MONTH = 30
ANSWERED = 0.9
"""How often a question is answered at all."""
MIDDLE = 0.6
"""Of what is not good, how much is in the middle."""
ALARMING = {"R0", "alert", "help"}
"""Nobody of them is in danger: of that there would be alerts."""


def make_answers(today: datetime.date, teams: Mapping[str, Team]) -> list[Response]:
    """Not stored yet. Words and contacts are made elsewhere."""
    return [
        response
        for row in outline()["survey"]
        for response in _of_survey(row, today, list(teams.values()))
    ]


def _of_survey(
    row: Mapping[str, Any], today: datetime.date, teams: list[Team]
) -> Iterator[Response]:
    survey, drawn = Survey.objects.get(pk=row["code"]), chance(row["code"])
    versions = {form: _version(survey, form) for form in survey.forms}
    shares = outline()["shares"]
    days = row.get("months", outline()["months"]) * DAYS_OF_A_MONTH
    for number in range(row["number"]):
        ago = drawn.randrange(1, days)
        form = Form(draw(drawn, shares["form"]))
        mode = draw(drawn, shares["mode"])
        version, team = versions[form], drawn.choice(teams)
        course = row.get("teams", {}).get(team.pk, row["good"])
        whole = compose(
            survey=survey,
            version=version,
            form=form,
            language=draw(drawn, shares["language"]),
            mode=mode,
            channel=CHANNELS.get(Mode(mode), "open"),
            identity=survey.identity,
            team=team,
            answers=_answers(version.definition, share_of(course, 1 - ago / days), drawn),
            day=today - datetime.timedelta(days=ago),
            response_id=id_of(row["code"], number),
        )
        yield whole.response


def _version(survey: Survey, form: Form) -> Version:
    code = survey.questionnaire(form)
    return Version.objects.get(questionnaire=code, state=VersionState.ACTIVE)


def _answers(definition: Definition, good: float, drawn: random.Random) -> dict[str, Answer]:
    given: dict[str, Answer] = {}
    for question in definition.questions:
        if question.is_choosing and drawn.random() < ANSWERED and _is_asked(question):
            given[question.code] = _answer(question, good, drawn)
    return visible(definition, {code: answer for code, answer in given.items() if answer})


def _is_asked(question: Question) -> bool:
    """Not for wishes, to which contacts belong."""
    return not any(
        tag.startswith("wish:") or tag == "quote"
        for option in question.options
        for tag in option.tags
    )


def _answer(question: Question, good: float, drawn: random.Random) -> Answer:
    options = [one for one in question.options if not set(one.tags) & ALARMING]
    if any(place_of(option) in SCALE for option in options):
        place = _place(good, drawn)
        options = [one for one in options if place_of(one) == place] or options
    elif question.type == "choices":
        several = [one.code for one in options if not one.exclusive]
        return drawn.sample(several, min(len(several), drawn.randint(1, 2)))
    return drawn.choice(options).code


def _place(good: float, drawn: random.Random) -> str:
    if drawn.random() < good:
        return "good"
    return "middle" if drawn.random() < MIDDLE else "bad"
