"""Taking a file of answers in, a few hundred rows at a time.

The same row never counts twice: its id follows from the file and its place in it, or from its
column `record`. A record that comes again with other answers is changed; what was written in own
words is taken the first time only, since of an anonymous answer nothing leads to its words.

What is recent is treated like any answer that arrives. Of what is long past nobody is alarmed, and
words stand among the unread comments without a clock. Past results of a survey are a whole that is
known already, so that they join the figures at once; of safeguarding those of a team do where the
file brings at least one step of them, and otherwise wait.
"""

import datetime
import uuid
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import transaction

from portal.audit.actions import record
from surveys.importing.report import Refusal, Report
from surveys.importing.rows import Entry, Reader, Refused
from surveys.importing.sheet import Sheet, Unreadable
from surveys.joining import STEP, join, join_steps
from surveys.models import Comment, Contact, Identity, Response, Survey, week_of
from surveys.recording import Whole, ask_translators, compose, tell
from surveys.rollups.outbox import count_in, count_out
from surveys.splitting import split

CHANNEL = "import"
BY = "import of answers"
IMPORTED = "surveys.responses.imported"
AT_A_TIME = 500
RECENT = datetime.timedelta(days=31)
COMPARED = ("form", "language", "mode", "team_id", "week", "day", "answers")


def import_sheet(survey: Survey, sheet: Sheet) -> Report:
    """Raises Unreadable where no column is a question of the survey."""
    reader = Reader(survey, sheet)
    if not reader.versions:
        raise Unreadable(f"{survey.title} has no published questions.")
    if not reader.columns:
        raise Unreadable("No column is called by the code of a question of this survey.")
    report = Report(remarks=_remarks(reader))
    rows = _entries(reader, report)
    waiting: dict[str | None, list[uuid.UUID]] = {}
    while batch := list(islice(rows, AT_A_TIME)):
        for response in _take(survey, batch, report, reader.today):
            waiting.setdefault(response.team_id, []).append(response.pk)
    _finish(survey, report, waiting)
    return report


def _entries(reader: Reader, report: Report) -> Iterator[Entry]:
    for number, cells in reader.sheet.rows():
        try:
            yield reader.read(number, cells)
        except Refused as refused:
            report.rejected.append(Refusal(str(number), refused.field, refused.reason))


def _remarks(reader: Reader) -> list[str]:
    unknown = reader.unknown_columns
    if not unknown:
        return []
    return [f"Left out, for they are no questions of this survey: {', '.join(unknown)}."]


@transaction.atomic
def _take(
    survey: Survey, batch: Sequence[Entry], report: Report, today: datetime.date
) -> list[Response]:
    """Gives back those that do not count yet."""
    # Whoever imports the same file at the same time waits here, and finds the rows.
    locked = Survey.objects.select_for_update().get(pk=survey.pk)
    # They must not join the figures as they were while they are changed.
    before = Response.objects.select_for_update().order_by("pk")
    there = before.in_bulk([entry.id for entry in batch])
    new = [_whole(locked, entry) for entry in batch if entry.id not in there]
    _write(new)
    for whole, entry in zip(new, (one for one in batch if one.id not in there), strict=True):
        if entry.day > today - RECENT:
            tell(whole)
        else:
            ask_translators(whole)
    report.created += len(new)
    for entry in batch:
        if entry.id in there:
            _bring_up_to_date(there[entry.id], entry, report)
    stored = [*(whole.response for whole in new), *there.values()]
    return [response for response in stored if not response.has_joined]


def _whole(survey: Survey, entry: Entry) -> Whole:
    is_anonymous = survey.identity == Identity.ANONYMOUS
    whole = compose(
        survey=survey,
        version=entry.version,
        form=entry.form,
        language=entry.language,
        mode=entry.mode,
        channel=CHANNEL,
        identity=Identity.ANONYMOUS if is_anonymous else Identity.PSEUDONYMOUS,
        team=entry.team,
        answers=entry.answers,
        day=entry.day,
        response_id=entry.id,
    )
    whole.response.has_joined = not survey.is_safeguarding
    return whole


def _write(new: Sequence[Whole]) -> None:
    Response.objects.bulk_create([whole.response for whole in new])
    count_in(whole.response for whole in new)
    Comment.objects.bulk_create([one for whole in new for one in whole.comments])
    Contact.objects.bulk_create([whole.contact for whole in new if whole.contact is not None])


def _bring_up_to_date(response: Response, entry: Entry, report: Report) -> None:
    fresh: dict[str, Any] = {
        "form": entry.form,
        "language": entry.language,
        "mode": entry.mode,
        "team_id": entry.team.pk if entry.team else None,
        "week": week_of(entry.day),
        "day": None if response.identity == Identity.ANONYMOUS else entry.day,
        "answers": split(entry.version.definition, entry.answers).coded,
    }
    if all(getattr(response, name) == fresh[name] for name in COMPARED):
        report.unchanged += 1
        return
    count_out([response])
    for name, value in fresh.items():
        setattr(response, name, value)
    response.version = entry.version
    response.save(update_fields=[*fresh, "version"])
    count_in([response])
    report.updated += 1


@transaction.atomic
def _finish(survey: Survey, report: Report, waiting: dict[str | None, list[uuid.UUID]]) -> None:
    for ids in waiting.values():
        if len(ids) >= STEP:
            join(ids)
    join_steps(survey)
    if report.changed_anything:
        detail = {"created": report.created, "updated": report.updated}
        record(by=BY, verb=IMPORTED, subject=survey, detail=detail)
