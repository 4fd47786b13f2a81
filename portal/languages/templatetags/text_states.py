"""How far a translation is, as word, icon and colour, for staff pages."""

from django import template

from portal.languages.models import State

register = template.Library()

KNOWN = {
    State.REVIEWED: ("Reviewed", "tick-circle", "good"),
    State.DRAFT: ("Draft", "edit", "quiet"),
    State.MACHINE_DRAFT: ("Draft made by machine", "edit", "quiet"),
    State.OUTDATED: ("Outdated", "warning", "warn"),
}


@register.filter
def text_state(state: str) -> dict[str, str]:
    words, icon, kind = KNOWN.get(State(state), ("Missing", "question", "warn"))
    return {"words": words, "icon": icon, "kind": kind}
