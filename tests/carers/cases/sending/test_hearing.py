"""Who hears of a case that was sent."""

import json

import pytest
from django.core import serializers

from carers.models import Case
from portal.alerts.models import Alert, ToRead
from portal.audit.models import AuditEvent
from portal.languages.models import OwnWords
from portal.notices.models import Notice
from portal.webhooks.models import Delivery, Receiver
from questionnaires.models import Draft
from tests.carers.cases.sending.conftest import SECRET, press
from tests.factories.accounts import person
from tests.factories.plans import draft_with_key
from tests.factories.sending import sent

pytestmark = pytest.mark.django_db


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
