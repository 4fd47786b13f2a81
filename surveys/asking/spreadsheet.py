"""Inviting the people of a spreadsheet: good rows are taken, bad ones refused one by one.

A file may come twice: whoever was asked lately by the survey is left out and named in the report.
"""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from django.db import transaction

from portal.audit.actions import record
from portal.languages.table import LANGUAGES
from portal.spreadsheets import NotATable, Row, Table, as_csv
from portal.workbooks import read_upload
from surveys.asking.data import habits
from surveys.asking.inviting import invite_all
from surveys.asking.lists import surveys_to_ask_with
from surveys.asking.wishes import CannotAsk, Channel, Wish, wish_for
from surveys.models import Batch, Form, Invitation, Survey, Team

if TYPE_CHECKING:
    from portal.accounts.models import User

Value = TypeVar("Value")

TAKEN = "surveys.batch.taken"
COLUMNS = (
    "survey",
    "channel",
    "recipient",
    "language",
    "form",
    "team",
    "identity",
    "reference",
    "hold",
)
NEEDED = ("channel", "recipient")
AT_ONCE = 500
"""Rows of one transaction: whoever answers meanwhile need not wait for the whole file."""
LARGEST = 5_000_000
"""Bytes."""
CHANNELS = {"e-mail": "email", "sms": "text", "text message": "text", "post": "letter"}
FORMS = {"easy read": Form.EASY.value}
EXAMPLE = (
    {"channel": "email", "recipient": "asha@example.org", "language": "pa", "reference": "P-1001"},
    {"channel": "text", "recipient": "07700 900982", "language": "English", "form": "easy"},
    {
        "channel": "letter",
        "recipient": "Ben Example\n1 Old Street\nCoventry\nCV1 1AA",
        "language": "pl",
    },
)
"""Nobody's addresses: names, numbers and postcodes that are kept for examples."""


def take_file(*, data: bytes, name: str, survey: Survey, identity: str, by: "User") -> Batch:
    """`survey` and `identity` are those of rows that name none. Raises NotATable: then nothing was
    done."""
    table = _table(data)
    reader = _Reader(survey, identity, by)
    batch = Batch.objects.create(survey=survey, name=name[:200], made_by=by)
    for start in range(0, len(table.rows), AT_ONCE):
        _take(batch, reader, table.header, table.rows[start : start + AT_ONCE], by)
    with transaction.atomic():
        detail = {"taken": batch.taken, "held": batch.held, "refused": len(batch.refused)}
        record(by=by, verb=TAKEN, subject=batch, detail=detail)
    return batch


def refused_as_csv(batch: Batch) -> str:
    rows = ((one["record"], one["field"], one["reason"]) for one in batch.refused)
    return as_csv(("Row", "Column", "Reason"), rows)


def example_csv() -> str:
    return as_csv(COLUMNS, ([row.get(name, "") for name in COLUMNS] for row in EXAMPLE))


def _table(data: bytes) -> Table:
    if len(data) > LARGEST:
        raise NotATable(f"The file is larger than {LARGEST // 1_000_000} MB. Send it in parts.")
    table = read_upload(data)
    header = [name.casefold() for name in table.header]
    twice = [name for name in header if name and header.count(name) > 1]
    if twice:
        raise NotATable(f"The file has two columns called ‘{twice[0][:40]}’.")
    missing = [name for name in NEEDED if name not in header]
    if missing:
        raise NotATable(f"The file has no column ‘{missing[0]}’: its first row names the columns.")
    unknown = [name for name in header if name and name not in COLUMNS]
    if unknown:
        # A column 'holds' that nobody read would send what must be held.
        raise NotATable(
            f"The column ‘{unknown[0][:40]}’ is not known. Use these: {', '.join(COLUMNS)}."
        )
    if len(table.rows) > habits().most_rows:
        raise NotATable(f"The file has more than {habits().most_rows} rows. Send it in parts.")
    return Table(header, table.rows)


@transaction.atomic
def _take(
    batch: Batch, reader: "_Reader", header: list[str], rows: Iterable[Row], by: "User"
) -> None:
    good: list[tuple[Row, Wish]] = []
    for row in rows:
        try:
            good.append((row, reader.wish(row, header)))
        except CannotAsk as bad:
            _refuse(batch, row, bad.field, bad.words)
    made = invite_all([wish for _, wish in good], by=by, batch=batch, leave_out_asked=True)
    for (row, _), invitation in zip(good, made, strict=True):
        if invitation is None:
            words = f"This survey has asked the person in the last {habits().lately_weeks} weeks."
            _refuse(batch, row, "recipient", words)
            continue
        batch.taken += 1
        batch.held += invitation.state == Invitation.State.HELD
    batch.refused.sort(key=lambda one: one["record"])
    batch.save(update_fields=["taken", "held", "refused"])


def _refuse(batch: Batch, row: Row, field: str, reason: str) -> None:
    """Never what the row said: it may be somebody's address."""
    batch.refused.append({"record": row.number, "field": field, "reason": reason})


class _Reader:
    """Reads rows against what there is: surveys of this person, teams, languages."""

    def __init__(self, survey: Survey, identity: str, by: "User") -> None:
        self._survey, self._identity = survey, identity
        self._surveys = {one.pk: one for one in surveys_to_ask_with(by)}
        teams = Team.objects.filter(is_active=True)
        self._teams: dict[str, Team | None] = {
            key.casefold(): team for team in teams for key in (team.pk, team.name)
        }
        self._languages = {
            name.casefold(): one.code for one in LANGUAGES for name in (one.code, one.english_name)
        }
        self._seen: dict[tuple[str, str], int] = {}

    def wish(self, row: Row, header: list[str]) -> Wish:
        """Raises CannotAsk."""
        if any(cell.strip() for cell in row.cells[len(header) :]):
            raise CannotAsk("The row has more cells than the first row has names.", "")
        for at, doubt in row.doubts.items():
            if any(header[at : at + 1]):
                raise CannotAsk(doubt, header[at])
        said = {name: cell.strip() for name, cell in zip(header, row.cells, strict=False)}
        wish = self._read({name: said.get(name, "") for name in COLUMNS})
        first = self._seen.setdefault((wish.survey.pk, wish.person), row.number)
        if first != row.number:
            raise CannotAsk(f"The same person is in row {first} already.", "recipient")
        return wish

    def _read(self, said: Mapping[str, str]) -> Wish:
        channel = said["channel"].casefold()
        channel = CHANNELS.get(channel, channel)
        if channel == Channel.HAND:
            raise CannotAsk("What is given by hand is made one at a time.", "channel")
        if not said["recipient"]:
            raise CannotAsk("It is missing.", "recipient")
        form = said["form"].casefold() or Form.STANDARD.value
        return wish_for(
            survey=self._of("survey", said["survey"], self._surveys, self._survey),
            team=self._of("team", said["team"].casefold(), self._teams, None),
            identity=said["identity"].casefold() or self._identity,
            channel=channel,
            language=self._of("language", said["language"].casefold(), self._languages, "en"),
            form=FORMS.get(form, form),
            recipient=_lines(said["recipient"]) if channel == Channel.LETTER else said["recipient"],
            reference=said["reference"],
            hold_reason=said["hold"].casefold(),
        )

    @staticmethod
    def _of(field: str, said: str, known: Mapping[str, Value], otherwise: Value) -> Value:
        """What is called so; where nothing is said, what stands in for it."""
        if not said:
            return otherwise
        if said not in known:
            raise CannotAsk("The portal does not know it, or you may not use it.", field)
        return known[said]


def _lines(address: str) -> str:
    """Of a postal address that stands on one line, parted by commas or semicolons."""
    return address if "\n" in address else re.sub(r"[,;]\s*", "\n", address)
