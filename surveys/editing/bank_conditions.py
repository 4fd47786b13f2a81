"""Conditions that came with questions of the bank, kept in step with what a form asks.

How to reach somebody is asked after any of several wishes. Once another wish is asked, it opens
that page as well; once one is taken out, the others still do. What staff changed is theirs.
"""

from collections.abc import Collection, Iterator, Mapping

from questionnaires.conditions import Condition
from surveys.bank import bank, rows_of
from surveys.editing.sheet import Sheet
from surveys.models import Form
from surveys.pruning import pruned


def untouched(sheet: Sheet, form: Form) -> dict[str, Condition]:
    """What the bank says, by code, where the sheet says the same of what is asked before."""
    return {
        code: condition
        for code, condition in _of_the_bank(sheet, form)
        if sheet.question(code).get("visible_if") == (_now(condition, _before(sheet, code)) or None)
    }


def keep_in_step(sheet: Sheet, conditions: Mapping[str, Condition], *, without: str = "") -> None:
    """As the bank says, of what is asked before now; `without` a question that is about to go.
    What nothing could open any more is left alone."""
    for code, condition in conditions.items():
        now = _now(condition, _before(sheet, code) - {without})
        if now is None:
            continue
        row = sheet.question(code)
        row.pop("visible_if", None)
        if now:
            row["visible_if"] = now


def _of_the_bank(sheet: Sheet, form: Form) -> Iterator[tuple[str, Condition]]:
    there = {row["code"] for row in sheet.questions()}
    for _, page in sheet.pages():
        if page["code"] in bank().pages or page["code"] in bank().questions:
            for row in rows_of(page["code"], form, bank()):
                if row["code"] in there and row.get("visible_if"):
                    yield row["code"], row["visible_if"]


def _before(sheet: Sheet, code: str) -> set[str]:
    return {row["code"] for row in sheet.before(code)}


def _now(condition: Condition, asked: Collection[str]) -> Condition | None:
    """Empty for always, None for never."""
    found = pruned(condition, asked)
    if isinstance(found, bool):
        return {} if found else None
    return found
