"""The read API: who gets in, what is refused in a sentence, and what is written down."""

import datetime
import json

import jsonschema
import pytest
import time_machine
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.audit.models import AuditEvent
from surveys.models import Identity, ReadToken, TokenUse
from surveys.taking import openapi, tokens
from surveys.taking.tokens import hash_of_token, make_token, revoke_token
from tests.factories.accounts import person
from tests.factories.surveys import CODE, answered, survey_of

SURVEYS = reverse("surveys-api:surveys")
RESULTS = reverse("surveys-api:results", args=[CODE])
CSV = reverse("surveys-api:results-csv", args=[CODE])
JUNE = {"from": "2026-06-01", "to": "2026-06-30"}
USED = "surveys.token.used"


@pytest.fixture
def survey(db):
    survey = survey_of(identity=Identity.LINKED)
    for _ in range(12):
        answered(survey, {"happy": "very"}, day=datetime.date(2026, 6, 10))
    return survey


@pytest.fixture
def analyst(db):
    return person("survey_analyst")


def made(by, **changes):
    about = {
        "name": "Reports",
        "purpose": "Charts for the board",
        "tier": "service",
        "ends_on": timezone.localdate() + datetime.timedelta(days=30),
    }
    return make_token(**{**about, **changes}, by=by)


@pytest.fixture
def ask(client, survey, analyst):
    token = made(analyst)[1]

    def asked(address=RESULTS, said=JUNE, token=token, **more):
        return client.get(address, said, headers={"Authorization": f"Bearer {token}"}, **more)

    return asked


# Getting in ---------------------------------------------------------------------------------


def test_without_a_token_nothing(client, survey):
    for address in (SURVEYS, RESULTS, CSV):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
        assert "token is needed" in answer.json()["error"]


@pytest.mark.parametrize("token", ["", "wrong", "x" * 500, "é", "\u200b"])
def test_a_wrong_one_opens_nothing(ask, token):
    assert ask(token=token.encode().decode("latin-1")).status_code == 401


def test_a_token_is_stored_as_a_hash_alone(analyst):
    row, token = made(analyst)
    assert row.token_hash == hash_of_token(token)
    assert token not in json.dumps(list(ReadToken.objects.values()), default=str)
    assert token not in json.dumps(list(AuditEvent.objects.values()), default=str)


def test_it_is_good_through_its_last_day(ask):
    last = timezone.now() + datetime.timedelta(days=30)
    with time_machine.travel(last, tick=False):
        assert ask().status_code == 200
    with time_machine.travel(last + datetime.timedelta(days=1), tick=False):
        assert ask().status_code == 401


def test_one_that_was_taken_back_opens_nothing(ask, analyst):
    assert ask().status_code == 200
    token = ReadToken.objects.get()
    revoke_token(token=token, by=analyst)
    revoke_token(token=token, by=analyst)
    assert ask().status_code == 401
    assert AuditEvent.objects.filter(verb="surveys.token.revoked").count() == 1


def test_who_tries_too_often_is_shut_out_for_an_hour(ask, monkeypatch):
    monkeypatch.setattr(tokens.TRIES, "most", 2)
    for _ in range(2):
        assert ask(token="wrong").status_code == 401
    assert ask().status_code == 401


def test_a_token_has_so_many_calls_an_hour(ask, monkeypatch):
    monkeypatch.setattr(tokens, "MOST_CALLS", 2)
    assert [ask().status_code for _ in range(3)] == [200, 200, 429]
    answer = ask()
    assert answer.headers["Retry-After"] == "3600"
    assert "too often" in answer.json()["error"]


# What is written down -----------------------------------------------------------------------


def test_its_use_is_recorded_once_a_day_and_counted(ask):
    for _ in range(3):
        ask()
    assert AuditEvent.objects.filter(verb=USED).count() == 1
    event = AuditEvent.objects.get(verb=USED)
    assert (event.actor_words, event.detail["tier"]) == ("Reports", "service")
    assert TokenUse.objects.get().calls == 3
    assert ReadToken.objects.get().last_used_at is not None
    with time_machine.travel(timezone.now() + datetime.timedelta(days=1)):
        ask()
    assert AuditEvent.objects.filter(verb=USED).count() == 2


def test_what_cannot_be_recorded_is_not_shown(ask, monkeypatch):
    def broken(*_, **__):
        raise DatabaseError

    monkeypatch.setattr(tokens, "record", broken)
    answer = ask()
    assert answer.status_code == 503
    assert set(answer.json()) == {"error"}


# What is answered ---------------------------------------------------------------------------


def test_the_list_says_what_can_be_asked_for(ask):
    found = ask(SURVEYS, {}).json()
    [survey] = found["surveys"]
    assert (found["tier"], survey["survey"], survey["title"]) == ("service", CODE, "The tea club")
    assert {"team", "age"} <= set(survey["by"])
    assert [one["form"] for one in survey["versions"]] == ["standard", "easy"]
    assert {one["question"] for one in survey["questions"]} == {
        "safe", "contact-wanted", "happy", "age",
    }  # fmt: skip
    assert ask(said=survey["latest_month"]).status_code == 200


@pytest.mark.parametrize(
    ("said", "status", "field"),
    [
        ({}, 400, "from"),
        ({**JUNE, "from": "2026-06-02"}, 400, "from"),
        ({**JUNE, "from": "2026-13-01"}, 400, "from"),
        ({"from": "9999-01-01", "to": "9999-12-31"}, 400, "from"),
        ({**JUNE, "by": "nonsense"}, 400, "by"),
        ({**JUNE, "by": "week"}, 400, "by"),
        ({**JUNE, "by": "team*month*age"}, 400, "by"),
        ({**JUNE, "tier": "team"}, 400, "tier"),
        ({**JUNE, "team": "north"}, 400, "team"),
        ({**JUNE, "form": "easy"}, 400, "form"),
        ({**JUNE, "by": ["team", "age"]}, 400, "by"),
    ],
)
def test_what_is_refused_is_a_sentence_at_its_part(ask, said, status, field):
    for address in (RESULTS, CSV):
        answer = ask(address, said)
        assert answer.status_code == status
        body = answer.json()
        assert body["field"] == field
        assert body["error"].endswith((".", "30"))


def test_rows_of_single_people_are_at_no_address():
    assert not [path for path in openapi.document()["paths"] if "rows" in path or "answer" in path]


def test_a_survey_that_is_not_there(ask):
    answer = ask(reverse("surveys-api:results", args=["nothing"]))
    assert (answer.status_code, answer.json()) == (404, {"error": "There is no such survey."})


def test_a_public_token_reads_public_results_alone(client, survey, analyst):
    headers = {"Authorization": f"Bearer {made(analyst, tier='public')[1]}"}
    assert client.get(RESULTS, JUNE, headers=headers).json()["tier"] == "public"
    refused = client.get(RESULTS, {**JUNE, "tier": "service"}, headers=headers)
    assert refused.status_code == 400


def test_after_safeguarding_only_what_the_public_may_read(client, analyst):
    survey_of(is_safeguarding=True)
    for tier, status in (("service", 404), ("public", 200)):
        headers = {"Authorization": f"Bearer {made(analyst, tier=tier)[1]}"}
        assert client.get(RESULTS, JUNE, headers=headers).status_code == status
        listed = client.get(SURVEYS, headers=headers).json()["surveys"]
        assert bool(listed) == (status == 200)


def test_writing_is_not_answered(client, survey):
    for method in ("post", "put", "patch", "delete"):
        assert getattr(client, method)(RESULTS).status_code == 405


def test_answers_are_kept_by_nobody(ask):
    assert "no-store" in ask().headers["Cache-Control"]


# OpenAPI ------------------------------------------------------------------------------------


def schema_of(name):
    document = openapi.document()
    return {**document["components"]["schemas"][name], "components": document["components"]}


def test_the_document_describes_what_is_answered(client, ask):
    document = client.get(reverse("surveys-api:openapi")).json()
    assert document["openapi"].startswith("3.1")
    assert set(document["paths"]) == {
        SURVEYS,
        RESULTS.replace(CODE, "{survey}"),
        CSV.replace(CODE, "{survey}"),
    }
    for said in (JUNE, {**JUNE, "by": "team"}, {**JUNE, "tier": "public"}):
        jsonschema.validate(ask(said=said).json(), schema_of("Results"))
    jsonschema.validate(ask(SURVEYS, {}).json(), schema_of("Surveys"))
    jsonschema.validate(ask(said={}).json(), schema_of("Error"))


@pytest.fixture
def fuzzed(ask):
    return ask


TEXT = st.text(max_size=30)
NAMES = st.sampled_from(["by", "from", "to", "tier"])
DAYS = st.dates().map(str)


@settings(
    max_examples=80,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.dictionaries(NAMES | TEXT, DAYS | TEXT | st.sampled_from(["team", "*", "team*month"])))
def test_whatever_is_asked_for_is_answered_or_refused_in_a_sentence(fuzzed, said):
    answer = fuzzed(said=said)
    assert answer.status_code in (200, 400, 429)
    assert answer.status_code == 200 or answer.json()["error"]


# On the screen ------------------------------------------------------------------------------

TOKENS = reverse("staff-surveys:tokens")


def said(**changes):
    day = timezone.localdate() + datetime.timedelta(days=30)
    about = {
        "name": "Power reports",
        "purpose": "Charts",
        "tier": "public",
        "ends_on_day": day.day,
        "ends_on_month": day.month,
        "ends_on_year": day.year,
    }
    return {**about, **changes}


def test_a_token_is_shown_once(sign_in, survey):
    client = sign_in("system_administrator")
    shown = client.post(TOKENS, said()).content.decode()
    row = ReadToken.objects.get()
    words = shown.replace("<", " ").replace(">", " ").split()
    [token] = [one for one in words if hash_of_token(one) == row.token_hash]
    listed = client.get(TOKENS).content.decode()
    assert token not in listed
    assert "Power reports" in listed
    assert "Never" in listed
    answer = client.get(SURVEYS, headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 200
    assert "1 call in all" in client.get(TOKENS).content.decode()
    client.post(reverse("staff-surveys:token-revoke", args=[row.pk]))
    assert "Taken back on" in client.get(TOKENS).content.decode()
    assert client.get(SURVEYS, headers={"Authorization": f"Bearer {token}"}).status_code == 401


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": ""}, "Say which system it is for."),
        ({"purpose": ""}, "Say what it reads results for."),
        ({"tier": "team"}, "Choose what it may read."),
        ({"ends_on_year": "2020"}, "This day is over."),
        ({"ends_on_year": "2090"}, "This is more than two years ahead."),
        ({"ends_on_day": ""}, "Write the day, the month and the year."),
    ],
)
def test_what_is_missing_of_a_token_is_said(sign_in, db, changes, words):
    answer = sign_in("survey_analyst").post(TOKENS, said(**changes))
    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert not ReadToken.objects.exists()


def test_a_token_is_made_by_those_who_keep_them(sign_in, db):
    assert sign_in("commissioner").post(TOKENS, said()).status_code == 403
    assert not ReadToken.objects.exists()
