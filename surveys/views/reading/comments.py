"""What people wrote in answer to surveys."""

import uuid
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse

from portal.accounts.access import me, page
from portal.audit.actions import NotRecorded, record_read
from surveys.forms.reading import CommentsForm, FoundForm
from surveys.forms.themes import LabelForm
from surveys.models import Comment
from surveys.permissions import can_read, can_read_comments
from surveys.quotes.actions import quote_of
from surveys.reading.comments import has_read, surveys_of
from surveys.reading.listing import Neighbours, Wanted, listed, neighbours, to_read_of, waits_of
from surveys.reading.showing import CommentShown, rows_of
from surveys.themes.labelling import Compared, label
from surveys.themes.showing import LabelsOf

PER_PAGE = 50
READ = "surveys.comment.read"
DONE = "Marked as read."
LABELLED = "Themes kept."
COMPARED = "Two people have given this comment themes. They are compared, and neither changes now."


def a_comment() -> Mapping[str, Any]:
    """For the list of addresses."""
    return {"pk": Comment.objects.order_by("week", "pk").values_list("pk", flat=True)[0]}


@page(open_to=can_read_comments, query="state=all", personal=True)
def comments(request: HttpRequest) -> HttpResponse:
    """Unread first. The words themselves are not shown here, so that reading can be recorded."""
    form = CommentsForm(request.GET, surveys=surveys_of(me(request)))
    wanted = form.wanted()
    here = Paginator(listed(me(request), wanted), PER_PAGE).get_page(request.GET.get("page"))
    waits = waits_of(list(here))
    context = {
        "form": form.as_asked(),
        "rows": [(row, waits.get(str(row.comment.pk))) for row in rows_of(here)],
        "here": here,
        "total": here.paginator.count,
        "wanted": wanted,
        "query": _query(wanted),
    }
    return render(request, "staff/surveys/reading/comments.html", context)


@page(open_to=can_read_comments, methods=("GET", "POST"), example=a_comment, personal=True)
def comment(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One comment, and the way to the next of the same list; a POST says that it has been read. Of
    a survey that somebody may not read there are none."""
    found = _comment(request, pk)
    if request.method != "POST":
        return _show(request, found)
    form = FoundForm(request.POST) if _asks_what_was_found(found) else None
    if form is not None and not form.is_valid():
        return _show(request, found, found_form=form)
    beside = neighbours(me(request), _wanted(request), found)
    outcome = form.cleaned_data["outcome"] if form is not None else ""
    has_read(comment=found, by=me(request), outcome=outcome)
    messages.success(request, DONE)
    return _onwards(request, beside)


@page(open_to=can_read_comments, methods=("POST",), example=a_comment, personal=True)
def give_themes(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Themes and tone, given by a person; whoever gives them has read the comment."""
    found = _comment(request, pk)
    labels = LabelsOf(found, me(request))
    form = LabelForm(request.POST, suggestions=labels.suggestions)
    if not form.is_valid():
        return _show(request, found, label_form=form)
    beside = neighbours(me(request), _wanted(request), found)
    given = form.cleaned_data
    try:
        label(comment=found, codes=given["themes"], tone=given["tone"], by=me(request))
    except Compared:
        messages.info(request, COMPARED)
        return redirect(_address(found.pk, _wanted(request)))
    except ValidationError as error:
        form.add_error(None, error)
        return _show(request, found, label_form=form)
    if not _asks_what_was_found(found):
        has_read(comment=found, by=me(request))
    messages.success(request, LABELLED)
    return _onwards(request, beside)


def _comment(request: HttpRequest, pk: uuid.UUID) -> Comment:
    with_all = Comment.objects.select_related("survey", "team", "version", "response", "read_by")
    found = with_all.filter(pk=pk).first()
    if found is None or not can_read(me(request), found.survey):
        raise Http404
    return found


def _asks_what_was_found(found: Comment) -> bool:
    row = to_read_of(found) if found.read_at is None else None
    return row is not None and row.read_at is None and row.sounds_like_danger


def _show(
    request: HttpRequest,
    found: Comment,
    *,
    found_form: FoundForm | None = None,
    label_form: LabelForm | None = None,
) -> HttpResponse:
    """That it was opened is recorded first; where that fails it is not shown."""
    try:
        record_read(by=me(request), verb=READ, subject=found)
    except NotRecorded:
        return render(request, "staff/surveys/reading/not_recorded.html", status=503)
    wanted, labels = _wanted(request), LabelsOf(found, me(request))
    bound = found_form or label_form
    if found_form is None and _asks_what_was_found(found):
        found_form = FoundForm()
    context = {
        "comment": found,
        "shown": CommentShown(found),
        "wait": waits_of([found]).get(str(found.pk)),
        "labels": labels,
        "found_form": found_form,
        "label_form": label_form or LabelForm.of(labels.mine, labels.suggestions),
        "bound": bound,
        "quote": quote_of(found),
        "beside": neighbours(me(request), wanted, found),
        "query": _query(wanted),
    }
    status = 400 if bound is not None else 200
    return render(request, "staff/surveys/reading/comment.html", context, status=status)


# From one to the next ---------------------------------------------------------------------------


def _wanted(request: HttpRequest) -> Wanted:
    return CommentsForm(request.GET, surveys=surveys_of(me(request))).wanted()


def _query(wanted: Wanted) -> str:
    """Filters as a query string, which says nothing of anybody."""
    asked = {name: value for name, value in vars(wanted).items() if value}
    return f"?{urlencode(asked)}" if asked else ""


def _address(pk: uuid.UUID, wanted: Wanted) -> str:
    return reverse("staff-surveys:comment", args=[pk]) + _query(wanted)


def _onwards(request: HttpRequest, beside: Neighbours) -> HttpResponseRedirect:
    """To the next of the list that she came from; from its last back to the list."""
    wanted = _wanted(request)
    if beside.after is not None:
        return HttpResponseRedirect(_address(beside.after, wanted))
    return HttpResponseRedirect(reverse("staff-surveys:comments") + _query(wanted))
