"""A CSV file: sound as a whole, or not taken at all."""

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.importing import csv_file
from directory.importing.csv_file import read_csv, read_csv_text
from directory.importing.record import Reading, Record, Refusal, SourceError
from directory.importing.terms import KnownTerms


def items(text: str, terms: KnownTerms) -> tuple[Reading, list[Record | Refusal]]:
    reading = read_csv_text(text, name="test", terms=terms)
    return reading, list(reading.items)


def test_rows_become_records(terms: KnownTerms) -> None:
    reading, found = items("key,name\r\na,Alpha\r\nb,Beta\r\n", terms)
    assert [item.listing.name for item in found if isinstance(item, Record)] == ["Alpha", "Beta"]
    assert reading.listed == {"a", "b"}


def test_quoted_cells_hold_commas_and_lines(terms: KnownTerms) -> None:
    _, found = items('key,name,description\na,"Tea, cake","One\nTwo"\n', terms)
    assert isinstance(found[0], Record)
    assert found[0].listing.description == "One\nTwo"


def test_blank_lines_are_passed_over(terms: KnownTerms) -> None:
    _, found = items("key,name\n\na,Alpha\n,\n\n", terms)
    assert len(found) == 1


def test_a_bad_row_is_refused_and_the_rest_goes_in(terms: KnownTerms) -> None:
    reading, found = items("key,name,email\na,Alpha,nobody\nb,Beta,\n", terms)
    assert found[0] == Refusal("a", "email", "‘nobody’ is not an e-mail address")
    assert isinstance(found[1], Record)
    assert reading.listed == {"a", "b"}


def test_a_row_without_a_key_is_named_by_its_line(terms: KnownTerms) -> None:
    _, found = items("key,name\na,Alpha\n,Beta\n", terms)
    assert found[1] == Refusal("line 3", "key", "is missing")


def test_a_second_row_of_the_same_key_is_refused(terms: KnownTerms) -> None:
    _, found = items("key,name\na,Alpha\na,Beta\n", terms)
    assert found[1] == Refusal("a", "key", "comes a second time, on line 3")


@pytest.mark.parametrize("row", ["a", "a,Alpha,more"])
def test_a_row_of_the_wrong_length_is_refused(terms: KnownTerms, row: str) -> None:
    _, found = items(f"key,name\n{row}\n", terms)
    assert isinstance(found[0], Refusal)
    assert found[0].field == "row"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "empty"),
        ("\n\n", "empty"),
        ("name,phone\nx,y\n", "no column ‘key’"),
        ("key,name,name\na,b,c\n", "two columns called ‘name’"),
        ('key,name\na,"never closed\nb,Beta\n', "not proper CSV in the row that starts on line 2"),
        ('key,name\na,"x"y\n', "not proper CSV"),
        ("key;name\na;b\n", "no column"),
        ('{"contents": []}', "no column"),
    ],
)
def test_a_broken_file_is_not_read_at_all(terms: KnownTerms, text: str, problem: str) -> None:
    with pytest.raises(SourceError, match=problem):
        read_csv_text(text, name="test", terms=terms)


def test_a_file_that_is_not_utf8_names_the_line(tmp_path: Path, terms: KnownTerms) -> None:
    path = tmp_path / "latin.csv"
    path.write_bytes(b"key,name\na,Alpha\nb,Caf\xe9\n")
    with pytest.raises(SourceError, match="not UTF-8: line 3"):
        read_csv(path, name="test", terms=terms)


def test_a_byte_order_mark_is_no_part_of_the_first_column(
    tmp_path: Path, terms: KnownTerms
) -> None:
    path = tmp_path / "excel.csv"
    path.write_bytes(b"\xef\xbb\xbfkey,name\na,Alpha\n")
    assert len(list(read_csv(path, name="test", terms=terms).items)) == 1


def test_a_file_that_is_too_large(
    tmp_path: Path, terms: KnownTerms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_file, "LARGEST", 10)
    path = tmp_path / "large.csv"
    path.write_text("key,name\na,Alpha\n")
    with pytest.raises(SourceError, match="larger than"):
        read_csv(path, name="test", terms=terms)


def test_a_cell_of_a_megabyte_refuses_its_record_only(terms: KnownTerms) -> None:
    _, found = items(f"key,name,description\na,Alpha,{'x' * 1_100_000}\nb,Beta,\n", terms)
    assert found[0] == Refusal("a", "description", "is longer than 20000 characters")
    assert isinstance(found[1], Record)


def test_a_nul_refuses_its_record_only(terms: KnownTerms) -> None:
    _, found = items("key,name\na,Al\0pha\nb,Beta\n", terms)
    assert isinstance(found[0], Refusal)
    assert isinstance(found[1], Record)


CELL = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=("Cs",)), max_size=400))
def test_any_text_is_read_or_refused(terms: KnownTerms, text: str) -> None:
    with contextlib.suppress(SourceError):
        items(text, terms)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    row=st.fixed_dictionaries({
        "key": CELL, "name": CELL, "phone": CELL, "address": CELL, "postcode": CELL,
        "position": CELL, "schedule": CELL, "languages": CELL, "service_area": CELL,
        "accessibility": CELL, "minimum_age": CELL, "status": CELL, "needs": CELL,
    })
)  # fmt: skip
def test_any_cells_become_a_record_or_a_refusal_with_a_reason(
    terms: KnownTerms, write_csv: Callable[..., Path], row: dict[str, str]
) -> None:
    try:
        found = list(read_csv(write_csv(row), name="test", terms=terms).items)
    except SourceError:
        # A lone carriage return or quotation mark can break the file as a whole.
        return
    for item in found:
        assert isinstance(item, Record) or item.reason
