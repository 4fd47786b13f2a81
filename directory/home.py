"""What the directory puts on the home page: topics, and the services opened most."""

import datetime
from typing import Any

from django.db.models import Sum
from django.http import HttpRequest
from django.utils import timezone

from directory.models import Service, Taxonomy
from directory.views.browsing import choices
from portal.languages.table import current_language
from portal.languages.translated import texts_for
from portal.registry.registry import fill_slot

TOPICS = 12
MOST_USED = 6
COUNTED_WEEKS = 12
OPENED_OFTEN = 5
"""Fewer openings than this say nothing, and might be one person's."""


def topics(request: HttpRequest) -> dict[str, Any]:
    """The topics with most behind them, in the order of the alphabet; all are one step further."""
    found = choices(Taxonomy.NEEDS, current_language().code)
    most = sorted(found, key=lambda choice: -choice.listings)[:TOPICS]
    return {"needs": [choice for choice in found if choice in most]}


def most_used(request: HttpRequest) -> dict[str, Any]:
    """The listings opened most in the last weeks; none where nobody has used the directory yet."""
    since = timezone.localdate() - datetime.timedelta(weeks=COUNTED_WEEKS)
    services = list(
        Service.objects.visible()
        .filter(uses__week__gte=since)
        .annotate(opened=Sum("uses__times"))
        .filter(opened__gte=OPENED_OFTEN)
        .order_by("-opened", "name", "pk")[:MOST_USED]
    )
    texts = texts_for(services, current_language().code)
    return {"services": [(service.key, texts[service.pk].name) for service in services]}


def register() -> None:
    fill_slot(
        "home_sections", "topics", template="directory/home/topics.html", context=topics, order=20
    )
    fill_slot(
        "home_sections",
        "most-used",
        template="directory/home/most_used.html",
        context=most_used,
        order=30,
    )
