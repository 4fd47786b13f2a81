"""The pages of a desk that are the same in every room."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from portal.accounts.access import Predicate, page
from portal.accounts.too_old import answers_when_too_old
from questionnaires.entry import views
from questionnaires.entry.desk import Desk, at_desk
from questionnaires.models import Draft


@dataclass(frozen=True)
class Pages:
    """To be put at the addresses `entry-sheet` and `entry-danger` of the room."""

    sheet: Callable[..., HttpResponse]
    danger: Callable[..., HttpResponse]


def pages_of(desk: Desk, *, open_to: Predicate, finish: views.Finish) -> Pages:
    """`finish` is what the last button does, once everything is saved and nothing is wrong."""

    @page(open_to=open_to, methods=("GET", "POST"), keyed=True)
    @at_desk(desk)
    def sheet(request: HttpRequest, draft: Draft) -> HttpResponse:
        return views.sheet(request, desk, draft, finish=finish)

    @page(open_to=open_to, methods=("POST",), keyed=True)
    def refused(request: HttpRequest, draft: uuid.UUID) -> HttpResponse:
        return views.sheet_refused(request, desk, draft)

    answers_when_too_old(sheet, by=refused)

    @page(open_to=open_to, methods=("GET", "POST"), keyed=True)
    @at_desk(desk)
    def danger(request: HttpRequest, draft: Draft) -> HttpResponse:
        return views.danger(request, desk, draft)

    return Pages(sheet, danger)
