"""Many invented cases at once: the same every time, in every state, of both organisations."""

import datetime
import itertools

from carers.models import Case, CasePause, Decision, Organisation
from portal.accounts.models import User
from tests.carers.cases.clocks.test_days import at

NOW = at("2026-11-27T12:00")
LANGUAGES = ("en", "ur", "pa", "pl", "ro", "ar", "gu", "ti", "zh-hant")
AREAS = ("CV1", "CV2", "CV6", "")
STEPS = ("first_contact_at", "talked_at", "decided_at", "record_sent_at", "support_started_at")
STATES = ("new", "checking", "talked", "decided", "record-sent", "closed", "withdrawn")
DONE = {"new": 0, "checking": 1, "talked": 2, "decided": 3, "record-sent": 5, "closed": 5}
DONE["withdrawn"] = 1


def many(number: int, *, by: User) -> list[Case]:
    """Sent over the last 400 days; every seventh is paused, every fifth decided has no need."""
    turns = itertools.cycle(STATES)
    cases = [_case(turn, state) for turn, state in zip(range(number), turns, strict=False)]
    Case.objects.bulk_create(cases)
    CasePause.objects.bulk_create(_pause(case) for case in cases[::7] if not case.has_ended)
    Decision.objects.bulk_create(
        Decision(
            case=case,
            outcome="does-not" if turn % 5 == 0 else "meets",
            reasons="…",
            organisation=case.organisation,
            by=by,
            at=case.decided_at,
        )
        for turn, case in enumerate(cases)
        if case.decided_at
    )
    return cases


def _case(turn: int, state: str) -> Case:
    sent = NOW - datetime.timedelta(days=turn * 37 % 400, hours=turn % 24)
    steps = {
        name: min(sent + datetime.timedelta(days=(turn % 11 + 1) * nth), NOW)
        for nth, name in enumerate(STEPS[: DONE[state]], start=1)
    }
    ended = {"ended_at": max([*steps.values(), sent])} if state in Case.ENDED else {}
    return Case(
        reference=f"{10_000_000 + turn}",
        kind="call-back" if state in ("new", "withdrawn") and turn % 4 == 0 else "assessment",
        state=state,
        organisation=Organisation.values[turn % 3 % 2],
        language=LANGUAGES[turn % len(LANGUAGES)],
        ward=AREAS[turn % len(AREAS)],
        started_at=sent - datetime.timedelta(days=turn % 3),
        sent_at=sent,
        **steps,
        **ended,
    )


def _pause(case: Case) -> CasePause:
    reasons = CasePause.Reason.values
    reason = reasons[int(case.reference) % len(reasons)]
    return CasePause(case=case, reason=reason, started_at=NOW - datetime.timedelta(days=3))
