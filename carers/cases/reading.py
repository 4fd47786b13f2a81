"""What is shown of a carer's answers to one reader: in English, beside her own language, with what
each counts for under regulation 3.

Who may read what (interfaces, R0 and R2):
- People of the case's organisation read everything but what is about harm.
- Those of them who are Intake or safeguarding lead as well read that, too.
- Intake and the safeguarding lead, of a case that is not theirs to work on, read the sections about
  safety, how she may be reached and where she was led. They are there for the harm alone: neither
  the rest of her answers nor her own words are needed for it, so that they are not shown.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from carers.cases.answers_shown import Answer, Chosen, Flagged, SectionShown
from carers.cases.harm import HARM, plan_without_harm, withheld, without_harm
from carers.cases.her_words import OwnText
from carers.cases.section_checks import asked_in
from carers.eligibility import Eligibility, Value, work_out
from carers.flags import LEVELS
from carers.models import Case, SectionCheck
from carers.permissions import can_read_harm, can_work_case
from carers.staff.tags import in_words, part_in_words
from carers.staff.tracing import Part, parts_of
from portal.accounts.models import User
from portal.languages.models import OwnWords
from portal.languages.own_words.actions import own_words_of
from portal.languages.table import ENGLISH, Language, language_for
from portal.languages.translated import Text
from questionnaires.answers import visible
from questionnaires.conditions import Answers, chosen
from questionnaires.definition import Definition, Option, Question, Section
from questionnaires.in_words import English
from questionnaires.texts import Words, words

SAFETY = ("R0", HARM)
"""Danger now, which everybody reads who may open the case, and harm."""
RELATION = "situation"
"""The question that asks who the person is to her."""
VALUES = {Value.T: "yes", Value.F: "no", Value.U: "not known"}
RESULTS = {
    "T": "The answers suggest a right to support.",
    "U": "The answers do not settle it. A conversation is needed.",
    "F": "The answers do not show it at the moment.",
}


class Reading:
    """A case with answers, as one reader may see it. Asks the database for words once."""

    def __init__(self, case: Case, reader: User) -> None:
        if case.version is None:
            raise ValueError("A case without questions has nothing to read.")
        self.case = case
        self.version = case.version
        self.definition: Definition = case.version.definition
        self.reads_harm = can_read_harm(reader)
        self.reads_all = can_work_case(reader, case)

    @cached_property
    def answers(self) -> dict[str, Any]:
        """What this reader may see of them."""
        given = visible(self.definition, self.case.answers)
        return given if self.reads_harm else without_harm(self.definition, given)

    @cached_property
    def language(self) -> Language:
        return language_for(self.case.language)

    @property
    def is_foreign(self) -> bool:
        return self.language != ENGLISH

    @cached_property
    def english(self) -> English:
        return English.of(self.version)

    @cached_property
    def own_words(self) -> Mapping[str, OwnWords]:
        return own_words_of(self.case, target=ENGLISH.code)

    @cached_property
    def eligibility(self) -> Eligibility:
        """Worked out again for its trace: from the same answers it is what was stored."""
        return work_out(self.definition, self.answers)

    @property
    def suggests(self) -> str:
        """What the answers as she sent them suggest under regulation 3. Never a decision."""
        return RESULTS[self.case.eligibility.get("result", "U")]

    @cached_property
    def parts(self) -> list[Part]:
        """Regulation 3, part by part, with the answers that bear on it."""
        return parts_of(self.eligibility, self.english)

    @property
    def relations(self) -> dict[str, str]:
        """Codes of the answers to who somebody is to her, in words."""
        asked = self.definition.question_by_code.get(RELATION)
        if asked is None:
            return {}
        return {option.code: self.english.option(asked, option.code) for option in asked.options}

    @cached_property
    def sections(self) -> list[SectionShown]:
        checks = {check.section: check for check in self.case.checks.select_related("by")}
        found = [
            self._section(section, checks.get(section.code))
            for section in self.definition.sections
            if self.reads_all or _is_about_safety(section)
        ]
        return [section for section in found if section.answers]

    def section(self, code: str) -> SectionShown | None:
        return next((one for one in self.sections if one.code == code), None)

    @property
    def plan(self) -> dict[str, Any]:
        """The snapshot of her plan."""
        return dict(self.case.plan) if self.reads_harm else plan_without_harm(self.case.plan)

    @property
    def flags(self) -> list[Flagged]:
        """In words, the most urgent first; of harm only to those who may read it."""
        return [
            Flagged(
                level=_level(flag["level"]),
                question=self.english.question(flag["question"]),
                answer=self.english.answer(flag["question"], flag["option"]),
            )
            for flag in self.case.flags
            if flag["level"] != HARM or self.reads_harm
        ]

    @property
    def said_about_safety(self) -> list[str]:
        """What she said of danger now and of harm, as far as this reader may read it."""
        may_read = SAFETY if self.reads_harm else SAFETY[:1]
        return [
            self.english.answer(flag["question"], flag["option"])
            for flag in self.case.flags
            if flag["level"] in may_read
        ]

    # One section -----------------------------------------------------------------------------

    @cached_property
    def _theirs(self) -> Words | None:
        return words(self.version, self.case.language) if self.is_foreign else None

    @cached_property
    def _withheld(self) -> set[str]:
        given = visible(self.definition, self.case.answers)
        return set() if self.reads_harm else set(withheld(self.definition, given))

    @cached_property
    def _counts(self) -> Mapping[str, tuple[str, ...]]:
        return counts_for(self.eligibility)

    @cached_property
    def _shown(self) -> Answers:
        """All that counts, whoever reads: it says which questions were asked."""
        return visible(self.definition, self.case.answers)

    def _section(self, section: Section, check: SectionCheck | None) -> SectionShown:
        return SectionShown(
            code=section.code,
            title=self.english.section(section.code),
            answers=list(self._answers(section, check)),
            check=check,
        )

    def _answers(self, section: Section, check: SectionCheck | None) -> Iterator[Answer]:
        changed = check.changed if check else {}
        for question in asked_in(section, self._shown):
            if question.is_choosing or self.reads_all:
                yield self._answer(question, changed.get(question.code, ""))

    def _answer(self, question: Question, now: str) -> Answer:
        given = self.answers.get(question.code)
        picked = chosen(given) if question.is_choosing else []
        options = [question.by_code[one] for one in picked if one in question.by_code]
        return Answer(
            code=question.code,
            question=self.english.question(question.code),
            theirs=self._in_theirs(self._theirs.question(question)) if self._theirs else None,
            chosen=tuple(self._chosen(question, option) for option in options),
            own=self._own(question, given) if isinstance(given, str) else None,
            counts=self._counts.get(question.code, ()),
            is_withheld=question.code in self._withheld,
            now=now,
        )

    def _chosen(self, question: Question, option: Option) -> Chosen:
        theirs = self._theirs.option(question, option.code) if self._theirs else None
        levels = tuple(_level(tag) for tag in option.tags if tag in LEVELS)
        return Chosen(self.english.option(question, option.code), self._in_theirs(theirs), levels)

    def _own(self, question: Question, given: str) -> OwnText | None:
        if question.is_choosing:
            return None
        is_free = question.type in ("text", "long_text")
        row = self.own_words.get(f"answer/{question.code}") if is_free else None
        return OwnText(given, self.language if is_free else ENGLISH, row)

    def _in_theirs(self, text: Text | None) -> Text | None:
        """None where there are no words in her language: the English stands there already."""
        return text if text and text.language == self.case.language else None


def _level(code: str) -> str:
    """'Breaking down': what comes of it in her plan is told elsewhere."""
    return in_words(code).words.partition(":")[0]


def counts_for(found: Eligibility) -> dict[str, tuple[str, ...]]:
    """By question: the parts of regulation 3 that her answer bears on, and how.

    Where an answer says the same of all limbs of an outcome, the outcome is named once.
    """
    by_question: dict[str, dict[str, Value]] = {}
    for part, said in found.said.items():
        for one in said:
            by_question.setdefault(one.question.code, {})[part] = one.value
    return {code: tuple(_parts_in_words(parts)) for code, parts in by_question.items()}


def _parts_in_words(parts: Mapping[str, Value]) -> Iterator[str]:
    told = set()
    for part, value in parts.items():
        outcome = part[:2]
        limbs = [parts.get(f"{outcome}{limb}") for limb in "abc"]
        whole = part[0] == "O" and limbs == [value] * 3
        name = outcome if whole else part
        if name not in told:
            told.add(name)
            yield f"{part_in_words(name)}: {VALUES[value]}"


def _is_about_safety(section: Section) -> bool:
    return any(
        level in option.tags
        for page in section.pages
        for question in page.questions
        for option in question.options
        for level in SAFETY
    )
