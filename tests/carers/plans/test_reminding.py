"""One e-mail on a day that she picks; off until she asks, and forgotten once sent."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from carers.models import Reminder
from carers.plan.reminding import send_due
from portal.notices.models import Notice
from portal.privacy.personal_data import PERSONAL_DATA
from portal.registry.jobs import JOBS
from questionnaires.models import Draft
from tests.carers.conftest import Carer
from tests.carers.plans.reading import text

Somebody = Callable[..., Carer]


def on(day: datetime.date, address: str = "someone@example.org") -> dict[str, str]:
    parts = {"day": day.day, "month": day.month, "year": day.year}
    return {"address": address, **{f"due_on_{name}": str(value) for name, value in parts.items()}}


def in_days(days: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days)


def test_is_off_until_she_asks(carer: Somebody) -> None:
    carer(kept=True).see()
    assert not Reminder.objects.exists()


def test_is_put_down_and_shown(carer: Somebody) -> None:
    somebody = carer(kept=True)
    with time_machine.travel("2026-11-27 12:00 +0000", tick=False):
        answer = somebody.send("plan-remind", on(datetime.date(2026, 12, 4)))
        assert answer.url == somebody.url("plan")
        assert "We will remind you on 4 December 2026" in text(somebody.see())


def test_comes_on_its_day_and_not_before(carer: Somebody) -> None:
    somebody = carer(kept=True)
    due = in_days(3)
    somebody.send("plan-remind", on(due))
    assert send_due() == 0
    with time_machine.travel(datetime.datetime.combine(due, datetime.time(9), datetime.UTC)):
        assert send_due() == 1
        assert send_due() == 0
    assert not Reminder.objects.exists()


def test_says_nothing_of_care_and_leads_to_where_a_code_opens(
    carer: Somebody, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    somebody = carer(kept=True)
    somebody.send("plan-remind", on(in_days(1)))
    Reminder.objects.update(due_on=timezone.localdate())
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        send_due()
    (message,) = mail.outbox
    said = f"{message.subject} {message.body}"
    link = f"http://testserver{reverse('kept:back')}"
    assert link in said
    rest = said.replace(link, "").lower()
    for secret in ("plan", "care", "health", "assessment", str(somebody.plan.pk)):
        assert secret not in rest
    assert str(somebody.draft.pk) not in said


def test_can_be_stopped(carer: Somebody) -> None:
    somebody = carer(kept=True)
    somebody.send("plan-remind", on(in_days(3)))
    somebody.send("plan-remind", {"do": "stop"})
    assert not Reminder.objects.exists()
    page = " ".join(somebody.see().content.decode().split())
    assert "We will not remind you. Your address is gone." in page


def test_another_day_replaces_the_first(carer: Somebody) -> None:
    somebody = carer(kept=True)
    somebody.send("plan-remind", on(in_days(3)))
    somebody.send("plan-remind", on(in_days(5), "other@example.org"))
    reminder = Reminder.objects.get()
    assert (reminder.due_on, reminder.address) == (in_days(5), "other@example.org")


@pytest.mark.parametrize("days", [0, -1, 29, 4000])
def test_a_day_that_is_too_near_or_too_far_is_told(carer: Somebody, days: int) -> None:
    answer = carer(kept=True).send("plan-remind", on(in_days(days)))
    assert answer.status_code == 400
    assert "Choose a day in the next 4 weeks." in text(answer)
    assert not Reminder.objects.exists()


@pytest.mark.parametrize("days", [1, 28])
def test_the_plan_is_still_there_on_that_day(carer: Somebody, days: int) -> None:
    somebody = carer(kept=True)
    somebody.do("tick", "first-one")
    somebody.send("plan-remind", on(in_days(days)))
    assert timezone.localdate(Draft.objects.get().expires_at) > Reminder.objects.get().due_on


@pytest.mark.parametrize("day", ["", "31", "x", "\x00", "9" * 50, "٣"])
def test_a_wrong_day_is_told(carer: Somebody, day: str) -> None:
    sent = {"address": "a@example.org", "due_on_day": day, "due_on_month": "2", "due_on_year": "x"}
    assert carer(kept=True).send("plan-remind", sent).status_code == 400


def test_without_a_code_there_is_nothing_to_be_reminded_of(carer: Somebody) -> None:
    somebody = carer()
    assert "First get a code." in text(somebody.see("plan-remind"))
    somebody.send("plan-remind", on(in_days(3)))
    assert not Reminder.objects.exists()


def test_the_address_is_encrypted_and_declared(carer: Somebody) -> None:
    carer(kept=True).send("plan-remind", on(in_days(3)))
    with connection.cursor() as cursor:
        cursor.execute("SELECT address FROM carers_reminder")
        assert "example.org" not in cursor.fetchone()[0]
    assert PERSONAL_DATA.get("carers.reminder") is not None


@pytest.mark.parametrize("model", ["carers.plan", "carers.emergencyplan"])
def test_what_is_kept_of_her_is_declared(model: str) -> None:
    declared = PERSONAL_DATA.get(model)
    assert declared is not None
    assert declared.encrypted


@pytest.mark.parametrize("job", ["carers.remind", "carers.forget_links", "carers.forget_counts"])
def test_runs_by_the_clock(job: str) -> None:
    assert JOBS.get(job) is not None


# By text ---------------------------------------------------------------------------------------


def test_a_mobile_is_refused_where_no_texts_can_be_sent(carer: Somebody, settings: Any) -> None:
    settings.NOTICE_CHANNELS = {**settings.NOTICE_CHANNELS, "text": "portal.notices.channels.Off"}
    answer = carer(kept=True).send("plan-remind", on(in_days(3), "07700 900123"))
    assert answer.status_code == 400


@pytest.mark.parametrize("hour", [7, 9])
def test_a_text_comes_on_its_day_and_not_at_night(
    carer: Somebody,
    hour: int,
    capsys: pytest.CaptureFixture[str],
    django_capture_on_commit_callbacks: Callable[..., object],
) -> None:
    somebody = carer(kept=True)
    due = in_days(3)
    somebody.send("plan-remind", on(due, "07700 900123"))
    assert "We will send you one text message on" in text(somebody.see("plan-remind"))
    moment = datetime.datetime.combine(due, datetime.time(hour), datetime.UTC)
    with (
        time_machine.travel(moment, tick=False),
        django_capture_on_commit_callbacks(execute=True),  # type: ignore[attr-defined]
    ):
        assert send_due() == 1
    said = capsys.readouterr().out
    assert ("text to +447700900123" in said) == (hour >= 8)
    assert Notice.objects.get().template == "carers-reminder-text"
    assert not Reminder.objects.exists()


@pytest.mark.parametrize("address", ["", "x", "07700", "a@b", "1" * 300])
def test_what_is_neither_is_told(carer: Somebody, address: str) -> None:
    answer = carer(kept=True).send("plan-remind", on(in_days(3), address))
    assert answer.status_code == 400
    assert not Reminder.objects.exists()


def test_an_email_is_taken_as_before(carer: Somebody) -> None:
    carer(kept=True).send("plan-remind", on(in_days(3)))
    assert Reminder.objects.get().channel == Reminder.Channel.EMAIL
