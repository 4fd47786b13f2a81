"""Who is heard and who uses the portal, beside who lives here: on the page and in the files."""

import datetime
import io

import pytest
import time_machine
from django.urls import reverse
from openpyxl import load_workbook

from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from portal.usage.models import UsageCount
from surveys.models import Identity, OutsideFigure
from tests.factories.surveys import CODE, answered, helped_survey, survey_of

PAGE = reverse("staff-surveys:equity")
FILE = reverse("staff-surveys:equity-file")
TODAY = datetime.date(2026, 4, 20)
MARCH = datetime.date(2026, 3, 11)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(TODAY):
        yield


@pytest.fixture
def survey(db):
    survey = survey_of(identity=Identity.PSEUDONYMOUS)
    for number in range(60):
        age = "65-plus" if number < 12 else "18-64"
        answered(survey, {"happy": "very", "age": age}, day=MARCH)
    return survey


def in_the_city(of, part, value):
    OutsideFigure.objects.create(
        kind=OutsideFigure.Kind.POPULATION,
        of=of,
        part=part,
        value=value,
        on=datetime.date(2021, 3, 21),
        source="Census 2021",
    )


def used(times, **of):
    dimension, value = next(iter(of.items()), ("", ""))
    UsageCount.objects.create(
        source="carers-plans",
        dimension=dimension,
        value=value,
        month=MARCH.replace(day=1),
        times=times,
    )


def text(answer):
    return " ".join(answer.content.decode().split())


def test_nothing_answered_and_nothing_used_is_said_kindly(sign_in):
    survey_of()
    page = text(sign_in("commissioner").get(PAGE))
    assert "No quarter is over yet in which anybody answered" in page


def test_no_survey_at_all(sign_in):
    assert sign_in("commissioner").get(PAGE).status_code == 404
    assert sign_in("commissioner").post(FILE).status_code == 404


def test_what_a_survey_does_not_ask_is_not_shown(sign_in, survey):
    page = text(sign_in("commissioner").get(PAGE))
    assert "by-age" in page
    assert "by-religion" not in page


def test_languages_of_the_pages_stand_beside_those_of_the_city(sign_in, survey):
    in_the_city("language", "pl", "2.3")
    in_the_city("language", "en", "82.5")
    used(1000)
    used(990, language="en")
    used(7, language="ur")
    used(3, language="pl")
    page = text(sign_in("commissioner").get(PAGE))
    assert "Carers’ plans made" in page
    assert "Census 2021, 21 March 2021" in page
    assert "More than their share" in page
    assert "One person may come many times" in page
    assert ">3<" not in page


def test_opening_is_recorded_as_reading_results_is(sign_in, survey):
    sign_in("commissioner").get(PAGE)
    assert AuditEvent.objects.filter(verb="surveys.results.service").count() == 1


@pytest.mark.parametrize(
    ("role", "status"),
    [("survey_analyst", 200), ("council_manager", 200), ("carers_adviser", 403), ("intake", 403)],
)
def test_who_may(sign_in, survey, role, status):
    assert sign_in(role).get(PAGE).status_code == status


def test_all_ways_to_tell_people_apart_at_once(sign_in, survey):
    assert "by-age" in text(sign_in("commissioner").get(PAGE, {"by": "everything"}))


@pytest.mark.parametrize(
    "asked", [{"survey": "nothing"}, {"by": "shoe size"}, {"period": "x"}, {"period": "2" * 400}]
)
def test_anything_unknown_is_the_first_choice(sign_in, survey, asked):
    assert sign_in("commissioner").get(PAGE, asked).status_code == 200


def test_the_workbook_holds_what_is_shown_and_is_recorded(sign_in, survey):
    answer = sign_in("commissioner").post(FILE, {"survey": CODE, "kind": "xlsx"})
    book = load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames[0] == "Cover"
    assert "Answers by age" in book.sheetnames
    event = AuditEvent.objects.get(verb="surveys.equity.exported")
    assert "took as a file (xlsx) who is heard in ‘The tea club’" in sentence(event)


def test_the_csv_file_has_its_stamp_first(sign_in, survey):
    answer = sign_in("commissioner").post(FILE, {"survey": CODE, "kind": "anything"})
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[1].startswith("(What),")
    assert any("small numbers are hidden" in line for line in lines)


def test_a_survey_that_asks_nothing_about_people_says_so(sign_in, db):
    survey = helped_survey()
    for _ in range(12):
        answered(survey, {"helped": "yes"}, day=MARCH, identity=Identity.PSEUDONYMOUS)
    page = text(sign_in("commissioner").get(PAGE))
    assert "asks nothing about the person" in page
