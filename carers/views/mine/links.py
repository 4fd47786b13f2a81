"""A link from a text or e-mail. Looking at it changes nothing; its button opens the case."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from carers.cases import links
from carers.cases.access import enter
from portal.accounts.access import everyone, page

LEADS_TO = {
    "status": "carers:mine-case",
    "talk": "carers:mine-talk",
    "changed": "carers:mine-changed",
    "review": "carers:mine-review",
    "record": "carers:mine-record",
}
"""By purpose."""


@page(open_to=everyone, methods=("GET", "POST"), personal=True, example=lambda: {"token": "used"})
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    if request.method == "POST":
        link = links.use(token=token)
        if link is not None:
            enter(request, link.case)
            return redirect(LEADS_TO.get(link.purpose, "carers:mine-case"), case=link.case.pk)
    return render(request, "carers/mine/link.html", {"link": links.waiting(token)})
