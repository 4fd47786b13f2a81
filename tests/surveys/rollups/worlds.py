"""A survey with all that can be told apart, and answers to it drawn by hypothesis."""

import datetime

from django.db import transaction
from hypothesis import strategies as st

from questionnaires.models import Version, VersionState
from surveys.figures.answers import count
from surveys.figures.asked import Asked
from surveys.figures.counting import Counting
from surveys.figures.dimensions import axes_of
from surveys.figures.invited import invited
from surveys.figures.tables import Tier
from surveys.figures.versions import asking_of
from surveys.models import Identity, Response, Survey
from surveys.rollups.outbox import count_in
from surveys.rollups.reading import table_of
from tests.factories.surveys import AGE, HAPPY, SAFE, survey_of, team_of, version_of

DISABILITY = {
    "code": "eq-disability",
    "type": "choices",
    "option": [{"code": "hearing"}, {"code": "seeing"}, {"code": "none", "exclusive": True}],
    "tags": ["equality:disability"],
}
ETHNICITY = {
    "code": "eq-ethnicity",
    "type": "choice",
    "option": [{"code": "asian"}, {"code": "white"}, {"code": "rather-not"}],
    "tags": ["equality:ethnicity"],
}
PAYMENT = {
    "code": "dp-type",
    "type": "choice",
    "option": [{"code": "card"}, {"code": "bank"}],
    "tags": ["equality:payment-type"],
}
WHY = {
    "code": "why",
    "type": "choice",
    "option": [{"code": "tea"}, {"code": "talk"}],
    "visible_if": {"question": "happy", "any_of": ["very", "fairly"]},
}
QUESTIONS = (HAPPY, WHY, SAFE, AGE, DISABILITY, ETHNICITY, PAYMENT)
FIRST = datetime.date(2026, 1, 1)
DAYS = 110
LANGUAGES, MODES, TEAMS = ("en", "ur"), ("self", "phone"), ("north", "south", None)


def section(*questions):
    pages = [{"code": one["code"], "question": [one]} for one in questions]
    return [{"code": "questions", "page": pages}]


def tea_survey(**fields) -> Survey:
    """An older version that asked less, the one of now, and easy read; linked, so that answers
    count at once."""
    survey = survey_of(**{"identity": Identity.LINKED, **fields})
    Version.objects.filter(questionnaire=survey.code).update(state=VersionState.RETIRED)
    version_of(survey, number=2, section=section(*QUESTIONS))
    team_of("north")
    team_of("south", service="Hospital")
    return survey


def versions(survey):
    """The newest, easy read, the old one: with their forms."""
    forms = asking_of(survey).forms
    return sorted(forms.items())


ONE = st.fixed_dictionaries(
    {
        "version": st.integers(0, 2),
        "day": st.integers(0, DAYS),
        "team": st.sampled_from(TEAMS),
        "language": st.sampled_from(LANGUAGES),
        "mode": st.sampled_from(MODES),
        "answers": st.fixed_dictionaries(
            {},
            optional={
                "happy": st.sampled_from(["very", "fairly", "not", "dont-know"]),
                "why": st.sampled_from(["tea", "talk"]),
                "safe": st.sampled_from(["yes", "no", "rather-not"]),
                "age": st.sampled_from(["18-64", "65-plus"]),
                "eq-disability": st.lists(
                    st.sampled_from(["hearing", "seeing"]), min_size=1, max_size=2, unique=True
                ),
                "eq-ethnicity": st.sampled_from(["asian", "white", "rather-not"]),
                "dp-type": st.sampled_from(["card", "bank"]),
            },
        ),
    }
)
DIMENSIONS = """
    team service month week language form mode channel age eq-ethnicity disability ethnicity
    payment-type team*month month*team language*form team*language ethnicity*team
    ethnicity*payment-type service*language week*team disability*month age*disability mode*channel
"""
BYS = ["", *DIMENSIONS.split()]


def response_of(survey: Survey, drawn) -> Response:
    version, form = versions(survey)[drawn["version"]]
    day = FIRST + datetime.timedelta(days=drawn["day"])
    return Response(
        survey=survey,
        version_id=version,
        form=form,
        language=drawn["language"],
        mode=drawn["mode"],
        channel="open",
        identity=Identity.LINKED,
        team_id=drawn["team"],
        week=day - datetime.timedelta(days=day.weekday()),
        day=day,
        answers=drawn["answers"],
    )


@transaction.atomic
def give(survey: Survey, *drawn) -> list[Response]:
    """Stored and noted, as every way in does it."""
    responses = [response_of(survey, one) for one in drawn]
    Response.objects.bulk_create(responses)
    count_in(responses)
    return responses


def one(**fields):
    """Answers in few words: all the same where nothing is said."""
    about = {"version": 2, "day": 20, "team": "north", "language": "en", "mode": "self"}
    return {**about, "answers": {"happy": "very"}, **fields}


def counted(survey: Survey, by: str = "", **fields):
    """From the answers, as nobody does any more."""
    asked = Asked(survey, Tier.TEAM, by, **fields)
    axes = axes_of(asked, asking_of(survey))
    counting = Counting(axes.asking.columns)
    count(counting, asked, axes)
    return counting.table(invited=invited(asked))


def live(survey: Survey, by: str = "", **fields):
    """As the team sees it."""
    return table_of(Asked(survey, Tier.TEAM, by, **fields), told=False)
