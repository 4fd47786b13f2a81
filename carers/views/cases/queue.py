"""The queue of the cases of one's own organisation."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from carers.cases import owners, queue
from carers.cases.opening import me
from carers.forms.cases_queue import QueueForm
from carers.models import Organisation
from carers.permissions import can_read_harm, can_work_cases, organisations_of
from directory.views.paging import links_to_pages, page_number
from portal.accounts.access import page


@page(open_to=can_work_cases, personal=True)
def show(request: HttpRequest) -> HttpResponse:
    reader = me(request)
    organisations = organisations_of(reader)
    form = QueueForm(request.GET, organisations=organisations)
    duty = owners.duty_owners(organisations)
    everything = queue.cases_for(organisations)
    asked = everything.filter(form.rule(me=reader.pk, on_duty=duty))
    # Whoever looks for a reference wants that case, wherever it stands.
    tab = "found" if form.digits else form.tab_code
    shown = queue.page_of(asked, tab, number=page_number(request))
    counts = queue.counts(asked)
    context = {
        "form": form,
        "tabs": [(one, counts[one.code], _address(request, one.code)) for one in queue.TABS],
        "tab": queue.TAB_BY_CODE.get(tab),
        "rows": shown.rows,
        "total": shown.total,
        "pages": links_to_pages(request, shown.number, shown.last),
        "reads_harm": can_read_harm(reader),
        "nobody_at": _nobody_at(organisations),
    }
    return render(request, "staff/cases/queue.html", context)


def _address(request: HttpRequest, tab: str) -> str:
    """The same filters in another tab, from its first page."""
    kept = {name: one for name, one in request.GET.items() if name not in ("tab", "page") and one}
    return f"?{urlencode({'tab': tab, **kept})}"


def _nobody_at(organisations: set[str]) -> list[str]:
    """Organisations whose cases have no owner, because nobody holds a role there any more."""
    cases = queue.cases_for(organisations).open().filter(owner=None).order_by()
    return [Organisation(one).label for one in set(cases.values_list("organisation", flat=True))]
