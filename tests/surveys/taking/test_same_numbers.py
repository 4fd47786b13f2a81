"""The command is the reference: the screen, every kind of file and the API say the same. And no
small number leaves by any of them."""

import csv
import datetime
import io
import itertools
import json
import re

import pytest
from django.urls import reverse

from surveys.models import Identity
from surveys.taking.listing import PLAIN, dimensions_of
from surveys.taking.tokens import make_token
from tests.factories.accounts import person
from tests.factories.surveys import CODE, answered, survey_of, team_of
from tests.surveys.importing.files import results as by_command
from tests.surveys.taking.opening import tables_of_book, whole

FIRST, LAST = "2026-04-01", "2026-06-30"
QUARTER = {"from": FIRST, "to": LAST}
COMMAND = ("--from", FIRST, "--to", LAST)
IN_MAY = datetime.date(2026, 5, 13)
KINDS = ("csv", "xlsx", "json")
BEYOND = ("service", "public")
NUMBERS = ("count", "percent", "low", "high", "base")
BASES = {"north": 30, "south": 12, "west": 9}
"""One team has too few for anything to be told."""
SINGLE = "dont-know", "safe rather-not"


def give(survey, number, answers, **fields):
    for _ in range(number):
        answered(survey, answers, **{"day": IN_MAY, **fields})


@pytest.fixture
def survey(db):
    """A base of nine in one team, and one single answer that nobody else gave."""
    survey = survey_of(identity=Identity.LINKED)
    give(survey, 29, {"happy": "very", "age": "18-64", "safe": "yes"}, team=team_of("north"))
    give(survey, 1, {"happy": "not", "age": "65-plus", "safe": "yes"}, team=team_of("north"))
    give(survey, 12, {"happy": "fairly", "age": "65-plus"}, team=team_of("south"), language="ur")
    give(survey, 9, {"happy": "very"}, team=team_of("west"), language="pl")
    return survey


@pytest.fixture
def token(survey):
    return token_for("service")


def token_for(tier):
    ends = datetime.date.today() + datetime.timedelta(days=9)
    by = person("survey_analyst")
    return make_token(name="Reports", purpose="Charts", tier=tier, ends_on=ends, by=by)[1]


def ask_api(client, token, name, **said):
    address = reverse(f"surveys-api:{name}", args=[CODE])
    return client.get(address, said, headers={"Authorization": f"Bearer {token}"})


def taken(client, kind, **said):
    answer = client.get(reverse("staff-surveys:take-results", args=[CODE, kind]), said)
    assert answer.status_code == 200
    return whole(answer)


def of_csv(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def lines(rows):
    """Of rows of a file, comparable with those of the command."""
    return {
        (row["question"], row["group"], row["option"]): tuple(_number(row[one]) for one in NUMBERS)
        for row in rows
        if row["option"]
    }


def _number(value):
    if value in ("", None):
        return None
    try:
        return float(value)
    except ValueError:
        return value


def lines_of_document(document):
    return {
        (row["question"], row["by"] or "", row["option"]): tuple(
            _number(row[one]) for one in NUMBERS
        )
        for row in document["rows"]
    }


@pytest.mark.parametrize("by", ["", "team", "month", "age", "language"])
@pytest.mark.parametrize("tier", ["team", *BEYOND])
def test_every_file_says_what_the_command_says(sign_in, survey, tier, by):
    document = by_command(CODE, "--tier", tier, "--by", by, *COMMAND)
    expected = lines_of_document(document)
    client = sign_in("survey_analyst")
    said = {"tier": tier, "by": by, **QUARTER}
    assert expected
    assert lines(of_csv(taken(client, "csv", **said))) == expected
    assert lines(tables_of_book(taken(client, "xlsx", **said))["results"]) == expected
    as_json = json.loads(taken(client, "json", **said))
    assert as_json.pop("about")["by"] == by
    assert as_json == document


@pytest.mark.parametrize("by", ["", "team", "age"])
@pytest.mark.parametrize("tier", BEYOND)
def test_the_api_says_what_the_command_says(client, survey, token, tier, by):
    document = by_command(CODE, "--tier", tier, "--by", by, *COMMAND)
    said = {"tier": tier, **({"by": by} if by else {}), **QUARTER}
    as_json = ask_api(client, token, "results", **said).json()
    as_json.pop("about")
    assert as_json == document
    rows = of_csv(ask_api(client, token, "results-csv", **said).content)
    assert lines(rows) == lines_of_document(document)


def test_the_screen_says_what_the_command_says(sign_in, survey):
    document = by_command(CODE, "--tier", "team")
    page = sign_in("survey_analyst").get(reverse("staff-surveys:result", args=[CODE]))
    text = " ".join(page.content.decode().split())
    very = next(row for row in document["rows"] if row["option"] == "very")
    assert (very["count"], round(very["percent"], 1)) == (38, 74.5)
    assert f"{very['percent']:.1f}" in text
    assert f"{very['low']:.1f} to {very['high']:.1f}" in text


def test_a_question_of_which_nothing_is_told_has_its_line(sign_in, survey):
    client = sign_in("commissioner")
    rows = of_csv(taken(client, "csv", by="team", **QUARTER))
    west = [row for row in rows if (row["group"], row["question"]) == ("west", "happy")]
    assert [(row["option"], row["count"]) for row in west] == [("", "")]
    assert west[0]["base"] in ("fewer than 10 answers", "hidden")


def test_each_line_says_what_it_is_of(sign_in, survey):
    row = of_csv(taken(sign_in("commissioner"), "csv", by="team", **QUARTER))[0]
    assert (row["survey"], row["tier"], row["by"]) == (CODE, "service", "team")
    assert (row["from"], row["to"]) == (FIRST, LAST)
    assert row["versions"] == f"{CODE}/1 {CODE}-easy/1"
    assert row["made-on"] == f"{datetime.date.today()}"
    assert (row["question-words"], row["option-words"])[0] == "safe?"


@pytest.mark.parametrize("tier", BEYOND)
def test_the_workbook_has_a_cover_with_tier_filter_and_thresholds(sign_in, survey, tier):
    found = tables_of_book(taken(sign_in("commissioner"), "xlsx", tier=tier, by="age", **QUARTER))
    assert list(found) == ["about", "notes", "results"]
    says = {row["what"]: row["says"] for row in found["about"]}
    assert says["Tier"].startswith(tier)
    assert says["Period"] == f"{FIRST} to {LAST}"
    assert says["Told apart by"] == "age"
    name = "B_MIN_BASE 10" if tier == "service" else "C_ROUND 5"
    assert name in says["Thresholds"]
    assert CODE in says["Versions of the questions"]


# Nothing small leaves -----------------------------------------------------------------------


def everything(client, api_client, tokens):
    """Every file and answer of the API beyond the team, in all ways to tell apart."""
    for tier, by in itertools.product(BEYOND, ["", *PLAIN, "age"]):
        said = {"tier": tier, "by": by, **QUARTER}
        for kind in KINDS:
            data = taken(client, kind, **said)
            yield tier, by, kind, rows_in(kind, data)
        for name, kind in (("results", "json"), ("results-csv", "csv")):
            answer = ask_api(api_client, tokens[tier], name, **{k: v for k, v in said.items() if v})
            assert answer.status_code == 200
            yield tier, by, f"api {kind}", rows_in(kind, answer.content)


def rows_in(kind, data):
    if kind == "csv":
        return of_csv(data)
    if kind == "xlsx":
        return tables_of_book(data)["results"]
    return json.loads(data)["rows"]


def test_a_base_of_nine_and_a_single_answer_never_leave(sign_in, client, survey):
    tokens = {tier: token_for(tier) for tier in BEYOND}
    seen = set()
    for tier, by, kind, rows in everything(sign_in("commissioner"), client, tokens):
        seen.add((tier, by, kind))
        assert rows, (tier, by, kind)
        for row in rows:
            numbers = {_number(row[name]) for name in ("count", "base")}
            where = (tier, by, kind, row["question"], row["option"])
            assert not numbers & {float(one) for one in range(1, 5)}, where
            assert _number(row["base"]) != 9, where
            if tier == "public":
                assert all(one is None or isinstance(one, str) or one % 5 == 0 for one in numbers)
    assert len(seen) == len(BEYOND) * (len(PLAIN) + 2) * 5


def test_all_dimensions_that_are_listed_can_be_asked_for(survey):
    assert dimensions_of(survey) == [*PLAIN, "age"]
    for by in dimensions_of(survey):
        assert by_command(CODE, "--tier", "service", "--by", by, *COMMAND)["rows"]


# Who may take what --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "about", "tiers"),
    [
        ("survey_analyst", {}, {"team", "service", "public"}),
        ("commissioner", {}, {"service", "public"}),
        ("independent_living", {}, set()),
        ("independent_living", {"readers": ["independent_living"]}, {"team", "public"}),
        ("survey_analyst", {"is_safeguarding": True}, {"service", "public"}),
        ("safeguarding_lead", {"is_safeguarding": True}, {"team", "service", "public"}),
    ],
)
def test_who_may_take_which_tier(sign_in, db, role, about, tiers):
    survey_of(**about)
    client = sign_in(role)
    address = reverse("staff-surveys:take-results", args=[CODE, "csv"])
    for tier in ("team", *BEYOND, "nonsense"):
        status = client.get(address, {"tier": tier, **QUARTER}).status_code
        assert status == (200 if tier in tiers else 404), tier


def test_without_a_tier_it_is_the_nearest_that_she_may_see(sign_in, survey):
    for role, tier in (("survey_analyst", "team"), ("commissioner", "service")):
        assert json.loads(taken(sign_in(role), "json", **QUARTER))["tier"] == tier


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"tier": "service"}, "Give a whole month"),
        ({"from": "2026-06-02", "to": "2026-06-01"}, "The first day comes after the last."),
        ({"from": "yesterday"}, "This is not a day like 2026-09-30."),
        ({"from": "0001-01-01", "to": "0001-12-31"}, "This day is too far away."),
        ({"by": "nonsense"}, "Nothing can be told apart by"),
        ({"by": "x" * 101}, "This is too long"),
        ({"team": "nonsense"}, "The portal does not know this team."),
        ({"tier": "service", "team": "north", **QUARTER}, "the team’s own tier"),
        ({"by": "week", "tier": "service", **QUARTER}, "for the team alone"),
    ],
)
def test_what_cannot_be_answered_is_said(sign_in, survey, said, words):
    address = reverse("staff-surveys:take-results", args=[CODE, "csv"])
    answer = sign_in("survey_analyst").get(address, said)
    assert answer.status_code == 400
    assert words in answer.content.decode()


def test_a_kind_or_survey_that_is_not_there(sign_in, survey):
    client = sign_in("survey_analyst")
    for code, kind in ((CODE, "exe"), ("nothing", "csv")):
        address = reverse("staff-surveys:take-results", args=[code, kind])
        assert client.get(address).status_code == 404


def test_links_lead_to_files_of_what_the_page_shows(sign_in, survey):
    from django.template import engines

    from surveys.figures.results import Asked
    from surveys.figures.tables import Tier

    asked = Asked(survey, Tier.TEAM, by="team", first=datetime.date(2026, 4, 1))
    template = engines["django"].get_template("staff/surveys/taking/links.html")
    page = template.render({"asked": asked})
    links = [one.replace("&amp;", "&") for one in re.findall(r'href="([^"]+)"', page)]
    assert len(links) == len(KINDS) + 1
    client = sign_in("survey_analyst")
    for link in links:
        assert client.get(link).status_code == 200
    assert json.loads(client.get(links[2]).content)["about"]["by"] == "team"
    service = template.render({"asked": Asked(survey, Tier.SERVICE)})
    assert "row by row" not in service
