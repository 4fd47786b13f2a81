"""The learning log as files: stamped, recorded, and never run as a formula."""

import csv
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from portal.audit.models import AuditEvent
from surveys.acting.learning_log import HEADER
from surveys.acting.periods import latest_quarter
from tests.factories.acting import action_of, learning_of
from tests.factories.surveys import survey_of

pytestmark = pytest.mark.django_db
LOG = reverse("staff-surveys:learning")
CSV, XLSX = reverse("staff-surveys:learning-csv"), reverse("staff-surveys:learning-xlsx")


def rows_of_csv(answer):
    text = answer.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_a_csv_file_has_what_was_learned_with_its_stamp(sign_in):
    learning_of(action_of(survey_of()), is_alert=True)
    answer = sign_in("survey_analyst").post(CSV)
    row = rows_of_csv(answer)[0]
    assert tuple(row) == HEADER
    assert (row["learning"], row["practice_learning_alert"]) == ("Ask about the tea.", "yes")
    assert (row["tier"], row["filter"]) == ("service", "everything")
    assert row["made_on"]
    assert answer.headers["Content-Disposition"].endswith('.csv"')


def test_a_workbook_says_on_its_cover_what_it_is(sign_in):
    learning_of(action_of())
    answer = sign_in("survey_analyst").post(XLSX)
    book = load_workbook(io.BytesIO(answer.content))
    cover = dict(book["Cover"].iter_rows(min_row=3, max_col=2, values_only=True))
    assert cover["Filter"] == "everything"
    assert cover["Rows"] == "1"
    assert cover["Tier"].startswith("service")
    sheet = list(book["Learning"].iter_rows(values_only=True))
    assert sheet[0] == HEADER
    assert sheet[1][0] == "Ask about the tea."


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_is_a_formula(sign_in, start):
    learning_of(action_of(title=start), words=start, whom=start)
    client = sign_in("survey_analyst")
    row = rows_of_csv(client.post(CSV))[0]
    for name in ("learning", "whom_it_concerns", "action"):
        assert row[name].startswith("'")
    book = load_workbook(io.BytesIO(client.post(XLSX).content))
    cells = [cell for line in book["Learning"].iter_rows() for cell in line]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_by_the_time_it_was_added(sign_in):
    quarter = latest_quarter()
    learning_of(action_of(), added_on=quarter.last, words="In time")
    learning_of(action_of(), words="Later")
    client = sign_in("survey_analyst")
    rows = rows_of_csv(client.post(CSV, {"period": quarter.code}))
    assert [row["learning"] for row in rows] == ["In time"]
    assert rows[0]["filter"] == f"added in {quarter.label}"
    page = client.get(f"{LOG}?period={quarter.code}").text
    assert "1 thing learned" in page
    assert "Later" not in page


def test_taking_it_is_recorded(sign_in):
    learning_of(action_of())
    sign_in("survey_analyst").post(XLSX)
    event = AuditEvent.objects.get(verb="surveys.learning.exported")
    assert event.detail == {"form": "XLSX", "asked": "everything", "rows": 1}


def test_each_takes_only_what_is_theirs_to_see(sign_in):
    learning_of(action_of(survey_of(is_safeguarding=True)))
    assert rows_of_csv(sign_in("survey_analyst").post(CSV)) == []
    assert len(rows_of_csv(sign_in("safeguarding_lead").post(CSV))) == 1


def test_an_empty_log_says_so(sign_in):
    assert "Nothing has been written down" in sign_in("survey_analyst").get(LOG).text
