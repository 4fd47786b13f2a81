"""Results that renew themselves: a page asks again and again whether there is anything new.

The address holds the version that the page shows. Where that is still the one, the answer is 204:
htmx leaves everything as it is. With an ETag a browser would answer for us out of its cache, and
htmx would swap, and tell, what is there already, at every turn (domain/surveys.md, section 6).
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from surveys.charts.cards import Card, set_of

NOTHING_NEW = 204


@dataclass(frozen=True)
class Live:
    """What the page asks next time."""

    path: str
    query: str
    """What is shown: filters."""
    version: str
    cards: list[Card]
    number: int | str
    """Of answers, for 'three new answers'."""
    fixed: tuple[Card, ...] = ()
    """Those that stand elsewhere on the page, and never come or go."""
    every: int = 2
    """Seconds between two questions."""

    @property
    def address(self) -> str:
        own = urlencode({"v": self.version, "s": set_of(self.cards)})
        return f"{self.path}?{self.query}&{own}" if self.query else f"{self.path}?{own}"


def is_unchanged(request: HttpRequest, version: str) -> bool:
    return request.GET.get("v") == version


def nothing_new() -> HttpResponse:
    return HttpResponse(status=NOTHING_NEW)


def renewed(request: HttpRequest, live: Live) -> HttpResponse:
    """All cards, of which the page takes those that say something else; the whole set where one
    came or went."""
    is_whole = request.GET.get("s") != set_of(live.cards)
    context = {"live": live, "is_whole": is_whole}
    return render(request, "staff/surveys/charts/renewed.html", context)
