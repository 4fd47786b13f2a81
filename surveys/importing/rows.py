"""One row of a file as a whole set of answers, or why it is refused."""

import datetime
import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.utils import timezone
from django.utils.crypto import salted_hmac

from portal.languages.table import BY_CODE, ENGLISH
from questionnaires.conditions import Answer
from questionnaires.definition import Question
from questionnaires.models import Version
from questionnaires.postcodes import read_postcode
from surveys.figures.questions import EQUALITY
from surveys.importing.sheet import Sheet
from surveys.models import Form, Mode, Survey, Team

Choice = TypeVar("Choice", Form, Mode)

ABOUT = ("record", "date", "language", "form", "mode", "team")
"""Columns that are no question."""
NAMESPACE = uuid.UUID("7f3c8f34-2f0a-5bb4-9d5c-5a4a3a8f6a51")
EARLIEST = datetime.date(2000, 1, 1)
BRITISH = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)


class Refused(Exception):
    """The row cannot be taken."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field, self.reason = field, reason


@dataclass(frozen=True)
class Entry:
    """A row that can be taken."""

    id: uuid.UUID
    version: Version
    form: Form
    language: str
    mode: Mode
    team: Team | None
    day: datetime.date
    answers: dict[str, Answer]


class Reader:
    """Reads rows of one sheet against the questions that are published now."""

    def __init__(self, survey: Survey, sheet: Sheet) -> None:
        self.survey, self.sheet = survey, sheet
        self.versions = _published(survey)
        self.columns = self._columns()
        self.teams = _teams()
        self.today = timezone.localdate()
        self._options = {
            form: {one.code: _options(version, one) for one in version.definition.questions}
            for form, version in self.versions.items()
        }
        self._records: set[uuid.UUID] = set()

    @property
    def unknown_columns(self) -> list[str]:
        known = {"", *self.columns, *ABOUT}
        return [name for name in self.sheet.header if name not in known]

    def _columns(self) -> dict[str, str]:
        """By name of a column the question that it holds: its code, or the name of the equality
        that it asks for, such as 'age'."""
        found: dict[str, str] = {}
        for version in self.versions.values():
            for question in version.definition.questions:
                found[question.code.casefold()] = question.code
                for tag in question.tags:
                    if tag.startswith(EQUALITY):
                        found.setdefault(tag.removeprefix(EQUALITY), question.code)
        return {
            name: found[name] for name in self.sheet.header if name in found and name not in ABOUT
        }

    def read(self, number: int, cells: Sequence[str]) -> Entry:
        """Raises Refused, with the first fault."""
        if len(cells) > len(self.sheet.header):
            raise Refused("", "The row has more cells than the first row.")
        row = {name: cell for name, cell in zip(self.sheet.header, cells, strict=False) if cell}
        form = _one_of(Form, row, "form", Form.STANDARD)
        if form not in self.versions:
            raise Refused("form", "This survey has no such form.")
        answers = self._answers(row, form)
        if not answers:
            raise Refused("", "There is no answer in this row.")
        return Entry(
            id=self._id(number, row),
            version=self.versions[form],
            form=form,
            language=_language(row.get("language", "")),
            mode=_one_of(Mode, row, "mode", Mode.PAPER),
            team=self._team(row.get("team", "")),
            day=self._day(row),
            answers=answers,
        )

    def _id(self, number: int, row: Mapping[str, str]) -> uuid.UUID:
        """The same each time that the row comes. A number of somebody's records is keyed, so that
        whoever knows it does not find the answers by it."""
        record = row.get("record", "")
        if record:
            keyed = salted_hmac("surveys.record", f"{self.survey.code}/{record}").hexdigest()
            found = uuid.uuid5(NAMESPACE, keyed)
        else:
            found = uuid.uuid5(NAMESPACE, f"{self.survey.code}/{self.sheet.digest}/{number}")
        if found in self._records:
            raise Refused("record", "This record comes a second time.")
        self._records.add(found)
        return found

    def _day(self, row: Mapping[str, str]) -> datetime.date:
        if "date" not in self.sheet.header:
            return self.today
        day = _read_day(row.get("date", ""))
        if not EARLIEST <= day <= self.today:
            raise Refused("date", "The day is to come, or too long ago.")
        return day

    def _team(self, named: str) -> Team | None:
        if not named:
            return None
        found = self.teams.get(named.casefold())
        if found is None:
            raise Refused("team", "There is no such team.")
        return found

    def _answers(self, row: Mapping[str, str], form: Form) -> dict[str, Answer]:
        """Whatever was answered: on paper nobody is led past a question."""
        asked = self.versions[form].definition.question_by_code
        found: dict[str, Answer] = {}
        for name, code in self.columns.items():
            if name not in row:
                continue
            if code not in asked:
                raise Refused(name, "This form does not ask that.")
            found[code] = self._answer(name, row[name], asked[code], form)
        return found

    def _answer(self, name: str, cell: str, question: Question, form: Form) -> Answer:
        if question.is_choosing:
            return self._chosen(name, cell, question, self._options[form][question.code])
        if len(cell) > question.max_length:
            raise Refused(name, f"This is longer than {question.max_length} characters.")
        if question.type == "number" and not cell.isdecimal():
            raise Refused(name, "This is no number.")
        if question.type == "postcode" and not read_postcode(cell):
            raise Refused(name, "This is no postcode.")
        return str(int(cell)) if question.type == "number" else cell

    def _chosen(
        self, name: str, cell: str, question: Question, options: Mapping[str, str]
    ) -> Answer:
        said = [part.strip().casefold() for part in cell.split(";") if part.strip()]
        unknown = [part for part in said if part not in options]
        if unknown or not said:
            raise Refused(name, "The question has no such answer.")
        picked = list(dict.fromkeys(options[part] for part in said))
        if question.type == "choices":
            return picked
        if len(picked) > 1:
            raise Refused(name, "The question takes one answer.")
        return picked[0]


def _published(survey: Survey) -> dict[Form, Version]:
    active = Version.objects.filter(
        questionnaire__in=[survey.questionnaire(form) for form in survey.forms], state="active"
    )
    by_code = {version.questionnaire: version for version in active}
    named = {form: survey.questionnaire(form) for form in survey.forms}
    return {form: by_code[code] for form, code in named.items() if code in by_code}


def _options(version: Version, question: Question) -> dict[str, str]:
    """Codes by what may stand in a cell: the code, or the words in English."""
    words = version.english.get(f"question/{question.text_code}", {})
    named = {words.get(f"option.{one.code}", "").casefold(): one.code for one in question.options}
    return {**named, **{one.code.casefold(): one.code for one in question.options}}


def _teams() -> dict[str, Team]:
    """By code and by name."""
    teams = list(Team.objects.all())
    named = {team.name.casefold(): team for team in teams}
    return {**named, **{team.code.casefold(): team for team in teams}}


def _one_of(choices: type[Choice], row: Mapping[str, str], name: str, otherwise: Choice) -> Choice:
    cell = row.get(name, "")
    if not cell:
        return otherwise
    try:
        return choices(cell.casefold())
    except ValueError:
        known = ", ".join(choices.values)
        raise Refused(name, f"This is none of: {known}.") from None


def _language(cell: str) -> str:
    if not cell:
        return ENGLISH.code
    for code, language in BY_CODE.items():
        if cell.casefold() in (code, language.english_name.casefold()):
            return code
    raise Refused("language", "The portal does not speak this language.")


def _read_day(cell: str) -> datetime.date:
    british = BRITISH.fullmatch(cell)
    try:
        if british:
            return datetime.date(int(british[3]), int(british[2]), int(british[1]))
        return datetime.date.fromisoformat(cell)
    except ValueError:
        raise Refused("date", "Write a day like 2026-09-30 or 30/9/2026.") from None
