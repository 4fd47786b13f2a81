"""What became of one: attempts, pauses, notes, talks, checks, decision, letter, support; and the
record of it, with the days on which it would have happened."""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from carers.cases.demonstration.scenarios import Calendar, Scenario
from carers.cases.letters.facts import gather
from carers.cases.letters.parts import included_at_first, pieces_of, taken_over
from carers.cases.section_checks import checked_in_words, sections_to_check
from carers.models import (
    Attempt,
    Case,
    CasePause,
    Decision,
    Letter,
    Note,
    SectionCheck,
    SupportItem,
    SupportPlan,
    Talk,
    UnmetNeed,
)
from portal.accounts.models import User
from portal.audit.actions import THE_PUBLIC
from portal.audit.models import AuditEvent

TYPED = ("summary", "reasons", "agreed", "next")


@dataclass
class Story:
    """Tells one case; `events` are what the record of changes says of it."""

    case: Case
    scenario: Scenario
    calendar: Calendar
    worker: User
    manager: User
    events: list[AuditEvent] = field(default_factory=list)

    def tell(self) -> list[AuditEvent]:
        self._record("sent", self.case.sent_at, None)
        self._reach()
        self._check()
        self._talk()
        self._decide()
        self._support()
        self._write()
        self._end()
        return self.events

    # What staff did ------------------------------------------------------------------------

    def _reach(self) -> None:
        for step, verb in (("read", "read"), ("started", "started")):
            if step in self.scenario.steps:
                self._record(verb, self._day(step), self.worker)
        for how, outcome, day in self.scenario.attempts:
            at = self.calendar.day(day, 30)
            Attempt.objects.create(case=self.case, how=how, outcome=outcome, at=at, by=self.worker)
            self._record("attempted", at, self.worker, how=how, outcome=outcome)
        for reason, first, *last in self.scenario.pauses:
            start = self.calendar.day(first, 45)
            end = self.calendar.day(last[0]) if last else None
            CasePause.objects.create(
                case=self.case,
                reason=reason,
                started_at=start,
                started_by=self.worker,
                ended_at=end,
            )
            self._record("paused", start, self.worker, reason=reason)
            if end:
                self._record("resumed", end, self.worker)
        for kind, words, day in self.scenario.notes:
            at = self.calendar.day(day, 90)
            Note.objects.create(case=self.case, kind=kind, words=words, at=at, by=self.worker)
            self._record("noted", at, self.worker)

    def _check(self) -> None:
        if "checked" not in self.scenario.steps:
            return
        at, agreed = self._day("checked"), SectionCheck.Result.AGREED
        checks = [
            SectionCheck(case=self.case, section=section.code, result=agreed, by=self.worker)
            for section in sections_to_check(self.case)
        ]
        SectionCheck.objects.bulk_create(checks)
        SectionCheck.objects.filter(case=self.case).update(at=at)
        for check in checks:
            detail = checked_in_words(self.case, check.section, check.result)
            self._record("section_checked", at, self.worker, **detail)
        self._record("checked", at, self.worker)

    def _talk(self) -> None:
        if self.scenario.talk and "talked" in self.scenario.steps:
            at = self._day("talked")
            booked = at - datetime.timedelta(days=2)
            self._book(at, Talk.State.HELD, **self.scenario.talk)
            self._record("talk_booked", max(booked, self.case.sent_at), self.worker)
            self._record("talk_held", at, self.worker)
        if self.scenario.next_talk:
            more = dict(self.scenario.next_talk)
            at = self.calendar.now + datetime.timedelta(days=more.pop("in"))
            self._book(at.replace(hour=11, minute=0), Talk.State.BOOKED, **more)
            self._record("talk_booked", self.calendar.now, self.worker)

    def _book(self, at: datetime.datetime, state: str, **more: str) -> None:
        spoken = self.scenario.spoken if more.get("interpreter") else ""
        Talk.objects.create(
            case=self.case,
            at=at.replace(second=0, microsecond=0),
            state=state,
            with_whom=self.worker,
            made_by=self.worker,
            language=spoken,
            **more,
        )

    def _decide(self) -> None:
        if not self.scenario.outcome:
            return
        at = self._day("decided")
        Decision.objects.create(
            case=self.case,
            outcome=self.scenario.outcome,
            reasons=self.scenario.reasons,
            computed=self.case.eligibility.get("result", ""),
            organisation=self.case.organisation,
            by=self.worker,
            at=at,
        )
        self._record("decided", at, self.worker, outcome=self.scenario.outcome)
        if self.case.review_on:
            self._record("review_set", at, self.worker, on=self.case.review_on.isoformat())
        for code, reason in self.scenario.unmet:
            UnmetNeed.objects.create(case=self.case, code=code, reason=reason)
            self._record("unmet_coded", at, self.worker, code=code)

    def _support(self) -> None:
        given = self.scenario.support
        if not given:
            return
        at = self.calendar.day(self.scenario.steps["decided"] + 1)
        plan = SupportPlan(
            case=self.case, state=given["state"], words=given["words"], written_by=self.worker
        )
        self._record("support_written", at, self.worker)
        if plan.state != SupportPlan.State.DRAFT:
            plan.put_forward_at = at
            self._record("support_put_forward", at, self.worker)
        if plan.state == SupportPlan.State.APPROVED:
            plan.settled_by, plan.settled_at = self.manager, at + datetime.timedelta(hours=3)
            plan.reasons = "It fits what was decided, and costs what it should."
            self._record("support_approved", plan.settled_at, self.manager)
        plan.save()
        plan.writers.add(self.worker)
        begun = self.case.support_started_at
        for kind, words, *payment in given["items"]:
            amount, period = payment or (None, "")
            SupportItem.objects.create(
                plan=plan,
                kind=kind,
                words=words,
                amount=Decimal(amount) if amount else None,
                period=period,
                started_on=begun.date() if begun else None,
            )
        if begun:
            self._record("support_started", begun, self.worker, on=begun.date().isoformat())

    def _write(self) -> None:
        given = self.scenario.letter
        if not given:
            return
        at = self._day("record") if "record" in self.scenario.steps else self.calendar.now
        included = included_at_first(self.case, pieces_of(self.case))
        english = {part: given[part] for part in TYPED if part in given}
        letter = Letter(
            case=self.case,
            language=self.case.language,
            english=english | taken_over(self.case, included),
            theirs=dict(given.get("theirs", {})),
            facts=gather(self.case, included),
            state=given["state"],
            finished_at=min(at, self.calendar.now),
        )
        self._record("letter_written", at, self.worker)
        if letter.state == Letter.State.DELIVERED:
            letter.delivered_at, letter.delivered_how = at, given["how"]
            letter.delivered_words, letter.delivered_by = given["evidence"], self.worker
            self._record("letter_delivered", at, self.worker, how=given["how"])
        letter.save()

    def _end(self) -> None:
        at = self.case.ended_at
        if at is None:
            return
        if self.case.state == Case.State.WITHDRAWN:
            self._record("withdrawn", at, None)
        else:
            self._record("closed", at, self.worker, how=self.case.ended_how)

    # The record ----------------------------------------------------------------------------

    def _day(self, step: str) -> datetime.datetime:
        return self.calendar.day(self.scenario.steps[step])

    def _record(self, verb: str, at: datetime.datetime, by: User | None, **detail: Any) -> None:
        self.events.append(
            AuditEvent(
                at=at,
                actor_id=str(by.pk) if by else "",
                actor_words=str(by) if by else THE_PUBLIC,
                verb=f"carers.case.{verb}",
                subject_kind=self.case._meta.label_lower,
                subject_id=str(self.case.pk),
                subject_words=str(self.case),
                detail=detail,
            )
        )
