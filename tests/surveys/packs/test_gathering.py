"""What a snapshot holds: protected figures, words beside them, nothing that may not leave."""

import datetime

import pytest
import time_machine

from surveys.figures.dated import enter_figure, kinds
from surveys.figures.tables import Tier
from surveys.models import Action, Identity
from surveys.packs.gathering.everything import gather
from surveys.packs.gathering.figures import figures_of
from surveys.packs.gathering.unheard import unheard_in
from surveys.packs.quarters import quarter_called
from tests.factories.accounts import person
from tests.factories.surveys import answered, survey_of
from tests.surveys.packs.conftest import IN_NOVEMBER, give


def one(snapshot):
    return snapshot["surveys"][0]


def by(survey, dimension):
    return next(found for found in survey["breakdowns"] if found["by"] == dimension)


def good(rows, group=""):
    row = next(
        row for row in rows if row["question"] == "indicator:happy" and row["group"] == group
    )
    return next((cell for cell in row["cells"] if cell["option"] == "good"), row["base"])


def test_figures_stand_with_base_share_interval_and_words(survey, quarter):
    found = one(gather(quarter))
    assert (found["title"], found["answered"]) == ("The tea club", 51)
    cell = good(found["results"])
    assert (cell["label"], cell["count"], cell["percent"]) == ("Good", 38, 75)
    assert (cell["low"], cell["high"]) == (61, 84)
    assert [measure["title"] for measure in found["measures"]]


def test_small_numbers_are_hidden_by_team_and_nothing_tells_them(survey, quarter):
    teams = by(one(gather(quarter)), "team")
    bases = {base["label"]: base["base"] for base in teams["bases"]}
    assert bases["Team west"] == "fewer than 10 answers"
    # The next smallest goes with it: 51 less 30 would tell the sum of both, and 12 would tell nine.
    assert bases["Team south"] == "hidden"
    assert bases["Team north"] == 30


def test_the_team_tier_is_exact_and_for_tests_of_the_files_alone(survey, quarter):
    teams = by(one(gather(quarter, tier=Tier.TEAM)), "team")
    assert {base["base"] for base in teams["bases"]} == {30, 12, 9}
    assert good(teams["rows"], "west")["count"] == 9


def test_answers_are_told_apart_by_how_they_came_and_who_gave_them(survey, quarter):
    found = one(gather(quarter))
    known = {one["by"] for one in found["breakdowns"]}
    # This survey asks for the age and for nothing else of the person.
    assert known == {"team", "language", "form", "mode", "channel", "age"}


def test_a_survey_with_too_few_answers_tells_nothing_else(db, quarter):
    survey = survey_of(identity=Identity.LINKED)
    give(survey, 9, {"happy": "very"})
    found = one(gather(quarter))
    assert found["answered"] == "fewer than 10 answers"
    assert not found["breakdowns"]
    assert not any(row["cells"] for row in found["results"])


def test_answers_of_other_quarters_are_not_in_it(survey, quarter):
    give(survey, 30, {"happy": "not"}, day=datetime.date(2026, 2, 11))
    assert one(gather(quarter))["answered"] == 51


@pytest.mark.parametrize("tier", [Tier.SERVICE, Tier.TEAM])
def test_the_course_ends_with_the_quarter(survey, quarter, tier):
    for month in (1, 2, 3):
        give(survey, 20, {"happy": "not"}, day=datetime.date(2026, month, 14))
    trend = one(gather(quarter, tier=tier))["trends"]["indicator:happy"]
    assert [point["month"] for point in trend["points"]] == ["2025-11"]
    if tier == Tier.TEAM:
        # 38 of 51. Beyond the team a month may be hidden for the sake of its quarter.
        assert trend["points"][0]["percent"] == pytest.approx(74.5, abs=0.05)
        assert len(trend["drawing"]["marks"]) == 1


def test_what_comes_later_changes_nothing_of_it(survey, quarter):
    before = gather(quarter)
    for month in (1, 2, 3):
        give(survey, 20, {"happy": "not"}, day=datetime.date(2026, month, 14))
    assert gather(quarter) == before


def test_after_safeguarding_figures_are_there_and_words_are_not(db, quarter):
    survey = survey_of(identity=Identity.LINKED, is_safeguarding=True)
    give(survey, 12, {"happy": "very", "change": "They listened to me."})
    found = one(gather(quarter))
    assert found["is_safeguarding"]
    assert (found["themes"], found["quotes"], found["themes_note"]) == ([], [], "")
    assert "They listened" not in str(gather(quarter))


def test_no_comment_is_in_it_that_nobody_may_publish(survey, quarter):
    answered(survey, {"change": "Milk for Mrs Jones"}, day=IN_NOVEMBER)
    assert "Mrs Jones" not in str(gather(quarter))


def test_themes_wait_until_all_comments_carry_one(survey, quarter):
    answered(survey, {"change": "More tea"}, day=IN_NOVEMBER)
    assert "once a person has labelled every comment" in one(gather(quarter))["themes_note"]


def test_complaints_and_quality_are_the_latest_of_the_quarter(db, quarter):
    analyst = person("survey_analyst")
    for value, on in ((5, quarter.first), (7, quarter.last), (8, quarter.last), (9, None)):
        day = on or datetime.date(2026, 3, 31)
        enter_figure(code="complaints-received", value=value, on=day, source="Register", by=analyst)
    found = {row["code"]: row for row in gather(quarter)["quality"]}
    assert found["complaints-received"]["value"] == 8
    assert found["complaints-received"]["entered_by"] == str(analyst)
    assert found["ombudsman-upheld"]["value"] is None
    assert set(found) == {code for code, kind in kinds().items() if kind.quality}


def test_actions_are_those_that_were_going_and_those_begun(db, quarter):
    owner = person("survey_analyst")
    survey = survey_of()
    secret = survey_of("sg", is_safeguarding=True)
    for title, on, of in (
        ("Before", datetime.date(2025, 8, 1), survey),
        ("Begun", datetime.date(2025, 11, 1), survey),
        ("Later", datetime.date(2026, 2, 1), survey),
        ("Secret", datetime.date(2025, 8, 1), secret),
    ):
        Action.objects.create(
            title=title,
            words="w",
            source="meeting",
            survey=of,
            question="indicator:happy",
            finding="f",
            owner=owner,
            due_on=datetime.date(2025, 12, 1),
            recorded_by=owner,
            recorded_on=on,
        )
    found = gather(quarter)["actions"]
    assert [one["title"] for one in found["before"]] == ["Before"]
    assert [one["title"] for one in found["opened"]] == ["Begun"]
    assert found["before"][0]["measure"] == ["tea-club", "indicator:happy"]


def test_the_response_rate_is_of_those_who_were_invited(survey, quarter):
    give(survey, 12, {"happy": "very"}, channel="email")
    found = figures_of(survey, quarter, Tier.TEAM)
    assert found["answered_when_invited"] == 12
    assert found["invited"] == 0


def test_a_rate_that_would_tell_a_small_number_is_not_told(survey, quarter):
    give(survey, 3, {"happy": "very"}, channel="letter")
    assert figures_of(survey, quarter, Tier.SERVICE)["answered_when_invited"] is None


@pytest.mark.parametrize("note", ["Small numbers", "Charts over time", "Who answered"])
def test_notes_explain_the_figures_with_their_thresholds(db, quarter, note):
    found = {one["title"]: one["words"] for one in gather(quarter)["notes"]}
    assert note in found
    assert "fewer than 10 people" in found["Small numbers"]
    assert "{" not in "".join(found.values())


def test_the_same_quarter_is_the_same_whenever_it_is_gathered(survey):
    quarter = quarter_called("2025-q4")
    with time_machine.travel("2026-02-01"):
        early = gather(quarter)
    with time_machine.travel("2026-08-01"):
        assert gather(quarter) == early


def test_of_a_breakdown_that_is_not_told_nobody_is_said_to_be_silent(db, quarter):
    told = {"by": "age", "title": "Age", "bases": [{"group": "65-84", "label": "", "base": 40}]}
    untold = {"by": "sex", "title": "Sex", "bases": []}
    assert [one["by"] for one in unheard_in(40, [told, untold], quarter)] == ["age"]
