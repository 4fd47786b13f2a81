"""Which of their columns holds which of our fields."""

from pathlib import Path

import pytest

from directory.importing.column_map import Column, ColumnMap, load_map
from directory.importing.record import BadValue, SourceError


def test_a_column_as_it_is() -> None:
    assert Column("Phone").read({"Phone": "999"}) == "999"


def test_a_constant() -> None:
    assert Column(value="food").read({}) == "food"


def test_a_part_of_a_cell() -> None:
    cell = {"place": "52.4,-1.5"}
    assert Column("place", split=",", part=2).read(cell) == "-1.5"


def test_a_part_of_an_empty_cell() -> None:
    assert Column("place", split=",", part=2).read({"place": ""}) == ""


def test_a_part_that_is_not_there() -> None:
    with pytest.raises(BadValue, match="has no part 2"):
        Column("place", split=",", part=2).read({"place": "52.4"})


def test_words_in_place_of_theirs() -> None:
    column = Column("closed", words={"True": "inactive", "False": "active"})
    assert column.read({"closed": "True"}) == "inactive"
    with pytest.raises(BadValue, match="not among the words"):
        column.read({"closed": "perhaps"})


def test_the_default_needs_key_and_name_only() -> None:
    ColumnMap.default().check(["key", "name", "theirs"], named=False)
    with pytest.raises(SourceError, match="no column ‘name’"):
        ColumnMap.default().check(["key", "title"], named=False)


def test_a_map_needs_every_column_that_it_names() -> None:
    columns = ColumnMap({"key": Column("id"), "name": Column("title"), "phone": Column("tel")})
    with pytest.raises(SourceError, match="no column ‘tel’"):
        columns.check(["id", "title"], named=True)


def test_a_field_that_the_map_does_not_name_is_empty() -> None:
    assert ColumnMap({"key": Column("id")}).get("phone", {"phone": "999"}) == ""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("map.toml", 'key = "id"\nname = "title"\nneeds = {value = "food"}\n'),
        ("map.json", '{"key": "id", "name": "title", "needs": {"value": "food"}}'),
    ],
)
def test_maps_are_toml_or_json(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    columns = load_map(path)
    assert columns.get("name", {"title": "Soup"}) == "Soup"
    assert columns.get("needs", {}) == "food"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("key = ", "not proper TOML"),
        ('key = "id"\nname = "n"\nfax = "f"', "fields that we do not have: ‘fax’"),
        ('key = "id"', "must say where ‘name’ comes from"),
        ('key = "id"\nname = 5', "wrong at name"),
        ('key = "id"\nname = {column = "n", value = "v"}', "wrong at name"),
        ('key = "id"\nname = {column = "n", part = 0}', "wrong at name"),
        ('key = "id"\nname = {column = "n", colour = "red"}', "wrong at name"),
    ],
)
def test_a_wrong_map_says_what_is_wrong(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "map.toml"
    path.write_text(text)
    with pytest.raises(SourceError, match=problem):
        load_map(path)


def test_a_map_that_is_nested_without_end(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    path.write_text('{"key": ' + "[" * 100_000)
    with pytest.raises(SourceError, match="not proper TOML or JSON"):
        load_map(path)


def test_a_map_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        load_map(tmp_path / "none.toml")


def test_the_map_for_food_banks_is_a_proper_map() -> None:
    columns = load_map(Path(__file__).resolve().parents[3] / "docs" / "import-foodbanks.toml")
    row = {"closed": "True", "latt_long": "52.4,-1.5", "slug": "x"}
    assert columns.get("status", row) == "inactive"
    assert columns.get("longitude", row) == "-1.5"
