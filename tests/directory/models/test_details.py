"""The days of a schedule, and reports in the order of the queue."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from directory.models import Report, Schedule
from tests.factories.directory import ServiceFactory


def clean(byday: str) -> None:
    Schedule._meta.get_field("byday").clean(byday, None)


@pytest.mark.parametrize("byday", ["", "MO", "MO,TU,SU", "2MO", "-1FR", "1MO,3MO"])
def test_days_as_icalendar_writes_them(byday: str) -> None:
    clean(byday)


@pytest.mark.parametrize(
    "byday",
    ["mo", "Monday", "MO TU", "MO,", ",MO", "MO-FR", "+1MO", "22MO", "MOTU", "MO, TU", "XX"],
)
def test_other_days_are_refused(byday: str) -> None:
    with pytest.raises(ValidationError):
        clean(byday)


@pytest.mark.django_db
def test_open_reports_come_first_and_the_oldest_on_top() -> None:
    service = ServiceFactory()
    for detail, day, answer in (("answered", 1, "Done"), ("late", 3, ""), ("early", 2, "")):
        made_at = datetime.datetime(2026, 11, day, tzinfo=datetime.UTC)
        Report.objects.create(
            service=service, problem="other", language="en", detail=detail, made_at=made_at,
            answer=answer, answered_at=made_at if answer else None,
        )  # fmt: skip
    queue = Report.objects.in_queue_order()
    assert [report.detail for report in queue] == ["early", "late", "answered"]
    assert {report.detail for report in Report.objects.open()} == {"early", "late"}
