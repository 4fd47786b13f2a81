"""What a case keeps of a draft."""

import datetime
import json

import pytest
from django.utils import timezone

from carers.cases.ready import without_postcode
from carers.cases.sending import hash_of_phone
from carers.models import Case, EmergencyPlan, KeptDraft, Note, Sending
from questionnaires.models import Draft
from tests.carers.cases.sending.conftest import press
from tests.factories.accounts import person
from tests.factories.plans import draft_with_key, plan_of, snapshot
from tests.factories.sending import body, sent

pytestmark = pytest.mark.django_db


def test_it_has_its_own_copy_of_everything(assessment):
    draft, _key = draft_with_key(assessment, sleep="hardly", health="worse")
    plan = plan_of(
        draft, snapshot=snapshot(made_on="2026-11-01"), changes={"ticked": ["first-one"]}
    )
    EmergencyPlan.objects.create(
        draft=draft, person=1, card_code="A", body={"person": {"name": "Mum"}}
    )
    case = press(draft, plan=plan)
    draft.delete()
    case = Case.objects.get(pk=case.pk)
    assert case.answers == {"sleep": "hardly", "health": "worse"}
    assert case.plan["made_on"] == "2026-11-01"
    assert case.plan_changes == {"ticked": ["first-one"]}
    assert case.emergency == [
        {"person": 1, "relation": "parent", "body": {"person": {"name": "Mum"}}}
    ]
    assert case.eligibility["H"] == "T"
    assert case.draft is None


def test_answers_that_are_hidden_do_not_come_along(assessment):
    # How hard housework is, is asked only of those who said that it is hard.
    case = sent(assessment, hard=["food"], o3__help="yes", o4__help="yes")
    assert case.answers == {"hard": ["food"], "o4-help": "yes"}
    assert case.eligibility["O"]["3"]["a"] == "U"


def test_the_postcode_becomes_a_part_of_the_city(assessment):
    case = sent(assessment, postcode="CV6 5AR")
    assert case.ward == "CV6"
    assert "postcode" not in case.answers
    assert "5AR" not in json.dumps([case.answers, case.contact, case.involved, case.consent])


def test_nor_does_the_plan_say_where_she_lives(assessment):
    draft, _key = draft_with_key(assessment, postcode="cv6 5ar")
    said = snapshot()
    said["services"][0]["reasons"] = ["It helps people in CV6 5AR.", "You typed cv6 5ar."]
    plan = plan_of(draft, snapshot=said)
    case = press(draft, plan=plan)
    assert case.plan["services"][0]["reasons"] == ["It helps people in CV6.", "You typed CV6."]
    plan.refresh_from_db()
    assert "CV6 5AR" in json.dumps(plan.snapshot), "hers stays as it was"


@pytest.mark.parametrize("postcode", ["", "CV6", "nonsense"])
def test_a_plan_without_a_postcode_is_copied_as_it_is(postcode):
    assert without_postcode({"why": ["In CV6 5AR", 1, None]}, postcode) == {
        "why": ["In CV6 5AR", 1, None]
    }


@pytest.mark.parametrize(
    ("answers", "urgency"),
    [
        ({"safe": ["unsafe-now"]}, Case.Urgency.NOW),
        ({"safe": ["unsafe-now"], "sleep": "hardly"}, Case.Urgency.NOW),
        ({"sleep": "hardly"}, Case.Urgency.SOON),
        ({"safe": ["hurt-me"]}, Case.Urgency.NORMAL),
        ({"money": "tight"}, Case.Urgency.NORMAL),
        ({}, Case.Urgency.NORMAL),
    ],
)
def test_how_urgent_it_is(assessment, answers, urgency):
    assert sent(assessment, **answers).urgency == urgency


@pytest.mark.parametrize(("said", "harm"), [("hurt-me", True), ("unsafe-now", False)])
def test_that_there_is_harm_stands_in_the_clear_and_nothing_else(assessment, said, harm):
    assert sent(assessment, safe=[said]).has_harm is harm


def test_who_it_is_and_how_to_reach_her(assessment):
    case = sent(assessment)
    assert case.contact["name"] == "Amina Test"
    assert (case.contact["may_phone"], case.contact["may_post"]) == (True, False)
    assert case.involved == {"people": "My sister"}
    assert case.phone_hash == hash_of_phone("+447700900123") != ""


def test_a_number_of_a_phone_cannot_be_read_from_its_hash():
    assert "7700" not in hash_of_phone("+447700900123")
    assert hash_of_phone("+447700900124") != hash_of_phone("+447700900123")
    assert hash_of_phone("") == ""


def test_who_helped_her_to_answer(assessment):
    helped = {"helper_name": "Jo", "helper_relation": "Neighbour"}
    assert sent(assessment, parts={"people": helped}).referrer == helped


@pytest.mark.parametrize(
    ("parts", "answers", "where"),
    [
        ({}, {}, ("carers service", "wellbeing")),
        ({}, {"your__age": "under-16"}, ("carers service", "young")),
        ({}, {"cared__council": "waiting"}, ("council", "adults")),
        ({"what": {"hospital": "yes", "ward": "12"}}, {}, ("carers service", "hospital")),
        (
            {"what": {"joint": "joint"}, "other": {"other_name": "Mum", "other_agreed": "yes"}},
            {},
            ("council", "adults"),
        ),
    ],
)
def test_where_it_goes(assessment, parts, answers, where):
    case = sent(assessment, parts=parts, **answers)
    assert (case.organisation, case.team) == where


def test_a_joint_one_says_how_the_other_agreed(assessment):
    other = {"other_name": "Mum", "other_agreed": "yes", "other_how": "She told me."}
    case = sent(assessment, parts={"what": {"joint": "joint"}, "other": other})
    assert case.joint == "joint"
    assert {**other}.items() <= case.involved.items()


def test_a_joint_one_can_be_sent_before_the_other_was_asked(assessment):
    other = {"other_name": "Mum", "other_agreed": "not-asked", "other_how": ""}
    case = sent(assessment, parts={"what": {"joint": "joint"}, "other": other})
    assert (case.joint, case.involved["other_agreed"]) == ("joint", "not-asked")


def test_it_has_an_owner(assessment):
    manager = person("carers_manager")
    assert sent(assessment).owner == manager


def test_somebody_who_lives_elsewhere_is_taken_in_with_a_note_for_staff(assessment):
    case = sent(assessment, cared__lives="outside")
    note = Note.objects.get(case=case)
    assert (note.kind, note.is_hers) == (Note.Kind.STAFF, False)
    assert "another council" in note.words


def test_an_account_that_keeps_the_answers_has_the_case(draft):
    user = person()
    KeptDraft.objects.create(user=user, draft=draft)
    assert press(draft).account == user


def test_what_she_filled_in_stays_with_the_case_alone(draft):
    Sending.objects.create(draft=draft, body=body(draft))
    press(draft)
    assert not Sending.objects.exists()


def test_when_it_began_and_when_it_was_sent(draft):
    began = timezone.now() - datetime.timedelta(days=3)
    Draft.objects.filter(pk=draft.pk).update(created_at=began)
    case = press(Draft.objects.get(pk=draft.pk))
    assert case.started_at == began
    assert timezone.now() - case.sent_at < datetime.timedelta(minutes=1)


def test_her_consent_is_kept_in_her_words_and_in_english(draft):
    Draft.objects.filter(pk=draft.pk).update(language="ur")
    consent = press(Draft.objects.get(pk=draft.pk)).consent
    assert (consent["language"], consent["how"]) == ("ur", "online")
    assert "Carers Trust Heart of England" in consent["english"]
    assert consent["words"].count("\n") == consent["english"].count("\n")
