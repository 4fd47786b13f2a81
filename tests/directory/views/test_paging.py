"""Which page numbers a long list shows."""

import pytest
from django.test import RequestFactory

from directory.views.paging import Pages, links_to_pages, page_number


def request(query: str = ""):  # type: ignore[no-untyped-def]
    return RequestFactory().get(f"/?{query}")


def shown(pages: Pages | None) -> list[int]:
    assert pages is not None
    return [link.number for link in pages.links]


def test_one_page_needs_no_links() -> None:
    assert links_to_pages(request(), 1, 1) is None


@pytest.mark.parametrize(
    ("current", "last", "expected"),
    [
        (1, 2, [1, 2]),
        (1, 9, [1, 2, 0, 9]),
        (5, 9, [1, 0, 4, 5, 6, 0, 9]),
        (9, 9, [1, 0, 8, 9]),
        (2, 3, [1, 2, 3]),
    ],
)
def test_ends_and_neighbours_are_shown(current: int, last: int, expected: list[int]) -> None:
    assert shown(links_to_pages(request(), current, last)) == expected


def test_first_page_has_none_before_it() -> None:
    pages = links_to_pages(request(), 1, 3)
    assert pages is not None
    assert (pages.previous, pages.next) == ("", "?page=2")


def test_last_page_has_none_after_it() -> None:
    pages = links_to_pages(request(), 3, 3)
    assert pages is not None
    assert (pages.previous, pages.next) == ("?page=2", "")


def test_links_keep_the_search() -> None:
    pages = links_to_pages(request("q=bread+%26+milk&cost=free&page=1"), 1, 2)
    assert pages is not None
    assert pages.next == "?q=bread+%26+milk&cost=free&page=2"


@pytest.mark.parametrize(("asked", "number"), [("3", 3), (" 3 ", 3), ("0", 1), ("007", 7)])
def test_page_number(asked: str, number: int) -> None:
    assert page_number(request(f"page={asked}")) == number


@pytest.mark.parametrize("asked", ["", "-1", "two", "1.5", "9999999", "²", "٣", "1;2"])
def test_anything_else_is_the_first_page(asked: str) -> None:
    assert page_number(request(f"page={asked}")) == 1
