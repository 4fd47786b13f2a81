"""A feed at an address, honest or not."""

import datetime
import time
from collections.abc import Callable
from typing import Any

import pytest

from directory.importing import oruk_feed, oruk_list
from directory.importing.oruk_feed import read_feed
from directory.importing.progress import Progress
from directory.importing.record import Reading, Record, Refusal, SourceError
from directory.importing.terms import KnownTerms
from tests.directory.importing.conftest import Answer, FeedServer, hang, ok, service

Read = Callable[..., tuple[Reading, list[Record | Refusal]]]


@pytest.fixture
def read(feed: FeedServer, terms: KnownTerms, progress: Callable[[], Progress]) -> Read:
    """Reads the feed to the end; pauses are noted, not kept."""

    def run(address: str = "") -> tuple[Reading, list[Record | Refusal]]:
        reading = read_feed(
            address or feed.address,
            name="feed",
            terms=terms,
            pause=lambda seconds: None,
            progress=progress(),
        )
        return reading, list(reading.items)

    return run


def names(items: list[Record | Refusal]) -> list[str]:
    return [item.listing.name for item in items if isinstance(item, Record)]


def refusals(items: list[Record | Refusal]) -> list[Refusal]:
    return [item for item in items if isinstance(item, Refusal)]


def pages(feed: FeedServer, **changes: Any) -> Callable[[str, dict[str, str]], Answer | None]:
    """Every page as it is, with these things said of it."""

    def odd(path: str, query: dict[str, str]) -> Answer | None:
        if path != "/api/services":
            return None
        return ok(feed.page(int(query["page"]), **changes))

    return odd


def test_every_page_and_every_service_is_read(feed: FeedServer, read: Read) -> None:
    feed.services = [service(number, description=f"Full {number}") for number in range(1, 6)]
    reading, items = read()
    assert names(items) == [f"Service {number}" for number in range(1, 6)]
    assert {item.listing.description for item in items if isinstance(item, Record)} == {
        f"Full {number}" for number in range(1, 6)
    }
    assert (reading.problem, len(reading.listed)) == ("", 5)


@pytest.mark.parametrize("end", ["", "/", "/services", "/services/", "/services?format=json"])
def test_root_or_list_may_be_given(feed: FeedServer, read: Read, end: str) -> None:
    feed.services = [service(1)]
    assert names(read(feed.address + end)[1]) == ["Service 1"]


def test_an_empty_feed_is_read_to_its_end(feed: FeedServer, read: Read) -> None:
    reading, items = read()
    assert (items, reading.problem) == ([], "")


def test_the_envelope_of_version_1(feed: FeedServer, read: Read) -> None:
    feed.services = [service(1), service(2), service(3)]

    def old(path: str, query: dict[str, str]) -> Answer | None:
        if path != "/api/services":
            return None
        page = feed.page(int(query["page"]))
        return ok({
            "totalElements": page["total_items"], "totalPages": page["total_pages"],
            "number": page["page_number"], "last": page["last_page"], "content": page["contents"],
        })  # fmt: skip

    feed.override = old
    assert len(read()[1]) == 3


def test_a_bad_service_is_refused_and_the_rest_goes_in(feed: FeedServer, read: Read) -> None:
    feed.services = [service(1), service(2, email="nobody"), service(3)]
    reading, items = read()
    assert names(items) == ["Service 1", "Service 3"]
    assert refusals(items)[0].field == "email"
    assert len(reading.listed) == 3


def test_a_second_entry_of_the_same_id_is_refused(feed: FeedServer, read: Read) -> None:
    feed.per_page = 3
    feed.services = [service(1), service(2), service(1)]
    _, items = read()
    assert len(names(items)) == 2
    assert "comes a second time" in refusals(items)[0].reason


def test_a_service_whose_page_is_missing_is_refused(feed: FeedServer, read: Read) -> None:
    feed.services = [service(1), service(2)]
    missing = service(1)["id"]
    feed.override = lambda path, query: (404, {}, b"") if path.endswith(missing) else None
    reading, items = read()
    assert names(items) == ["Service 2"]
    assert "answered 404" in refusals(items)[0].reason
    assert reading.problem == ""


def test_many_missing_pages_in_a_row_do_not_end_the_feed(feed: FeedServer, read: Read) -> None:
    feed.services = [service(number) for number in range(1, 8)]
    missing = tuple(service(number)["id"] for number in range(1, 6))
    feed.override = lambda path, query: (404, {}, b"") if path.endswith(missing) else None
    reading, items = read()
    assert names(items) == ["Service 6", "Service 7"]
    assert len(refusals(items)) == 5
    assert reading.problem == ""


def test_a_feed_without_any_page_of_a_service_says_so(feed: FeedServer, read: Read) -> None:
    feed.services = [service(number) for number in range(1, 6)]
    feed.override = lambda path, query: None if path == "/api/services" else (410, {}, b"")
    reading, items = read()
    assert len(refusals(items)) == 5
    assert "answered 410" in reading.problem
    assert "Read: 0 of 5" in reading.problem


def test_pages_that_fail_are_refused_and_the_rest_goes_in(feed: FeedServer, read: Read) -> None:
    feed.services = [service(number) for number in range(1, 8)]
    broken = tuple(service(number)["id"] for number in range(1, 6))
    feed.override = lambda path, query: (500, {}, b"") if path.endswith(broken) else None
    reading, items = read()
    assert names(items) == ["Service 6", "Service 7"]
    assert len(refusals(items)) == 5
    assert (reading.problem, len(reading.listed)) == ("", 7)


def test_a_feed_of_which_every_page_fails_says_so(feed: FeedServer, read: Read) -> None:
    feed.services = [service(1), service(2)]
    feed.override = lambda path, query: None if path == "/api/services" else (200, {}, b"<html>")
    reading, _ = read()
    assert "not JSON" in reading.problem
    assert "Read: 0 of 2" in reading.problem


def test_twenty_failing_pages_in_a_row_end_the_run(feed: FeedServer, read: Read) -> None:
    feed.per_page = 30
    feed.services = [service(number) for number in range(1, 31)]
    feed.override = lambda path, query: (
        None if path == "/api/services" or path.endswith("01") else (403, {}, b"")
    )
    reading, items = read()
    assert (len(names(items)), len(refusals(items))) == (1, 20)
    assert "20 services in a row could not be read. Read: 1 of 30 services." in reading.problem


def test_a_list_longer_than_we_read_counts_as_read_in_part(
    feed: FeedServer, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(oruk_list, "MOST_SERVICES", 4)
    feed.services = [service(number) for number in range(1, 8)]
    feed.override = pages(feed, total_pages=0, total_items=0, last_page=False)
    reading, items = read()
    assert len(names(items)) == 4
    assert "goes on after 4 services" in reading.problem


def test_a_list_exactly_as_long_as_we_read_is_whole(
    feed: FeedServer, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(oruk_list, "MOST_SERVICES", 4)
    monkeypatch.setattr(oruk_list, "MOST_PAGES", 2)
    feed.services = [service(number) for number in range(1, 5)]
    reading, items = read()
    assert (len(names(items)), reading.problem) == (4, "")


def test_a_run_that_takes_too_long_ends_and_the_next_goes_on(
    feed: FeedServer, read: Read, settings: Any
) -> None:
    settings.FEED_DEADLINE = datetime.timedelta(seconds=0.6)
    feed.services = [service(1), service(2), service(3)]
    slow = service(1)["id"]
    feed.override = lambda path, query: time.sleep(0.7) if path.endswith(slow) else None
    reading, items = read()
    assert names(items) == ["Service 1"]
    assert "took longer than 0.01 minutes. Read: 1 of 3 services." in reading.problem
    feed.override = lambda path, query: None
    settings.FEED_DEADLINE = datetime.timedelta(hours=2)
    reading, items = read()
    assert (len(names(items)), reading.problem) == (3, "")


def test_a_page_about_another_service_is_refused(feed: FeedServer, read: Read) -> None:
    feed.services = [service(1)]
    other = ok(service(2))
    feed.override = lambda path, query: other if path.endswith("1") else None
    assert refusals(read()[1])[0].field == "id"


def test_a_busy_feed_is_asked_again(feed: FeedServer, read: Read) -> None:
    feed.services = [service(1)]
    tries: list[str] = []

    def busy(path: str, query: dict[str, str]) -> Answer | None:
        tries.append(path)
        return (429, {"Retry-After": "1"}, b"") if len(tries) < 3 else None

    feed.override = busy
    assert names(read()[1]) == ["Service 1"]


def test_a_feed_that_answers_500_ends_with_a_sentence(feed: FeedServer, read: Read) -> None:
    feed.override = lambda path, query: (500, {}, b"oops")
    with pytest.raises(SourceError, match=r"answered 500 to /api/services\. Nothing was changed"):
        read()


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b'{"contents": ', b"[1, 2]", b'{"items": []}', b'{"contents": {}}', b"NaN",
     b"\xff\xfe", b"[" * 100_000],
)  # fmt: skip
def test_what_is_no_feed_ends_with_a_sentence(feed: FeedServer, read: Read, body: bytes) -> None:
    feed.override = lambda path, query: (200, {}, body)
    with pytest.raises(SourceError, match=r"not JSON|not an Open Referral UK feed"):
        read()


def test_a_feed_that_hangs_ends_with_a_sentence(
    feed: FeedServer, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(oruk_feed, "PATIENCE", 0.3)
    feed.override = lambda path, query: hang(1)
    started = time.monotonic()
    with pytest.raises(SourceError, match="did not answer within"):
        read()
    assert time.monotonic() - started < 1


def test_a_feed_that_hangs_half_way_says_how_much_was_read(
    feed: FeedServer, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(oruk_feed, "FAILURES_IN_A_ROW", 3)
    monkeypatch.setattr(oruk_feed, "PATIENCE", 0.3)
    feed.services = [service(number) for number in range(1, 8)]
    late = {service(number)["id"] for number in range(3, 8)}
    feed.override = lambda path, query: hang(0.5) if path.rpartition("/")[2] in late else None
    reading, items = read()
    assert len(names(items)) == 2
    assert "did not answer within" in reading.problem
    assert "Read: 2 of 7 services." in reading.problem


def test_an_answer_of_any_size_is_cut_off(
    feed: FeedServer, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(oruk_feed, "LARGEST_PAGE", 1000)
    feed.override = lambda path, query: (200, {}, b" " * 5_000_000)
    with pytest.raises(SourceError, match="sent more than 1,000 bytes"):
        read()


def test_a_list_that_breaks_off_keeps_what_it_brought(feed: FeedServer, read: Read) -> None:
    feed.services = [service(number) for number in range(1, 8)]
    feed.override = lambda path, query: (500, {}, b"") if query.get("page") == "3" else None
    reading, items = read()
    assert len(names(items)) == 4
    assert "answered 500" in reading.problem
    assert "page 3" in reading.problem
    assert "Read: 4 of 7 services." in reading.problem


def test_a_thousand_pages_that_are_all_the_same(feed: FeedServer, read: Read) -> None:
    feed.services = [service(1), service(2)]
    same = feed.page(1, total_pages=1000, total_items=2000, last_page=False)
    feed.override = lambda path, query: ok(same) if path == "/api/services" else None
    reading, items = read()
    assert len(names(items)) == 2
    assert "repeats itself: page 2" in reading.problem
    assert feed.asked.count("/api/services") == 2


def test_more_pages_promised_than_there_are(feed: FeedServer, read: Read) -> None:
    feed.services = [service(1), service(2), service(3)]
    feed.override = pages(feed, total_pages=10**18)
    reading, items = read()
    assert len(names(items)) == 3
    assert "page 3 is empty" in reading.problem


@pytest.mark.parametrize("total_pages", [0, -5, None, "many", 1e400, True])
def test_pages_not_counted_rightly_are_read_until_they_end(
    feed: FeedServer, read: Read, total_pages: object
) -> None:
    feed.services = [service(number) for number in range(1, 6)]
    feed.override = pages(feed, total_pages=total_pages, last_page=False)
    # Infinity is no JSON number, so such a feed is not read at all.
    if total_pages == 1e400:
        with pytest.raises(SourceError, match="not JSON"):
            read()
        return
    reading, items = read()
    assert (len(names(items)), reading.problem) == (5, "")


def test_fewer_services_than_the_feed_says(feed: FeedServer, read: Read) -> None:
    feed.services = [service(1)]
    feed.override = pages(feed, total_items=50)
    reading, items = read()
    assert len(names(items)) == 1
    assert "says it has 50 services, but its list has 1" in reading.problem


def test_entries_that_are_no_services_are_refused(feed: FeedServer, read: Read) -> None:
    feed.services = [service(1)]
    odd = feed.page(1, contents=[service(1), None, {"name": "no id"}, {"id": ""}], total_items=4)
    feed.override = lambda path, query: ok(odd) if path == "/api/services" else None
    _, items = read()
    assert [refusal.record for refusal in refusals(items)] == [
        "page 1, entry 2", "page 1, entry 3", "page 1, entry 4",
    ]  # fmt: skip


@pytest.mark.parametrize("target", ["http://169.254.169.254/latest/", "http://10.0.0.1/services"])
def test_a_redirect_into_a_private_network_is_not_followed(
    feed: FeedServer, read: Read, target: str
) -> None:
    feed.override = lambda path, query: (302, {"Location": target}, b"")
    with pytest.raises(SourceError, match="private network"):
        read()


def test_a_redirect_to_another_port_here_is_not_followed(feed: FeedServer, read: Read) -> None:
    feed.override = lambda path, query: (302, {"Location": "http://127.0.0.1:9/services"}, b"")
    with pytest.raises(SourceError, match="private network"):
        read()


@pytest.mark.parametrize(
    "address", ["http://", "http://[", "gopher://example.org", "http://a:b@c/"]
)
def test_what_is_no_address(read: Read, address: str) -> None:
    with pytest.raises(SourceError):
        read(address)


def test_the_next_run_goes_on_where_the_last_broke_off(
    feed: FeedServer, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(oruk_feed, "FAILURES_IN_A_ROW", 3)
    feed.services = [service(number) for number in range(1, 7)]
    broken = {service(number)["id"] for number in range(4, 7)}
    feed.override = lambda path, query: (
        (500, {}, b"") if path.rpartition("/")[2] in broken else None
    )
    reading, _ = read()
    assert "Read: 3 of 6 services." in reading.problem
    feed.override = lambda path, query: None
    feed.asked.clear()
    reading, items = read()
    assert (len(names(items)), reading.problem) == (6, "")
    assert "3 services were read before" in reading.remarks[0]
    assert len([path for path in feed.asked if path != "/api/services"]) == 3


def test_after_a_whole_run_everything_is_asked_again(feed: FeedServer, read: Read) -> None:
    feed.services = [service(1)]
    read()
    feed.services = [service(1, name="New name")]
    assert names(read()[1]) == ["New name"]
