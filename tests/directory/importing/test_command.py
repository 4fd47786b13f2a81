"""`manage.py import_services`, as people and other systems use it."""

import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from directory.importing.terms import KnownTerms
from directory.models import Service, Term
from portal.audit.models import AuditEvent
from tests.directory.importing.conftest import FeedServer, ok, service

pytestmark = pytest.mark.django_db

Write = Callable[..., Path]


def run(*arguments: object) -> tuple[Any, str]:
    """The report that goes to standard output, and what goes to standard error."""
    out, err = io.StringIO(), io.StringIO()
    call_command("import_services", *map(str, arguments), "--json", stdout=out, stderr=err)
    return json.loads(out.getvalue()), err.getvalue()


def failing(*arguments: object) -> CommandError:
    out = io.StringIO()
    with pytest.raises(CommandError) as caught:
        call_command(
            "import_services", *map(str, arguments), "--json", stdout=out, stderr=io.StringIO()
        )
    caught.value.out = json.loads(out.getvalue() or "null")  # type: ignore[attr-defined]
    return caught.value


def test_the_report_has_this_shape(terms: KnownTerms, write_csv: Write) -> None:
    path = write_csv({"key": "a", "name": "Alpha"}, {"key": "b", "name": "Beta", "phone": "12"})
    report, _ = run(path)
    assert report == {
        "created": 1,
        "updated": 0,
        "unchanged": 0,
        "deactivated": 0,
        "rejected": [
            {
                "record": "b",
                "field": "phone",
                "reason": "‘12’ is not a UK phone number: it has 2 digits where 11 are expected",
            }
        ],
    }


def test_a_second_run_changes_nothing(terms: KnownTerms, write_csv: Write) -> None:
    path = write_csv({"key": "a", "name": "Alpha"})
    run(path)
    assert run(path)[0]["unchanged"] == 1


def test_the_source_is_named_after_the_file_or_as_told(terms: KnownTerms, write_csv: Write) -> None:
    run(write_csv({"key": "a", "name": "Alpha"}, name="list.csv"))
    run(write_csv({"key": "b", "name": "Beta"}), "--source", "partner")
    assert set(Service.objects.values_list("source", flat=True)) == {"list", "partner"}


def test_a_dry_run_leaves_nothing(terms: KnownTerms, write_csv: Write) -> None:
    report, _ = run(write_csv({"key": "a", "name": "Alpha"}), "--dry-run")
    assert report["created"] == 1
    assert not Service.objects.exists()


def test_a_dry_run_writes_nothing_into_an_empty_database(write_csv: Write) -> None:
    report, _ = run(write_csv({"key": "a", "name": "A", "needs": "break-from-caring"}), "--dry-run")
    assert (report["created"], report["rejected"]) == (1, [])
    assert not Term.objects.exists()
    assert not AuditEvent.objects.exists()


def test_a_file_that_cannot_be_read_loads_no_terms(write_csv: Write) -> None:
    failing(write_csv({"title": "Alpha"}))
    assert not Term.objects.exists()


def test_progress_that_nobody_went_on_with_goes(
    terms: KnownTerms, write_csv: Write, settings: Any, tmp_path: Path
) -> None:
    settings.BASE_DIR = tmp_path
    old = tmp_path / "var" / "imports" / "old.jsonl"
    old.parent.mkdir(parents=True)
    old.touch()
    os.utime(old, (0, 0))
    run(write_csv({"key": "a", "name": "Alpha"}))
    assert not old.exists()


def test_a_map(terms: KnownTerms, write_csv: Write, tmp_path: Path) -> None:
    columns = tmp_path / "map.toml"
    columns.write_text(
        'key = "slug"\nname = "title"\nneeds = {value = "food"}\n'
        'latitude = {column = "at", split = ",", part = 1}\n'
        'longitude = {column = "at", split = ",", part = 2}\n'
        'status = {column = "closed", words = {True = "inactive", False = "active"}}\n'
    )
    path = write_csv(
        {"slug": "a", "title": "Alpha", "at": "52.4,-1.5", "closed": "False"},
        {"slug": "b", "title": "Beta", "at": "52.4,-1.5", "closed": "True"},
    )
    run(path, "--map", columns)
    assert Service.objects.get(key="b").status == "inactive"
    alpha = Service.objects.get(key="a")
    assert [term.tag for term in alpha.terms.all()] == ["needs:food"]
    assert alpha.at_locations.get().location.latitude == 52.4


def test_terms_are_there_even_in_an_empty_database(write_csv: Write) -> None:
    run(write_csv({"key": "a", "name": "Alpha", "needs": "break-from-caring"}))
    assert Term.objects.filter(code="break-from-caring").exists()


def test_what_was_imported_is_found(terms: KnownTerms, write_csv: Write) -> None:
    from directory.search import search

    run(write_csv({"key": "a", "name": "Zebra crossing club"}))
    assert [hit.key for hit in search("zebra", language="en").hits] == ["a"]


def test_what_is_gone_is_no_longer_found(terms: KnownTerms, write_csv: Write) -> None:
    from directory.search import search

    run(write_csv({"key": "a", "name": "Zebra club"}, {"key": "b", "name": "Yoga club"}))
    run(write_csv({"key": "b", "name": "Yoga club"}))
    assert [hit.key for hit in search("zebra", language="en").hits] == []


def test_staffs_own_words_are_told_on_standard_error(terms: KnownTerms, write_csv: Write) -> None:
    run(write_csv({"key": "a", "name": "Alpha"}))
    Service.objects.update(name="Ours")
    _, sentences = run(write_csv({"key": "a", "name": "Theirs"}))
    assert "ours is kept: name" in sentences


def test_an_unreadable_source_exits_1_and_changes_nothing(
    terms: KnownTerms, write_csv: Write, tmp_path: Path
) -> None:
    run(write_csv({"key": "a", "name": "Alpha"}))
    broken = tmp_path / "services.csv"
    broken.write_bytes(b"key,name\nb,\xff\n")
    error = failing(broken)
    assert error.returncode == 1
    assert "not UTF-8" in str(error)
    assert error.out["created"] == 0  # type: ignore[attr-defined]
    assert set(Service.objects.values_list("key", "status")) == {("a", "active")}


@pytest.mark.parametrize("name", ["none.csv", "none.json", "none"])
def test_a_file_that_is_not_there_exits_1(terms: KnownTerms, tmp_path: Path, name: str) -> None:
    error = failing(tmp_path / name)
    assert (error.returncode, "There is no file" in str(error)) == (1, True)


def test_a_csv_without_its_columns_exits_1(terms: KnownTerms, write_csv: Write) -> None:
    assert failing(write_csv({"title": "Alpha"})).returncode == 1


@pytest.mark.parametrize(
    "arguments",
    [("http://example.org/list", "--format", "csv"), ("list.json", "--map", "map.toml")],
)
def test_options_that_do_not_go_together_exit_2(
    terms: KnownTerms, arguments: tuple[str, ...]
) -> None:
    assert failing(*arguments).returncode == 2


def test_a_json_file_is_open_referral(terms: KnownTerms, tmp_path: Path) -> None:
    path = tmp_path / "feed.json"
    path.write_text(json.dumps([service(1)]))
    assert run(path)[0]["created"] == 1


def test_a_file_without_an_ending_is_told_by_its_first_character(
    terms: KnownTerms, tmp_path: Path
) -> None:
    path = tmp_path / "feed"
    path.write_text(json.dumps([service(1)]))
    assert run(path)[0]["created"] == 1


def test_a_feed(terms: KnownTerms, feed: FeedServer, settings: Any, tmp_path: Path) -> None:
    settings.BASE_DIR = tmp_path
    feed.services = [service(1), service(2), service(3)]
    assert run(feed.address)[0]["created"] == 3
    assert set(Service.objects.values_list("source", flat=True)) == {f"{feed.netloc}/api"}
    feed.services = [service(1), service(3)]
    assert run(feed.address)[0]["deactivated"] == 1


def test_two_feeds_of_one_host_leave_each_other_alone(
    terms: KnownTerms, feed: FeedServer, settings: Any, tmp_path: Path
) -> None:
    settings.BASE_DIR = tmp_path
    feed.services = [service(1)]
    run(feed.address)
    other = {**feed.page(1), "contents": [service(9)]}
    feed.override = lambda path, query: {
        "/other/services": ok(other), f"/other/services/{service(9)['id']}": ok(service(9)),
    }.get(path)  # fmt: skip
    assert run(feed.address.replace("/api", "/other"))[0]["deactivated"] == 0
    assert Service.objects.visible().count() == 2


def test_a_feed_that_misleads_exits_1_with_what_it_gave(
    terms: KnownTerms, feed: FeedServer, settings: Any, tmp_path: Path
) -> None:
    settings.BASE_DIR = tmp_path
    feed.services = [service(1), service(2), service(3)]
    run(feed.address)
    same = feed.page(1, total_pages=1000, total_items=2000)
    feed.override = lambda path, query: ok(same) if path == "/api/services" else None
    error = failing(feed.address)
    assert error.returncode == 1
    assert "repeats itself" in str(error)
    assert error.out["deactivated"] == 0  # type: ignore[attr-defined]
    assert Service.objects.visible().count() == 3


def test_a_lone_surrogate_in_a_feed_breaks_no_screen(terms: KnownTerms, tmp_path: Path) -> None:
    path = tmp_path / "feed.json"
    path.write_text('[{"id": "\\ud800", "name": "x", "status": "active"}]')
    out, err = io.StringIO(), io.StringIO()
    call_command("import_services", str(path), stdout=out, stderr=err)
    err.getvalue().encode("utf-8")
