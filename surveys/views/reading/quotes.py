"""Quotes: written out of a comment, approved by a second person, withdrawn."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from portal.accounts.access import me, page
from portal.audit.actions import NotRecorded, record_read
from surveys.forms.themes import QuoteForm, WithdrawForm
from surveys.models import Comment, Quote
from surveys.permissions import can_approve_quote, can_read, can_read_comments
from surveys.quotes import actions
from surveys.quotes.hints import hints
from surveys.quotes.offers import READ
from surveys.reading.comments import surveys_of
from surveys.reading.showing import CommentShown
from surveys.views.reading.comments import READ as COMMENT_READ

KEPT = "Kept. Somebody else reads it before it may be published."
APPROVED = "Approved. It may be published, and translators are asked for it."
WITHDRAWN = "Withdrawn. It is published no more."
MEANWHILE = "Somebody changed this meanwhile. Nothing of yours was kept."
NOT_HERS = "She has not agreed that her words are published."
NOT_TRANSLATED = "A person has to translate it first."


def a_comment_to_quote() -> Mapping[str, Any]:
    """For the list of addresses."""
    found = Comment.objects.filter(may_be_quoted=True).order_by("week", "pk")
    return {"pk": found.values_list("pk", flat=True)[0]}


def a_quote() -> Mapping[str, Any]:
    """For the list of addresses."""
    return {"pk": Quote.objects.values_list("pk", flat=True)[0]}


@page(open_to=can_read_comments, personal=True)
def quotes(request: HttpRequest) -> HttpResponse:
    """Those of the surveys that this person reads: waiting, publishable, withdrawn."""
    hers = Quote.objects.filter(comment__survey__in=surveys_of(me(request)))
    hers = hers.select_related("comment__survey", "written_by", "approved_by", "withdrawn_by")
    context = {
        "groups": [
            ("Waiting for a second person", "clock", list(hers.waiting())),
            ("May be published", "tick-circle", list(hers.publishable())),
            ("Withdrawn", "close", list(hers.exclude(withdrawn_at=None))),
        ]
    }
    return render(request, "staff/surveys/quotes/quotes.html", context)


@page(open_to=can_read_comments, methods=("GET", "POST"), example=a_comment_to_quote, personal=True)
def write(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The words of a comment beside a box for them without names. Where she has not agreed, or it
    waits for a translator, the page says so."""
    comment = Comment.objects.select_related("survey", "version", "team").filter(pk=pk).first()
    if comment is None or not can_read(me(request), comment.survey):
        raise Http404
    english, quote = actions.english_of(comment), actions.quote_of(comment)
    first = {"words": quote.words if quote else english}
    form = QuoteForm(request.POST) if request.method == "POST" else QuoteForm(initial=first)
    if form.is_bound and form.is_valid():
        try:
            kept = actions.write_quote(comment=comment, by=me(request), **form.cleaned_data)
        except (actions.NotHers, actions.NotTranslated, actions.ChangedMeanwhile) as error:
            messages.info(request, _why(error))
            return redirect("staff-surveys:comment", pk=comment.pk)
        messages.success(request, KEPT)
        return redirect("staff-surveys:quote", pk=kept.pk)
    try:
        record_read(by=me(request), verb=COMMENT_READ, subject=comment)
    except NotRecorded:
        return render(request, "staff/surveys/reading/not_recorded.html", status=503)
    context = {
        "comment": comment,
        "shown": CommentShown(comment),
        "form": form,
        "hints": hints(str(form["words"].value() or "")),
        "may": comment.may_be_quoted and bool(english) and not (quote and quote.approved_at),
        "waits": comment.may_be_quoted and not english,
    }
    status = 400 if form.is_bound else 200
    return render(request, "staff/surveys/quotes/write.html", context, status=status)


@page(open_to=can_read_comments, methods=("GET", "POST"), example=a_quote, personal=True)
def quote(request: HttpRequest, pk: int) -> HttpResponse:
    """The words beside the comment that they are of; a POST approves or withdraws them."""
    with_all = Quote.objects.select_related(
        "comment__survey", "comment__version", "written_by", "approved_by", "withdrawn_by"
    )
    found = with_all.filter(pk=pk).first()
    if found is None or not can_read(me(request), found.comment.survey):
        raise Http404
    form = WithdrawForm(request.POST if request.POST.get("do") == "withdraw" else None)
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        return _act(request, found, form)
    try:
        record_read(by=me(request), verb=READ, subject=found)
    except NotRecorded:
        return render(request, "staff/surveys/reading/not_recorded.html", status=503)
    context = {
        "quote": found,
        "shown": CommentShown(found.comment),
        "form": form,
        "hints": hints(found.words),
        "is_waiting": found.approved_at is None and found.withdrawn_at is None,
        "may_approve": can_approve_quote(me(request), found),
        "agrees": found.comment.may_be_quoted,
    }
    status = 400 if form.is_bound else 200
    return render(request, "staff/surveys/quotes/quote.html", context, status=status)


def _act(request: HttpRequest, found: Quote, form: WithdrawForm) -> HttpResponse:
    try:
        if form.is_bound:
            actions.withdraw_quote(quote=found, by=me(request), **form.cleaned_data)
            messages.success(request, WITHDRAWN)
        else:
            seen = request.POST.get("seen", "")
            actions.approve_quote(quote=found, seen=seen, by=me(request))
            messages.success(request, APPROVED)
    except actions.ChangedMeanwhile:
        messages.info(request, MEANWHILE)
    return redirect("staff-surveys:quote", pk=found.pk)


def _why(error: Exception) -> str:
    if isinstance(error, actions.NotHers):
        return NOT_HERS
    return NOT_TRANSLATED if isinstance(error, actions.NotTranslated) else MEANWHILE
