"""A case as another system takes it in: whole, without harm, for whoever has a token."""

import json
from pathlib import Path

import pytest
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone

from carers.cases.export import export
from carers.models import Decision, Organisation, SupportPlan
from portal.audit.models import AuditEvent
from portal.languages.own_words.actions import ask_for_translation
from portal.webhooks.models import Receiver
from portal.webhooks.signing import new_secret
from portal.webhooks.tokens import hash_of_token
from tests.factories import cases
from tests.factories.accounts import person

pytestmark = pytest.mark.django_db
SCHEMA = json.loads(
    (Path(__file__).parents[4] / "docs" / "hand-over.schema.json").read_text(encoding="utf-8")
)
TOKEN = "a-token-for-tests"


@pytest.fixture
def receiver():
    return Receiver.objects.create(
        name="Care records", url="https://records.example/", secret=new_secret(),
        token_hash=hash_of_token(TOKEN),
    )  # fmt: skip


def fetched(client, case, token=TOKEN):
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return client.get(reverse("carers-api:assessment", args=[case.pk]), headers=headers)


def decided(case):
    worker, manager = person("carers_adviser"), person("carers_manager")
    Decision.objects.create(
        case=case, outcome=Decision.Outcome.MEETS, reasons="She cannot sleep.", by=worker,
        organisation=case.organisation, computed="T",
    )  # fmt: skip
    plan = SupportPlan.objects.create(
        case=case, written_by=worker, settled_by=manager, settled_at=timezone.now(),
        state=SupportPlan.State.APPROVED,
    )  # fmt: skip
    plan.items.create(kind="direct-payment", words="Nights", amount="120.50", period="month")
    case.pauses.create(reason="carer-asked")
    case.checks.create(section="days", result="agreed")
    case.unmet_needs.create(code="nights", reason="full")
    return case


@pytest.mark.parametrize(
    "make",
    [
        cases.case_of,
        lambda: decided(cases.case_of()),
        cases.case_with_harm,
        cases.case_in_danger,
        cases.call_back,
        cases.referral,
        lambda: cases.case_of(previous=cases.call_back(), joint="joint"),
    ],
)
def test_fits_the_schema_that_is_published(make):
    data = json.loads(json.dumps(export(make())))
    # Late: reading it takes two seconds, of which each worker would pay its own.
    import jsonschema

    jsonschema.validate(data, SCHEMA, format_checker=jsonschema.FormatChecker())


def test_the_schema_knows_every_field_and_no_other():
    assert set(export(cases.case_of())) == set(SCHEMA["properties"]) == set(SCHEMA["required"])


def test_holds_her_answers_with_their_words():
    answers = {one["question"]: one for one in export(cases.case_of())["answers"]}
    assert answers["want"]["text"] == cases.ANSWERS["want"]
    hours = answers["hours"]["options"][0]
    assert hours["code"] == "50-plus"
    assert hours["title"] != "50-plus"


def test_holds_the_english_of_her_words_once_a_person_has_translated_them():
    case = cases.case_of(language="ur", answers={**cases.ANSWERS, "want": cases.URDU_WORDS})
    ask_for_translation(subject=case, parts={"answer/want": cases.URDU_WORDS}, source="ur")

    def want():
        return next(one for one in export(case)["answers"] if one["question"] == "want")

    assert want() | {"title": "", "tags": []} == {
        "question": "want", "title": "", "tags": [], "withheld": False,
        "text": cases.URDU_WORDS, "language": "ur", "english": None,
    }  # fmt: skip


def test_what_she_said_of_harm_is_nowhere():
    data = export(cases.case_with_harm())
    text = json.dumps(data)
    assert "hurt-me" not in text
    assert "R2" not in text
    assert "tell-someone" not in text
    assert data["safeguarding_information_withheld"] is True


def test_what_was_decided_and_approved():
    data = export(decided(cases.case_of()))
    assert data["decision"]["reasons"] == "She cannot sleep."
    assert data["support_plan"]["items"][0]["amount"] == "120.50"
    assert data["unmet_needs"] == [{"code": "nights", "reason": "full"}]


def test_a_plan_that_waits_for_approval_is_not_handed_over():
    case = cases.case_of()
    SupportPlan.objects.create(case=case, written_by=person("carers_adviser"))
    assert export(case)["support_plan"] is None


def test_a_token_fetches_and_it_is_recorded(client, receiver):
    case = cases.case_of()
    answer = fetched(client, case)
    assert answer.json() == json.loads(json.dumps(export(case)))
    event = AuditEvent.objects.get(verb="carers.case.exported")
    assert (event.actor_words, event.subject_id) == ("Care records", str(case.pk))


@pytest.mark.parametrize("token", ["", "wrong", "x" * 5000, "ü"])
def test_without_a_good_token_nothing(client, receiver, token):
    answer = fetched(client, cases.case_of(), token)
    assert answer.status_code == 401
    assert set(answer.json()) == {"error"}
    assert not AuditEvent.objects.exists()


def test_too_many_wrong_tokens_shut_the_door(client, receiver):
    case = cases.case_of()
    for _ in range(20):
        fetched(client, case, "wrong")
    assert fetched(client, case).status_code == 401


def test_one_that_is_switched_off_gets_nothing(client, receiver):
    Receiver.objects.update(is_active=False)
    assert fetched(client, cases.case_of()).status_code == 401


def test_a_case_that_is_not_there(client, receiver):
    case = cases.call_back()
    case.delete()
    case.pk = "11111111-1111-4111-8111-111111111111"
    assert fetched(client, case).status_code == 404


def test_what_cannot_be_recorded_is_not_handed_over(client, receiver, monkeypatch):
    def broken(**facts):
        raise DatabaseError

    monkeypatch.setattr("portal.audit.actions.record", broken)
    assert fetched(client, cases.case_of()).status_code == 503


def test_staff_take_their_own_cases_as_a_file(sign_in):
    case = cases.case_of(organisation=Organisation.COUNCIL)
    url = reverse("staff-cases:export", args=[case.pk])
    answer = sign_in("council_worker").get(url)
    assert answer.json()["reference"] == case.reference
    assert case.reference in answer.headers["Content-Disposition"]
    assert sign_in("carers_adviser").get(url).status_code == 404
    assert AuditEvent.objects.filter(verb="carers.case.read").count() == 1
