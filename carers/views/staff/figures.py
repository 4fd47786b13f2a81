"""Figures for content owners: use without persons, items that are hidden, items due for review."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from carers.permissions import can_keep_questions
from carers.staff import figures as counted
from carers.staff.advice import due_for_review, title_of
from carers.staff.chosen import chosen
from portal.accounts.access import page


@page(open_to=can_keep_questions, personal=True)
def figures(request: HttpRequest) -> HttpResponse:
    book = chosen("").book
    today = timezone.localdate()
    due = due_for_review(book, today) if book else []
    context = {
        "use": counted.use(timezone.now()),
        "days": counted.DAYS,
        "weeks": counted.WEEKS,
        "hidden": counted.hidden_items(today, book),
        "due": [(item, title_of(book, item.code), item.is_overdue(today)) for item in due]
        if book
        else [],
    }
    return render(request, "staff/carers/figures.html", context)
