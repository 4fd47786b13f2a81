"""Themes go through the gate: exact for the team, protected beyond; labels of people only."""

import datetime

import pytest
from django.urls import reverse

from surveys.figures.periods import NotClosed
from surveys.figures.results import UnknownDimension
from surveys.figures.tables import Tier
from surveys.themes.counting import AskedThemes, NotAllLabelled, theme_counts
from tests.factories.accounts import person
from tests.factories.comments import labelled, plain_comment
from tests.factories.surveys import answered, survey_of, team_of

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 6, 15)
MARCH = {"first": datetime.date(2026, 3, 1), "last": datetime.date(2026, 3, 31)}
QUARTER = {"first": datetime.date(2026, 1, 1), "last": datetime.date(2026, 3, 31)}
PAGE = reverse("staff-surveys:themes")


@pytest.fixture
def survey():
    return survey_of()


def many(survey, number, *codes, by=None, **fields):
    version = answered(survey, {"happy": "fairly"}).version
    by = by or person("survey_analyst")
    for each in range(number):
        comment = plain_comment(survey, each, version=version, **fields)
        labelled(comment, *codes, by=by)


def counts(asked, question="themes"):
    table = theme_counts(asked, today=TODAY)
    return {
        (row.by, cell.option): cell.count
        for row in table.rows
        if row.question == question
        for cell in row.cells
        if cell.count
    }


def test_the_team_sees_exact_numbers(survey):
    many(survey, 3, "home", "money")
    many(survey, 1)
    table = theme_counts(AskedThemes(survey, Tier.TEAM), today=TODAY)
    assert table.base == 4
    assert counts(AskedThemes(survey, Tier.TEAM)) == {(None, "home"): 3, (None, "money"): 3}
    assert counts(AskedThemes(survey, Tier.TEAM), "tone") == {(None, "positive"): 4}


def test_by_team_and_month(survey):
    many(survey, 2, "home", team=team_of("north"))
    many(survey, 1, "home", team=team_of("south"), day=datetime.date(2026, 4, 8))
    asked = AskedThemes(survey, Tier.TEAM, by="team")
    assert counts(asked) == {("north", "home"): 2, ("south", "home"): 1}
    asked = AskedThemes(survey, Tier.TEAM, by="month")
    assert counts(asked) == {("2026-03", "home"): 2, ("2026-04", "home"): 1}
    asked = AskedThemes(survey, Tier.TEAM, team="south")
    assert counts(asked) == {(None, "home"): 1}


def test_suggestions_and_second_looks_are_never_counted(survey):
    version = answered(survey, {"happy": "fairly"}).version
    comment = plain_comment(survey, 1, version=version, words="I waited three months")
    assert counts(AskedThemes(survey, Tier.TEAM)) == {}
    labelled(comment, "home"), labelled(comment, "money")
    assert counts(AskedThemes(survey, Tier.TEAM)) == {(None, "home"): 1}


def test_trials_are_not_counted(survey):
    many(survey, 1, "home", is_trial=True)
    assert counts(AskedThemes(survey, Tier.TEAM)) == {}


def test_across_teams_small_numbers_are_hidden(survey):
    many(survey, 20, "home")
    many(survey, 2, "money")
    found = counts(AskedThemes(survey, Tier.SERVICE, **QUARTER))
    assert found[None, "home"] == 20
    assert found[None, "money"] == "1 to 4"


def test_across_teams_too_few_comments_say_nothing(survey):
    many(survey, 9, "home")
    table = theme_counts(AskedThemes(survey, Tier.SERVICE, **QUARTER), today=TODAY)
    assert table.base == "fewer than 10 answers"
    assert not any(row.cells for row in table.rows)


def test_across_teams_only_what_is_over_and_labelled_throughout(survey):
    many(survey, 12, "home")
    plain_comment(survey, 99)
    with pytest.raises(NotAllLabelled) as refused:
        theme_counts(AskedThemes(survey, Tier.SERVICE, **QUARTER), today=TODAY)
    assert (refused.value.left, refused.value.all) == (1, 13)
    with pytest.raises(NotClosed):
        theme_counts(AskedThemes(survey, Tier.SERVICE), today=TODAY)


def test_across_teams_of_whole_quarters_alone(survey):
    many(survey, 12, "home")
    with pytest.raises(NotClosed, match="whole quarters"):
        theme_counts(AskedThemes(survey, Tier.SERVICE, **MARCH), today=TODAY)


@pytest.mark.parametrize("asked", [{"by": "language"}, {"by": "month"}, {"team": "north"}])
def test_nothing_else_is_told_apart(survey, asked):
    with pytest.raises(UnknownDimension):
        theme_counts(AskedThemes(survey, Tier.SERVICE, **asked, **QUARTER), today=TODAY)


# On the page ------------------------------------------------------------------------------------


def test_the_page_of_those_who_work_on_it(survey, sign_in):
    many(survey, 3, "home")
    page = sign_in("independent_living").get(PAGE).text
    assert "There is no survey here" in page
    page = sign_in("survey_analyst").get(f"{PAGE}?tier=team").text
    assert "Equipment and the home" in page
    assert "Comments with themes: 3." in page


def test_a_commissioner_sees_them_across_teams_alone(survey, sign_in):
    many(survey, 3, "home")
    client = sign_in("commissioner")
    assert "for a whole quarter that is over" in client.get(PAGE).text
    assert "Comments with themes" not in client.get(f"{PAGE}?tier=team&by=team").text


def test_nobody_else_sees_any(survey, sign_in):
    assert sign_in("directory_editor").get(PAGE).status_code == 403


@pytest.mark.parametrize("query", ["?survey=x&tier=x&by=x&team=x&period=x", "?period=2026-Q9"])
def test_nonsense_is_the_first_choice(query, survey, sign_in):
    assert sign_in("survey_analyst").get(PAGE + query).status_code == 200


def test_the_list_says_how_far_labels_have_come(survey, sign_in):
    many(survey, 2, "home")
    page = sign_in("survey_analyst").get(reverse("staff-surveys:theme-list")).text
    assert "2 comments carry a person’s themes" in page
    assert "No model is trained before there are 200" in page
    assert "not confirmed yet" in page
    assert "Draft: nobody who speaks it" in page
