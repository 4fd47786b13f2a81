"""From the decision to send to the letter in the box."""

import datetime

import pytest
import time_machine
from django.core import mail
from django.db import connection, transaction
from django.utils import timezone, translation

from portal.notices import channels, tasks
from portal.notices.actions import send
from portal.notices.addresses import Address
from portal.notices.models import KEEP_CONTENT, Notice
from portal.notices.rendering import Message, render, render_text
from portal.registry.outbox import OutboxState, Refused

pytestmark = pytest.mark.django_db

LETTER = """A letter for {{ name }}
{% get_current_language as code %}In {{ code }}: {{ name }}
{{ portal_name }} {{ contact_ways.phone }}
"""
ASHA = Address.email("asha@example.org")


@pytest.fixture(autouse=True)
def _letter(settings, tmp_path):
    (tmp_path / "notices").mkdir()
    (tmp_path / "notices" / "letter.txt").write_text(LETTER)
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]


@pytest.fixture
def sent(django_capture_on_commit_callbacks):
    def send_now(**changes):
        facts = {
            "to": ASHA, "template": "letter", "language": "en", "context": {"name": "Asha"}
        } | changes  # fmt: skip
        with django_capture_on_commit_callbacks(execute=True):
            return send(**facts)

    return send_now


def test_a_letter_goes_out_after_the_commit(sent):
    notice = sent()
    assert mail.outbox[0].to == ["asha@example.org"]
    assert mail.outbox[0].subject == "A letter for Asha"
    assert Notice.objects.get(pk=notice.pk).state == OutboxState.DONE


def test_nothing_goes_out_when_the_change_is_undone(django_capture_on_commit_callbacks):
    def changes_its_mind():
        with transaction.atomic():
            send(to=ASHA, template="letter", language="en", context={"name": "Asha"})
            raise RuntimeError

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(RuntimeError):
        changes_its_mind()
    assert not mail.outbox
    assert not Notice.objects.exists()


def test_a_letter_that_fails_goes_out_later(sent, monkeypatch, caplog):
    def fails(*args, **kwargs):
        raise ConnectionError("asha@example.org")

    with monkeypatch.context() as broken:
        broken.setattr(channels.DjangoEmail, "send", fails)
        sent()
    assert not mail.outbox
    assert tasks.deliver_waiting() == 0
    with time_machine.travel(timezone.now() + datetime.timedelta(minutes=5), tick=False):
        assert tasks.deliver_waiting() == 1
    assert len(mail.outbox) == 1
    assert "asha@example.org" not in caplog.text


def test_a_letter_goes_out_once(sent):
    notice = sent()
    tasks.deliver.call(notice.pk)
    assert len(mail.outbox) == 1


def test_text_messages_count_their_parts(sent, capsys):
    notice = sent(to=Address.text("07700 900982"))
    assert "Asha" in capsys.readouterr().out
    assert Notice.objects.get(pk=notice.pk).parts == 1


def test_recipient_and_content_are_not_readable_in_the_database(sent):
    sent()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM notices_notice")
        row = str(cursor.fetchall())
    assert "asha@example.org" not in row
    assert "Asha" not in row


def test_content_is_forgotten_after_a_week(sent):
    sent()
    assert tasks.forget_content() == 0
    later = timezone.now() + KEEP_CONTENT + datetime.timedelta(hours=1)
    with time_machine.travel(later, tick=False):
        assert tasks.forget_content() == 1
        assert tasks.forget_content() == 0
    notice = Notice.objects.get()
    assert (notice.recipient, notice.context, notice.state) == ("", None, OutboxState.DONE)


def test_content_of_what_still_waits_is_kept():
    Notice.objects.create(channel="email", recipient="a@b.org", template="letter", language="en")
    with time_machine.travel(timezone.now() + 2 * KEEP_CONTENT, tick=False):
        assert tasks.forget_content() == 0


def test_notice_reads_in_lists_without_its_recipient(sent):
    assert str(Notice.objects.get(pk=sent().pk)) == "letter by email: done"


def test_letter_in_english_has_no_second_half():
    message = render("letter", language="en", context={"name": "Asha"})
    assert message.subject == "A letter for Asha"
    assert "———" not in message.body


def test_letter_in_another_language_has_english_below():
    body = render("letter", language="pl", context={"name": "Asha"}).body
    own, english = body.split("———")
    assert "In pl" in own
    assert "In en" in english


def test_letter_is_in_her_language_not_in_that_of_the_page():
    with translation.override("pl"):
        assert "In ro" in render("letter", language="ro", context={"name": "Asha"}).body
        assert translation.get_language() == "pl"


def test_letter_without_a_translation_is_not_sent_twice(settings, tmp_path):
    (tmp_path / "notices" / "plain.txt").write_text("Subject\nBody")
    assert render("plain", language="ur", context={}).body == "Body"


def test_letter_says_who_sends_it_and_whom_to_phone(settings):
    body = render("letter", language="en", context={"name": "Asha"}).body
    assert settings.PORTAL_NAME in body
    assert "024" in body


def test_nothing_is_escaped_in_a_letter():
    assert (
        "O'Neill & <co>" in render("letter", language="en", context={"name": "O'Neill & <co>"}).body
    )


def test_text_message_has_no_subject():
    assert render_text("letter", language="en", context={"name": "A"}).subject == ""


def test_subject_cannot_carry_headers(sent):
    sent(context={"name": "x\nBcc: everyone@example.org"})
    assert mail.outbox[0].to == ["asha@example.org"]
    assert mail.outbox[0].bcc == []
    assert "\n" not in mail.outbox[0].subject


def test_letters_of_ours_render(settings):
    from portal.settings.base import BASE_DIR, TEMPLATES

    settings.TEMPLATES = TEMPLATES
    for file in (BASE_DIR / "templates" / "notices").glob("staff_*.txt"):
        context = {"name": "Asha", "link": "https://example.org/x"}
        message = render(file.stem, language="en", context=context)
        assert message.subject
        assert "https://example.org/x" in message.body


def test_a_channel_that_is_off_gives_up_with_a_sentence(settings, sent):
    settings.NOTICE_CHANNELS = {"email": "portal.notices.channels.Off"}
    notice = Notice.objects.get(pk=sent().pk)
    assert notice.state == OutboxState.GIVEN_UP
    assert "cannot send by email" in notice.problem


def test_pages_know_what_can_be_sent(settings):
    assert channels.can_send("text")
    settings.NOTICE_CHANNELS = {"text": "portal.notices.channels.Off"}
    assert not channels.can_send("text")


def test_an_address_that_the_mail_server_refuses_is_given_up(monkeypatch):
    from smtplib import SMTPRecipientsRefused

    def refuses(self, **kwargs):
        raise SMTPRecipientsRefused({})

    monkeypatch.setattr(channels.EmailMessage, "send", refuses)
    with pytest.raises(Refused):
        channels.DjangoEmail().send(ASHA, Message("s", "b"), reference="r")
