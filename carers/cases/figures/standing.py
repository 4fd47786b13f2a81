"""Where cases stand today, and for whom the service waits."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Sequence

from django.utils import timezone

from carers.cases.clocks import Pause, elapsed
from carers.cases.figures.counting import Counted
from carers.cases.figures.period import Period
from carers.cases.figures.tables import Column, Row, Table, cases_in_words, middle_and_longest
from carers.models import Case, CasePause


def by_state(cases: Sequence[Counted], period: Period, *, today: datetime.date) -> Table:
    """Open cases by what is done; with those that ended in the period they are all."""
    listed = [case for case in cases if case.is_open or period.holds(case.ended_at)]
    by_code = defaultdict(list)
    for case in listed:
        by_code[case.state].append(case)
    still_open = sum(case.is_open for case in listed)
    return Table(
        code="states",
        title="Where cases stand today",
        of="State",
        columns=[
            Column("Cases"),
            Column("Clock stands"),
            Column("Median days since sent"),
            Column("Longest, days"),
        ],
        rows=[_standing(label, by_code[code], today) for code, label in Case.State.choices],
        total=_standing("All", listed, today),
        base=f"{cases_in_words(len(listed))}: {still_open} open today, "
        f"{len(listed) - still_open} closed or withdrawn in the period.",
        notes=[
            "Days since sent are counted for open cases, weekends and pauses included.",
            "The clock stands while the service waits for the carer.",
        ],
    )


def _standing(label: str, cases: Sequence[Counted], today: datetime.date) -> Row:
    still_open = [case for case in cases if case.is_open]
    days = [elapsed(timezone.localdate(case.at("sent_at")), today) for case in still_open]
    stands = sum(case.clock.stands for case in still_open)
    return Row(label, (len(cases), stands, *middle_and_longest(days)))


def pauses(organisations: Collection[str], period: Period, *, today: datetime.date) -> Table:
    """Why clocks stand or stood."""
    found = CasePause.objects.filter(case__organisation__in=organisations).order_by()
    rows = list(found.values_list("reason", "started_at", "ended_at"))
    now = defaultdict(list)
    begun: dict[str, int] = defaultdict(int)
    for reason, start, end in rows:
        begun[reason] += period.holds(start)
        if end is None:
            now[reason].append(elapsed(Pause.between(start, end).first, today))
    standing, begun_at_all = [days for each in now.values() for days in each], sum(begun.values())
    return Table(
        code="pauses",
        title="Why clocks stand",
        of="Reason",
        columns=[
            Column("Standing now"),
            Column("Median days so far"),
            Column("Longest, days"),
            Column("Begun in the period"),
        ],
        rows=[
            Row(label, (len(now[code]), *middle_and_longest(now[code]), begun[code]))
            for code, label in CasePause.Reason.choices
        ],
        total=Row("All", (len(standing), *middle_and_longest(standing), begun_at_all)),
        base=f"Clocks standing today: {len(standing)}. Pauses begun in the period: {begun_at_all}.",
        notes=["One case may have been paused more than once."],
    )
