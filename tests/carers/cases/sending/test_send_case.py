"""From a draft to a case: what is copied, who hears of it, what stops it."""

import datetime
import json

import pytest
from django.core import serializers
from django.utils import timezone

from carers.cases import sending
from carers.cases.ready import Ready, without_postcode
from carers.cases.sending import NotReady, QuestionsChanged, hash_of_phone, send_case
from carers.models import Case, EmergencyPlan, KeptDraft, Note, Sending
from portal.alerts.models import Alert, ToRead
from portal.audit.models import AuditEvent
from portal.languages.models import OwnWords
from portal.notices.models import Notice
from portal.webhooks.models import Delivery, Receiver
from questionnaires.journey.access import NoKey
from questionnaires.models import Draft, Version, VersionState
from tests.factories import questionnaires
from tests.factories.accounts import person
from tests.factories.plans import draft_with_key, plan_of, snapshot
from tests.factories.sending import body, sent

pytestmark = pytest.mark.django_db
Kind = Case.Kind
SECRET = "a night without waking"


def press(draft, *, kind=Kind.ASSESSMENT, by=None, filled=None, plan=None):
    return send_case(
        draft=draft,
        plan=plan or draft.plans.first() or plan_of(draft),
        body=body(draft) if filled is None else filled,
        kind=kind,
        by=by,
    )


@pytest.fixture
def draft(assessment):
    found, _key = draft_with_key(assessment, sleep="broken", want=SECRET)
    plan_of(found)
    return found


# What a case keeps -----------------------------------------------------------------------------


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


# Who hears of it -------------------------------------------------------------------------------


@pytest.fixture
def intake(db):
    """Somebody who reads alerts, so that none is escalated at once."""
    return person("intake", "safeguarding_lead")


def recipients(level):
    alert = Alert.objects.get(level=level)
    return alert, {one.role: one.with_content for one in alert.recipients.all()}


def test_danger_now_goes_to_intake_and_to_those_who_have_the_case(assessment, intake):
    case = sent(assessment, safe=["unsafe-now", "hurt-me"], sleep="hardly")
    alert, told = recipients("R0")
    assert told == {"intake": True, "carers_adviser": True, "carers_manager": True}
    assert alert.subject_id == str(case.pk)
    whom, *said = alert.content
    assert "Amina Test" in whom["words"]
    assert [one["words"] for one in said] == ["I am not safe at home right now"]
    assert "scares me" not in json.dumps(alert.content)
    assert "The carer allows: phone, text." in alert.caution
    assert "My brother must not know." in alert.caution


def test_danger_now_of_a_case_of_the_council_goes_to_the_council(assessment, intake):
    sent(assessment, safe=["alone-now"], cared__council="yes")
    _alert, told = recipients("R0")
    assert told == {"intake": True, "council_worker": True, "council_manager": True}


def test_harm_is_read_by_intake_and_the_safeguarding_lead_alone(assessment, intake):
    sent(assessment, safe=["hurt-me"])
    alert, told = recipients("R2")
    assert told == {
        "intake": True,
        "safeguarding_lead": True,
        "carers_adviser": False,
        "carers_manager": False,
    }
    assert [one["words"] for one in alert.content[1:]] == [
        "The person I look after hurts me or scares me"
    ]


@pytest.mark.parametrize("answers", [{}, {"sleep": "hardly"}, {"safe": ["all-fine"]}])
def test_otherwise_nobody_is_alarmed(assessment, answers):
    sent(assessment, **answers)
    assert not Alert.objects.exists()


def test_her_own_words_are_read_the_same_day(draft):
    case = press(draft)
    row = ToRead.objects.get()
    assert (row.subject_id, row.roles) == (str(case.pk), ["carers_adviser", "carers_manager"])
    assert SECRET not in serializers.serialize("json", [row])


def test_words_that_sound_like_danger_come_first_and_set_no_level(assessment):
    case = sent(assessment, want="I want to kill myself")
    assert ToRead.objects.get().sounds_like_danger
    assert case.urgency == Case.Urgency.NORMAL


def test_words_in_another_language_go_to_translators(assessment):
    draft, _key = draft_with_key(assessment, want="میں سونا چاہتی ہوں", sleep="broken")
    Draft.objects.filter(pk=draft.pk).update(language="ur")
    press(Draft.objects.get(pk=draft.pk))
    parts = {row.part: row for row in OwnWords.objects.all()}
    assert set(parts) == {"answer/want", "contact/when", "contact/caution", "involved/people"}
    assert parts["answer/want"].source == "ur"


def test_english_words_need_no_translator(draft):
    press(draft)
    assert not OwnWords.objects.exists()


def test_it_is_recorded_without_anything_of_hers(draft):
    case = press(draft)
    event = AuditEvent.objects.get(verb="carers.case.sent")
    assert (event.subject_id, event.actor_words) == (str(case.pk), "A member of the public")
    everything = serializers.serialize("json", AuditEvent.objects.all())
    for hers in (SECRET, "Amina", "7700", "broken"):
        assert hers not in everything


@pytest.mark.parametrize(
    ("parts", "event"),
    [({}, "assessment.submitted"), ({"what": {"wants": "call"}}, "call_back.requested")],
)
def test_other_systems_are_told_that_there_is_something(assessment, parts, event):
    Receiver.objects.create(name="Case system", url="https://example.org", secret="x")
    case = sent(assessment, parts=parts, want=SECRET)
    delivery = Delivery.objects.get()
    assert delivery.type == event
    assert delivery.data["reference"] == case.reference
    assert SECRET not in json.dumps(delivery.data)


def test_a_receipt_goes_where_she_wants_to_hear_and_says_nothing_of_care(draft):
    case = press(draft)
    notice = Notice.objects.get(template="case-receipt")
    assert (notice.channel, notice.recipient) == ("text", "+447700900123")
    assert notice.context["reference"] == case.spoken_reference
    assert SECRET not in json.dumps(notice.context)
    assert "care" not in json.dumps({**notice.context, "link": ""}).lower()


@pytest.mark.parametrize(
    "parts", [{"reach": {"news_by": ""}}, {"safe": {"may": ["phone"]}}], ids=["no news", "no texts"]
)
def test_nothing_is_sent_where_she_did_not_allow_it(assessment, parts):
    sent(assessment, parts=parts)
    assert not Notice.objects.filter(template="case-receipt").exists()


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
