"""From a draft to a case: what stops it, a call, a review, and twice."""

import json

import pytest
from django.utils import timezone

from carers.cases import sending
from carers.cases.ready import Ready
from carers.cases.sending import NotReady, QuestionsChanged
from carers.models import Case, Sending
from portal.alerts.models import Alert, ToRead
from portal.audit.models import AuditEvent
from portal.notices.models import Notice
from questionnaires.journey.access import NoKey
from questionnaires.models import Draft, Version, VersionState
from tests.carers.cases.sending.conftest import SECRET, press
from tests.factories import questionnaires
from tests.factories.accounts import person
from tests.factories.plans import draft_with_key
from tests.factories.sending import body, sent

pytestmark = pytest.mark.django_db
Kind = Case.Kind


# Only a call -----------------------------------------------------------------------------------


def test_for_a_call_nothing_of_the_answers_goes(assessment):
    case = sent(assessment, parts={"what": {"wants": "call"}}, want=SECRET, sleep="hardly")
    assert case.kind == Kind.CALL_BACK
    assert (case.answers, case.plan, case.flags, case.routing) == ({}, {}, [], [])
    assert (case.version, case.ward, case.urgency) == (None, "", Case.Urgency.NORMAL)
    assert case.contact["phone"] == "024 7600 0001"


def test_for_a_call_in_danger_only_that_there_is_danger_is_said(assessment):
    case = sent(assessment, parts={"what": {"wants": "call"}}, safe=["end-life", "hurt-me"])
    assert (case.urgency, case.has_harm) == (Case.Urgency.NOW, False)
    alert = Alert.objects.get()
    assert alert.level == "R0"
    assert "did not send any answers" in json.dumps(alert.content)
    assert "end" not in json.dumps(alert.content).split("about danger now")[0]


def test_a_call_can_be_followed_by_the_whole(draft):
    called = press(draft, kind=Kind.CALL_BACK, filled=body(draft, what={"wants": "call"}))
    whole = press(draft)
    assert {called.kind, whole.kind} == {Kind.CALL_BACK, Kind.ASSESSMENT}
    assert sending.sent_from(draft) == whole


def test_what_is_pressed_must_be_what_was_filled_in(draft):
    with pytest.raises(NotReady):
        press(draft, kind=Kind.CALL_BACK)


# A review --------------------------------------------------------------------------------------


def test_a_review_follows_the_case_it_is_of(assessment, draft):
    before = sent(assessment)
    account = person()
    Case.objects.filter(pk=before.pk).update(account=account)
    Sending.objects.create(draft=draft, review_of=before)
    ready = Ready(draft, body(draft), source="self")
    kind = sending.kind_of(draft, ready.asked)
    case = press(draft, kind=kind)
    assert (case.kind, case.previous, case.account) == (Kind.REVIEW, before, account)


# What stops it ---------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["what", "reach", "safe", "help", "people", "share"])
def test_a_page_that_was_not_sent_stops_it(draft, part):
    filled = body(draft)
    del filled[part]
    with pytest.raises(NotReady) as error:
        press(draft, filled=filled)
    assert error.value.part == part
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("share", {"consent": False}),
        ("share", {"to": "council/adults/look"}),
        ("share", {"to": "carers service/wellbeing/call"}),
        ("share", {"to": ""}),
        ("safe", {"may": []}),
        ("safe", {"may": ["post", "message"]}),
    ],
)
def test_no_consent_or_no_safe_way_stops_it(draft, part, change):
    filled = body(draft)
    if "may" in change:
        filled["reach"] = {**filled["reach"], "address": ""}
    filled[part] = {**filled[part], **change}
    with pytest.raises(NotReady) as error:
        press(draft, filled=filled)
    assert error.value.part == part


def test_consent_does_not_hold_for_where_it_goes_after_a_change(draft):
    filled = body(draft)
    other = {"other_name": "Mum", "other_agreed": "yes"}
    filled |= {"what": {**filled["what"], "joint": "joint"}, "other": other}
    with pytest.raises(NotReady) as error:
        press(draft, filled=filled)
    assert error.value.part == "share"


def test_answers_that_have_gone_cannot_be_sent(draft):
    filled, plan = body(draft), draft.plans.get()
    Draft.objects.filter(pk=draft.pk).update(expires_at=timezone.now())
    with pytest.raises(NoKey):
        press(draft, filled=filled, plan=plan)


def retired(version):
    Version.objects.filter(pk=version.pk).update(state=VersionState.RETIRED)
    return Draft.objects.get(version=version)


def test_questions_that_changed_are_shown_first(assessment, draft):
    old = retired(assessment)
    new = Version.objects.create(
        questionnaire=assessment.questionnaire,
        number=2,
        body=assessment.body,
        digest="other",
        state=VersionState.ACTIVE,
        published_at=timezone.now(),
    )
    with pytest.raises(QuestionsChanged):
        press(old)
    assert Draft.objects.get(pk=draft.pk).version == assessment, "nothing was written"
    assert not Case.objects.exists()
    sending.moving.to_newest(draft=Draft.objects.get(pk=draft.pk))
    assert press(Draft.objects.get(pk=draft.pk)).version == new


def test_answers_that_do_not_fit_the_new_questions_are_sent_as_they_are(assessment, draft):
    old = retired(assessment)
    questionnaires.published(number=9)
    case = press(old)
    assert (case.version, case.answers["want"]) == (assessment, SECRET)


# Twice -----------------------------------------------------------------------------------------


def test_sent_twice_it_is_the_same_case(draft):
    filled = body(draft)
    first = press(draft, filled=filled)
    assert press(draft, filled=filled) == first
    assert press(draft, filled={}) == first
    assert Case.objects.count() == 1
    assert AuditEvent.objects.filter(verb="carers.case.sent").count() == 1


def test_a_call_that_was_ended_can_be_asked_for_again(draft):
    filled = body(draft, what={"wants": "call"})
    first = press(draft, kind=Kind.CALL_BACK, filled=filled)
    assert press(draft, kind=Kind.CALL_BACK, filled=filled) == first
    Case.objects.update(state=Case.State.CLOSED)
    assert press(draft, kind=Kind.CALL_BACK, filled=filled) != first


def test_an_error_on_the_way_leaves_everything_as_it_was(assessment, monkeypatch):
    draft, _key = draft_with_key(assessment, safe=["unsafe-now"], want=SECRET)
    Sending.objects.create(draft=draft, body=body(draft))

    def fails(event, case):
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(sending, "tell", fails)
        with pytest.raises(RuntimeError):
            press(draft)
    for kept_nothing in (Case, Alert, ToRead, Notice):
        assert not kept_nothing.objects.exists()
    assert Sending.objects.get().body == body(draft)
    assert press(draft, filled=Sending.objects.get().body).answers["want"] == SECRET
