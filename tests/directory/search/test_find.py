"""`manage.py find`, as other checks use it."""

import json

import pytest
from django.core.management import CommandError, call_command

from directory.models import Service

pytestmark = pytest.mark.django_db


def find(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[object, str]:
    call_command("find", *arguments, "--json")
    printed = capsys.readouterr()
    return json.loads(printed.out), printed.err


def test_rows_have_the_promised_fields(
    small: dict[str, Service], capsys: pytest.CaptureFixture[str]
) -> None:
    rows, _ = find(capsys, "cress")
    assert isinstance(rows, list)
    assert set(rows[0]) == {"key", "name", "organisation", "distance_m", "reasons"}
    assert rows[0]["key"] == "cress"


def test_a_bad_postcode_keeps_the_results_and_says_so(
    small: dict[str, Service], capsys: pytest.CaptureFixture[str]
) -> None:
    rows, said = find(capsys, "respite", "--near", "ZZ99 9ZZ")
    assert rows
    assert said.strip()
    assert all(row["distance_m"] is None for row in rows)  # type: ignore[attr-defined]


def test_nothing_found_is_an_empty_list(
    small: dict[str, Service], capsys: pytest.CaptureFixture[str]
) -> None:
    assert find(capsys, "xylophone")[0] == []


def test_a_long_query_is_cut_and_says_so(
    small: dict[str, Service], capsys: pytest.CaptureFixture[str]
) -> None:
    rows, said = find(capsys, "respite " * 1500)
    assert rows
    assert "long" in said


def test_the_limit_holds(small: dict[str, Service], capsys: pytest.CaptureFixture[str]) -> None:
    rows, _ = find(capsys, "mum", "--limit", "1")
    assert len(rows) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize("arguments", [["x", "--limit", "0"], ["x", "--language", "xx"], []])
def test_wrong_usage_is_refused(arguments: list[str]) -> None:
    with pytest.raises((CommandError, SystemExit)):
        call_command("find", *arguments)


def test_the_reader_of_a_terminal_sees_names_and_reasons(
    small: dict[str, Service], capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("find", "cress")
    assert "CRESS [cress]" in capsys.readouterr().out
