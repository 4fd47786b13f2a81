"""A member of staff sends together with a carer."""

import pytest

from carers.models import Case, Plan, Sending
from portal.alerts.models import Alert
from portal.audit.models import AuditEvent
from questionnaires.models import Draft
from tests.browser_forms import fields_of
from tests.carers.plan.conftest import book, rules_body, ruleset
from tests.carers.staff.test_entry import asha, desk, in_urdu, sleeps_badly, staff
from tests.clients import CheckingClient
from tests.directory.staff.reading import page, text
from tests.factories.accounts import person

__all__ = ["asha", "book", "desk", "in_urdu", "rules_body", "ruleset", "staff"]
FORM = "form.entry-send"
SAID = {
    "what-wants": "look",
    "what-joint": "separate",
    "reach-phone": "024 7600 0001",
    "reach-name": "Amina",
    "safe-may": ["phone"],
    "share-consent": "on",
    "share-agreed": "On the phone",
}


def filled(hers, **changes):
    fields = dict(fields_of(hers.see("send").content, form=FORM))
    return {**fields, **SAID, **{name.replace("__", "-"): given for name, given in changes.items()}}


def press(hers, fields):
    return hers.client.post(hers.url("send"), fields)


def errors(answer):
    return [
        one.get_text(strip=True) for one in page(answer).select(".govuk-error-summary__list li")
    ]


@pytest.fixture
def planned(staff):
    sleeps_badly(staff)
    return staff


def test_the_plan_leads_there(planned):
    assert f'href="{planned.url("send")}"' in planned.see("plan").content.decode()


def test_it_is_sent_with_a_reference_and_a_code_to_hand_over(planned, asha):
    answer = press(planned, filled(planned))
    assert answer.status_code == 200, errors(answer)
    case = Case.objects.get()
    assert case.spoken_reference in text(answer)
    assert len(page(answer).select(".code__group")) == 2
    assert (case.source, case.channel) == ("staff", "in-person")
    assert case.consent["how"] == "aloud"
    assert (case.consent["by"], case.consent["agreed"]) == (str(asha), "On the phone")
    assert AuditEvent.objects.get(verb="carers.case.sent").actor_id == str(asha.pk)
    assert not AuditEvent.objects.filter(verb="carers.case.code_given").exclude(
        actor_id=str(asha.pk)
    )


def test_looked_at_again_it_gives_no_code(planned):
    press(planned, filled(planned))
    again = planned.see("send")
    assert Case.objects.get().spoken_reference in text(again)
    assert not page(again).select(".code__group")
    assert "It has been sent." in text(planned.see("plan"))
    assert "Nothing was sent" not in text(planned.see("plan"))


def test_pressed_twice_it_is_one_case(planned):
    fields = filled(planned)
    press(planned, fields)
    press(planned, fields)
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"share__consent": ""}, "Without the carer’s agreement nothing is sent."),
        ({"share__agreed": ""}, "Write how the carer agreed."),
        ({"safe__may": []}, "Choose at least one way to reach you that is safe."),
        ({"reach__mobile": "1"}, "Write a phone number, like 024 7600 0000."),
        ({"what__joint": ""}, "Choose one of the answers."),
    ],
)
def test_what_is_wrong_keeps_all_that_is_right(planned, change, sentence):
    answer = press(planned, filled(planned, **change))
    assert answer.status_code == 400
    assert [sentence in one for one in errors(answer)] == [True]
    assert page(answer).select_one("[name=reach-name]")["value"] == "Amina"
    assert not Case.objects.exists()
    assert "what" in Sending.objects.get().body or "what__joint" in change


def test_what_the_carer_agreed_to_must_be_where_it_goes(planned):
    joint = {"what__joint": "joint", "other__other_name": "Mum", "other__other_agreed": "not-asked"}
    answer = press(planned, filled(planned, **joint))
    assert answer.status_code == 400
    assert any("Read it out again" in one for one in errors(answer))
    assert "It goes to the council" in text(answer)
    fields = dict(fields_of(answer.content, form=FORM))
    assert "share-consent" not in fields, "it has to be read out and ticked again"
    fields["share-consent"] = "on"
    assert press(planned, fields).status_code == 200
    assert Case.objects.get().joint == "joint"


def test_in_another_language_the_words_to_read_aloud_stand_beside(in_urdu):
    sleeps_badly(in_urdu)
    answer = in_urdu.see("send")
    beside = page(answer).select('.entry-send__row [lang="ur"], .entry-send__row[lang="ur"]')
    assert len(beside) > 10
    press(in_urdu, filled(in_urdu))
    assert Case.objects.get().language == "ur"
    assert Case.objects.get().consent["language"] == "ur"


def test_danger_is_an_alert_by_whoever_sent_it(planned, asha):
    person("intake")
    planned.send(safe__safe=["unsafe-now"])
    assert planned.see("send").status_code == 302, "the page about danger comes first"
    planned.client.post(planned.url("danger"))
    answer = press(planned, filled(planned))
    assert "An alert has gone to Intake" in text(answer)
    assert Alert.objects.get().raised_by == asha


def test_where_there_is_harm_what_is_safe_is_asked_first(planned):
    planned.send(safe__safe=["hurt-me"])
    order = [one["name"] for one in page(planned.see("send")).select(f"{FORM} [name]")]
    assert order.index("safe-may") < order.index("reach-name")
    answer = press(planned, filled(planned, safe__may=["email"]))
    assert any("none of these ways safe" in one for one in errors(answer))


def test_without_a_plan_there_is_nothing_to_send(staff):
    assert staff.see("send")["Location"] == staff.url("sheet")


def test_only_whoever_sits_with_the_carer_opens_it(planned, sign_in):
    stranger = sign_in("carers_adviser")
    assert stranger.get(planned.url("send")).status_code == 403
    assert sign_in("intake").get(planned.url("send")).status_code == 403
    assert CheckingClient().get(planned.url("send")).status_code == 302


def test_opening_it_is_recorded(planned):
    before = AuditEvent.objects.filter(verb="questionnaires.draft.read").count()
    planned.see("send")
    assert AuditEvent.objects.filter(verb="questionnaires.draft.read").count() == before + 1


def test_the_plan_that_goes_is_the_current_one(planned):
    press(planned, filled(planned))
    current = Plan.objects.get(draft=Draft.objects.get(), is_current=True)
    assert Case.objects.get().plan == current.snapshot
