"""Where staff enter answers: its addresses and templates, who sits there, how a draft is opened."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from portal.accounts.models import User
from portal.audit.actions import NotRecorded, record_read
from questionnaires.conditions import Answer
from questionnaires.journey import access
from questionnaires.journey.room import Room
from questionnaires.models import Draft

View = Callable[..., HttpResponse]
MOST_WORDS = 60
LONGEST_WORDS = 20_000


@dataclass(frozen=True)
class Desk:
    """What a room tells the entry about itself."""

    namespace: str
    """Of its addresses, which are called `entry`, `entry-sheet`, `entry-danger` and so on."""
    room: Room
    """Where the person goes on with the code."""
    templates: str
    """The folder of its own templates; where it has none, those in `staff/entry/` serve."""
    finishes: str
    """What the last button does, in words."""
    base: str
    """The template that its pages stand in."""
    known: Mapping[str, Answer] = field(default_factory=dict)
    """Answers that hold because a member of staff enters them, until somebody says otherwise."""
    along: tuple[str, ...] = ()
    """What else of a draft comes with it in the same query."""

    def owns(self, draft: Draft) -> bool:
        """Staff hold the keys of all rooms in one place: a desk opens no draft of another."""
        return draft.version.questionnaire == self.questionnaire

    def records_reading(self, draft: Draft) -> bool:
        """Whether it is written down that somebody opens these answers."""
        return True

    def instead_of_lost(self, request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse | None:
        """What is shown of a draft that is gone, where the room knows why."""
        return None

    @property
    def questionnaire(self) -> str:
        return self.room.questionnaire

    def url(self, name: str = "", draft: Draft | None = None) -> str:
        address = f"{self.namespace}:entry-{name}" if name else f"{self.namespace}:entry"
        return reverse(address, kwargs={"draft": draft.pk} if draft else None)

    def template(self, name: str) -> list[str]:
        return [f"{self.templates}/{name}.html", f"staff/entry/{name}.html"]

    def show(
        self, request: HttpRequest, name: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        whole = {"desk": self, "base": self.base, "back": self.url(), **context}
        return render(request, self.template(name), whole, status=status)


def at_desk(desk: Desk, *, reads: tuple[str, ...] = ("GET", "HEAD")) -> Callable[[View], View]:
    """For a view of `draft` in its address: it gets the draft itself, in place of the id.

    The key is in the session of the member of staff who began it, or who was given the code. By
    these methods answers are shown, and that is recorded first; else nothing is shown.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, draft: uuid.UUID, **rest: Any) -> HttpResponse:
            try:
                found = opened_at(desk, request, draft, is_read=request.method in reads)
                return view(request, found, **rest)
            except access.NoKey:
                return lost(request, desk, draft)
            except NotRecorded:
                return desk.show(request, "not_recorded", {}, status=503)

        return opened

    return decorate


def opened_at(desk: Desk, request: HttpRequest, draft_id: uuid.UUID, *, is_read: bool) -> Draft:
    """Raises NoKey, and NotRecorded where it cannot be written down that answers are read."""
    found = access.draft_for(request, draft_id, slot=access.STAFF, along=desk.along)
    if not desk.owns(found):
        raise access.NoKey
    if is_read and desk.records_reading(found):
        record_read(by=me(request), verb="questionnaires.draft.read", subject=found)
    return found


def lost(request: HttpRequest, desk: Desk, draft_id: uuid.UUID) -> HttpResponse:
    """403: closed, opened elsewhere, or never theirs. What was typed can be copied."""
    known = desk.instead_of_lost(request, draft_id)
    if known is not None:
        return known
    typed = [
        text[:LONGEST_WORDS]
        for name in request.POST
        for text in request.POST.getlist(name)
        if " " in text.strip()
    ]
    return desk.show(request, "lost", {"typed": typed[:MOST_WORDS]}, status=403)


def me(request: HttpRequest) -> User:
    """The signed-in person; `page` has let nobody else in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
