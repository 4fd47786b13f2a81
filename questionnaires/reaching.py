"""Whether a question can ever be shown: is there any set of answers that opens it?

Tried out, not reasoned: every answer that tells conditions apart, for the questions it depends on.
"""

from collections.abc import Iterator
from itertools import chain, combinations, product
from math import prod

from questionnaires.conditions import Answer, Answers, Condition, asked, holds
from questionnaires.definition import Definition, Question

MOST_TRIED = 50_000
"""Sets of answers; a condition that needs more is too tangled for a person as well."""


class TooTangled(Exception):
    """A condition over so many questions that it cannot be tried out."""


def can_be_shown(definition: Definition, question: Question) -> bool:
    """Raises TooTangled. The questions that its conditions name must exist."""
    needed = _needed(definition, question)
    named = _options_named([question, *needed])
    domains = [_answers_to_try(one, named.get(one.code, set())) for one in needed]
    if prod(map(len, domains)) > MOST_TRIED:
        raise TooTangled(f"Question {question.code!r} depends on too many others.")
    return any(holds(question.visible_if, _shown(needed, given)) for given in product(*domains))


def _needed(definition: Definition, question: Question) -> list[Question]:
    """All that it depends on, and what those depend on, in the order in which they are asked."""
    codes: set[str] = set()
    waiting: list[Condition | None] = [question.visible_if]
    while waiting:
        for code, _ in asked(waiting.pop()):
            if code not in codes:
                codes.add(code)
                waiting.append(definition.question_by_code[code].visible_if)
    return [one for one in definition.questions if one.code in codes]


def _options_named(questions: list[Question]) -> dict[str, set[str]]:
    named: dict[str, set[str]] = {}
    for question in questions:
        for code, options in asked(question.visible_if):
            named.setdefault(code, set()).update(options or ())
    return named


def _answers_to_try(question: Question, named: set[str]) -> list[Answer | None]:
    """None; each option that a condition names; one that none names; sets of them."""
    if not question.is_choosing:
        return [None, "words"]
    told_apart = [option for option in question.options if option.code in named]
    told_apart += [option for option in question.options if option.code not in named][:1]
    alone = [option.code for option in told_apart]
    if question.type == "choice":
        return [None, *alone]
    together = [option.code for option in told_apart if not option.exclusive]
    return [None, *([code] for code in alone), *_sets(together)]


def _sets(codes: list[str]) -> Iterator[list[str]]:
    sizes = range(2, len(codes) + 1)
    return map(list, chain.from_iterable(combinations(codes, size) for size in sizes))


def _shown(needed: list[Question], given: tuple[Answer | None, ...]) -> Answers:
    shown: dict[str, Answer] = {}
    for question, answer in zip(needed, given, strict=True):
        if answer and holds(question.visible_if, shown):
            shown[question.code] = answer
    return shown
