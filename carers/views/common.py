"""What the pages of a plan share."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from carers.models import Plan
from portal.languages.table import current_language
from portal.ui.pdf import make_pdf


def back_to(plan: Plan, anchor: str = "") -> HttpResponseRedirect:
    """The plan's page, at the place where she was."""
    url = reverse("carers:plan", kwargs={"plan": plan.pk})
    return HttpResponseRedirect(f"{url}#{quote(anchor)}" if anchor else url)


def pdf_answer(request: HttpRequest, html: str, name: str) -> HttpResponse:
    made = make_pdf(html, language=current_language(), site=request.build_absolute_uri("/"))
    answer = HttpResponse(made, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(name)}.pdf"
    # The policy for pages would stop some browsers from showing the file.
    answer._csp_exempt = True  # type: ignore[attr-defined]
    return answer
