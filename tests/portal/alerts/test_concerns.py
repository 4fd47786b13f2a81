"""'Raise a concern': from every page, by everybody with a role, whatever is posted."""

import logging
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from portal.accounts.roles import CODES
from portal.alerts.models import Alert, Level
from portal.alerts.subjects import SUBJECTS, local_page, subject_at
from portal.audit.models import AuditEvent
from portal.registry.working_time import LONDON
from tests.clients import CheckingClient
from tests.factories.accounts import person
from tests.factories.alerts import alert_of

pytestmark = pytest.mark.django_db
RAISE = "/staff/alerts/raise/"
WORDS = "She had a bruise and would not say why"
WHO = "Mrs Example, 12 Long Street"
HOW = "Never phone the house"
GIVEN = {"words": WORDS, "who": WHO, "urgency": "days", "safely": "no", "how": HOW}
MORNING = datetime(2026, 11, 26, 10, 0, tzinfo=LONDON)


@pytest.fixture(autouse=True)
def _a_thursday_morning():
    """Roles are held from today on: people are made on the same day as their alerts."""
    with time_machine.travel(MORNING, tick=False):
        yield


@pytest.fixture
def room(monkeypatch):
    """A room whose pages under /staff/people/ are about somebody."""
    thing = person()
    monkeypatch.setattr(SUBJECTS, "_items", {})
    SUBJECTS.register("/staff/", lambda path: None)
    SUBJECTS.register("/staff/people/", lambda path: (thing, "Self-assessment 4821 7735"))
    return thing


# The way to it -------------------------------------------------------------------------------


def test_every_page_leads_to_it_with_its_own_path_and_no_query(sign_in):
    text = sign_in("system_administrator").get("/staff/people/?q=secret").text
    assert f'href="{RAISE}?about=/staff/people/"' in text


def test_whoever_has_no_role_has_no_link(sign_in):
    text = sign_in().get("/staff/account/2fa/").text
    assert "Raise a concern" not in text


def test_a_page_without_a_signed_in_person_has_no_link(client):
    assert "Raise a concern" not in client.get("/staff/account/login/").text


@pytest.mark.parametrize("role", CODES)
def test_everybody_with_a_role_can(role, sign_in):
    client = sign_in(role)
    assert client.get(RAISE).status_code == 200
    answer = client.post(RAISE, GIVEN, follow=True)
    assert "Your concern is sent" in answer.text
    assert Alert.objects.get().level == Level.CONCERN


def test_danger_this_minute_comes_first(sign_in):
    text = sign_in("carers_adviser").get(RAISE).text
    assert text.index('href="tel:999"') < text.index("What worries you?")


# The page she came from ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("about", "kept"),
    [
        ("/staff/", "/staff/"),
        ("/staff/alerts/", "/staff/alerts/"),
        ("/staff/people/?q=x", ""),
        ("/staff/people/#x", ""),
        ("/staff/nowhere/", ""),
        ("/staff/account/login/", ""),
        ("/staff/alerts/raise/", ""),
        ("/staff//people/", ""),
        ("/staff/\\people/", ""),
        ("//evil.example/staff/", ""),
        ("https://evil.example/staff/", ""),
        ("javascript:alert(1)", ""),
        ("/en/", ""),
        ("staff/", ""),
        ("", ""),
        ("/staff/" + "x" * 400, ""),
    ],
)
def test_only_pages_of_ours(about, kept, sign_in):
    assert local_page(about) == kept
    client = sign_in("intake")
    page = client.get(RAISE, {"about": about})
    assert page.status_code == 200
    assert "evil" not in page.text
    client.post(RAISE, {**GIVEN, "about": about})
    assert Alert.objects.get().url == kept


def test_a_page_that_is_about_something(room, sign_in):
    client = sign_in("carers_adviser")
    assert "Self-assessment 4821 7735" in client.get(f"{RAISE}?about=/staff/people/").text
    client.post(RAISE, {**GIVEN, "about": "/staff/people/"})
    alert = Alert.objects.get()
    assert (alert.subject_kind, alert.subject_id) == ("accounts.user", str(room.pk))
    assert alert.subject_words == "Self-assessment 4821 7735"
    assert alert.url == "/staff/people/"


def test_the_longest_prefix_says_what_a_page_is_about(room):
    found = subject_at("/staff/people/1/")
    assert found is not None
    assert found.instance == room
    assert subject_at("/staff/alerts/") is None
    assert subject_at("") is None


def test_a_page_that_is_about_nothing(sign_in):
    sign_in("carers_adviser").post(RAISE, {**GIVEN, "about": "/staff/"})
    alert = Alert.objects.get()
    assert alert.subject_kind == ""
    assert alert.subject_words == "Concern of 26 November 2026, 10:00"


# What is sent --------------------------------------------------------------------------------


def test_what_was_written_goes_to_intake_and_the_safeguarding_lead(sign_in):
    adviser = person("carers_adviser")
    sign_in(user=adviser).post(RAISE, GIVEN)
    alert = Alert.objects.get()
    assert {one.role for one in alert.recipients.all() if one.with_content} >= {
        "intake",
        "safeguarding_lead",
    }
    assert [one["words"] for one in alert.content] == [WORDS, WHO, "Within days"]
    assert alert.caution == f"May be contacted safely: no.\n{HOW}"
    assert alert.raised_by == adviser
    assert alert.due_at == MORNING + timedelta(hours=2)


def test_nothing_of_it_stands_in_mails_the_record_the_log_or_the_session(sign_in, caplog):
    intake, client = person("intake"), sign_in("carers_adviser")
    with caplog.at_level(logging.DEBUG):
        answer = client.post(RAISE, GIVEN)
    written = [f"{message.subject} {message.body}" for message in mail.outbox]
    written += [f"{one.subject_words} {one.detail}" for one in AuditEvent.objects.all()]
    written += [caplog.text, str(dict(client.session)), answer.url]
    assert [message.to for message in mail.outbox] == [[intake.email]]
    for words in (WORDS, WHO, HOW, "bruise", "Long Street"):
        assert not [text for text in written if words in text]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"words": ""}, "Write what worries you."),
        ({"words": " \n "}, "Write what worries you."),
        ({"words": "\x00"}, "Write what worries you."),
        ({"words": "x" * 4001}, "This is too long. Use fewer words."),
        ({"who": ""}, "Write who may be in danger."),
        ({"who": "x" * 301}, "This is too long. Use fewer words."),
        ({"urgency": ""}, "Choose how urgent it is."),
        ({"urgency": "very"}, "Choose how urgent it is."),
        ({"safely": ""}, "Choose whether the person may be contacted safely."),
        ({"safely": ["yes", "maybe"]}, "Choose whether the person may be contacted safely."),
        ({"how": "x" * 4001}, "This is too long. Use fewer words."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(change, problem, sign_in):
    answer = sign_in("intake").post(RAISE, {**GIVEN, **change, "about": "/staff/"})
    assert answer.status_code == 400
    assert problem in answer.text
    assert "Error:" in answer.text
    kept = {**GIVEN, **change}
    assert all(
        kept[name] in answer.text for name in ("words", "who", "how") if kept[name].strip("\x00")
    )
    assert 'value="/staff/"' in answer.text
    assert not Alert.objects.exists()


@pytest.mark.parametrize("given", [{}, {"words": ["a", "b"]}, {"x" * 300: "y"}, {"about": "\x00"}])
def test_hostile_posts(given, sign_in):
    assert sign_in("intake").post(RAISE, given).status_code == 400


def test_what_is_typed_is_shown_as_text(sign_in):
    client = sign_in("intake")
    client.checks_pages = False
    text = client.post(RAISE, {**GIVEN, "who": "<script>alert(1)</script>", "words": ""}).text
    assert "<script>alert(1)" not in text


def test_a_form_that_was_open_for_too_long_loses_nothing():
    client = CheckingClient(enforce_csrf_checks=True)
    client.force_login(person("intake"))
    answer = client.post(RAISE, {**GIVEN, "about": "/staff/"})
    assert answer.status_code == 403
    assert WORDS in answer.text
    assert "csrfmiddlewaretoken" in answer.text
    assert not Alert.objects.exists()


def test_a_form_of_somebody_who_is_signed_out_is_sent_nowhere():
    client = CheckingClient(enforce_csrf_checks=True)
    assert "/staff/account/login/" in client.post(RAISE, GIVEN).url


# The receipt ---------------------------------------------------------------------------------


def test_the_receipt(sign_in):
    person("intake"), person("intake"), person("safeguarding_lead")
    text = sign_in("carers_adviser").post(RAISE, {**GIVEN, "about": "/staff/"}, follow=True).text
    assert "Intake (2 people)" in text
    assert "Safeguarding lead (1 person)" in text
    assert "<strong>today, 12:00</strong>" in text
    assert WORDS not in text


def test_the_receipt_when_nobody_reads_it(sign_in):
    text = sign_in("carers_adviser").post(RAISE, GIVEN, follow=True).text
    assert "Nobody holds these roles today, so nobody reads it." in text
    assert "024 7683 3003" in text


def test_the_receipt_at_night(sign_in):
    with time_machine.travel(MORNING + timedelta(hours=12), tick=False):
        person("intake")
        text = sign_in("carers_adviser").post(RAISE, GIVEN, follow=True).text
    assert "Do not rely on anybody reading it before the office opens." in text
    assert "024 7683 2222" in text


@pytest.mark.parametrize("role", ["intake", "carers_adviser", "translator"])
def test_a_receipt_is_for_whoever_raised_it(role, sign_in):
    alert = alert_of(Level.CONCERN, by=person("council_worker"))
    assert sign_in(role).get(reverse("staff-alerts:raised", args=[alert.pk])).status_code == 404


def test_what_the_portal_raised_has_no_receipt(sign_in):
    alert = alert_of(Level.NOW)
    assert sign_in("intake").get(reverse("staff-alerts:raised", args=[alert.pk])).status_code == 404
