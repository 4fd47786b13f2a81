"""What of her answers is about harm, and who may read it (interfaces: R0 and R2).

R0, danger now, goes to the council and the provider. R2, harm, only to the council's Intake and
its safeguarding lead: everybody else is told that there is something, and what to mind.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from questionnaires.conditions import Answer, Answers, chosen
from questionnaires.definition import Definition, Question

HARM = "R2"


def has_harm(flags: Iterable[Mapping[str, str]]) -> bool:
    return any(flag["level"] == HARM for flag in flags)


def without_harm(definition: Definition, answers: Answers) -> dict[str, Answer]:
    """Her answers as everybody else may read them.

    Of a question that holds an answer about harm only the options of danger now are left; so that
    one that says 'all is well' and one that is withheld do not look alike, nothing else is.
    """
    kept: dict[str, Answer] = {}
    for code, given in answers.items():
        question = definition.question_by_code.get(code)
        if question is None or not _says_harm(question, given):
            kept[code] = given
            continue
        rest = [one for one in chosen(given) if "R0" in question.by_code[one].tags]
        if rest:
            kept[code] = rest
    return kept


def withheld(definition: Definition, answers: Answers) -> list[str]:
    """Codes of the questions whose answers are not whole in `without_harm`."""
    known = definition.question_by_code
    return [
        code for code, given in answers.items() if code in known and _says_harm(known[code], given)
    ]


def plan_without_harm(plan: Mapping[str, Any]) -> dict[str, Any]:
    """The snapshot of a plan without what goes by an answer that others may not see."""
    if not plan:
        return {}
    items = [item for item in plan["items"] if not item["confidential"]]
    left = {item["code"] for item in items}
    services = [one for one in plan["services"] if left & set(one["items"])]
    flags = [flag for flag in plan["red_flags"] if flag["level"] != HARM]
    return {**plan, "items": items, "services": services, "red_flags": flags}


def _says_harm(question: Question, given: Answer) -> bool:
    if not question.is_choosing:
        return False
    return any(
        HARM in question.by_code[one].tags for one in chosen(given) if one in question.by_code
    )
