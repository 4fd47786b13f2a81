"""Whole files: what is in them, what a spreadsheet makes of them, and how much memory they need."""

import datetime
import io
import tracemalloc
import uuid

import pytest
from django.utils import timezone

from portal.languages.models import OwnWords
from surveys.joining import STEP, join_steps
from surveys.models import Comment, Comparable, Identity, Response, Taking, week_of
from surveys.taking import book, making, zipped
from surveys.taking.actions import take_rows
from surveys.taking.coding import MEANING
from surveys.taking.files import sheets_of
from surveys.taking.sheets import Sheet
from tests.factories.accounts import person
from tests.factories.surveys import answered, survey_of, team_of
from tests.surveys.taking.opening import (
    IN_JUNE,
    formulas_in,
    tables_of_book,
    tables_of_zip,
    wish,
)

HOSTILE = ("=1+1", "+44", "-cmd", "@SUM(A1)", "\t=x", "\r=x")
BOTH = [Taking.Kind.CSV, Taking.Kind.XLSX]


@pytest.fixture
def survey(db):
    return survey_of(identity=Identity.LINKED)


@pytest.fixture
def analyst(db):
    return person("survey_analyst")


def give(survey, answers, **fields):
    return answered(survey, answers, **{"day": IN_JUNE, **fields})


def made(survey, by, **changes):
    taking = take_rows(survey=survey, wish=wish(**changes), by=by)
    if taking.kind == Taking.Kind.CSV:
        return b"".join(zipped.zipped(sheets_of(taking), number=taking.number))
    making.make_waiting()
    return b"".join(making.pieces_of(taking))


def tables(survey, by, **changes):
    data = made(survey, by, **changes)
    is_book = changes.get("kind") == Taking.Kind.XLSX
    return (tables_of_book if is_book else tables_of_zip)(data)


@pytest.mark.parametrize("kind", BOTH)
def test_both_kinds_hold_the_same(survey, analyst, kind):
    give(survey, {"happy": "very", "change": "Tea"}, team=team_of())
    give(survey, {"happy": "not"}, form="easy", language="ur")
    found = tables(survey, analyst, kind=kind, with_comments=True)
    assert list(found) == [
        "about", "rows", "columns", "codes", "versions", "comparable", "comments",
    ]  # fmt: skip
    assert sorted(row["happy"] for row in found["rows"]) == ["not", "very"]
    assert [row["words"] for row in found["comments"]] == ["Tea"]


@pytest.mark.parametrize("kind", BOTH)
def test_a_file_says_what_it_is(survey, analyst, kind, settings):
    settings.DEMONSTRATION = True
    give(survey, {"happy": "very"})
    rows = tables(survey, analyst, kind=kind, form="standard")["about"]
    says = {row["what"]: row["says"] for row in rows}
    assert "invented" in says["Demonstration"]
    assert says["Survey"] == "The tea club (tea-club)"
    assert says["Tier"].startswith("team")
    assert says["Period"] == "2026-06-01 to 2026-06-30"
    assert says["Form"] == "Standard"
    assert says["For"] == wish().purpose
    assert says["Taken out by"] == str(analyst)
    assert says["Versions of the questions"] == "tea-club/1"
    assert says["Made on"].startswith(f"{timezone.localdate()}")
    assert "Do not publish" in says["Who may have it"]


def test_the_codebook_says_what_each_cell_means(survey, analyst):
    give(survey, {"happy": "very", "age": "65-plus"}, team=team_of())
    found = tables(survey, analyst, with_person=True)
    [row] = found["rows"]
    columns = {one["column"] for one in found["columns"]}
    assert set(row) == columns
    words = {(one["column"], one["code"]): one["words"] for one in found["codes"]}
    for column in ("happy", "safe", "age", "team", "mode", "channel", "language", "form"):
        known = (column, row[column]) in words or row[column] in MEANING
        assert known, column
    assert words["happy", "very"] == "happy very"
    assert words["team", "north"] == "Team north"
    [happy] = [
        one for one in found["columns"] if (one["column"], one["form"]) == ("happy", "standard")
    ]
    assert (happy["question"], happy["indicator"]) == ("happy?", "indicator:happy")
    [how] = [one for one in found["codes"] if (one["column"], one["code"]) == ("happy", "not")][:1]
    assert (how["place"], how["tags"]) == ("bad", "bad lowest help")


def test_versions_are_those_that_were_answered_with_what_was_translated(survey, analyst):
    give(survey, {"happy": "very"})
    give(survey, {"happy": "very"}, day=datetime.date(2026, 6, 24))
    old = Response.objects.first().version
    new = type(old).objects.get(questionnaire="tea-club-easy")
    Comparable.objects.create(version=old, earlier=new, reason="Alike", by=analyst)
    found = tables(survey, analyst)
    [version] = found["versions"]
    assert (version["form"], version["version"], version["answers"]) == ("standard", "1", "2")
    assert (version["first-week"], version["last-week"]) == ("2026-06-08", "2026-06-22")
    assert "English: complete" in version["languages"]
    assert "Polish: " in version["languages"]
    assert found["comparable"][0]["reason"] == "Alike"


@pytest.mark.parametrize("kind", BOTH)
def test_no_cell_is_a_formula(survey, analyst, kind):
    for words in HOSTILE:
        give(survey, {"happy": "very", "change": words}, about="=cmd|' /C calc'!A0")
    team_of("south", name="=HYPERLINK(1)")
    changes = {"kind": kind, "with_comments": True, "purpose": "=1+1 and more"}
    data = made(survey, analyst, **changes)
    if kind == Taking.Kind.XLSX:
        assert formulas_in(data) == []
    found = (tables_of_book if kind == Taking.Kind.XLSX else tables_of_zip)(data)
    cells = [cell for rows in found.values() for row in rows for cell in row.values()]
    assert not [cell for cell in cells if str(cell).startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert "'=1+1" in {row["words"] for row in found["comments"]}
    assert {row["about"] for row in found["rows"]} == {"'=cmd|' /C calc'!A0"}


# Comments -----------------------------------------------------------------------------------


def test_comments_are_there_only_where_they_were_asked_for(survey, analyst):
    give(survey, {"change": "Tea"})
    assert "comments" not in tables(survey, analyst)


def test_a_comment_to_an_anonymous_answer_joins_no_row(db, analyst):
    survey = survey_of()
    for _ in range(STEP):
        give(survey, {"happy": "very", "change": "Tea"}, team=team_of(), about="plan")
    join_steps()
    found = tables(survey, analyst, with_comments=True)
    assert {row["team"] for row in found["rows"]} == {"north"}
    for comment in found["comments"]:
        assert (comment["team"], comment["month"]) == ("", "2026-06")
        assert not {"week", "about", "id"} & set(comment)
    ids = {str(pk) for pk in Comment.objects.values_list("pk", flat=True)}
    assert not ids & {cell for row in found["comments"] for cell in row.values()}


def test_a_comment_stands_beside_its_translation_and_says_whether_it_may_be_quoted(survey, analyst):
    give(survey, {"change": "Herbata"}, language="pl", team=team_of())
    comment = Comment.objects.get()
    Comment.objects.update(may_be_quoted=True)
    [before] = tables(survey, analyst, with_comments=True)["comments"]
    OwnWords.objects.filter(subject_id=str(comment.pk)).delete()
    OwnWords.objects.create(
        subject_kind="surveys.comment",
        subject_id=str(comment.pk),
        part="words",
        source="pl",
        target="en",
        original="Herbata",
        translated="Tea",
        due_at=timezone.now(),
        done_at=timezone.now(),
    )
    [after] = tables(survey, analyst, with_comments=True)["comments"]
    assert (before["english"], after["english"]) == ("", "Tea")
    assert (after["may-be-quoted"], after["team"], after["language"]) == ("yes", "north", "pl")


def test_comments_of_another_form_month_or_trial_stay_where_they_are(survey, analyst):
    give(survey, {"change": "Easy"}, form="easy")
    give(survey, {"change": "July"}, day=datetime.date(2026, 7, 15))
    give(survey, {"change": "Trial"}, is_trial=True)
    assert tables(survey, analyst, with_comments=True, form="standard")["comments"] == []


# Large files --------------------------------------------------------------------------------


def many(survey, number):
    version = survey_version(survey)
    Response.objects.all().delete()
    Response.objects.bulk_create(
        (
            Response(
                id=uuid.UUID(int=place),
                survey=survey,
                version=version,
                form="standard",
                language="en",
                mode="self",
                channel="open",
                identity="anonymous",
                week=week_of(IN_JUNE),
                answers={"happy": "very", "safe": "yes"},
            )
            for place in range(number)
        ),
        batch_size=1000,
    )


def survey_version(survey):
    from questionnaires.models import Version

    return Version.objects.get(questionnaire=survey.code)


def peak_of(work):
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def drained(pieces):
    for piece in pieces:
        assert len(piece) < 500_000


@pytest.mark.parametrize("kind", BOTH)
def test_memory_does_not_grow_with_answers(survey, analyst, kind, monkeypatch, tmp_path):
    monkeypatch.setattr("surveys.taking.rows.AT_A_TIME", 500)
    peaks = []
    for number in (2_000, 2_000, 20_000):
        many(survey, number)
        taking = take_rows(survey=survey, wish=wish(kind=kind), by=analyst)
        if kind == Taking.Kind.CSV:
            peaks.append(
                peak_of(lambda one=taking: drained(zipped.zipped(sheets_of(one), number=1)))
            )
        else:
            path = tmp_path / f"{taking.pk}.xlsx"
            peaks.append(
                peak_of(lambda one=taking, to=path: book.write_book(to, sheets_of(one), title="T"))
            )
    assert peaks[2] < peaks[1] + 2_000_000


def test_what_goes_beyond_a_sheet_stands_on_the_next_with_its_header(monkeypatch):
    monkeypatch.setattr(book, "MOST_ROWS", 4)
    file = io.BytesIO()
    sheet = Sheet("rows", "Rows", ("a", "b"), [(str(number), number) for number in range(7)])
    book.write_book(file, [sheet], title="T")
    found = tables_of_book(file.getvalue())
    assert {name: [row["b"] for row in rows] for name, rows in found.items()} == {
        "rows": [0, 1, 2],
        "rows-2": [3, 4, 5],
        "rows-3": [6],
    }


def test_a_cell_that_a_workbook_cannot_hold_says_that_it_was_cut():
    file = io.BytesIO()
    book.write_book(file, [Sheet("rows", "Rows", ("a",), [("x" * 40_000,)])], title="T")
    [row] = tables_of_book(file.getvalue())["rows"]
    assert row["a"].endswith(book.CUT)
    assert len(row["a"]) == book.LONGEST_CELL


def test_a_zip_that_was_cut_off_does_not_open(survey, analyst):
    give(survey, {"happy": "very"})
    taking = take_rows(survey=survey, wish=wish(), by=analyst)
    *begin, _ = zipped.zipped(sheets_of(taking), number=1)
    with pytest.raises(Exception, match="not a zip file"):
        tables_of_zip(b"".join(begin))


def test_a_large_zip_is_one_that_can_be_read(survey, analyst):
    give(survey, {"happy": "very"})
    taking = take_rows(survey=survey, wish=wish(), by=analyst)
    data = b"".join(zipped.zipped(sheets_of(taking), number=zipped.LARGE + 1))
    assert len(tables_of_zip(data)["rows"]) == 1
