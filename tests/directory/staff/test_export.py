"""The list as a table that a spreadsheet can open safely."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.staff.tables import HEADINGS
from portal.spreadsheets import harmless
from tests.factories.directory import ServiceFactory

EXPORT = "/staff/directory/export.csv"


def exported(client, query=""):
    answer = client.get(f"{EXPORT}?{query}")
    assert answer.status_code == 200
    body = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(body)))


def test_the_table_has_what_the_list_shows(editor, lunch):
    heads, row = exported(editor)
    assert tuple(heads) == HEADINGS
    cells = dict(zip(heads, row, strict=True))
    assert cells["Key"] == "lunch-club"
    assert cells["Organisation"] == "Example Lunches"
    assert (cells["Needs"], cells["Audiences"]) == ("Food", "Carers")
    assert cells["Languages missing"].startswith("Polish; Punjabi")
    assert cells["Open reports"] == "0"


def test_it_follows_the_filters(editor, lunch):
    ServiceFactory(name="Choir")
    assert [row[1] for row in exported(editor, "q=choir")[1:]] == ["Choir"]


def test_no_address_and_no_note_leaves(editor, lunch):
    said = str(exported(editor))
    assert "High Street" not in said
    assert "safe house" not in said
    assert "kitchen" not in said


def test_it_downloads_under_a_dated_name(editor, lunch):
    answer = editor.get(EXPORT)
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="listings-20' in answer.headers["Content-Disposition"]
    assert "no-store" in answer.headers["Cache-Control"]
    b"".join(answer.streaming_content)


@pytest.mark.parametrize("name", ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_becomes_text(name):
    assert harmless(name) == f"'{name}"


def test_a_formula_as_a_name_leaves_as_text(editor, db):
    ServiceFactory(name='=HYPERLINK("https://example.org")')
    assert exported(editor)[1][1].startswith("'=HYPERLINK")


@given(st.text())
def test_no_cell_starts_like_a_formula(text):
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_large_table_goes_out_in_batches(editor, db, django_assert_max_num_queries):
    ServiceFactory.create_batch(30)
    with django_assert_max_num_queries(14):
        assert len(exported(editor)) == 31
