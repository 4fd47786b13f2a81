"""Parts of the staff screens about questions, rules and plans."""

from typing import Any

from django import template

from carers.permissions import can_enter_for_carers, can_keep_questions, can_see_paths

register = template.Library()

PLACES = (
    ("entry", "Answer together", can_enter_for_carers),
    ("paths", "All paths", can_see_paths),
    ("try-out", "Try it out", can_see_paths),
    ("versions", "Versions", can_see_paths),
    ("figures", "Figures", can_keep_questions),
)
"""Pages about questions and plans: address, name, who may open it."""


@register.inclusion_tag("staff/carers/nav.html", takes_context=True)
def carers_nav(context: dict[str, Any]) -> dict[str, Any]:
    """The pages that this person may open."""
    request = context["request"]
    current = request.resolver_match.url_name if request.resolver_match else ""
    links = [
        (f"staff-carers:{name}", label, name == current)
        for name, label, open_to in PLACES
        if open_to(request.user)
    ]
    return {"links": links}
