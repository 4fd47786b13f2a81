"""A page of a case with forms of its own. What stands in the way is said at the form, what was
typed stays, and showing it again is recorded as any other reading.

answering = Answering(request, case, form)
if answering.does(lambda how: talks.cancel(talk=talk, **how)):
    return redirect(…)
return answering.show("staff/cases/….html")
"""

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from carers.cases.changing import Ended, Moved, revision_in
from carers.cases.opening import READ, is_too_old, me
from carers.cases.refusing import Refused
from carers.models import Case
from carers.permissions import can_work_case
from portal.audit.actions import NotRecorded, record_read
from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence

OK, BAD, REFUSED, CONFLICT = 200, 400, 403, 409
MOVED = "Nothing is saved yet: look at what has changed, then send it again."
ENDED = "The case has ended meanwhile: nothing was kept. Copy what you need from here."
TOO_OLD = "Not kept yet: the page was open for too long. All that you typed is here. Send it again."
MOST_TOLD = 10
WITHOUT_REVISION = (
    "read",
    "harm_read",
    "opened_by_carer",
    "downloaded",
    "link_sent",
    "code_given",
    "joined_account",
    "exported",
)
"""Verbs of events that do not change what a page of staff shows."""


def posted(request: HttpRequest) -> Any:
    """What a form is bound to: an empty post is a post, too."""
    return request.POST if request.method == "POST" else None


def seen_in(request: HttpRequest) -> int:
    """The revision that the page was shown with."""
    return revision_in(request.POST.get("seen", ""))


def still_theirs(request: HttpRequest, case: Case) -> Case:
    """The case as it is now. One that went to the other organisation meanwhile is not there."""
    fresh = Case.objects.for_page().filter(pk=case.pk).first()
    if fresh is None or not can_work_case(request.user, fresh):
        raise Http404
    return fresh


def meanwhile(case: Case, seen: int) -> list[tuple[datetime.datetime, str]]:
    """What was done to the case since it had this revision, the newest first. Each change counts
    the revision up by one and is recorded once or more: the last ones are told."""
    number = min(max(case.revision - seen, 1), MOST_TOLD)
    events = AuditEvent.objects.about(case._meta.label_lower, str(case.pk))
    quiet = [f"carers.case.{verb}" for verb in WITHOUT_REVISION]
    return [(event.at, sentence(event)) for event in events.exclude(verb__in=quiet)[:number]]


class Answering:
    """`again` gives the case as it is now, or raises Http404 where it is no longer theirs."""

    def __init__(
        self,
        request: HttpRequest,
        case: Case,
        form: Form,
        *,
        again: Callable[[HttpRequest, Case], Case] = still_theirs,
    ) -> None:
        self.request, self.case, self.form, self.again = request, case, form, again
        self.result: Any = None
        self.has_moved = False
        self.meanwhile: list[tuple[datetime.datetime, str]] = []
        """What others have done to the case since the page was shown."""
        self.status = OK

    def does(self, action: Callable[[dict[str, Any]], Any]) -> bool:
        """Whether the form was sent, is right, and was done. `action` gets the case, the revision
        that the page was shown with, and who asks."""
        if not self.form.is_bound:
            return False
        if is_too_old(self.request):
            self.form.add_error(None, TOO_OLD)
            self.status = REFUSED
            return False
        if not self.form.is_valid():
            self.status = BAD
            return False
        seen = seen_in(self.request)
        try:
            self.result = action({"case": self.case, "seen": seen, "by": me(self.request)})
        except Refused as refused:
            self._refuse(BAD, refused.words, refused.field)
        except Moved:
            self._refuse(CONFLICT, MOVED)
            self.has_moved, self.meanwhile = True, meanwhile(self.case, seen)
        except Ended:
            self._refuse(CONFLICT, ENDED)
        except Case.DoesNotExist:
            raise Http404 from None
        else:
            return True
        return False

    def show(self, template: str, context: Mapping[str, Any] | None = None) -> HttpResponse:
        """A post that could not be done shows the case as a get does: recorded, or not at all."""
        if self.status != OK:
            try:
                record_read(by=me(self.request), verb=READ, subject=self.case)
            except NotRecorded:
                return render(self.request, "staff/cases/not_recorded.html", status=503)
        is_about_now = self.status == OK or self.has_moved
        shown = {
            "case": self.case,
            "form": self.form,
            # A form that was wrong is still about what the case looked like when it was begun.
            "seen": None if is_about_now else seen_in(self.request),
            "has_moved": self.has_moved,
            "meanwhile": self.meanwhile,
        }
        return render(self.request, template, {**shown, **(context or {})}, status=self.status)

    def _refuse(self, status: int, words: str, field: str = "") -> None:
        self.status = status
        self.case = self.again(self.request, self.case)
        self.form.add_error(field if field in self.form.fields else None, words)
