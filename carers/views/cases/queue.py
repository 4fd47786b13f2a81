"""The queue of the cases of one's own organisation."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from carers.cases import queue
from carers.cases.opening import me
from carers.forms.cases_queue import QueueForm
from carers.permissions import can_read_harm, can_work_cases, organisations_of
from directory.views.paging import links_to_pages, page_number
from portal.accounts.access import page


@page(open_to=can_work_cases, personal=True)
def show(request: HttpRequest) -> HttpResponse:
    reader = me(request)
    organisations = organisations_of(reader)
    form = QueueForm(request.GET, organisations=organisations)
    everything = queue.cases_for(organisations)
    rule = form.rule(me=reader.pk)
    # Whoever looks for a reference wants that case, wherever it stands.
    tab = "found" if form.digits else form.tab_code
    shown = queue.page_of(everything.filter(rule), tab, number=page_number(request))
    counts = queue.counts(everything, rule)
    context = {
        "form": form,
        "tabs": [(one, counts[one.code], _address(request, one.code)) for one in queue.TABS],
        "tab": queue.TAB_BY_CODE.get(tab),
        "rows": shown.rows,
        "total": shown.total,
        "pages": links_to_pages(request, shown.number, shown.last),
        "reads_harm": can_read_harm(reader),
        "nobodys": counts["nobodys"],
    }
    return render(request, "staff/cases/queue.html", context)


def _address(request: HttpRequest, tab: str) -> str:
    """The same filters in another tab, from its first page."""
    kept = {name: one for name, one in request.GET.items() if name not in ("tab", "page") and one}
    return f"?{urlencode({'tab': tab, **kept})}"
