"""Which listings are mentioned beside another, from the file that ships."""

from pathlib import Path

import pytest

from directory.importing.shipped.related import load_related
from directory.models import Related
from tests.factories.directory import ServiceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for key in ("a", "b", "c"):
        ServiceFactory(key=key)
    (tmp_path / "related.toml").write_text('a = ["c", "b", "not-loaded"]\nb = ["a"]\n')
    return tmp_path


def beside(key: str) -> list[str]:
    rows = Related.objects.filter(service__key=key).order_by("position")
    return list(rows.values_list("other__key", flat=True))


def test_the_order_of_the_file_is_kept(folder: Path) -> None:
    assert load_related(folder) == 2
    assert beside("a") == ["c", "b"]
    assert beside("b") == ["a"]


def test_a_second_run_changes_nothing(folder: Path) -> None:
    load_related(folder)
    assert load_related(folder) == 0


def test_a_changed_line_replaces_what_was_there(folder: Path) -> None:
    load_related(folder)
    (folder / "related.toml").write_text('a = ["b"]\n')
    assert load_related(folder) == 1
    assert beside("a") == ["b"]


def test_the_shipped_file_speaks_only_of_shipped_listings() -> None:
    import csv
    import tomllib

    from directory.importing.shipped.files import DATA

    with (DATA / "services.csv").open(encoding="utf-8", newline="") as lines:
        published = {row["key"] for row in csv.DictReader(lines) if row["status"] == "published"}
    with (DATA / "related.toml").open("rb") as file:
        related = tomllib.load(file)
    assert set(related) == published
    for key, others in related.items():
        assert set(others) <= published - {key}
        assert len(others) == len(set(others))
