"""What is wrong with rules and items, before any plan is made with them."""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from carers.guides.catalogue import guides
from carers.plan import criteria
from carers.plan.books import Book
from carers.plan.choosing import Chosen, choose
from carers.plan.contacts import read_contacts
from carers.plan.items import BadRuleset, Item
from carers.plan.rules import Rule
from carers.plan.texts import PLACEHOLDER
from carers.routing import routes_of
from portal.languages.table import BY_CODE, ENGLISH
from questionnaires.answers import faults, visible
from questionnaires.conditions import Answers, asked
from questionnaires.definition import Definition, Option, Question

NEED = re.compile(r"R[0-3]|R3-(H|W|O[1-8][abc])=T")
"""Tags of options that say: here something is needed."""
MONEY = "£"
FACTS = (criteria.READER_LANGUAGE, criteria.HOME)
"""Stand in cases as if they were answers."""


def problems(book: Book, definition: Definition) -> list[str]:
    """A sentence for each; none where it can be published."""
    structure = [*_doubled(book), *_unknown(book, definition), *_without_words(book)]
    # Plans are only tried where everything that they name is there.
    further = [] if structure else _tried(book, definition)
    return [*structure, *further]


def _tried(book: Book, definition: Definition) -> list[str]:
    return [
        *_cases(book, definition),
        *_never(book, definition),
        *_unanswered(book, definition),
    ]


def overdue(book: Book, on: datetime.date) -> list[str]:
    """Items that somebody should have looked at again."""
    return [
        f"Item {item.code!r} was to be checked again by {item.review_by}."
        for item in book.items.values()
        if item.is_overdue(on)
    ]


def plan_of(book: Book, definition: Definition, answers: Answers) -> list[Chosen]:
    """The items of a plan, without words and services. Facts may stand among the answers."""
    shown = visible(definition, answers)
    home = answers.get(criteria.HOME) or criteria.home_of(criteria.postcode_in(definition, shown))
    language = answers.get(criteria.READER_LANGUAGE, ENGLISH.code)
    known = criteria.facts(shown, language=str(language), home=str(home))
    young = criteria.YOUNG in routes_of(definition, shown)
    return choose(book, criteria.fired(book, definition, known), young=young)


# Codes ---------------------------------------------------------------------------------------


def _doubled(book: Book) -> Iterator[str]:
    for code, count in Counter(rule.code for rule in book.rules).items():
        if count > 1:
            yield f"The code of rule {code!r} is there {count} times."


def _unknown(book: Book, definition: Definition) -> Iterator[str]:
    try:
        contacts = set(read_contacts(book.contacts))
    except BadRuleset as error:
        yield str(error)
        contacts = set(book.contacts)
    for rule in book.rules:
        yield from _unknown_in_rule(rule, book, definition)
    for item in book.items.values():
        for what, code, known in (
            ("contact", item.phone, contacts),
            ("guide", item.guide, guides()),
            ("name of a link", item.link_name, _codes(book, "link")),
        ):
            if code and code not in known:
                yield f"Item {item.code!r}: there is no {what} {code!r}."


def _unknown_in_rule(rule: Rule, book: Book, definition: Definition) -> Iterator[str]:
    for code in rule.items:
        if code not in book.items:
            yield f"Rule {rule.code!r}: there is no item {code!r}."
    for question, options in asked(rule.when):
        known = _options(question, definition)
        if known is None:
            yield f"Rule {rule.code!r}: there is no question {question!r}."
            continue
        for option in options or ():
            if option not in known:
                yield f"Rule {rule.code!r}: question {question!r} has no option {option!r}."


def _options(question: str, definition: Definition) -> Iterable[str] | None:
    if question == criteria.READER_LANGUAGE:
        return BY_CODE
    if question == criteria.HOME:
        return criteria.HOMES
    found = definition.question_by_code.get(question)
    return found.by_code if found else None


def _codes(book: Book, group: str) -> set[str]:
    return {unit.removeprefix(f"{group}/") for unit in book.texts if unit.startswith(f"{group}/")}


# Words ---------------------------------------------------------------------------------------


def _without_words(book: Book) -> Iterator[str]:
    figures, numbers = {rate.code for rate in book.rates}, set(book.contacts)
    for item in book.items.values():
        yield from _without_its_words(item, book)
    for unit, fields in book.texts.items():
        for field, text in fields.items():
            known = numbers | (figures if field.startswith("rate.") else set())
            for name in PLACEHOLDER.findall(text):
                if name not in known:
                    yield f"The {field} of {unit!r} cannot be filled: {{{name}}}."
            if MONEY in text:
                yield f"The {field} of {unit!r} has an amount of money in its words."
            if field.startswith("rate.") and field.replace("rate", "what") not in fields:
                yield f"The {field} of {unit!r} has no words for when its figure is gone."


def _without_its_words(item: Item, book: Book) -> Iterator[str]:
    fields = book.texts.get(f"item/{item.code}", {})
    for field in ("title", "what.1"):
        if not fields.get(field):
            yield f"Item {item.code!r} has no {field}."
    if item.phone and not book.texts.get(f"contact/{item.phone}", {}).get("name"):
        yield f"Item {item.code!r}: contact {item.phone!r} has no name in words."


# Cases ---------------------------------------------------------------------------------------


def _cases(book: Book, definition: Definition) -> Iterator[str]:
    """Each rule holds where it says so and nowhere else. A rule that nothing reaches shows here."""
    for rule in book.rules:
        if not rule.fires:
            yield f"Rule {rule.code!r} has no case in which it holds."
        if rule.when is not None and not rule.silent:
            yield f"Rule {rule.code!r} has no case in which it does not hold."
        for wanted, cases in ((True, rule.fires), (False, rule.silent)):
            for case in cases:
                yield from _case(rule, case, book, definition, wanted=wanted)


def _case(
    rule: Rule, case: Answers, book: Book, definition: Definition, *, wanted: bool
) -> Iterator[str]:
    given = {code: answer for code, answer in case.items() if code not in FACTS}
    for fault in faults(definition, given):
        yield f"A case of rule {rule.code!r} does not fit the questions: {fault}"
    shown = visible(definition, given)
    if wanted and len(shown) < len(given):
        yield f"A case of rule {rule.code!r} answers a question that is not asked then."
    known: dict[str, str | list[str]] = {**shown}
    known |= {code: case[code] for code in FACTS if code in case}
    holds = any(one.rule.code == rule.code for one in criteria.fired(book, definition, known))
    if holds != wanted:
        how = "does not hold" if wanted else "holds"
        yield f"Rule {rule.code!r} {how} for {_in_short(case)}."


def _in_short(case: Answers) -> str:
    said = (
        f"{code} = {given if isinstance(given, str) else ' + '.join(given)}"
        for code, given in case.items()
    )
    return ", ".join(said) or "no answers"


# What is missing -----------------------------------------------------------------------------


def _never(book: Book, definition: Definition) -> Iterator[str]:
    """Items that are in no plan, not even in one for the cases of the rules that bring them."""
    cases = (case for rule in book.rules for case in rule.fires)
    seen = {one.item.code for case in cases for one in plan_of(book, definition, case)}
    for code in book.items:
        if code not in seen:
            yield f"Item {code!r} comes into no plan."


def _unanswered(book: Book, definition: Definition) -> Iterator[str]:
    """Each answer that says that something is needed leads to something, were it her only one."""
    for question, option in needing(definition):
        only = {question.code: [option.code] if question.type == "choices" else option.code}
        because = {
            said
            for one in criteria.fired(book, definition, visible(definition, only))
            for said in one.because
        }
        if criteria.Said(question.code, option.code) not in because:
            yield f"Nothing in a plan goes by {option.code!r} of question {question.code!r}."


def needing(definition: Definition) -> Iterator[tuple[Question, Option]]:
    """Options that say that something is needed; copies are asked with the codes of the first."""
    for question in definition.questions:
        for option in question.options:
            if question.copy == 1 and any(NEED.fullmatch(tag) for tag in option.tags):
                yield question, option
