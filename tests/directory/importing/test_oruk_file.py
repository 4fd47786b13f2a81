"""Open Referral UK in a local file."""

import json
from pathlib import Path
from typing import Any

import pytest

from directory.importing.oruk_file import read_oruk_file
from directory.importing.record import Reading, Record, Refusal, SourceError
from directory.importing.terms import KnownTerms
from tests.directory.importing.conftest import service


def read(tmp_path: Path, terms: KnownTerms, data: Any) -> tuple[Reading, list[Record | Refusal]]:
    path = tmp_path / "feed.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data))
    reading = read_oruk_file(path, name="feed", terms=terms)
    return reading, list(reading.items)


@pytest.mark.parametrize(
    "data",
    [
        [service(1), service(2)],
        {"services": [service(1), service(2)]},
        {"contents": [service(1), service(2)], "total_items": 2, "total_pages": 1},
        {"content": [service(1), service(2)], "totalElements": 2, "totalPages": 1},
    ],
)
def test_lists_and_pages(tmp_path: Path, terms: KnownTerms, data: Any) -> None:
    reading, items = read(tmp_path, terms, data)
    assert len(items) == 2
    assert not reading.is_part


@pytest.mark.parametrize(
    "data", [service(1), {"contents": [service(1)], "total_items": 9, "total_pages": 9}]
)
def test_part_of_a_list_says_so(tmp_path: Path, terms: KnownTerms, data: Any) -> None:
    reading, items = read(tmp_path, terms, data)
    assert len(items) == 1
    assert reading.is_part
    assert "nothing was made inactive" in reading.remarks[0]


def test_bad_and_second_records_are_refused(tmp_path: Path, terms: KnownTerms) -> None:
    data = [service(1), service(1), service(2, status="gone"), "text", {"name": "no id"}]
    reading, items = read(tmp_path, terms, data)
    refusals = [item for item in items if isinstance(item, Refusal)]
    assert [(refusal.record[-1], refusal.field) for refusal in refusals] == [
        ("1", "id"), ("2", "status"), ("4", ""), ("5", "id"),
    ]  # fmt: skip
    assert len(reading.listed) == 2


@pytest.mark.parametrize(
    "text", ["", '{"contents": [', "null", "5", '"text"', "{}", '{"id": "x"}', "[" * 100_000]
)
def test_what_is_no_such_file(tmp_path: Path, terms: KnownTerms, text: str) -> None:
    with pytest.raises(SourceError, match=r"not proper JSON|not Open Referral UK"):
        read(tmp_path, terms, text)


@pytest.mark.parametrize(
    "data",
    [
        {"id": "3f7b145d-84af-42d7-8fae-eaca714b02b2", "name": "A taxonomy", "version": "1"},
        {"contents": [{"id": "3f7b145d-84af-42d7-8fae-eaca714b02b2", "name": "A term"}]},
        [{"id": "3f7b145d-84af-42d7-8fae-eaca714b02b2", "name": "An organisation"}],
    ],
)
def test_what_is_not_a_service_is_not_taken_for_one(tmp_path: Path, data: object) -> None:
    file = tmp_path / "other.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(SourceError):
        read_oruk_file(file, name="other")
