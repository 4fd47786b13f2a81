"""Links to files of the results that a page shows."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse

from surveys.figures.results import Asked
from surveys.figures.tables import Tier
from surveys.taking.asking import query_of

register = template.Library()
KINDS = {
    "csv": "As CSV",
    "xlsx": "As an Excel workbook",
    "json": "As JSON",
}


@register.simple_tag
def take_links(asked: Asked) -> dict[str, Any]:
    """`files`, each with `url` and `words`; `rows`, where single answers may be taken as well."""
    query = urlencode(query_of(asked))
    files = [
        {"url": f"{_address(asked, kind)}?{query}", "words": words} for kind, words in KINDS.items()
    ]
    is_team = asked.tier == Tier.TEAM
    rows = reverse("staff-surveys:take-rows", args=[asked.survey.pk]) if is_team else ""
    return {"files": files, "rows": rows}


def _address(asked: Asked, kind: str) -> str:
    return reverse("staff-surveys:take-results", args=[asked.survey.pk, kind])
