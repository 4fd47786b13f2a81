"""Numbers that staff enter, each with its day; nothing is overwritten."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from portal.audit.models import AuditEvent
from surveys.figures.dated import enter_figure, figure_on
from surveys.models import DatedFigure
from tests.factories.accounts import person

PAGE = reverse("staff-surveys:figures")
CODE = "people-on-direct-payments"
DAY = datetime.date(2025, 3, 31)
GIVEN = {
    "code": CODE,
    "value": "793",
    "on_day": "31",
    "on_month": "3",
    "on_year": "2025",
    "source": "Annual report",
}


def test_one_is_entered_and_shown(sign_in):
    client = sign_in("survey_analyst")
    page = client.post(PAGE, GIVEN, follow=True).content.decode()
    for words in ("The figure was entered", "793", "31 March 2025", "Annual report"):
        assert words in page
    event = AuditEvent.objects.get(verb="surveys.figure.entered")
    assert event.detail["value"] == 793


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("code", "", "Choose what the number counts"),
        ("code", "nonsense", "Choose what the number counts"),
        ("value", "many", "Write a whole number"),
        ("value", "-1", "at least 0"),
        ("source", "", "Write where the number comes from"),
        ("on_year", "2999", "still to come"),
        ("on_day", "", "day"),
    ],
)
def test_what_is_missing_is_asked_for_and_the_rest_stays(sign_in, name, typed, said):
    answer = sign_in("survey_analyst").post(PAGE, {**GIVEN, name: typed})
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert (GIVEN["source"] if name != "source" else GIVEN["value"]) in answer.content.decode()
    assert not DatedFigure.objects.exists()


def enter(value, on=DAY, by=None, code=CODE):
    return enter_figure(
        code=code, value=value, on=on, source="Report", by=by or person("survey_analyst")
    )


def test_a_correction_is_a_further_number_which_holds(db):
    enter(795)
    enter(793)
    assert DatedFigure.objects.count() == 2
    assert figure_on(CODE, DAY).value == 793


@pytest.mark.parametrize(("days", "value"), [(-1, None), (0, 793), (40, 800)])
def test_the_latest_that_was_known_on_a_day(db, days, value):
    enter(793)
    enter(800, on=DAY + datetime.timedelta(days=30))
    found = figure_on(CODE, DAY + datetime.timedelta(days=days))
    assert (found and found.value) == value


def test_what_the_form_would_not_send_is_refused_all_the_same(db):
    with pytest.raises(PermissionDenied):
        enter(1, by=person("complaints"))
    with pytest.raises(ValidationError):
        enter(1, code="nonsense")
    with pytest.raises(ValidationError):
        enter(1, on=datetime.date(2999, 1, 1))
