"""The three waits of the council's papers, and the promises with their targets."""

import datetime
from collections.abc import Callable, Mapping, Sequence

from django.utils import timezone

from carers.cases.clocks import REVIEW, STEPS, WAITS, Clock, Step, Waited, day_received, due_day
from carers.cases.clocks.waits import waited
from carers.cases.figures.counting import Counted
from carers.cases.figures.period import Period
from carers.cases.figures.tables import Cell, Column, Row, Table, middle_and_longest, percent
from carers.models import Case

NO_TARGET = "none published"
_COLUMNS = [
    Column("Carers"),
    Column("Median days"),
    Column("Longest, days"),
    Column("Median without pauses"),
    Column("Longest without pauses"),
]
_THREE_WAYS = (
    "The council’s papers define a wait in three ways; all three are shown. Days are counted as "
    "there, weekends included; beside it without the days on which the clock stood."
)
_WORKING_DAYS = (
    "Working days are Monday to Friday without English bank holidays. What is sent after the "
    "offices close counts from the next working day; days on which the clock stands do not count."
)
_DEFINITIONS = [f"{wait.title}: {wait.definition} Source: {wait.source}." for wait in WAITS]
_DOUBTS = [f"{wait.title}: {wait.verify}." for wait in WAITS]


def waits_now(cases: Sequence[Counted], *, today: datetime.date) -> Table:
    return _waits(
        cases,
        lambda wait: not wait.is_over,
        today,
        code="waiting",
        title="Waiting now",
        base="Open cases in which the wait has begun and is not over. One carer may wait for more "
        "than one thing.",
    )


def waits_over(cases: Sequence[Counted], period: Period, *, today: datetime.date) -> Table:
    return _waits(
        cases,
        lambda wait: wait.is_over and period.first <= wait.until <= period.last,
        today,
        code="completed",
        title="Waits that ended in the period",
        base="Cases in which the wait ended in the period, however long ago it began.",
    )


def _waits(
    cases: Sequence[Counted],
    wanted: Callable[[Waited], bool],
    today: datetime.date,
    *,
    code: str,
    title: str,
    base: str,
) -> Table:
    rows = []
    for wait in WAITS:
        known = [waited(wait, case.clock, today=today) for case in cases]
        found = [one for one in known if one and wanted(one)]
        days = middle_and_longest([one.days for one in found])
        rest = middle_and_longest([one.without_pauses for one in found])
        rows.append(Row(wait.title, (len(found), *days, *rest)))
    notes = [_THREE_WAYS, *_DEFINITIONS, *_DOUBTS]
    return Table(code, title, "Wait", _COLUMNS, rows, base, notes)


def promises_kept(cases: Sequence[Counted], period: Period, days: Mapping[str, int]) -> Table:
    """Each step with its target: how many it runs for, how many are late, how many were in time."""
    rows = [_promise(step, cases, period, days.get(step.code)) for step in STEPS]
    notes = [
        _WORKING_DAYS,
        "Where no target is published none is shown, and nothing can be late.",
        *(f"{step.title}: {step.definition} {step.source}." for step in STEPS),
        *(f"{step.title}: {step.verify}." for step in STEPS if step.verify),
    ]
    return Table(
        code="targets",
        title="Promises and targets",
        of="Step",
        columns=[
            Column("Target", is_number=False),
            Column("Running now"),
            Column("Past the target now"),
            Column("Done in the period"),
            Column("Of these in time"),
            Column("In time, per cent"),
        ],
        rows=rows,
        base="Running: open cases in which the step has begun and is not done. Done: cases in "
        "which the step was done in the period.",
        notes=notes,
    )


def _promise(step: Step, cases: Sequence[Counted], period: Period, target: int | None) -> Row:
    late = sum(due.is_overdue for case in cases for due in case.promised if due.step == step.code)
    if step.code == REVIEW:
        running = sum(due.step == REVIEW for case in cases for due in case.promised)
        begun = sum(
            case.kind == Case.Kind.REVIEW and period.holds(case.at("sent_at")) for case in cases
        )
        return Row(step.title, ("by its date", running, late, begun, None, None))
    done = [
        case.clock
        for case in cases
        if case.clock.applies(step) and period.holds(step.end(case.clock.at.get))
    ]
    running = sum(case.clock.runs(step) is not None for case in cases)
    if target is None:
        return Row(step.title, (NO_TARGET, running, None, len(done), None, None))
    kept = sum(is_in_time(step, clock, target) for clock in done)
    words = f"{target} working day{'' if target == 1 else 's'}"
    in_time: tuple[Cell, ...] = (kept, percent(kept, len(done)))
    return Row(step.title, (words, running, late, len(done), *in_time))


def is_in_time(step: Step, clock: Clock, target: int) -> bool:
    """Of a step that is done. What was done before it had to begin is in time."""
    start, end = step.start(clock.at.get), step.end(clock.at.get)
    if start is None or end is None or end <= start:
        return True
    day = timezone.localdate(end)
    return day <= due_day(day_received(start), target, clock.pauses, today=day)
