"""The copy that a carer keeps."""

import json

import pytest
from django.utils import timezone

from carers.models import Letter
from portal.audit.models import AuditEvent
from tests.carers.cases.mine.conftest import let_in, url, verbs
from tests.factories.cases import URDU_WORDS, call_back, case_of, referral

pytestmark = pytest.mark.django_db


def test_the_file_has_all_that_is_hers_and_nothing_of_staff(hers, case):
    case.notes.create(kind="added", words="Mum fell.")
    case.notes.create(kind="staff", words="For staff only")
    case.talks.create(at=timezone.now(), place="phone", words="What staff wrote down")
    answer = hers.post(url("download", case))
    assert f"{case.reference}.json" in answer.headers["Content-Disposition"]
    assert "no-store" in answer.headers["Cache-Control"]
    copy = json.loads(answer.content)
    said = answer.content.decode()
    assert copy["reference"] == case.spoken_reference
    assert copy["contact"]["mobile"] == "+447700900123"
    assert "I want to sleep through one night a week." in said
    assert "Mum fell." in said
    assert copy["plan"]["made_on"] == "2026-11-27"
    assert copy["emergency_plans"]
    assert "For staff only" not in said
    assert "What staff wrote down" not in said
    assert copy["written_record"] is None
    assert verbs(case) == ["downloaded"]


def test_questions_stand_there_in_words(hers, case):
    copy = json.loads(hers.post(url("download", case)).content)
    asked = [row["question"] for row in copy["answers"]]
    assert asked
    assert not [one for one in asked if one in case.answers]


def test_looking_at_the_page_downloads_nothing(hers, case):
    hers.get(url("download", case))
    assert not AuditEvent.objects.filter(verb="carers.case.downloaded").exists()


@pytest.mark.parametrize("make", [call_back, referral])
def test_a_copy_without_answers(client, make):
    case = make()
    let_in(client, case)
    assert json.loads(client.post(url("download", case)).content)["answers"] == []


def test_the_letter_once_it_is_there_to_read(client):
    case = case_of(state="decided", decided_at=timezone.now())
    Letter.objects.create(
        case=case, language="ur", english={"reasons": "Because"}, theirs={"reasons": URDU_WORDS}
    )
    let_in(client, case)
    assert json.loads(client.post(url("download", case)).content)["written_record"] is None
    Letter.objects.update(state="ready", finished_at=timezone.now())
    copy = json.loads(client.post(url("download", case)).content)
    assert copy["written_record"]["in_your_language"] == {"reasons": URDU_WORDS}
