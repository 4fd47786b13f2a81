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
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from carers.cases.changing import Ended, Moved
from carers.cases.opening import READ, me
from carers.cases.refusing import Refused
from carers.models import Case
from carers.views.cases.doing import BAD, CONFLICT, meanwhile, seen_in, still_theirs
from portal.audit.actions import NotRecorded, record_read

MOVED = "Nothing is saved yet: look at what has changed, then send it again."
ENDED = "This case has ended meanwhile. Nothing was saved."
OK = 200


def posted(request: HttpRequest) -> Any:
    """What a form is bound to: an empty post is a post, too."""
    return request.POST if request.method == "POST" else None


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
        shown = {
            "case": self.case,
            "form": self.form,
            # A form that was wrong is still about what the case looked like when it was begun.
            "seen": seen_in(self.request) if self.status == BAD else None,
            "has_moved": self.has_moved,
            "meanwhile": self.meanwhile,
        }
        return render(self.request, template, {**shown, **(context or {})}, status=self.status)

    def _refuse(self, status: int, words: str, field: str = "") -> None:
        self.status = status
        self.case = self.again(self.request, self.case)
        self.form.add_error(field if field in self.form.fields else None, words)
