"""The same few numbers for each organisation, language, district and month. They add up: every
case is in exactly one group."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Sequence

from carers.cases.clocks import WAITS
from carers.cases.clocks.waits import waited
from carers.cases.figures.counting import Counted
from carers.cases.figures.period import Period, months_on
from carers.cases.figures.tables import Cell, Column, Row, Table, cases_in_words, middle_and_longest
from carers.models import Organisation
from portal.languages.table import BY_CODE

NOT_KNOWN = "Not known"
COMPLETION, SOMETHING = (
    next(wait for wait in WAITS if wait.code == code) for code in ("completion", "something")
)
_COLUMNS = [
    Column("Sent in the period"),
    Column("Open now"),
    Column("Late now"),
    Column("Decided in the period"),
    Column("Waits ended in the period"),
    Column("Median days"),
    Column("Longest, days"),
]
_LATE = "Late: past a target, or past the date of the review."
_NOTE = (
    "Waits are ‘contact to something happening’, as Scrutiny defines it, with the days on which "
    "the clock stood."
)


def by_organisation(cases: Sequence[Counted], period: Period, today: datetime.date) -> Table:
    labels = dict(Organisation.choices)
    return _grouped(
        cases,
        period,
        today,
        code="organisations",
        title="By organisation",
        of="Organisation",
        key=lambda case: labels.get(case.organisation, case.organisation),
        note="The organisation that the case is with now.",
    )


def by_language(cases: Sequence[Counted], period: Period, today: datetime.date) -> Table:
    return _grouped(
        cases,
        period,
        today,
        code="languages",
        title="By language",
        of="Language",
        key=lambda case: _language(case.language),
        note="The language in which the carer reads.",
    )


def by_district(cases: Sequence[Counted], period: Period, today: datetime.date) -> Table:
    return _grouped(
        cases,
        period,
        today,
        code="districts",
        title="By postcode district",
        of="District",
        key=lambda case: case.area or NOT_KNOWN,
        note="The first part of the postcode, where the carer gave one. The portal’s postcodes "
        "carry no electoral wards: the Office for National Statistics has these in a file that is "
        "not among ours.",
    )


def by_month(cases: Sequence[Counted], period: Period, today: datetime.date) -> Table:
    """Each thing in the month in which it happened."""
    last_of = [
        (first, months_on(first, 1) - datetime.timedelta(days=1)) for first in period.months()
    ]
    months = [
        Period("", f"{first:%B %Y}", max(first, period.first), min(last, period.last))
        for first, last in last_of
    ]
    return Table(
        code="months",
        title="By month",
        of="Month",
        columns=[
            Column("Sent"),
            Column("Decided"),
            Column("Written record delivered"),
            Column("Closed or withdrawn"),
            Column("Median days to the decision"),
            Column("Longest, days"),
        ],
        rows=[_month(month, cases, today) for month in months],
        total=_month(Period("", "All", period.first, period.last), cases, today),
        base="What happened in each month; the decision of a case may be in a later month than "
        "its sending.",
        notes=["Days to the decision count from the day the carer began to answer."],
    )


def _month(month: Period, cases: Sequence[Counted], today: datetime.date) -> Row:
    decided = [case for case in cases if month.holds(case.at("decided_at"))]
    waits = [waited(COMPLETION, case.clock, today=today) for case in decided]
    cells: tuple[Cell, ...] = (
        sum(month.holds(case.at("sent_at")) for case in cases),
        len(decided),
        sum(month.holds(case.at("record_sent_at")) for case in cases),
        sum(month.holds(case.ended_at) for case in cases),
        *middle_and_longest([wait.days for wait in waits if wait]),
    )
    return Row(month.title, cells)


def _grouped(
    cases: Sequence[Counted],
    period: Period,
    today: datetime.date,
    *,
    code: str,
    title: str,
    of: str,
    key: Callable[[Counted], str],
    note: str,
) -> Table:
    groups = defaultdict(list)
    for case in cases:
        groups[key(case)].append(case)
    ordered = sorted(groups.items(), key=lambda group: (group[0] == NOT_KNOWN, group[0]))
    return Table(
        code=code,
        title=title,
        of=of,
        columns=_COLUMNS,
        rows=[_group(label, group, period, today) for label, group in ordered],
        total=_group("All", cases, period, today),
        base=f"{cases_in_words(len(cases))} open today, or ended since {_day(period.first)}.",
        notes=[note, _LATE, _NOTE],
    )


def _group(label: str, cases: Sequence[Counted], period: Period, today: datetime.date) -> Row:
    found = [waited(SOMETHING, case.clock, today=today) for case in cases]
    over = [
        wait.days
        for wait in found
        if wait and wait.is_over and period.first <= wait.until <= period.last
    ]
    cells: tuple[Cell, ...] = (
        sum(period.holds(case.at("sent_at")) for case in cases),
        sum(case.is_open for case in cases),
        sum(case.is_late for case in cases),
        sum(period.holds(case.at("decided_at")) for case in cases),
        len(over),
        *middle_and_longest(over),
    )
    return Row(label, cells)


def _language(code: str) -> str:
    return BY_CODE[code].english_name if code in BY_CODE else code or NOT_KNOWN


def _day(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"
