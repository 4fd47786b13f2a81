"""Sent: the receipt, its code, and the pages from then on."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from carers.cases.access import SESSION
from carers.models import Case
from questionnaires.models import Draft
from tests.carers.cases.sending.filling import sent_by
from tests.carers.cases.sending.reading import code_on, where
from tests.carers.plans.reading import soup, text
from tests.clients import CheckingClient
from tests.factories.plans import snapshot_with_harm

pytestmark = pytest.mark.django_db
HARMED = {"answers": {"safe": ["hurt-me"]}}


def test_the_receipt_has_a_code_once_and_says_what_happens_by_when(carer, time_machine_friday):
    mine = carer()
    answer = sent_by(mine, help={"interpreter": True})
    assert len(code_on(answer)) == 8
    said = text(answer)
    for words in (
        "Someone from Carers Trust Heart of England contacts you.",
        "They do this by 1 December 2026 at the latest.",
        "No promise is published for how long that takes.",
        "If you do not answer the phone, they try again on another day.",
        "They leave no message.",
        "They do not say who they are to anybody else.",
        "They bring an interpreter for you.",
        "You can take it back, or add something, with your reference and code.",
    ):
        assert words in said
    again = mine.see("send-sent")
    assert Case.objects.get().spoken_reference in text(again)
    assert code_on(again) == ""


@pytest.fixture
def time_machine_friday():
    with time_machine.travel(datetime.datetime(2026, 11, 27, 10, tzinfo=datetime.UTC), tick=True):
        yield


def test_the_code_opens_the_case_on_any_device(carer):
    answer = sent_by(carer())
    reference = Case.objects.get().reference
    elsewhere = CheckingClient()
    entered = elsewhere.post(
        reverse("carers:mine"), {"reference": reference, "code": code_on(answer)}
    )
    assert entered.status_code == 302
    assert str(Case.objects.get().pk) in entered["Location"]


def test_this_browser_may_look_where_it_stands_at_once(carer):
    mine = carer()
    sent_by(mine)
    case = Case.objects.get()
    assert mine.client.session[SESSION] == {str(case.pk): case.door}
    assert mine.client.get(reverse("carers:mine-case", kwargs={"case": case.pk})).status_code == 200


def test_pressed_again_it_is_the_same_case_with_a_new_code(carer):
    mine = carer()
    first, second = sent_by(mine), mine.send("send-check")
    assert Case.objects.count() == 1
    assert code_on(second) not in ("", code_on(first))


def test_later_the_button_gives_no_new_code_and_says_what_was_promised(carer):
    mine = carer()
    sent_by(mine)
    Case.objects.update(sent_at="2026-01-01T10:00:00Z")
    case = Case.objects.get()
    answer = mine.send("send-check")
    assert code_on(answer) == ""
    assert Case.objects.get().code_hash == case.code_hash
    assert "They should have done this by 6 January 2026. We are sorry." in text(answer)
    assert where(mine.see("send-part", part="what")) == mine.url("send-sent")


@pytest.mark.parametrize("name", ["send", "send-check"])
def test_after_that_every_page_leads_to_the_receipt(carer, name):
    mine = carer()
    sent_by(mine)
    assert where(mine.see(name)) == mine.url("send-sent")


def test_the_plan_says_that_it_was_sent_and_no_longer_that_nobody_knows(carer):
    mine = carer(snapshot=snapshot_with_harm())
    before = text(mine.see())
    assert "Nobody has seen this." in before
    assert "Nobody has been told of your answers." in before
    sent_by(mine)
    after = text(mine.see())
    assert "You sent your answers and your plan on" in after
    assert Case.objects.get().spoken_reference in after
    assert "Nobody has" not in after
    assert soup(mine.see()).select_one(f'a[href="{mine.url("send-sent")}"]')


def test_in_danger_the_receipt_says_who_knows_and_that_it_is_no_emergency_service(carer):
    mine = carer(answers={"safe": ["unsafe-now"]})
    Draft.objects.update(warned_of=["safe/unsafe-now"])
    said = text(sent_by(mine))
    assert (
        "We have told the council and Carers Trust Heart of England that there is danger." in said
    )
    assert "999" in said


def test_it_can_be_kept_as_a_file_without_the_code(carer):
    mine = carer()
    sent_by(mine)
    answer = mine.see("send-pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]


def test_where_nothing_was_sent_there_is_no_receipt(carer):
    mine = carer()
    assert where(mine.see("send-sent")) == mine.url("send")
    assert where(mine.see("send-pdf")) == mine.url("send")


@pytest.mark.parametrize("flags", [True, False])
def test_a_quick_way_out_where_something_is_not_right(carer, flags):
    mine = carer(**(HARMED if flags else {}))
    page = soup(mine.see("send-part", part="what"))
    assert bool(page.select_one(".govuk-exit-this-page")) is flags


def test_the_quick_way_out_forgets_the_case_as_well(carer):
    mine = carer()
    sent_by(mine)
    mine.client.get(reverse("carers:send-leave", kwargs={"of": mine.plan.pk}))
    assert SESSION not in mine.client.session
    assert "drafts" not in mine.client.session
