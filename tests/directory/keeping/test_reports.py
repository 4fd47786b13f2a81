"""Reports of wrong details are answered once and kept."""

import pytest

from directory.keeping.reports import answer_report
from directory.keeping.rules import Refused
from directory.models import Report
from portal.audit.models import AuditEvent
from tests.factories.accounts import person


@pytest.fixture
def report(lunch):
    return Report.objects.create(service=lunch, problem="contact", detail="Wrong", language="ur")


def test_an_answer_is_kept_with_who_and_when(report, someone):
    answer_report(report=report, answer=" I phoned them. ", by=someone)
    kept = Report.objects.get()
    assert (kept.answer, kept.answered_by) == ("I phoned them.", someone)
    assert kept.answered_at is not None
    assert not Report.objects.open().exists()


def test_the_answer_is_on_record_without_its_words(report, someone):
    answer_report(report=report, answer="I phoned Mrs Example.", by=someone)
    event = AuditEvent.objects.get()
    assert event.verb == "directory.report.answered"
    assert "Mrs" not in str(event.detail)


@pytest.mark.parametrize("answer", ["", "  \n "])
def test_an_answer_says_something(report, someone, answer):
    with pytest.raises(Refused):
        answer_report(report=report, answer=answer, by=someone)
    assert Report.objects.open().exists()


def test_a_report_is_answered_once(report, someone):
    answer_report(report=report, answer="I phoned them.", by=someone)
    with pytest.raises(Refused, match="Somebody else"):
        answer_report(report=report, answer="Me too.", by=person("directory_editor"))
    assert Report.objects.get().answer == "I phoned them."
