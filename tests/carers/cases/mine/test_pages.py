"""What a carer reads of what she has sent, in every state; and that nobody else does."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from carers.models import Case, Decision, Letter, SupportPlan, Talk
from portal.audit.actions import record, record_read
from portal.languages.table import LANGUAGES
from tests.carers.cases.mine.conftest import let_in
from tests.carers.plans.reading import text as text_of
from tests.factories.accounts import person
from tests.factories.cases import call_back, case_in_danger, case_of, case_with_harm, referral

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
PAGES = (
    "case", "seen", "answers", "plan", "add", "correct", "talk", "changed", "review", "record",
    "code", "news", "download", "withdraw", "delete",
)  # fmt: skip
ACTS = ("close", "join")


def url(name, case, **more):
    return reverse(f"carers:mine-{name}", kwargs={"case": case.pk, **more})


def read(client, case, name="case"):
    answer = client.get(url(name, case))
    assert answer.status_code == 200
    return text_of(answer)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_with_the_key_and_not_without(client, case, name):
    assert client.get(url(name, case)).url == reverse("carers:mine")
    let_in(client, case)
    answer = client.get(url(name, case))
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("name", [*PAGES, *ACTS])
def test_a_key_opens_no_other_case(hers, name):
    other = case_of()
    answer = hers.post(url(name, other)) if name in ACTS else hers.get(url(name, other))
    assert answer.url == reverse("carers:mine")


@pytest.mark.parametrize("name", ["add", "correct", "talk", "review"])
def test_what_was_typed_without_the_key_is_shown_and_not_saved(client, case, name):
    answer = client.post(url(name, case), {"words": "Mum fell <b>today</b>", "section": "you"})
    assert answer.status_code == 403
    assert "Mum fell <b>today</b>" in text_of(answer)
    assert not case.notes.exists()


def test_a_form_that_was_open_too_long_loses_nothing(case):
    from tests.clients import CheckingClient

    strict = let_in(CheckingClient(enforce_csrf_checks=True), case)
    answer = strict.post(url("add", case), {"words": "Mum fell today"})
    assert answer.status_code == 403
    assert "Mum fell today" in text_of(answer)
    assert not case.notes.exists()


# In words --------------------------------------------------------------------------------------

NOW = timezone.now()


def said(client, case):
    let_in(client, case)
    return read(client, case)


def test_sent(client):
    words = said(client, case_of())
    assert "Sent" in words
    assert "Nobody has opened it yet." in words
    assert "We are in touch with you by" in words
    assert "assessed" not in words
    assert "Carers Trust Heart of England" in words


def test_sent_and_opened(client):
    assert "Someone has opened it." in said(client, case_of(opened_at=NOW))


def test_late(client):
    words = said(client, case_of(sent_at=NOW - 10 * DAY))
    assert "We should have been in touch by" in words
    assert "We are late, and we are sorry." in words


def test_checking(client):
    words = said(client, case_of(state="checking", first_contact_at=NOW, checked_at=NOW))
    assert "We are checking it with you" in words
    assert "Someone finds a time to talk with you. No day is fixed for this." in words


def test_talked_says_with_whom(client):
    case = case_of(state="talked", first_contact_at=NOW, talked_at=NOW)
    case.talks.create(at=NOW, place="phone", state="held", with_whom=person(name="Ada Adviser"))
    words = said(client, case)
    assert "We have talked with you" in words
    assert "Ada Adviser" in words
    assert "We decide. You get it in writing by" in words


def decided(**changes):
    case = case_of(
        state=changes.pop("state", "decided"),
        first_contact_at=NOW,
        talked_at=NOW,
        decided_at=NOW,
        **changes,
    )
    Decision.objects.create(
        case=case, outcome="meets", reasons="x", organisation="carers service", by=person()
    )
    return case


def test_decided_without_a_letter(client):
    words = said(client, decided())
    assert "We have decided" in words
    assert "You get the decision and the reasons in writing." in words
    assert "Read the decision" not in words


def test_decided_with_a_letter_to_read(client):
    case = decided()
    Letter.objects.create(case=case, language="en", state="ready", finished_at=NOW)
    words = said(client, case)
    assert "Read the decision. It is here now." in words
    assert "You get it in writing by" not in words


def test_record_sent(client):
    case = decided(state="record-sent", record_sent_at=NOW, review_on=(NOW + 300 * DAY).date())
    words = said(client, case)
    assert "You have our decision in writing" in words
    assert "We look at it again with you by" in words
    assert "Something has changed: look at it again" in words
    assert "Take it back" not in words


def test_closed_and_withdrawn(client):
    assert "This is closed" in said(client, case_of(state="closed", ended_at=NOW))
    words = said(client, case_of(state="withdrawn", ended_at=NOW, ended_how="carer"))
    assert "You have taken it back" in words
    assert "What happens next" not in words


@pytest.mark.parametrize(
    ("make", "words"),
    [(call_back, "You asked us to phone you"), (referral, "Someone asked us to contact you")],
)
def test_without_answers(client, make, words):
    page = said(client, make())
    assert words in page
    assert "We phone you by" in page
    assert "Read what you sent" not in page
    assert "Decision" not in page


def test_a_call_that_took_place(client):
    assert "We have talked with you" in said(client, call_back(first_contact_at=NOW))


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("carer-asked", "We are waiting, because you asked us to wait."),
        ("cannot-reach", "We tried to reach you and could not."),
        ("information", "We are waiting for something from you."),
        ("unwell", "We are waiting, because someone is ill or in hospital."),
    ],
)
def test_paused(client, reason, words):
    case = case_of()
    case.pauses.create(reason=reason, until=datetime.date(2027, 1, 14))
    page = said(client, case)
    assert words in page
    assert "14 January 2027" in page
    assert "We are in touch with you by" not in page


def test_a_talk_that_is_booked(client):
    case = case_of(state="checking")
    at = timezone.make_aware(datetime.datetime(2030, 3, 5, 14, 30))
    case.talks.create(
        at=at,
        place="home",
        with_whom=person(name="Ada Adviser"),
        interpreter="booked",
        language="Mirpuri",
    )
    words = said(client, case)
    assert "Tuesday, 5 March 2030 at 14:30" in words
    assert "At your home." in words
    assert "An interpreter is booked: Mirpuri" in words


@pytest.mark.parametrize("state", ["held", "missed", "cancelled"])
def test_a_talk_that_is_over_is_not_announced(client, state):
    case = case_of(state="checking")
    case.talks.create(at=NOW + DAY, place="phone", state=state)
    assert "Your talk with us" not in said(client, case)


def test_what_was_passed_over_is_not_still_to_come(client):
    case = decided()
    Case.objects.filter(pk=case.pk).update(first_contact_at=None, opened_at=None)
    SupportPlan.objects.create(case=case, written_by=person())
    let_in(client, case)
    page = client.get(url("case", case)).context["page"]
    assert [(str(step.words), bool(step.at)) for step in page.timeline()] == [
        ("Sent to us", True),
        ("Talk with you", True),
        ("Decision", True),
        ("Decision in writing", False),
        ("Support for you", False),
    ]


# Who has opened it -----------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_who_has_opened_it_stands_there_with_name_organisation_and_day(client):
    case = case_of()
    ada = person("carers_adviser", name="Ada Adviser", organisation="Carers Trust")
    record_read(by=ada, verb="carers.case.read", subject=case)
    words = said(client, case)
    assert "Ada Adviser" in words
    assert "Carers Trust" in words
    assert "opened what you sent." in read(client, case, "seen")


@pytest.mark.django_db(transaction=True)
def test_nothing_tells_that_somebody_read_of_harm(client):
    case = case_with_harm()
    lead = person("safeguarding_lead", name="Lee Lead")
    record_read(by=lead, verb="carers.case.harm_read", subject=case)
    words = said(client, case) + read(client, case, "seen")
    assert "Lee Lead" in words
    assert "harm" not in words.lower()


def test_events_of_another_case_are_not_among_them(client, case):
    other, ada = case_of(), person("carers_adviser", name="Ada Adviser")
    from django.db import transaction

    with transaction.atomic():
        record(by=ada, verb="carers.case.noted", subject=other)
    let_in(client, case)
    assert "Ada Adviser" not in read(client, case, "seen")


# What she sent ---------------------------------------------------------------------------------


def test_her_answers_as_she_sent_them(hers, case):
    words = read(hers, case, "answers")
    assert "I want to sleep through one night a week." in words
    assert "My brother phones on Sundays." in words


def test_her_answers_about_harm_are_hers_to_read(client):
    case = case_with_harm()
    let_in(client, case)
    page = client.get(url("answers", case)).content.decode()
    assert "Leave this page quickly" in page


@pytest.mark.parametrize("make", [case_with_harm, case_in_danger])
@pytest.mark.parametrize("name", ["case", "answers", "add", "delete"])
def test_a_quick_way_out_where_there_is_danger(client, make, name):
    case = make()
    let_in(client, case)
    assert url("leave", case) in client.get(url(name, case)).content.decode()


def test_no_way_out_where_there_is_none(hers, case):
    assert url("leave", case) not in hers.get(url("case", case)).content.decode()


def test_leaving_closes_everything_here(hers, case):
    assert hers.get(url("leave", case)).url == "https://www.bbc.co.uk/weather"
    assert hers.get(url("case", case)).url == reverse("carers:mine")


def test_fetching_it_in_advance_closes_nothing(hers, case):
    hers.get(url("leave", case), headers={"Sec-Purpose": "prefetch"})
    assert hers.get(url("case", case)).status_code == 200


def test_her_plan_as_it_was_enclosed(hers, case):
    words = read(hers, case, "plan")
    assert "Do the thing first-one" in words
    assert "27 November 2026" in words


@pytest.mark.parametrize("name", ["answers", "plan"])
def test_without_answers_there_is_nothing_to_read(client, name):
    case = call_back()
    let_in(client, case)
    assert client.get(url(name, case)).status_code == 404


def test_close_it_on_this_device(hers, case):
    assert hers.post(url("close", case)).url == reverse("carers:mine-closed")
    assert hers.get(url("case", case)).status_code == 302
    assert hers.get(reverse("carers:mine-closed")).status_code == 200


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)
def test_every_page_in_every_language(hers, case, language):
    case.talks.create(at=NOW + DAY, place="centre", state=Talk.State.BOOKED)
    for name in PAGES:
        path = url(name, case).replace("/en/", f"/{language.code}/", 1)
        answer = hers.get(path)
        assert answer.status_code == 200, name
        assert f'lang="{language.tag}"' in answer.content.decode()
