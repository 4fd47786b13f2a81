"""A handful of invented questions, rules and items, to try what rules can say."""

from copy import deepcopy
from typing import Any

from carers.plan.books import Book, read
from questionnaires.definition import Definition
from questionnaires.definition import read as read_definition


def questions() -> Definition:
    """One page asked once, one asked of each of two people."""
    return read_definition(
        {
            "code": "carer-assessment",
            "section": [
                {
                    "code": "all",
                    "page": [
                        {
                            "code": "once",
                            "question": [
                                choice("age", "young", "old"),
                                choice("many", "one", "two"),
                                choice("hard", "home", "food", "none", kind="choices"),
                            ],
                        },
                        {
                            "code": "each",
                            "repeat": 2,
                            "repeat_if": [{"question": "many", "any_of": ["two"]}],
                            "question": [choice("ill", "memory", "legs"), choice("place", "here")],
                        },
                    ],
                }
            ],
        }
    )


def choice(code: str, *options: str, kind: str = "choice") -> dict[str, Any]:
    return {"code": code, "type": kind, "option": [{"code": one} for one in options]}


def item(code: str, **more: Any) -> dict[str, Any]:
    return {
        "code": code,
        "topic": more.pop("topic", code),
        "kind": "tip",
        "when": "week",
        "source": "paper",
        "owner": "nobody",
        "review_by": "2099-01-01",
        **more,
    }


def rule(code: str, *items: str, when: Any = None, priority: int = 50, **more: Any) -> Any:
    found = {
        "code": code,
        "items": list(items),
        "priority": priority,
        "author": "a test",
        "source": "a test",
        "fires": [{}],
        **more,
    }
    return found if when is None else {**found, "when": when}


def whole(*, rules: list[Any], items: list[Any], **more: Any) -> dict[str, Any]:
    """The body of a ruleset with words for each item."""
    return deepcopy(
        {
            "rules": rules,
            "items": items,
            "most": {"items": 14, "first": 3, "topic": 2, "topics": {}},
            "of_others": {},
            "why": {"alone": []},
            "sources": {"paper": {"name": "A paper", "date": "2025-09-30"}},
            "rates": [],
            "contacts": {},
            "texts": {
                f"item/{one['code']}": {"title": "Do it", "what.1": "Just do it."} for one in items
            },
            **more,
        }
    )


def book(**parts: Any) -> Book:
    return read(whole(**parts))
