"""Messages about the website: sent by anyone, read by staff, forgotten after a year."""

import datetime
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.conf import LazySettings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from portal.audit.models import AuditEvent
from portal.ui import actions, offers
from portal.ui.models import Feedback
from tests.factories.accounts import person
from tests.people import SignIn

pytestmark = pytest.mark.django_db

WORDS = {"message": "The map is wrong.", "contact": "amina@example.org"}


def feedback(**fields: object) -> Feedback:
    return Feedback.objects.create(**{"message": "Hello", "language": "en", **fields})


def test_a_message_is_kept_with_its_language(client: Client) -> None:
    response = client.post("/ur/feedback/", WORDS)
    assert response["Location"] == "/ur/feedback/sent/"
    kept = Feedback.objects.get()
    assert (kept.message, kept.contact, kept.language) == (*WORDS.values(), "ur")


def test_no_contact_is_needed(client: Client) -> None:
    client.post("/en/feedback/", {"message": "Good."})
    assert Feedback.objects.get().contact == ""


def test_an_empty_message_is_asked_for_again(client: Client) -> None:
    response = client.post("/en/feedback/", {"contact": "amina@example.org"})
    assert response.status_code == 400
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.title.get_text().split()[0] == "Error:"
    assert soup.select_one(".govuk-error-summary a")["href"] == "#id_message"
    assert soup.find(id="id_contact")["value"] == "amina@example.org"


def test_a_form_without_any_field_is_an_empty_message(client: Client) -> None:
    assert client.post("/en/feedback/").status_code == 400
    assert client.get("/en/feedback/?message=Hello").status_code == 200


def test_words_and_contact_are_encrypted(client: Client) -> None:
    client.post("/en/feedback/", WORDS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT message, contact FROM ui_feedback")
        stored = " ".join(cursor.fetchone())
    assert "map" not in stored
    assert "amina" not in stored


def test_the_record_says_that_a_message_came_but_not_what_it_says(client: Client) -> None:
    client.post("/en/feedback/", WORDS)
    event = AuditEvent.objects.get(verb="ui.feedback.sent")
    assert "map" not in f"{event.subject_words} {event.detail}"


def test_too_many_messages_from_one_place_wait(client: Client) -> None:
    for _number in range(10):
        client.post("/en/feedback/", WORDS)
    response = client.post("/en/feedback/", WORDS)
    assert response.status_code == 400
    assert "try again in an hour" in response.content.decode()
    assert Feedback.objects.count() == 10


def test_behind_our_proxy_each_sender_is_counted_alone(
    client: Client, settings: LazySettings
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(12):
        client.post("/en/feedback/", WORDS, headers={"x-forwarded-for": f"192.0.2.{number}"})
    assert Feedback.objects.count() == 12
    for _number in range(12):
        client.post("/en/feedback/", WORDS, headers={"x-forwarded-for": "10.9.9.9, 192.0.2.99"})
    assert Feedback.objects.count() == 22


@pytest.mark.parametrize("role", ["directory_editor", "system_administrator"])
def test_staff_read_messages(sign_in: SignIn, role: str) -> None:
    feedback(message="The map is wrong.", contact="amina@example.org")
    text = sign_in(role).get("/staff/messages/").content.decode()
    assert "The map is wrong." in text
    assert "amina@example.org" in text


def test_others_do_not(sign_in: SignIn) -> None:
    assert sign_in("commissioner").get("/staff/messages/").status_code == 403


def test_markup_in_a_message_is_shown_as_text(sign_in: SignIn) -> None:
    feedback(message="<script>alert(1)</script>")
    assert b"<script>alert" not in sign_in("directory_editor").get("/staff/messages/").content


def test_a_message_that_is_dealt_with_says_by_whom(sign_in: SignIn) -> None:
    editor = person("directory_editor")
    message = feedback()
    sign_in(user=editor).post(f"/staff/messages/{message.pk}/")
    message.refresh_from_db()
    assert message.dealt_with_by == editor
    assert AuditEvent.objects.filter(verb="ui.feedback.dealt_with").exists()


def test_dealing_with_it_again_changes_nothing() -> None:
    first, second = person("directory_editor"), person("directory_editor")
    message = feedback()
    actions.deal_with_feedback(feedback=message, by=first)
    actions.deal_with_feedback(feedback=message, by=second)
    message.refresh_from_db()
    assert message.dealt_with_by == first


def test_a_message_that_is_not_there(sign_in: SignIn) -> None:
    assert sign_in("directory_editor").post("/staff/messages/999/").status_code == 404


def test_looking_at_a_message_deals_with_nothing(sign_in: SignIn) -> None:
    message = feedback()
    assert sign_in("directory_editor").get(f"/staff/messages/{message.pk}/").status_code == 405


def test_the_oldest_waits_on_top() -> None:
    new = feedback()
    old = feedback(sent_at=timezone.now() - datetime.timedelta(days=2))
    assert list(Feedback.objects.waiting()) == [old, new]


def test_a_year_later_it_is_forgotten() -> None:
    feedback(sent_at=timezone.now() - datetime.timedelta(days=366))
    kept = feedback(sent_at=timezone.now() - datetime.timedelta(days=364))
    assert actions.forget_old_feedback() == 1
    assert list(Feedback.objects.all()) == [kept]


def test_the_tile_counts_what_waits() -> None:
    assert offers.how_many_wait() == ""
    feedback()
    assert offers.how_many_wait() == "1 waiting"


def test_no_migration_is_missing() -> None:
    call_command("makemigrations", "ui", "--check", "--dry-run", stdout=StringIO())
