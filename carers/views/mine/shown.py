"""What the page of a case shows the carer, worked out for its templates. No promise is invented:
where no day is fixed, the page says so."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from carers.cases import asking_again, checking_in, deleting, own
from carers.cases.clocks import Due, due_of
from carers.cases.contact import Contact
from carers.cases.letters.content import for_carer
from carers.cases.letters.writing import letter_of
from carers.cases.services import service_of
from carers.cases.words import Seen, seen_by_carer
from carers.models import Case, CasePause, Decision, Letter, Note, Service, Talk
from portal.audit.models import AuditEvent

CALLS = (Case.Kind.CALL_BACK, Case.Kind.REFERRAL)
LOOKS = ("carers.case.read", "carers.case.harm_read", "carers.case.words_read")
LATEST = 3


@dataclass(frozen=True)
class Step:
    """One line of what has happened and what is still to come."""

    words: str | Promise
    at: datetime.datetime | None
    on: datetime.date | None = None
    """Of what is still to come."""


class CasePage:
    def __init__(self, case: Case) -> None:
        self.case = case

    # Where it stands -----------------------------------------------------------------------

    @property
    def is_call(self) -> bool:
        """She sent no answers: she is to be phoned."""
        return self.case.kind in CALLS

    @cached_property
    def due(self) -> Due | None:
        return due_of(self.case)

    @cached_property
    def pause(self) -> CasePause | None:
        return None if self.case.has_ended else self.case.open_pause

    @cached_property
    def service(self) -> Service:
        return service_of(self.case.organisation)

    @cached_property
    def talk(self) -> Talk | None:
        return None if self.case.has_ended else own.booked_talk(self.case)

    @cached_property
    def held(self) -> Talk | None:
        """The last talk that took place."""
        talks = self.case.talks.filter(state=Talk.State.HELD).select_related("with_whom")
        return talks.order_by("-at").first()

    @cached_property
    def _letter(self) -> Letter | None:
        return letter_of(self.case)

    @cached_property
    def has_record(self) -> bool:
        """The written record is there for her to read."""
        return for_carer(self._letter) is not None

    @property
    def has_new_record(self) -> bool:
        """One that has not reached her yet."""
        return self._letter is not None and self._letter.state == Letter.State.READY

    @property
    def is_asked(self) -> bool:
        return checking_in.is_asked(self.case)

    def _steps(self) -> Iterator[Step]:
        """In the order in which they come."""
        case = self.case
        yield Step(_("Sent to us"), case.sent_at)
        yield Step(_("Opened by someone"), case.opened_at)
        yield Step(_("First contact with you"), case.first_contact_at)
        if not self.is_call:
            yield Step(_("Talk with you"), case.talked_at)
            yield Step(_("Decision"), case.decided_at)
            yield Step(_("Decision in writing"), case.record_sent_at)
            if self._meets or case.support_started_at:
                yield Step(_("Support for you"), case.support_started_at)
        if case.state == Case.State.WITHDRAWN:
            yield Step(_("Taken back"), case.ended_at)
        elif case.ended_at:
            yield Step(_("Finished"), case.ended_at)
        elif case.review_on:
            yield Step(_("Looked at again"), None, case.review_on)

    def timeline(self) -> list[Step]:
        """What has happened, and what is still to come. What was passed over is not there."""
        steps = list(self._steps())
        last = max(place for place, step in enumerate(steps) if step.at)
        return [
            step
            for place, step in enumerate(steps)
            if step.at or (place > last and not self.case.has_ended)
        ]

    @property
    def _meets(self) -> bool:
        outcome = Decision.Outcome.MEETS
        return Decision.objects.filter(case=self.case, outcome=outcome).exists()

    # Who has opened it ---------------------------------------------------------------------

    @cached_property
    def events(self) -> list[AuditEvent]:
        found = AuditEvent.objects.about(self.case._meta.label_lower, str(self.case.pk))
        return list(found.order_by("-at", "-pk"))

    @cached_property
    def history(self) -> list[Seen]:
        return seen_by_carer(self.events)

    @property
    def looks(self) -> list[Seen]:
        """Who opened it last."""
        return seen_by_carer(event for event in self.events if event.verb in LOOKS)[:LATEST]

    # What she can do -----------------------------------------------------------------------

    @property
    def is_sensitive(self) -> bool:
        """Whether a quick way out is offered."""
        levels = {flag["level"] for flag in self.case.flags}
        return self.case.has_harm or bool({"R0", "R2"} & levels)

    @property
    def may_withdraw(self) -> bool:
        return own.may_withdraw(self.case)

    @property
    def may_say(self) -> bool:
        return checking_in.may_say(self.case)

    @property
    def may_ask_review(self) -> bool:
        return asking_again.may_ask(self.case)

    @property
    def may_delete(self) -> bool:
        return deleting.may_delete(self.case)

    @property
    def ways_for_news(self) -> list[str]:
        return own.ways_for_news(Contact.read(self.case.contact))


def notes_of(case: Case) -> list[Note]:
    """What she added since, and what whoever referred her wrote, the newest first."""
    return list(case.notes.filter(kind__in=Note.SHOWN_TO_HER, by=None))


def context_of(case: Case, **more: Any) -> dict[str, Any]:
    return {"case": case, "page": CasePage(case), "today": timezone.localdate(), **more}
