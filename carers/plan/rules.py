"""Which answers bring what into a plan: conditions as data, with a case for and a case against."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from carers.plan.items import TIMES, BadRuleset
from questionnaires import conditions
from questionnaires.conditions import Answers, Condition


@dataclass(frozen=True)
class Rule:
    code: str
    items: tuple[str, ...]
    priority: int
    """The greater, the sooner among items of the same time."""
    author: str
    source: str
    when: Condition | None = None
    """None: for everybody."""
    person: bool = False
    """Asked of each person she looks after in turn, with the codes of the first."""
    by: str = ""
    """Brings its items forward to this time."""
    level: str = ""
    """The red flag that it answers."""
    fires: tuple[Answers, ...] = ()
    silent: tuple[Answers, ...] = ()


@dataclass(frozen=True)
class Most:
    """How much one plan may hold."""

    items: int = 14
    first: int = 3
    topic: int = 2
    topics: Mapping[str, int] = field(default_factory=dict)

    def of(self, topic: str) -> int:
        return self.topics.get(topic, self.topic)


def read_rule(row: Mapping[str, Any]) -> Rule:
    """Raises BadRuleset."""
    code = row.get("code", "?")
    try:
        if row.get("when") is not None:
            conditions.check(row["when"])
        rule = Rule(**{**row, **{n: tuple(row.get(n, ())) for n in ("items", "fires", "silent")}})
    except (conditions.BadCondition, TypeError) as error:
        raise BadRuleset(f"Rule {code!r} cannot be read: {error}") from error
    if rule.by and rule.by not in TIMES:
        raise BadRuleset(f"Rule {code!r}: by is one of {', '.join(TIMES)}.")
    return rule


def with_named(condition: Any, named: Mapping[str, Condition], *, depth: int = 0) -> Any:
    """The same condition with `{ is = "name" }` replaced by the condition of that name."""
    if not isinstance(condition, Mapping):
        return condition
    if set(condition) == {"is"}:
        name = condition["is"]
        if name not in named or depth > len(named):
            raise BadRuleset(f"There is no condition {name!r}, or it names itself.")
        return with_named(named[name], named, depth=depth + 1)
    if "not" in condition:
        return {"not": with_named(condition["not"], named, depth=depth)}
    return {
        key: [with_named(part, named, depth=depth) for part in value]
        if key in {"all", "any"} and isinstance(value, list)
        else value
        for key, value in condition.items()
    }
