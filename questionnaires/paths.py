"""What leads where in a definition: which answers open or close which questions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from questionnaires.conditions import Condition
from questionnaires.definition import Definition

Place = tuple[str, str]
"""A question and one of its options; '' for any answer, '-' for none."""
ANY, NONE = "", "-"


@dataclass(frozen=True)
class Reach:
    """What one answer has to do with, by code: it may open these and keep those closed."""

    opens: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.opens or self.closes)


NOWHERE = Reach()


def asked_by(
    condition: Condition | None, *, so: bool = True
) -> Iterator[tuple[str, list[str] | None, bool]]:
    """Each question that a condition looks at, its options, and whether they speak for it."""
    if not condition:
        return
    for name in ("all", "any"):
        for part in condition.get(name, ()):
            yield from asked_by(part, so=so)
    if "not" in condition:
        yield from asked_by(condition["not"], so=not so)
    if "question" in condition:
        yield condition["question"], condition.get("any_of"), so


def reaches(conditions: Iterable[tuple[str, Condition | None]]) -> dict[Place, Reach]:
    """For things with conditions (code, condition): which answer speaks for or against which."""
    opens: Mapping[Place, dict[str, None]] = defaultdict(dict)
    closes: Mapping[Place, dict[str, None]] = defaultdict(dict)
    for code, condition in conditions:
        for question, options, so in asked_by(condition):
            if options is None:
                opens[question, ANY if so else NONE][code] = None
                continue
            for option in options:
                (opens if so else closes)[question, option][code] = None
    return {
        place: Reach(tuple(opens.get(place, ())), tuple(closes.get(place, ())))
        for place in [*opens, *closes]
    }


def reaches_of_questions(definition: Definition) -> dict[Place, Reach]:
    return reaches((question.code, question.visible_if) for question in definition.questions)
