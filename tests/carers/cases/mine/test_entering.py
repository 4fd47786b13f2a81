"""The ways in: reference and code, a link that is asked for, an account; and links used once."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from carers.cases import access, links, news
from carers.models import Case, CaseLink
from portal.audit.models import AuditEvent
from portal.notices.models import Notice
from tests.carers.cases.mine.conftest import let_in
from tests.carers.plans.reading import text
from tests.clients import CheckingClient
from tests.factories.cases import case_of

pytestmark = pytest.mark.django_db

MINE = "/en/carers/mine/"
SEND = "/en/carers/mine/send-link/"
DOES_NOT_FIT = "This reference and code do not fit."


def page_of(case):
    return reverse("carers:mine-case", kwargs={"case": case.pk})


def typed(case, code, **more):
    return {"reference": case.spoken_reference, "code": code, **more}


# Reference and code ----------------------------------------------------------------------------


def test_the_way_in_is_recorded_and_opens_on_this_device_only(client, case):
    code = access.give_code(case)
    assert client.post(MINE, typed(case, code)).url == page_of(case)
    assert client.get(page_of(case)).status_code == 200
    assert CheckingClient().get(page_of(case)).url == MINE
    assert AuditEvent.objects.filter(verb="carers.case.opened_by_carer").count() == 1


def test_what_is_open_here_stands_on_the_first_page(hers, case):
    answer = hers.get(MINE)
    assert page_of(case) in answer.content.decode()
    assert page_of(case) not in CheckingClient().get(MINE).content.decode()


@pytest.mark.parametrize("reference", ["99999999", "12345678"])
def test_unknown_and_wrong_get_the_same_answer(client, case, reference):
    code = access.give_code(case)
    unknown = client.post(MINE, {"reference": reference, "code": code})
    wrong = client.post(MINE, typed(case, f"{(int(code) + 1) % 10**8:08d}"))
    assert unknown.status_code == wrong.status_code == 400
    assert DOES_NOT_FIT in text(unknown)
    assert DOES_NOT_FIT in text(wrong)


def test_after_five_wrong_tries_the_right_code_gets_the_same_answer_too(client, case):
    code = access.give_code(case)
    for _try in range(5):
        client.post(MINE, typed(case, f"{(int(code) + 1) % 10**8:08d}"))
    answer = client.post(MINE, typed(case, code))
    assert answer.status_code == 400
    assert DOES_NOT_FIT in text(answer)


def test_many_wrong_tries_from_one_place_shut_it_for_all_cases(client):
    other = case_of()
    code = access.give_code(other)
    for number in range(20):
        client.post(MINE, {"reference": f"{10000000 + number}", "code": "12345678"})
    answer = client.post(MINE, typed(other, code))
    assert answer.status_code == 429
    assert "Wait an hour" in text(answer)


@pytest.mark.parametrize(
    ("reference", "code", "sentence"),
    [
        ("", "", "Write your reference."),
        ("4821 7735", "", "Write your code."),
        ("4821", "12345678", "This has 8 numbers. Check each number."),
        ("x" * 5000, "\x00", "This has 8 numbers. Check each number."),
    ],
)
def test_what_is_no_number_is_said_at_the_field(client, reference, code, sentence):
    answer = client.post(MINE, {"reference": reference, "code": code})
    assert answer.status_code == 400
    assert sentence in text(answer)


# A link that she asks for ----------------------------------------------------------------------


@pytest.mark.parametrize("number", ["07700 900123", "+447700900123", "0044 7700 900 123"])
def test_to_the_mobile_that_she_gave(client, case, number):
    answer = client.post(SEND, {"reference": case.reference, "to": number})
    assert answer.url == MINE
    notice = Notice.objects.get()
    assert (notice.template, notice.recipient) == ("case-link", "+447700900123")


@pytest.mark.parametrize(
    ("contact", "to"),
    [
        ({}, "07700 900999"),
        ({"may_text": False}, "07700 900123"),
        ({"may_email": False}, "amina@example.org"),
        ({"may_email": True}, "anna@example.org"),
    ],
)
def test_to_nobody_else_and_with_the_same_answer(client, contact, to):
    case = case_of(contact=contact)
    answer = client.post(SEND, {"reference": case.reference, "to": to}, follow=True)
    assert "If this is what you told us, the link is on its way." in answer.content.decode()
    assert not Notice.objects.exists()
    assert not CaseLink.objects.exists()


def test_an_unknown_reference_gets_the_same_answer(client, case):
    unknown = client.post(SEND, {"reference": "99999998", "to": "07700 900123"}, follow=True)
    known = client.post(SEND, {"reference": case.reference, "to": "07700 900123"}, follow=True)
    assert text(unknown) == text(known)


def test_it_comes_at_night_because_she_waits_for_it(client, case, time_machine, capsys):
    time_machine.move_to(timezone.now().replace(hour=23))
    client.post(SEND, {"reference": case.reference, "to": "07700 900123"})
    assert Notice.objects.get().state == "done"
    assert "/en/open/news/" in capsys.readouterr().out


@pytest.mark.parametrize("to", ["", "x", "0247600000", "a@b", "1" * 400])
def test_what_is_no_number_and_no_address_is_said(client, case, to):
    answer = client.post(SEND, {"reference": case.reference, "to": to})
    assert answer.status_code == 400
    assert not Notice.objects.exists()


def test_twenty_an_hour_from_one_place(client, case):
    for number in range(21):
        answer = client.post(SEND, {"reference": f"{10000000 + number}", "to": "07700 900123"})
    assert answer.status_code == 400
    assert "Try again in an hour." in text(answer)


# Using it --------------------------------------------------------------------------------------


def path_of(link):
    return link.removeprefix("http://localhost:8000")


@pytest.mark.parametrize(
    ("purpose", "name"),
    [
        ("status", "mine-case"),
        ("talk", "mine-talk"),
        ("changed", "mine-changed"),
        ("review", "mine-review"),
        ("record", "mine-record"),
        ("something else", "mine-case"),
    ],
)
def test_its_button_opens_it_once_and_leads_on(client, case, purpose, name):
    path = path_of(links.new_link(case=case, purpose=purpose))
    answer = client.post(path)
    assert answer.url == reverse(f"carers:{name}", kwargs={"case": case.pk})
    assert client.get(answer.url).status_code in (200, 302)
    second = CheckingClient()
    assert "This link does not work" in text(second.post(path))
    assert second.get(page_of(case)).url == MINE


def test_looking_at_it_uses_nothing_up_and_says_nothing(client, case):
    path = path_of(links.new_link(case=case, purpose="record"))
    for _time in range(3):
        words = text(client.get(path))
    assert "Open it here" in words
    for word in ("carer", "decision", case.spoken_reference, case.reference):
        assert word not in words
    assert client.get(page_of(case)).url == MINE
    assert CaseLink.objects.get().used_at is None
    assert client.post(path).status_code == 302


def test_it_is_worth_nothing_after_two_weeks(client, case, time_machine):
    path = path_of(links.new_link(case=case, purpose="status"))
    time_machine.move_to(timezone.now() + datetime.timedelta(days=14, minutes=1))
    assert "This link does not work" in text(client.post(path))
    assert links.forget_old_links() == 1
    assert not CaseLink.objects.exists()


@pytest.mark.parametrize("token", ["invented", "x" * 3000, "ü"])
def test_an_invented_one_opens_nothing(client, token):
    assert "This link does not work" in text(client.post(f"/en/open/news/{token}/"))


def test_two_messages_of_one_week_both_open(client, case):
    news.tell_carer(case=case, template="case-news", purpose="status")
    news.tell_carer(case=case, template="case-news", purpose="record")
    for notice in Notice.objects.all():
        assert client.post(path_of(notice.context["link"])).status_code == 302


# A new code ------------------------------------------------------------------------------------


def test_a_new_code_is_shown_once_and_shuts_others_out(case):
    here, there = let_in(CheckingClient(), case), let_in(CheckingClient(), case)
    url = reverse("carers:mine-code", kwargs={"case": case.pk})
    answer = here.post(url)
    code = "".join(answer.context["groups"])
    assert len(code) == 8
    assert code not in here.get(url).content.decode()
    assert here.get(page_of(case)).status_code == 200
    assert there.get(page_of(case)).url == MINE
    case = Case.objects.get(pk=case.pk)
    assert access.by_code(case.reference, code) == case
