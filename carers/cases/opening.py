"""Pages of one case for staff: who may open it, and the record of who did.

@case_page(methods=("GET", "POST"))
def talk(request, case): ...
"""

import uuid
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from carers.models import Case
from carers.permissions import (
    can_open_case,
    can_open_cases,
    can_read_harm,
    can_work_case,
    can_work_cases,
)
from portal.accounts.access import page
from portal.accounts.models import User
from portal.accounts.too_old import answers_when_too_old
from portal.audit.actions import NotRecorded, record_read

READ = "carers.case.read"
READ_HARM = "carers.case.harm_read"
TOO_OLD = "form_is_too_old"
View = Callable[..., HttpResponse]


def a_case() -> Mapping[str, Any]:
    """For the list of addresses: the one that was sent first."""
    return {"case": Case.objects.order_by("sent_at").values_list("pk", flat=True)[0]}


def case_page(
    *,
    methods: tuple[str, ...] = ("GET",),
    for_readers_of_harm: bool = False,
    keeps_typed: bool = False,
    example: Callable[[], Mapping[str, Any]] = a_case,
) -> Callable[[View], View]:
    """For a view of `case` in its address: it gets the case itself, in place of the id.

    Another organisation's case is not there (404), as one that never was. Showing a case is
    recorded first; else nothing is shown (503). `for_readers_of_harm`: Intake and the safeguarding
    lead may open the page, too, where the case says something of harm; they change nothing.

    `keeps_typed`: a form that is too old to be taken (CSRF) is shown again with what was typed, by
    a view that asks `is_too_old` before it does anything.
    """
    open_to = can_open_cases if for_readers_of_harm else can_work_cases

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, case: uuid.UUID, **rest: Any) -> HttpResponse:
            found = Case.objects.for_page().filter(pk=case).first()
            reader = me(request)
            may = can_open_case if for_readers_of_harm else can_work_case
            if found is None or not may(reader, found):
                raise Http404
            if request.method == "POST":
                if not can_work_case(reader, found):
                    raise PermissionDenied
                return view(request, found, **rest)
            try:
                reads_harm = found.has_harm and can_read_harm(reader)
                record_read(by=reader, verb=READ_HARM if reads_harm else READ, subject=found)
            except NotRecorded:
                return render(request, "staff/cases/not_recorded.html", status=503)
            return view(request, found, **rest)

        @wraps(view)
        def refused(request: HttpRequest, case: uuid.UUID, **rest: Any) -> HttpResponse:
            setattr(request, TOO_OLD, True)
            return opened(request, case, **rest)

        declared = page(open_to=open_to, example=example, personal=True, methods=methods)
        answering = declared(opened)
        if keeps_typed:
            answers_when_too_old(answering, by=declared(refused))
        return answering

    return decorate


def is_too_old(request: HttpRequest) -> bool:
    """Whether the form was refused: nothing may be done with it but show it again."""
    return bool(getattr(request, TOO_OLD, False))


def me(request: HttpRequest) -> User:
    """The signed-in person; `page` has let nobody else in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
