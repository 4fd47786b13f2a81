"""Parts of the staff pages about asking people."""

from typing import Any

from django import template
from django.urls import resolve, reverse

from surveys.asking.data import words_of_reason
from surveys.models import Invitation

register = template.Library()

PAGES = (
    ("asking", "What waits"),
    ("invite", "Ask one person"),
    ("upload", "Ask by spreadsheet"),
    ("entry", "Type in answers"),
    ("papers", "On paper"),
    ("holds", "Who is not asked"),
    ("reached", "Who was reached"),
    ("sources", "Systems that ask"),
)


@register.inclusion_tag("staff/cases/nav.html", takes_context=True)
def asking_nav(context: dict[str, Any]) -> dict[str, Any]:
    """The pages that this person may open."""
    request = context["request"]
    current = request.resolver_match.url_name if request.resolver_match else ""
    known = [(reverse(f"staff-surveys:{name}"), label, name == current) for name, label in PAGES]
    links = [(url, *rest) for url, *rest in known if _page(url).open_to(request.user)]
    return {"links": links, "label": "Asking people"}


@register.filter
def hold_words(code: str) -> str:
    return words_of_reason(code)


@register.filter
def way_of(invitation: Invitation) -> str:
    """'Letter'; of what is given by hand only that."""
    return str(invitation.get_channel_display()).partition(":")[0]


def _page(url: str) -> Any:
    return resolve(url).func.page  # type: ignore[attr-defined]
