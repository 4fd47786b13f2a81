"""Pages of a list: which numbers are shown, and where they lead."""

from dataclasses import dataclass

from django.http import HttpRequest

MOST_DIGITS = 6


@dataclass(frozen=True)
class PageLink:
    """A number of the pagination; `number` 0 stands for the pages left out."""

    number: int
    url: str = ""
    is_current: bool = False


@dataclass(frozen=True)
class Pages:
    links: list[PageLink]
    previous: str
    next: str


def page_number(request: HttpRequest) -> int:
    """The page asked for; anything that is not a sensible number is the first."""
    asked = request.GET.get("page", "1").strip()
    if not asked.isascii() or not asked.isdecimal() or len(asked) > MOST_DIGITS:
        return 1
    return max(1, int(asked))


def links_to_pages(request: HttpRequest, current: int, last: int) -> Pages | None:
    """First, last and the neighbours of the current page; None where one page holds everything."""
    if last <= 1:
        return None
    query = request.GET.copy()

    def url(number: int) -> str:
        query["page"] = str(number)
        return f"?{query.urlencode()}"

    shown = sorted({1, last, *range(max(1, current - 1), min(last, current + 1) + 1)})
    links: list[PageLink] = []
    for number in shown:
        if links and number > links[-1].number + 1:
            links.append(PageLink(0))
        links.append(PageLink(number, url(number), number == current))
    return Pages(
        links,
        previous=url(current - 1) if current > 1 else "",
        next=url(current + 1) if current < last else "",
    )
