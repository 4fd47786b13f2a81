"""What the pages of a plan share."""

from urllib.parse import quote

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from carers.models import Plan


def back_to(plan: Plan, anchor: str = "") -> HttpResponseRedirect:
    """The plan's page, at the place where she was."""
    url = reverse("carers:plan", kwargs={"plan": plan.pk})
    return HttpResponseRedirect(f"{url}#{quote(anchor)}" if anchor else url)


def pdf_answer(made: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(made, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(name)}.pdf"
    return answer
