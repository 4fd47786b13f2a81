"""An Open Referral UK feed at an address: its list page by page, then every service's own page."""

import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from django.conf import settings

from directory.importing import json_text
from directory.importing.oruk_list import Listed, Page, goes_on, is_too_long, what_is_wrong
from directory.importing.oruk_record import record_of
from directory.importing.progress import Progress
from directory.importing.record import BadValue, Reading, Record, Refusal, SourceError
from directory.importing.terms import KnownTerms
from portal.registry.fetching import FetchError, fetch

PER_PAGE = 100
LARGEST_PAGE = 20_000_000
LARGEST_SERVICE = 2_000_000
"""Bytes."""
PATIENCE = 15.0
"""Seconds for one answer, whole."""
PAUSES = (1.0, 3.0)
"""Seconds before asking again where the feed is busy (429) or has failed (5xx)."""
LONGEST_PAUSE = 30.0
FAILURES_IN_A_ROW = 20
"""Services that cannot be fetched one after another: then the feed itself is down."""


class FeedProblem(Exception):
    """What went wrong with one answer, as a sentence."""


class NotThere(FeedProblem):
    """The feed works, but has nothing at that address: 404 or 410."""


class OutOfTime(FeedProblem):
    """The run as a whole has taken as long as it may."""


class Feed:
    """Asks one feed, until `FEED_DEADLINE`.

    Only the address that was typed may be on a private network.
    """

    def __init__(self, address: str, *, pause: Callable[[float], None] = time.sleep) -> None:
        parts = urlsplit(address)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
        self._trusted = f"{parts.hostname}:{port}"
        path = parts.path.rstrip("/")
        if not path.endswith("/services"):
            path += "/services"
        self.host = parts.hostname or address
        self.list_address = parts._replace(path=path, query="", fragment="").geturl()
        self._query = dict(parse_qsl(parts.query))
        self._pause = pause
        self._ends = time.monotonic() + settings.FEED_DEADLINE.total_seconds()

    def page(self, number: int) -> Page:
        data = self._json({"page": str(number), "per_page": str(PER_PAGE)}, limit=LARGEST_PAGE)
        page = Page.of(data)
        if page is None:
            raise FeedProblem(
                f"{self.host} is not an Open Referral UK feed: its list has no ‘contents’."
            )
        return page

    def service(self, identity: str) -> Any:
        return self._json({}, path=quote(identity, safe=""), limit=LARGEST_SERVICE)

    def _json(self, query: dict[str, str], *, limit: int, path: str = "") -> Any:
        if time.monotonic() > self._ends:
            minutes = settings.FEED_DEADLINE.total_seconds() / 60
            raise OutOfTime(f"{self.host} took longer than {minutes:g} minutes.")
        address = f"{self.list_address}/{path}" if path else self.list_address
        together = urlencode({**self._query, **query})
        body = self._body(f"{address}?{together}" if together else address, limit)
        try:
            return json_text.parse(body)
        except ValueError as error:
            raise FeedProblem(f"{self.host} sent something that is not JSON: {error}.") from error

    def _body(self, address: str, limit: int) -> bytes:
        for pause in (*PAUSES, None):
            try:
                answer = fetch(
                    address,
                    max_bytes=limit,
                    timeout=PATIENCE,
                    headers={"Accept": "application/json"},
                    trusted=self._trusted,
                )
            except FetchError as error:
                raise FeedProblem(str(error)) from error
            if answer.status == 200:
                return answer.body
            if pause is None or (answer.status != 429 and answer.status < 500):
                break
            self._pause(_asked_for(answer.headers.get("retry-after", ""), pause))
        said = f"{self.host} answered {answer.status} to {urlsplit(address).path}."
        raise NotThere(said) if answer.status in (404, 410) else FeedProblem(said)


def _asked_for(retry_after: str, otherwise: float) -> float:
    """The pause that a busy feed asks for, within reason."""
    return min(float(retry_after), LONGEST_PAUSE) if retry_after.isdigit() else otherwise


def read_feed(
    address: str,
    *,
    name: str,
    terms: KnownTerms | None = None,
    pause: Callable[[float], None] = time.sleep,
    progress: Progress | None = None,
) -> Reading:
    """Opens the feed: SourceError if its first page is no such page; later trouble ends it."""
    try:
        feed = Feed(address, pause=pause)
        first = feed.page(1)
    except ValueError as error:
        raise SourceError(f"‘{address}’ is not a web address.") from error
    except FeedProblem as problem:
        raise SourceError(f"{problem} Nothing was changed.") from problem
    reading = Reading(name=name)
    reading.items = _items(
        reading, feed, first, terms or KnownTerms.load(), progress or Progress(feed.list_address)
    )
    return reading


def _items(
    reading: Reading, feed: Feed, first: Page, terms: KnownTerms, progress: Progress
) -> Iterator[Record | Refusal]:
    listed, problem = _list(feed, first)
    reading.listed |= set(listed.entries)
    if len(progress):
        reading.remarks.append(
            f"Going on after a break: {len(progress)} services were read before."
        )
    yield from listed.refusals
    read = failures = 0
    failed = ""
    for identity in listed.entries:
        try:
            service = _service(feed, identity, progress)
        except OutOfTime as failure:
            problem = problem or str(failure)
            break
        except FeedProblem as failure:
            failed = str(failure)
            failures = 0 if isinstance(failure, NotThere) else failures + 1
            yield Refusal(identity, "", f"its own page cannot be read: {failure}")
            if failures == FAILURES_IN_A_ROW:
                problem = problem or f"{failure} {failures} services in a row could not be read."
                break
            continue
        failures = 0
        read += 1
        yield _record(identity, service, terms)
    if failed and not read:
        problem = problem or failed
    if problem:
        total = max(listed.total, listed.read)
        reading.problem = (
            f"{problem} Read: {read} of {total} services. Nothing was made inactive; "
            "run it again to go on from here."
        )
    else:
        progress.clear()


def _list(feed: Feed, first: Page) -> tuple[Listed, str]:
    """Every page of the list, and what is wrong with it if it could not be read to its end."""
    listed, page, number = Listed(), first, 1
    while True:
        brought = listed.take(page, number)
        problem = what_is_wrong(page, number, brought=brought)
        if problem or not goes_on(page, number, listed):
            break
        problem = is_too_long(number, listed)
        if problem:
            break
        number += 1
        try:
            page = feed.page(number)
        except FeedProblem as failure:
            problem = f"{failure} That was page {number} of the list."
            break
    if not problem and listed.total > listed.read:
        problem = f"The feed says it has {listed.total} services, but its list has {listed.read}."
    return listed, problem


def _service(feed: Feed, identity: str, progress: Progress) -> Any:
    known = progress.get(identity)
    if known is not None:
        return known
    service = feed.service(identity)
    progress.put(identity, service)
    return service


def _record(identity: str, service: Any, terms: KnownTerms) -> Record | Refusal:
    try:
        if not isinstance(service, dict):
            raise BadValue("is not an object", "")
        if str(service.get("id")) != identity:
            raise BadValue("is another one on the service’s own page", "id")
        return record_of(service, terms)
    except BadValue as bad:
        return Refusal(identity, bad.field, bad.reason)
