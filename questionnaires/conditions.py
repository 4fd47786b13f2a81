"""When something is shown, or holds: conditions over coded answers, written as data.

    {question = "hard", any_of = ["home", "food"]}   one of these options was chosen
    {question = "hard"}                              it was answered at all
    {all = [ … ]}, {any = [ … ]}, {not = { … }}

The same language serves `visible_if` of questions and the rules of plans.
"""

from collections.abc import Iterator, Mapping
from typing import Any

Answer = str | list[str]
"""An option's code, several of them, or the person's own words."""
Answers = Mapping[str, Answer]
"""By question code. A question that was not answered is not there."""
Condition = Mapping[str, Any]


class BadCondition(ValueError):
    """A condition that is not in the language above."""


def holds(condition: Condition | None, answers: Answers) -> bool:
    """Whether it holds for these answers; what has no condition always does."""
    if not condition:
        return True
    if "all" in condition:
        return all(holds(part, answers) for part in condition["all"])
    if "any" in condition:
        return any(holds(part, answers) for part in condition["any"])
    if "not" in condition:
        return not holds(condition["not"], answers)
    given = answers.get(condition["question"])
    if not given:
        return False
    wanted = condition.get("any_of")
    return wanted is None or not set(chosen(given)).isdisjoint(wanted)


def chosen(answer: Answer | None) -> list[str]:
    """The options of an answer, one or several."""
    if not answer:
        return []
    return [answer] if isinstance(answer, str) else list(answer)


def asked(condition: Condition | None) -> Iterator[tuple[str, list[str] | None]]:
    """Each question that a condition looks at, with the options it names (None for any)."""
    if not condition:
        return
    for name in ("all", "any"):
        for part in condition.get(name, ()):
            yield from asked(part)
    if "not" in condition:
        yield from asked(condition["not"])
    if "question" in condition:
        yield condition["question"], condition.get("any_of")


def check(condition: Any) -> None:
    """Raises BadCondition with a sentence where the shape is wrong."""
    if not isinstance(condition, Mapping):
        raise BadCondition("A condition is a table.")
    keys = set(condition)
    if keys in ({"all"}, {"any"}):
        parts = condition.get("all", condition.get("any"))
        if not isinstance(parts, list) or not parts:
            raise BadCondition("'all' and 'any' take a list of conditions that is not empty.")
        for part in parts:
            check(part)
    elif keys == {"not"}:
        check(condition["not"])
    elif keys in ({"question"}, {"question", "any_of"}):
        options = condition.get("any_of", ["-"])
        if not isinstance(condition["question"], str) or not isinstance(options, list):
            raise BadCondition("A condition names one question and a list of options.")
        if not options:
            raise BadCondition(f"'any_of' of {condition['question']!r} names no option.")
    else:
        raise BadCondition(f"Not a condition: {', '.join(sorted(keys)) or 'an empty table'}.")


def renamed(condition: Condition | None, names: Mapping[str, str]) -> Any:
    """The same condition about other questions: old code to new."""
    if not condition:
        return condition
    if condition.get("question") in names:
        return {**condition, "question": names[condition["question"]]}
    if "not" in condition:
        return {"not": renamed(condition["not"], names)}
    return {
        name: [renamed(part, names) for part in parts] if name in {"all", "any"} else parts
        for name, parts in condition.items()
    }
