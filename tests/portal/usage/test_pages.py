"""The screens and files of how the portal is used."""

import io

import pytest
import time_machine
from django.urls import reverse
from openpyxl import load_workbook

from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from portal.usage.demonstration import make_use
from portal.usage.files import sheet_name
from portal.usage.models import UsageCount
from portal.usage.permissions import READERS
from portal.usage.showing import INVENTED
from tests.portal.usage.use import MARCH, TODAY, counted

OVERVIEW = reverse("staff-usage:overview")
PLANS = reverse("staff-usage:part", args=["carers-plans"])
FILE = reverse("staff-usage:file", args=["carers-plans"])


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(TODAY):
        yield


@pytest.fixture
def use(db):
    def made(times, **of):
        counted(times, source="carers-plans", **of)

    made(143)
    made(100, language="en")
    made(41, language="ur")
    made(2, language="pl")
    made(140, hour="129")
    made(3, hour="010")
    made(44, topic="breaks")


def words_of(answer):
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("role", READERS)
def test_who_plans_and_manages_services_may_see_it(sign_in, role):
    assert sign_in(role).get(OVERVIEW).status_code == 200


@pytest.mark.parametrize("role", ["carers_adviser", "translator", "intake"])
def test_others_may_not(sign_in, role):
    assert sign_in(role).get(PLANS).status_code == 403


def test_the_overview_says_when_and_leads_on(sign_in, use):
    page = words_of(sign_in("commissioner").get(OVERVIEW))
    assert "Saturday mornings" in page
    assert f"{PLANS}?months=6" in page
    assert "Nothing was counted" in page  # of the other parts
    assert reverse("staff-directory:use") in page
    assert reverse("staff-cases:figures") not in page  # not for a commissioner


def test_a_part_shows_hours_months_languages_and_topics(sign_in, use):
    page = words_of(sign_in("survey_analyst").get(PLANS))
    for words in ("By hour of the week", "145", "Urdu", "Breaks", "1 to 4", "Mar 2026"):
        assert words in page
    assert INVENTED not in page
    assert ">2<" not in page
    assert ">3<" not in page


@pytest.mark.parametrize("asked", ["3", "12", "", "nonsense", "-1", "9" * 400])
def test_any_period_asked_for_is_answered(sign_in, use, asked):
    assert sign_in("commissioner").get(PLANS, {"months": asked}).status_code == 200


def test_a_part_that_is_not_there(sign_in):
    client = sign_in("commissioner")
    assert client.get(reverse("staff-usage:part", args=["nothing"])).status_code == 404
    assert client.post(reverse("staff-usage:file", args=["nothing"])).status_code == 404


def test_the_csv_file_holds_what_is_shown_and_is_recorded(sign_in, use):
    answer = sign_in("commissioner").post(FILE, {"months": "3", "kind": "csv"})
    text = answer.content.decode("utf-8-sig")
    assert "use-carers-plans-2026-01-2026-03.csv" in answer.headers["Content-Disposition"]
    assert "Language of the page,Urdu,March 2026,40" in text
    assert "Language of the page,Polish,March 2026,1 to 4" in text
    assert "By hour of the week,09:00,Saturday,140" in text
    assert "January 2026 to March 2026" in text
    assert ",2\r\n" not in text
    event = AuditEvent.objects.get(verb="usage.exported")
    assert "Carers’ plans made, January 2026 to March 2026" in sentence(event)


def test_the_workbook_has_a_cover_and_a_sheet_for_each_table(sign_in, use):
    answer = sign_in("commissioner").post(FILE, {"months": "3", "kind": "xlsx"})
    book = load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames[:3] == ["Cover", "By hour of the week", "By month"]
    cover = {row[0].value: row[1].value for row in book["Cover"].iter_rows()}
    assert cover["Months"] == "January 2026 to March 2026"
    assert "1 to 4" in cover["Rule"]
    languages = [[cell.value for cell in row] for row in book["Language of the page"].iter_rows()]
    assert ["Urdu", 0, 0, 40, 40] in languages


def test_a_file_is_not_given_for_an_address_alone(sign_in):
    assert sign_in("commissioner").get(FILE).status_code == 405


def test_invented_use_says_so_and_peaks_on_saturday_mornings(sign_in, settings):
    settings.DEMONSTRATION = True
    assert make_use(TODAY) > 0
    assert make_use(TODAY) == 0
    page = words_of(sign_in("commissioner").get(PLANS))
    assert INVENTED in page
    assert "Busiest: Saturday mornings" in page


def test_invented_use_adds_up(db, settings):
    settings.DEMONSTRATION = True
    make_use(TODAY)
    rows = UsageCount.objects.filter(source="carers-plans", month=MARCH)
    by = {}
    for row in rows:
        by[row.dimension] = by.get(row.dimension, 0) + row.times
    assert by[""] == by["hour"] == by["language"] == by["way"] == by["again"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("By hour", "By hour"),
        ("a/b: [c]?*", "a b   c   "),
        ("'quoted'", "quoted"),
        ("x" * 40, "x" * 31),
    ],
)
def test_sheets_are_called_as_spreadsheets_allow(title, name):
    assert sheet_name(title) == name
