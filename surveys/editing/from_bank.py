"""What the bank offers to a survey, grouped by what it measures."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from questionnaires.conditions import asked
from surveys.bank import BANK, SECTIONS, bank, outlines, rows_of
from surveys.constructs import INDICATOR, constructs
from surveys.editing.bank_conditions import keep_in_step, untouched
from surveys.editing.sheet import Refused, Row, Sheet
from surveys.models import Form
from surveys.pruning import pruned

QUESTIONS = "questions"
"""The section of what no shipped survey asks."""
OTHERS = {
    "equality:": "About the person",
    "contact:": "How to reach the person",
    "": "Other questions",
}


@dataclass(frozen=True)
class Offer:
    """A page of the bank: one question as a rule, a few that belong together at most."""

    page: str
    titles: tuple[str, ...]
    answers: tuple[str, ...]
    """Of the only question."""


@dataclass(frozen=True)
class Group:
    title: str
    offers: tuple[Offer, ...]


def offered(sheet: Sheet, form: Form) -> list[Group]:
    """What this form does not ask yet. Questions of the other form are left out: the two have
    scales of their own."""
    there = {row["code"] for row in sheet.questions()}
    groups: dict[str, list[Offer]] = {}
    for page in pages_of(form):
        if there.isdisjoint(bank().questions_of(page)):
            groups.setdefault(_heading(page), []).append(_offer(page))
    order = [one.title for one in constructs().values()] + list(OTHERS.values())
    return [Group(title, tuple(groups[title])) for title in order if title in groups]


@cache
def pages_of(form: Form) -> tuple[str, ...]:
    """Pages that a shipped survey has in this form, and those that none has."""
    known = dict.fromkeys(section_of_pages())
    in_form = {page for one in _forms() if one[0] == form for page in one[1]}
    in_other = {page for one in _forms() if one[0] != form for page in one[1]}
    together = {code for page in bank().pages.values() for code in page.questions}
    known |= dict.fromkeys(code for code in bank().questions if code not in together)
    return tuple(page for page in known if page in in_form or page not in in_other)


def _forms() -> Iterator[tuple[Form, list[str]]]:
    for outline in outlines().values():
        for form in (one for one in Form if one in outline):
            yield form, [page for pages in outline[form].values() for page in pages]


@cache
def section_of_pages() -> Mapping[str, str]:
    """Where the shipped surveys have each page."""
    return {
        page: section
        for outline in outlines().values()
        for form in Form
        for section, pages in outline.get(form, {}).items()
        for page in pages
    }


def _heading(page: str) -> str:
    tags = bank().questions[bank().questions_of(page)[0]].get("tags", ())
    for tag in tags:
        code = tag.removeprefix(INDICATOR)
        if tag.startswith(INDICATOR) and code in constructs():
            return constructs()[code].title
    return next(
        title
        for start, title in OTHERS.items()
        if not start or any(t.startswith(start) for t in tags)
    )


def _offer(page: str) -> Offer:
    codes = bank().questions_of(page)
    words = bank().english[f"question/{codes[0]}"]
    options = bank().questions[codes[0]].get("option", ()) if len(codes) == 1 else ()
    return Offer(
        page,
        tuple(title(code) for code in codes),
        tuple(words[f"option.{one['code']}"] for one in options),
    )


def title(code: str) -> str:
    return bank().english[f"question/{code}"]["title"]


def title_of(page: str) -> str:
    return title(bank().questions_of(page)[0])


# Taking some ------------------------------------------------------------------


def add_pages(sheet: Sheet, pages: Iterable[str], *, form: Form, hides: bool) -> None:
    """In the order that they depend on each other, whatever order they are named in. Raises
    Refused."""
    conditions = untouched(sheet, form)
    order = {page: number for number, page in enumerate(pages_of(form))}
    waiting = sorted(pages, key=lambda page: (SECTIONS.index(_section(page)), order.get(page, 0)))
    while waiting:
        fits = (page for page in waiting if _fitting(sheet, list(rows_of(page, form, bank()))))
        page = next(fits, waiting[0])
        add_page(sheet, page, form=form, hides=hides)
        waiting.remove(page)
    keep_in_step(sheet, conditions)


def add_page(sheet: Sheet, page: str, *, form: Form, hides: bool) -> None:
    """With its shared words. Conditions on questions that are not asked fall out, and so does a
    question that nothing here could open. Raises Refused."""
    rows = list(rows_of(page, form, bank()))
    fitting = _fitting(sheet, rows)
    if not fitting:
        raise Refused(
            f"‘{title_of(page)}’ is asked only after another question. "
            f"Add one of these first: {_needed(rows)}."
        )
    made: Row = {"code": page, "question": fitting}
    if hides or bank().page(page).exit_page:
        made["exit_page"] = True
    units = [f"page/{page}", *(f"question/{row['code']}" for row in fitting)]
    texts = {unit: bank().english[unit] for unit in units if unit in bank().english}
    sheet.add(_section(page), made, texts)
    sheet.shared.update(dict.fromkeys(texts, BANK))


def _section(page: str) -> str:
    return section_of_pages().get(page, QUESTIONS)


def _fitting(sheet: Sheet, rows: Iterable[Row]) -> list[Row]:
    there = {row["code"] for row in sheet.questions()}
    found = []
    for row in rows:
        if row["code"] in there:
            raise Refused(f"‘{title(row['code'])}’ is asked already.")
        condition = pruned(row.get("visible_if"), there)
        if condition is False:
            continue
        plain = {name: value for name, value in row.items() if name != "visible_if"}
        found.append(plain if condition is True else {**plain, "visible_if": condition})
        there.add(row["code"])
    return found


def _needed(rows: Iterable[Row]) -> str:
    codes = dict.fromkeys(code for row in rows for code, _ in asked(row.get("visible_if")))
    return ", ".join(f"‘{title(code)}’" for code in codes)
