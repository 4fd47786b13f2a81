"""A message to the team about the website: sent without an account, read by staff."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from portal.accounts.access import everyone, page
from portal.languages.table import current_language
from portal.ui import actions
from portal.ui.feedback_forms import FeedbackForm
from portal.ui.limits import is_too_often
from portal.ui.models import Feedback
from portal.ui.permissions import can_read_feedback

MOST_IN_AN_HOUR = 10


@page(open_to=everyone, methods=("GET", "POST"))
def feedback(request: HttpRequest) -> HttpResponse:
    form = FeedbackForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if is_too_often(request, "feedback", most=MOST_IN_AN_HOUR):
            form.add_error(None, gettext("We have had many messages. Please try again in an hour."))
        else:
            actions.send_feedback(**form.cleaned_data, language=current_language().code)
            return redirect("feedback-sent")
    context = {"form": form}
    return render(request, "pages/feedback.html", context, status=400 if form.errors else 200)


@page(open_to=everyone)
def sent(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/feedback_sent.html")


@page(open_to=can_read_feedback, personal=True)
def inbox(request: HttpRequest) -> HttpResponse:
    """What waits first, oldest on top; below it what is done."""
    done = Paginator(Feedback.objects.dealt_with().select_related("dealt_with_by"), 20)
    return render(
        request,
        "staff/feedback.html",
        {
            "waiting": Feedback.objects.waiting()[:100],
            "done": done.get_page(request.GET.get("page")),
        },
    )


def _a_message() -> dict[str, int]:
    """For lists of addresses: any that is there."""
    return {"pk": Feedback.objects.order_by("pk").values_list("pk", flat=True)[:1].get()}


@page(open_to=can_read_feedback, methods=("POST",), example=_a_message, personal=True)
def deal_with(request: HttpRequest, pk: int) -> HttpResponse:
    actions.deal_with_feedback(feedback=get_object_or_404(Feedback, pk=pk), by=request.user)  # type: ignore[arg-type]
    return redirect("staff-feedback:inbox")
