"""What waits: what a person must decide first, then what did not arrive, waits, was sent."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.accounts.access import page
from surveys.asking.lists import STATES, in_state, seen_by
from surveys.permissions import can_ask

PER_PAGE = 50
TITLES = {
    "held": "Held",
    "failed": "Did not arrive",
    "waiting": "Waiting",
    "sent": "Sent",
}
EMPTY = {
    "held": "Nothing is held. Nobody has to decide anything.",
    "failed": "All that was sent arrived, as far as we know.",
    "waiting": "Nothing waits to be sent.",
    "sent": "Nothing that was sent waits for an answer.",
}


@page(open_to=can_ask, personal=True)
def asking(request: HttpRequest) -> HttpResponse:
    """Without a state in the address: the first in which something stands."""
    seen = seen_by(request.user)
    counts = {state: in_state(seen, state).count() for state in STATES}
    state = request.GET.get("state", "")
    if state not in STATES:
        state = next((one for one in STATES if counts[one]), STATES[0])
    rows = in_state(seen, state).select_related("survey", "team", "notice", "made_by")
    # Of many encrypted addresses none is needed for a list.
    rows = rows.defer("recipient", "reference").order_by("send_on", "pk")
    context = {
        "state": state,
        "title": TITLES[state],
        "tabs": [(one, TITLES[one], counts[one]) for one in STATES],
        "empty": EMPTY[state],
        "here": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "staff/surveys/asking/asking.html", context)
