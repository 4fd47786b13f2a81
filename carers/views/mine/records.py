"""The written record and decision, as she reads it and as a file."""

from django.http import HttpRequest, HttpResponse

from carers.cases.letters import showing
from carers.models import Case
from carers.views.mine.common import her_page


@her_page(methods=("GET", "POST"))
def record(request: HttpRequest, case: Case) -> HttpResponse:
    """'I have read this' is a POST: then it counts as having reached her."""
    return showing.render_record(request, case)


@her_page(methods=("GET", "POST"))
def record_pdf(request: HttpRequest, case: Case) -> HttpResponse:
    return showing.record_pdf(request, case)
