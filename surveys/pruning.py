"""Conditions of a bank in a survey that asks only some of its questions. Pure.

A question that is not asked has no answer, so that what depends on it is known beforehand.
"""

from collections.abc import Collection
from typing import Any

from questionnaires.conditions import Condition


def pruned(condition: Condition | None, asked: Collection[str]) -> Condition | bool:
    """The condition without questions that are not asked; True or False where that decides it."""
    if not condition:
        return True
    if "question" in condition:
        return condition if condition["question"] in asked else False
    if "not" in condition:
        inner = pruned(condition["not"], asked)
        return not inner if isinstance(inner, bool) else {"not": inner}
    name = "any" if "any" in condition else "all"
    return _joined(name, [pruned(part, asked) for part in condition[name]])


def _joined(name: str, parts: list[Condition | bool]) -> Condition | bool:
    """One True decides an 'any', one False an 'all'; otherwise what is decided falls out."""
    decides = name == "any"
    if any(part is decides for part in parts):
        return decides
    open_parts: list[Any] = [part for part in parts if not isinstance(part, bool)]
    if not open_parts:
        return not decides
    return open_parts[0] if len(open_parts) == 1 else {name: open_parts}
