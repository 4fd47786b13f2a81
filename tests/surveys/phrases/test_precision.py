"""What people found behind phrases of danger, counted by language of the comment."""

import pytest
from django.urls import reverse

from portal.alerts.models import ToRead
from surveys.phrases.precision import found_by_language, lists
from surveys.reading.comments import has_read
from tests.factories.accounts import person
from tests.factories.comments import comment_of
from tests.factories.surveys import survey_of

pytestmark = pytest.mark.django_db
PAGE = reverse("staff-surveys:phrases")
NEED = {"en": "We have no food in the house", "pl": "Nie mamy jedzenia"}


def found(comment, outcome):
    has_read(comment=comment, by=person("survey_analyst"), outcome=outcome)


def test_what_was_said_of_each():
    survey = survey_of()
    for outcome in ("acted", "acted", "no-danger", ""):
        found(comment_of(survey, NEED["en"]), outcome)
    comment_of(survey, NEED["en"])
    comment_of(survey, NEED["pl"], language="pl")
    found(comment_of(survey, "Good tea"), "acted")
    rows = {row.language: row for row in found_by_language([survey])}
    english = rows["en"]
    assert (english.put_first, english.acted, english.no_danger, english.not_said) == (5, 2, 1, 2)
    assert english.percent == pytest.approx(66.67, abs=0.01)
    low, high = english.interval
    assert 0 < low < english.percent < high < 100
    assert (rows["pl"].put_first, rows["pl"].percent, rows["pl"].interval) == (1, None, None)


def test_of_other_surveys_and_other_rooms_nothing_is_counted():
    comment_of(survey_of(), NEED["en"])
    ToRead.objects.update(subject_kind="carers.case")
    comment_of(survey_of("cake-club"), NEED["en"])
    assert not any(row.put_first for row in found_by_language([survey_of("other")]))


def test_the_lists_are_said_to_be_drafts_until_somebody_reviews_them(sign_in):
    assert lists()
    page = sign_in("survey_analyst").get(PAGE).text
    assert "phrases, draft" in page
    assert "phrases, reviewed" not in page


def test_the_page_counts_what_its_reader_may_read(sign_in):
    found(comment_of(survey_of(), NEED["en"]), "acted")
    assert "100 per cent of 1" in sign_in("survey_analyst").get(PAGE).text
    assert "per cent of" not in sign_in("safeguarding_lead").get(PAGE).text
    assert sign_in("directory_editor").get(PAGE).status_code == 403
