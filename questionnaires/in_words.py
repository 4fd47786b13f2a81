"""A definition in the words of staff: what a question is called, when a condition holds.

For pages that show all paths and what changed between two versions. English only.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from questionnaires.conditions import Condition
from questionnaires.definition import Definition, Question
from questionnaires.models import Version

KINDS_OF_ANSWER = {
    "choice": "one answer",
    "choices": "several answers",
    "text": "own words, one line",
    "long_text": "own words",
    "postcode": "a postcode",
    "number": "a number",
}
ANY_ANSWER = "has any answer"


def originals(definition: Definition) -> list[Question]:
    """Each question once: of a repeated one, its first copy."""
    found: dict[str, Question] = {}
    for question in definition.questions:
        found.setdefault(question.text_code, question)
    return list(found.values())


@dataclass(frozen=True)
class English:
    """The English of a version, by the code of what it names."""

    definition: Definition
    texts: Mapping[str, Mapping[str, str]]
    others: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What conditions may ask about beside questions: code to `title` and `option.<code>`."""

    @classmethod
    def of(
        cls, version: Version, *, others: Mapping[str, Mapping[str, str]] | None = None
    ) -> "English":
        return cls(version.definition, version.english, others or {})

    def section(self, code: str) -> str:
        return self._text(f"section/{code}", "title") or code

    def titles_of_sections(self) -> list[tuple[str, str]]:
        return [(one.code, self.section(one.code)) for one in self.definition.sections]

    def question(self, code: str) -> str:
        """Its title, with the person that a copy is about; the code where it has no words."""
        question = self.definition.question_by_code.get(code)
        if question is None:
            return self.others.get(code, {}).get("title", code)
        title = self._text(f"question/{question.text_code}", "title") or question.text_code
        return f"{title} (person {question.copy})" if question.copy > 1 else title

    def option(self, question: Question, code: str) -> str:
        return self._text(f"question/{question.text_code}", f"option.{code}") or code

    def answer(self, question_code: str, option_code: str) -> str:
        question = self.definition.question_by_code.get(question_code)
        if question is None:
            return self.others.get(question_code, {}).get(f"option.{option_code}", option_code)
        return self.option(question, option_code)

    def _text(self, unit: str, field: str) -> str:
        return self.texts.get(unit, {}).get(field, "")

    # Conditions -----------------------------------------------------------

    def condition(self, condition: Condition | None, *, inner: bool = False) -> str:
        """‘Who do you look after?’ is ‘My child’ or ‘A friend’, and …; nothing for none."""
        if not condition:
            return ""
        for name, joint in (("all", " and "), ("any", " or ")):
            if name in condition:
                parts = [self.condition(part, inner=True) for part in condition[name]]
                said = joint.join(parts)
                return f"({said})" if inner and len(parts) > 1 else said
        if "not" in condition:
            return self._opposite(condition["not"])
        return self._plain(condition["question"], condition.get("any_of"), is_so=True)

    def _opposite(self, condition: Condition) -> str:
        if "question" in condition:
            return self._plain(condition["question"], condition.get("any_of"), is_so=False)
        return f"not ({self.condition(condition)})"

    def _plain(self, question: str, options: list[str] | None, *, is_so: bool) -> str:
        title = f"‘{self.question(question)}’"
        if options is None:
            return f"{title} {ANY_ANSWER}" if is_so else f"{title} has no answer"
        named = [f"‘{self.answer(question, option)}’" for option in options]
        return f"{title} {'is' if is_so else 'is not'} {joined(named, 'or')}"


def joined(words: list[str], last: str) -> str:
    """a, b or c."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
