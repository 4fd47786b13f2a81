"""What was done, as an Atom feed in each language, for readers of news and for other websites."""

import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext

from portal.accounts.access import everyone, page
from portal.languages.table import BY_CODE, current_language
from surveys.models import Entry
from surveys.we_said.shown import Shown, shown

MOST = 20


class WeSaid(Feed):  # type: ignore[type-arg]
    """In the language that is switched on."""

    feed_type = Atom1Feed

    def title(self) -> str:
        return gettext("We asked, you said, we did")

    def subtitle(self) -> str:
        return gettext("What people told us about care and support, and what we did.")

    def link(self) -> str:
        return reverse("we-said:list")

    def feed_url(self) -> str:
        return reverse("feeds:we-said", args=[current_language().code])

    def items(self) -> list[Shown]:
        return shown(Entry.objects.published()[:MOST], current_language().code)

    def item_title(self, item: Any) -> str:
        return str(item.texts.title)

    def item_description(self, item: Any) -> str:
        """Three paragraphs as HTML, each with the language that it is really in."""
        return render_to_string("surveys/we_said/feed_item.html", {"one": item})

    def item_link(self, item: Any) -> str:
        return reverse("we-said:entry", args=[item.entry.pk])

    def item_guid(self, item: Any) -> str:
        return f"urn:uuid:{item.entry.pk}"

    def item_pubdate(self, item: Any) -> datetime.datetime | None:
        found: datetime.datetime | None = item.entry.published_at
        return found

    def item_updateddate(self, item: Any) -> datetime.datetime | None:
        found: datetime.datetime | None = item.entry.corrected_at or item.entry.published_at
        return found

    def item_categories(self, item: Any) -> list[str]:
        return [item.topic]


def _english() -> dict[str, str]:
    return {"language": "en"}


@page(open_to=everyone, example=_english)
def feed(request: HttpRequest, language: str) -> HttpResponse:
    """Stands outside of the languages' own addresses: it is no page."""
    if language not in BY_CODE:
        raise Http404
    with translation.override(language):
        answer: HttpResponse = WeSaid()(request)
        answer.headers["Content-Language"] = language
    return answer
