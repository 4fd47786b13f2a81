"""`manage.py survey_results`: the shape that others read, the dimensions, what is refused."""

import datetime
import io

import pytest
from django.core.management import CommandError, call_command

from surveys.joining import join_steps
from surveys.models import Comparable, Identity, Invitation, Response
from tests.factories.accounts import person
from tests.factories.surveys import CODE, answered, survey_of, team_of, version_of
from tests.surveys.importing.files import results

TEAM = ("--tier", "team")
JUNE = ("--from", "2026-06-01", "--to", "2026-06-30")
IN_JUNE = datetime.date(2026, 6, 10)


@pytest.fixture
def survey(db):
    return survey_of(identity=Identity.LINKED)


def give(survey, answers, number=1, **fields):
    for _ in range(number):
        answered(survey, answers, **{"day": IN_JUNE, **fields})


def cell(found, question, option, by=None):
    [one] = [
        row
        for row in found["rows"]
        if (row["question"], row["option"], row["by"]) == (question, option, by)
    ]
    return one


def test_the_document(survey):
    give(survey, {"happy": "very"}, 3)
    give(survey, {"happy": "not"})
    found = results(CODE, *TEAM, *JUNE)
    assert {name: found[name] for name in ("survey", "tier", "from", "to", "base", "invited")} == {
        "survey": CODE,
        "tier": "team",
        "from": "2026-06-01",
        "to": "2026-06-30",
        "base": 4,
        "invited": 0,
    }
    very = cell(found, "happy", "very")
    assert (very["count"], very["percent"], very["base"]) == (3, 75, 4)
    assert (round(very["low"], 1), round(very["high"], 1)) == (30.1, 95.4)
    assert cell(found, "indicator:happy", "good")["count"] == 3


def test_nothing_answered_is_a_document_too(survey):
    found = results(CODE, *TEAM)
    assert (found["base"], found["rows"], found["from"]) == (0, [], None)


def test_only_what_counts_is_counted(db):
    survey = survey_of()
    give(survey, {"happy": "very"}, 7)
    give(survey, {"happy": "very"}, identity=Identity.LINKED, is_trial=True)
    join_steps()
    assert results(CODE, *TEAM)["base"] == 5


def test_days_go_by_the_thursday_of_their_week(survey):
    give(survey, {"happy": "very"}, day=datetime.date(2026, 6, 30))
    give(survey, {"happy": "very"}, day=datetime.date(2026, 5, 31))
    assert results(CODE, *TEAM, *JUNE)["base"] == 0
    assert results(CODE, *TEAM, "--from", "2026-07-01")["base"] == 1


BY = [
    ("team", {"north": 1, "no-team": 1}),
    ("service", {"Community": 1, "no-service": 1}),
    ("month", {"2026-06": 2}),
    ("week", {"2026-06-08": 2}),
    ("language", {"en": 1, "ur": 1}),
    ("form", {"easy": 1, "standard": 1}),
    ("mode", {"self": 2}),
    ("channel", {"open": 2}),
    ("age", {"18-64": 1, "not-answered": 1}),
]


@pytest.mark.parametrize(("by", "bases"), BY)
def test_by_a_dimension(survey, by, bases):
    give(survey, {"happy": "very", "age": "18-64"}, team=team_of())
    give(survey, {"happy": "very"}, form="easy", language="ur")
    found = results(CODE, *TEAM, "--by", by)
    assert found["bases"] == bases
    assert {row["by"] for row in found["rows"]} == set(bases)


def test_two_dimensions_crossed(survey):
    give(survey, {"happy": "very"}, 2, team=team_of())
    give(survey, {"happy": "not"}, day=datetime.date(2026, 5, 6))
    found = results(CODE, *TEAM, "--by", "team*month")
    assert found["bases"] == {"no-team*2026-05": 1, "north*2026-06": 2}
    assert cell(found, "happy", "very", "north*2026-06")["count"] == 2


def test_one_team_alone(survey):
    give(survey, {"happy": "very"}, 2, team=team_of())
    give(survey, {"happy": "not"})
    assert results(CODE, *TEAM, "--team", "north")["base"] == 2
    assert results(CODE, *TEAM, "--team", "nobody")["base"] == 0


def test_invitations_that_went_out_in_the_period(survey):
    def invite(number, state, day):
        Invitation.objects.create(
            survey=survey,
            identity="linked",
            channel="email",
            token_hash=f"t{number}",
            code_hash=f"c{number}",
            state=state,
            send_on=day,
            expires_on=day,
        )

    invite(1, "sent", IN_JUNE)
    invite(2, "answered", IN_JUNE)
    invite(3, "waiting", IN_JUNE)
    invite(4, "sent", datetime.date(2026, 5, 10))
    assert results(CODE, *TEAM, *JUNE)["invited"] == 2


def test_the_service_sees_small_numbers_hidden(survey):
    give(survey, {"happy": "very"}, 20)
    give(survey, {"happy": "fairly"}, 6)
    give(survey, {"happy": "not"}, 3)
    found = results(CODE, "--tier", "service", *JUNE)
    seen = [cell(found, "happy", one)["count"] for one in ("very", "fairly", "not")]
    assert seen == [20, "hidden", "1 to 4"]


def test_the_public_sees_rounded_numbers_and_is_the_default(survey):
    give(survey, {"happy": "very"}, 32)
    give(survey, {"happy": "not"}, 3)
    found = results(CODE, *JUNE)
    assert (found["tier"], found["base"]) == ("public", 35)
    very, bad = cell(found, "happy", "very"), cell(found, "happy", "not")
    assert (very["count"], very["percent"], very["low"]) == (30, 86, None)
    assert (bad["count"], bad["percent"]) == ("*", None)


def test_versions_that_differ_are_counted_apart_until_someone_finds_them_comparable(survey):
    give(survey, {"happy": "very"})
    old = Response.objects.get().version
    type(old).objects.filter(pk=old.pk).update(state="retired")
    data = {"code": CODE, "section": [{"code": "questions", "page": []}]}
    questions = [one for part in old.body["definition"]["section"] for one in part["page"]]
    for one in questions:
        for question in one["question"]:
            if question["code"] == "happy":
                question["option"] = [*question["option"], {"code": "new", "tags": ["bad"]}]
    data["section"][0]["page"] = questions
    new = version_of(survey, number=2, section=data["section"])
    give(survey, {"happy": "new"}, version=new)
    found = results(CODE, *TEAM)
    assert [cell(found, "happy", "new")["count"], cell(found, "happy@1", "very")["count"]] == [1, 1]
    Comparable.objects.create(version=new, earlier=old, reason="One more answer", by=person())
    found = results(CODE, *TEAM)
    assert [cell(found, "happy", "new")["count"], cell(found, "happy", "very")["count"]] == [1, 1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nonsense",), "There is no survey"),
        ((CODE,), "Give a whole month"),
        (
            (CODE, "--tier", "service", "--from", "2026-06-02", "--to", "2026-06-30"),
            "not one whole",
        ),
        ((CODE, *TEAM, "--by", "nonsense"), "Nothing can be told apart by"),
        ((CODE, "--by", "week", *JUNE), "for the team alone"),
        ((CODE, "--by", "team*month", *JUNE), "One dimension at most"),
        (
            (CODE, "--tier", "service", "--by", "age*mode", *JUNE),
            "There are team.language",
        ),
        ((CODE, "--team", "north", *JUNE), "for the team"),
        ((CODE, *TEAM, "--from", "2026-06-02", "--to", "2026-06-01"), "comes after"),
    ],
)
def test_what_is_refused_is_said(survey, arguments, said):
    with pytest.raises(CommandError, match=said) as refusal:
        call_command("survey_results", *arguments, stdout=io.StringIO())
    assert refusal.value.returncode == 1


def test_a_day_that_is_none_is_wrong_usage(survey):
    with pytest.raises(CommandError, match="is not a day") as refusal:
        call_command("survey_results", CODE, "--from=yesterday", stdout=io.StringIO())
    assert refusal.value.returncode != 0


def test_in_words(survey):
    give(survey, {"happy": "very"}, 4)
    out = io.StringIO()
    call_command("survey_results", CODE, *TEAM, stdout=out)
    assert "The tea club: 4 answers, 0 invited" in out.getvalue()
    assert "  very: 4, 100.0 % (51.0 to 100.0)" in out.getvalue()


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "9999-12-31"])
@pytest.mark.parametrize("option", ["--from", "--to"])
def test_a_day_of_another_century(survey, option, day):
    with pytest.raises(CommandError, match="is not a day of this century"):
        call_command("survey_results", CODE, *TEAM, option, day)
