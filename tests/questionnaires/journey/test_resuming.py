"""Coming back: a code or a link, other devices, wrong and old ones, deleting, expiry."""

import datetime
import re
import uuid

import pytest
import time_machine
from django.core import mail
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from portal.audit.models import AuditEvent
from portal.notices.models import Notice
from portal.registry.jobs import JOBS
from portal.settings import base
from questionnaires.journey import keeping, keys
from questionnaires.models import Draft, DraftStep, Version
from questionnaires.models.drafts import KEEP, KEEP_ASKED
from tests.clients import CheckingClient
from tests.factories.questionnaires import data, published
from tests.questionnaires.journey.conftest import Person, leads_to

RESUME = "/en/carers/carry-on/"


def code_for(person: Person) -> str:
    answer = person.client.post(person.url("keep"), {"give": "code"})
    assert answer.status_code == 200
    return "".join(re.findall(r'code__group">(\d{4})<', answer.text))


def with_code(code: str, client: CheckingClient | None = None, **more: str) -> HttpResponse:
    return (client or CheckingClient()).post(RESUME, {"code": code, **more})


# Codes --------------------------------------------------------------------------


def test_a_code_is_sixteen_digits_in_groups_that_can_be_read_aloud(person: Person) -> None:
    answer = person.client.post(person.url("keep"), {"give": "code"})
    code = "".join(re.findall(r'code__group">(\d{4})<', answer.text))
    assert len(code) == 16
    assert " ".join(code[:4]) in answer.text
    assert "data-print" in answer.text


def test_a_code_is_shown_once_and_stored_as_a_slow_hash(person: Person) -> None:
    code = code_for(person)
    page = person.client.get(person.url("keep")).text
    assert code not in page.replace(" ", "")
    stored = person.stored
    assert stored.resume_hash == keys.hash_of_code(code)
    assert code not in "".join(map(str, Draft.objects.values_list()[0]))


def test_where_people_use_it_a_guess_is_slow() -> None:
    assert base.CODE_WORK >= 2**14


def test_the_hash_of_a_code_depends_on_the_secret_of_the_portal(settings: object) -> None:
    before = keys.hash_of_code("1" * 16)
    settings.SECRET_KEY = "another"  # type: ignore[attr-defined]
    assert keys.hash_of_code("1" * 16) != before


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1234 5678 9012 3456", "1234567890123456"),
        ("1234-5678-9012-3456", "1234567890123456"),
        ("1234567890123456\n", "1234567890123456"),
        ("۱۲۳۴ ۵۶۷۸ ۹۰۱۲ ۳۴۵۶", "1234567890123456"),
        ("੧੨੩੪੫੬੭੮੯੦੧੨੩੪੫੬", "1234567890123456"),
        ("1234 5678 9012 345", ""),
        ("1234 5678 9012 34567", ""),
        ("1234 5678 9012 345x", ""),
        ("my code is 1234567890123456", ""),
        ("", ""),
        ("1" * 5000, ""),
    ],
)
def test_codes_are_read_in_any_spacing_and_script(typed: str, read: str) -> None:
    assert keys.read_code(typed) == read


def test_another_device_goes_on_where_she_was(person: Person) -> None:
    person.answer(name={"nick": "Jo"})
    code = code_for(person)
    other = Person(CheckingClient(), person.draft)
    assert leads_to(with_code(code, other.client), other.url("draft"))
    assert leads_to(other.client.get(other.url("draft")), other.step("pets"))
    assert person.see("pets").status_code == 403


def test_a_code_works_again_on_the_next_day(person: Person) -> None:
    code = code_for(person)
    assert with_code(code).status_code == 302
    assert with_code(code).status_code == 302


def test_a_second_code_takes_the_place_of_the_first(person: Person) -> None:
    first, second = code_for(person), code_for(person)
    assert with_code(first).status_code == 400
    assert with_code(second).status_code == 302


def test_wrong_expired_and_deleted_codes_get_the_same_answer(
    person: Person, version: Version
) -> None:
    expired = code_for(person)
    Draft.objects.update(expires_at=timezone.now() - datetime.timedelta(seconds=1))
    other = Person.starting(CheckingClient())
    deleted = code_for(other)
    other.client.post(other.url("delete-draft"))
    answers = [with_code(code) for code in (expired, deleted, "1234567890123456", "hello", "")]
    assert {answer.status_code for answer in answers} == {400}
    errors = {re.findall(r"This code does not open anything[^<]*", one.text)[0] for one in answers}
    assert len(errors) == 1


def test_five_wrong_codes_shut_out_whoever_types_them_and_nobody_else(person: Person) -> None:
    code = code_for(person)
    for _time in range(5):
        assert with_code("1111222233334444").status_code == 400
    shut = with_code(code)
    assert shut.status_code == 429
    assert "Wait an hour" in shut.text
    elsewhere = CheckingClient(REMOTE_ADDR="192.0.2.77")
    assert with_code(code, elsewhere).status_code == 302


def test_right_codes_use_up_no_tries(person: Person) -> None:
    code = code_for(person)
    assert {with_code(code).status_code for _time in range(8)} == {302}


def test_codes_can_be_guessed_only_so_often_from_all_places_together(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    from questionnaires.journey.doors import TRIES

    monkeypatch.setattr(TRIES, "most_in_all", 3)
    for place in range(3):
        with_code("1" * 16, CheckingClient(REMOTE_ADDR=f"192.0.2.{place}"))
    code = code_for(person)
    assert with_code(code, CheckingClient(REMOTE_ADDR="192.0.2.99")).status_code == 429


def test_a_code_of_another_questionnaire_opens_nothing_here(person: Person) -> None:
    code = code_for(person)
    Version.objects.update(questionnaire="something-else")
    assert with_code(code).status_code == 400


# Links ----------------------------------------------------------------------------


def link_for(person: Person, address: str = "jo@example.org") -> str:
    answer = person.client.post(person.url("keep"), {"give": "link", "address": address})
    assert leads_to(answer, person.url("keep")), answer.text
    return str(re.findall(r"http://testserver(\S+)", mail.outbox[-1].body)[0])


def test_the_email_says_nothing_of_care_and_holds_no_answer(person: Person) -> None:
    person.answer(name={"nick": "Wilhelmina"})
    link_for(person)
    said = f"{mail.outbox[-1].subject} {mail.outbox[-1].body}".lower()
    assert mail.outbox[-1].to == ["jo@example.org"]
    for word in ("care", "carer", "plan", "help", "wilhelmina", "social"):
        assert word not in said
    assert "/en/back/" in said


def test_a_link_opens_on_a_press_and_not_when_it_is_looked_at(person: Person) -> None:
    link = link_for(person)
    other = Person(CheckingClient(), person.draft)
    for _time in range(3):
        assert other.client.get(link).status_code == 200
    assert other.see("name").status_code == 403
    assert person.see("name").status_code == 200
    assert leads_to(other.client.post(link), other.url("draft"))
    assert other.see("name").status_code == 200
    assert person.see("name").status_code == 403


def test_a_link_works_once(person: Person) -> None:
    link = link_for(person)
    assert CheckingClient().post(link).status_code == 302
    answer = CheckingClient().post(link)
    assert answer.status_code == 400
    assert "any more" in answer.text


def test_a_second_link_takes_the_place_of_the_first(person: Person) -> None:
    first, second = link_for(person), link_for(person)
    assert CheckingClient().post(first).status_code == 400
    assert CheckingClient().post(second).status_code == 302


def test_a_link_never_outlives_the_draft(person: Person) -> None:
    link = link_for(person)
    with time_machine.travel(timezone.now() + KEEP_ASKED + datetime.timedelta(minutes=1)):
        assert CheckingClient().post(link).status_code == 400
    Draft.objects.all().delete()
    assert CheckingClient().post(link).status_code == 400


def test_five_wrong_tokens_lock_the_link_of_the_draft(person: Person) -> None:
    link = link_for(person)
    wrong = reverse("questionnaires:link", kwargs={"draft": person.draft, "token": "x" * 43})
    for _time in range(5):
        assert CheckingClient().post(wrong).status_code == 400
    assert CheckingClient().post(link).status_code == 400
    code = code_for(person)
    assert with_code(code).status_code == 302


def test_a_link_to_nothing_is_the_same_page(db: None) -> None:
    url = reverse("questionnaires:link", kwargs={"draft": uuid.uuid4(), "token": "x"})
    assert CheckingClient().get(url).status_code == 200
    assert CheckingClient().post(url).status_code == 400


@pytest.mark.parametrize("address", ["", "nobody", "a@b", "x" * 5000, "jo@example.org\nBcc: x@y.z"])
def test_an_address_that_is_none_is_said_so(person: Person, address: str) -> None:
    answer = person.client.post(person.url("keep"), {"give": "link", "address": address})
    assert answer.status_code == 400
    assert "Enter an email address" in answer.text
    assert not Notice.objects.exists()


def test_one_address_gets_only_so_many_links(person: Person) -> None:
    for _time in range(3):
        link_for(person)
    answer = person.client.post(person.url("keep"), {"give": "link", "address": "JO@example.org"})
    assert answer.status_code == 400
    assert len(mail.outbox) == 3


def test_no_link_is_offered_where_nothing_can_be_sent(person: Person, settings: object) -> None:
    settings.NOTICE_CHANNELS = {"email": "portal.notices.channels.Off"}  # type: ignore[attr-defined]
    assert "Send me a link" not in person.client.get(person.url("keep")).text


# Closing, deleting, expiry --------------------------------------------------------------


def test_closing_on_this_device_leaves_the_code_working(person: Person) -> None:
    code = code_for(person)
    assert leads_to(person.client.post(person.url("close")), "/en/carers/")
    assert person.see("name").status_code == 403
    assert with_code(code).status_code == 302


def test_deleting_takes_everything_and_leaves_no_trace_of_whose_it_was(person: Person) -> None:
    person.answer(name={"nick": "Jo"})
    code = code_for(person)
    page = person.client.post(person.url("delete-draft"), follow=True)
    assert "Your answers are deleted." in page.text
    assert (Draft.objects.count(), DraftStep.objects.count()) == (0, 0)
    assert with_code(code).status_code == 400
    events = AuditEvent.objects.filter(verb__startswith="questionnaires.draft")
    assert {event.verb.rpartition(".")[2] for event in events} == {"code_given", "deleted"}
    assert not any(str(person.draft) in str(vars(event)) for event in events)


def test_a_draft_that_nobody_kept_goes_after_a_week(person: Person) -> None:
    assert keeping.forget_expired() == 0
    with time_machine.travel(timezone.now() + KEEP + datetime.timedelta(minutes=1)):
        assert person.see("name").status_code == 403
        assert keeping.forget_expired() == 1
    assert not DraftStep.objects.exists()


def test_a_draft_with_a_code_stays_a_month_after_it_was_used(person: Person) -> None:
    code = code_for(person)
    with time_machine.travel(timezone.now() + KEEP_ASKED - datetime.timedelta(days=1)):
        assert keeping.forget_expired() == 0
        assert with_code(code).status_code == 302
    with time_machine.travel(timezone.now() + KEEP_ASKED + datetime.timedelta(days=1)):
        assert keeping.forget_expired() == 0
    with time_machine.travel(timezone.now() + 2 * KEEP_ASKED):
        assert keeping.forget_expired() == 1


def test_each_answer_moves_the_date_on(person: Person) -> None:
    with time_machine.travel(timezone.now() + datetime.timedelta(days=5)):
        person.client.cookies["sessionid"]["expires"] = ""
        person.answer(name={"nick": "Jo"})
    assert person.stored.expires_at > timezone.now() + datetime.timedelta(days=11)


def test_expiry_runs_by_the_clock() -> None:
    job = JOBS.get("questionnaires.forget_drafts")
    assert job is not None
    assert job.function is keeping.forget_expired


# A newer version ------------------------------------------------------------------------


def newer(**changes: str) -> Version:
    definition = data()
    first = definition["section"][0]["page"]
    first.insert(
        1, {"code": "new", "length": "short", "question": [{"code": "new", "type": "text"}]}
    )
    if changes:
        first[0]["question"][0]["option"] = [{"code": changes["only"]}]
    return published(definition, number=2)


def test_a_draft_moves_to_a_newer_version_when_she_returns(person: Person) -> None:
    person.answer(name={"nick": "Jo"})
    code, version = code_for(person), newer()
    client = CheckingClient()
    page = client.post(RESUME, {"code": code}, follow=True)
    assert "We have added 1 question." in page.text
    assert person.stored.version == version
    assert page.redirect_chain[-1][0] == person.step("new")
    assert person.stored.answers() == {"who": "mum", "nick": "Jo"}


def test_a_draft_stays_with_its_version_where_an_answer_no_longer_fits(person: Person) -> None:
    code, old = code_for(person), person.stored.version
    newer(only="friend")
    assert with_code(code).status_code == 302
    assert person.stored.version == old
    assert person.stored.answers() == {"who": "mum"}


def test_a_draft_stays_with_its_version_while_something_waits_to_be_confirmed(
    person: Person,
) -> None:
    person.send("name", nick="Ada Lovelace of the Analytical Engine", wizard_goto_step="who")
    code, old = code_for(person), person.stored.version
    newer()
    assert with_code(code).status_code == 302
    assert person.stored.version == old
    assert person.row("name").pending


def test_carrying_on_in_the_same_browser_moves_too(person: Person) -> None:
    version = newer()
    assert leads_to(person.client.post(person.url("carry-on")), person.url("draft"))
    assert person.stored.version == version
