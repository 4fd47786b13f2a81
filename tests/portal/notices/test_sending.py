"""From the decision to send to the letter in the box."""

import datetime
from typing import Any

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
from portal.registry.outbox import ATTEMPTS, LONGEST_WAIT, OutboxState, Refused

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


def test_a_letter_that_never_gets_through_is_given_up_and_then_forgotten(
    sent: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*args: object, **kwargs: object) -> None:
        raise ConnectionError("asha@example.org")

    monkeypatch.setattr(channels.DjangoEmail, "send", fails)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        sent()
        for _ in range(ATTEMPTS):
            clock.shift(LONGEST_WAIT)
            tasks.deliver_waiting()
        notice = Notice.objects.get()
        assert (notice.state, notice.attempts) == (OutboxState.GIVEN_UP, ATTEMPTS)
        clock.shift(KEEP_CONTENT + datetime.timedelta(seconds=1))
        assert tasks.forget_content() == 1
    assert "asha@example.org" not in Notice.objects.get().problem + caplog.text


def test_a_letter_says_that_a_machine_sent_it_and_which(sent: Any) -> None:
    notice = sent()
    headers = mail.outbox[0].extra_headers
    assert headers == {"X-Reference": f"notice-{notice.pk}", "Auto-Submitted": "auto-generated"}


def test_a_letter_whose_template_is_gone_is_kept_for_another_try(sent: Any) -> None:
    notice = Notice.objects.get(pk=sent(template="gone").pk)
    assert (notice.state, notice.problem) == (OutboxState.WAITING, "TemplateDoesNotExist")


def test_a_letter_that_is_not_there_any_more_is_no_fault() -> None:
    tasks.deliver.call(999_999)
    assert not mail.outbox


def test_a_letter_that_a_worker_holds_is_not_sent_by_another(sent: Any) -> None:
    notice = Notice.objects.create(
        channel="email", recipient="a@b.org", template="letter", language="en", context={}
    )
    Notice.objects.claim(notice.pk)
    tasks.deliver.call(notice.pk)
    assert tasks.deliver_waiting() == 0
    assert not mail.outbox


def test_content_is_kept_to_the_end_of_its_week(sent: Any) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        sent()
        clock.shift(KEEP_CONTENT)
        assert tasks.forget_content() == 0
        clock.shift(1)
        assert tasks.forget_content() == 1


def test_a_language_that_we_do_not_have_is_answered_in_english() -> None:
    message = render("letter", language="xx", context={"name": "Asha"})
    assert "In en" in message.body
    assert "———" not in message.body


def test_a_text_in_another_script_counts_by_its_own_measure(sent: Any) -> None:
    to = Address.text("07700 900982")
    notices = [sent(to=to, context={"name": name}) for name in ("a" * 60, "ا" * 60)]
    latin, arabic = (Notice.objects.get(pk=notice.pk).parts for notice in notices)
    assert latin < arabic


def test_a_letter_of_email_has_no_parts(sent: Any) -> None:
    assert Notice.objects.get(pk=sent().pk).parts == 0


@pytest.mark.parametrize(("state", "waits"), [("waiting", True), ("done", False)])
def test_pages_know_whether_a_notice_still_waits(state: str, waits: bool) -> None:
    assert Notice(state=state).is_waiting is waits
