"""What people wrote in answer to surveys."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from portal.accounts.access import me, page
from portal.audit.actions import NotRecorded, record_read
from surveys.forms.reading import CommentsForm
from surveys.models import Comment
from surveys.permissions import can_read, can_read_comments
from surveys.reading.comments import comments_for, has_read, surveys_of
from surveys.reading.showing import CommentShown, rows_of

PER_PAGE = 50
READ = "surveys.comment.read"
DONE = "Marked as read."


def a_comment() -> Mapping[str, Any]:
    """For the list of addresses."""
    return {"pk": Comment.objects.order_by("week", "pk").values_list("pk", flat=True)[0]}


@page(open_to=can_read_comments, query="state=all", personal=True)
def comments(request: HttpRequest) -> HttpResponse:
    """Unread first. The words themselves are not shown here, so that reading can be recorded."""
    form = CommentsForm(request.GET, surveys=surveys_of(me(request)))
    found = comments_for(me(request))
    if survey := form.asked("survey"):
        found = found.filter(survey=survey)
    if form.asked("state") != CommentsForm.ALL:
        found = found.filter(read_at=None)
    here = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form.as_asked(),
        "rows": rows_of(here),
        "here": here,
        "total": here.paginator.count,
        "is_all": form.asked("state") == CommentsForm.ALL,
    }
    return render(request, "staff/surveys/reading/comments.html", context)


@page(open_to=can_read_comments, methods=("GET", "POST"), example=a_comment, personal=True)
def comment(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One comment. Of a survey that somebody may not read there are none."""
    with_all = Comment.objects.select_related("survey", "team", "version", "response", "read_by")
    found = with_all.filter(pk=pk).first()
    if found is None or not can_read(me(request), found.survey):
        raise Http404
    if request.method == "POST":
        has_read(comment=found, by=me(request))
        messages.success(request, DONE)
        return redirect("staff-surveys:comments")
    try:
        record_read(by=me(request), verb=READ, subject=found)
    except NotRecorded:
        return render(request, "staff/surveys/reading/not_recorded.html", status=503)
    context = {"comment": found, "shown": CommentShown(found)}
    return render(request, "staff/surveys/reading/comment.html", context)
