"""The letter as one reader sees it: in her language, or in English. It says what was kept."""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import Any

from carers.cases.harm import plan_without_harm
from carers.cases.letters.content import Content
from carers.cases.letters.lines import AnswerLine, ServiceLine, SupportLine, Talk, Words
from carers.cases.letters.parts import INVOLVED, may_be_told
from carers.models import Case, Plan
from carers.plan.showing import PlanPage
from portal.languages.models import OwnWords
from portal.languages.own_words.actions import own_words_of
from portal.languages.table import ENGLISH, Language, language_for
from portal.languages.translated import Text
from portal.ui.records import OtherBody, other_bodies
from questionnaires.journey.shown import given
from questionnaires.texts import words


class RecordPage:
    """What the templates ask for. Nothing of danger or harm is in it, whoever reads it."""

    def __init__(self, case: Case, content: Content, language: Language) -> None:
        self.case, self.content, self.language = case, content, language
        self.facts = content.facts
        self.included = set(self.facts.get("included", []))

    @property
    def is_hers(self) -> bool:
        """In the language that she reads, not the English beside it."""
        return self.language.code == self.content.language

    @property
    def is_draft(self) -> bool:
        return self.content.is_draft

    @property
    def finished_on(self) -> datetime.date | None:
        return self.content.finished_on

    @property
    def is_review(self) -> bool:
        return self.case.kind == Case.Kind.REVIEW

    @property
    def is_joint(self) -> bool:
        return self.case.joint == Case.Joint.JOINT

    # What staff wrote ----------------------------------------------------------------------

    @property
    def summary(self) -> Words | None:
        return self.part("summary")

    @property
    def reasons(self) -> Words | None:
        return self.part("reasons")

    @property
    def agreed(self) -> Words | None:
        return self.part("agreed")

    @property
    def next(self) -> Words | None:
        return self.part("next")

    @property
    def goal(self) -> Words | None:
        return self.part("goal")

    @property
    def wants(self) -> list[Words]:
        names = [name for name in self.content.english if name.startswith("wants/")]
        return [found for name in names if (found := self.part(name))]

    def part(self, name: str) -> Words | None:
        """In this reader's language; in English where a translation is still missing."""
        if self.is_hers and name in self.content.theirs:
            return Words.of(self.content.theirs[name], self.content.language)
        text = self.content.english.get(name, "")
        return Words.of(text, ENGLISH.code) if text else None

    # How and who ---------------------------------------------------------------------------

    @property
    def sent_on(self) -> datetime.date | None:
        return _date(self.facts.get("sent_on"))

    @property
    def checked_on(self) -> datetime.date | None:
        return _date(self.facts.get("checked_on"))

    @property
    def talks(self) -> list[Talk]:
        return [
            Talk(_date(row["on"]), row["place"], row["interpreter"]) for row in self.facts["talks"]
        ]

    @property
    def people(self) -> list[str]:
        return list(self.facts["people"])

    @cached_property
    def involved(self) -> Words | None:
        """Whom she wanted involved, in her words."""
        return self._hers(INVOLVED, str(self.case.involved.get("people", "")))

    @property
    def service(self) -> dict[str, str]:
        return dict(self.facts["service"])

    # The decision and what follows ---------------------------------------------------------

    @property
    def decision(self) -> dict[str, Any] | None:
        found = self.facts["decision"]
        return {**found, "on": _date(found["on"])} if found else None

    @property
    def support_approved_by(self) -> str:
        return str((self.facts["support"] or {}).get("approved_by", ""))

    @property
    def support_approved_on(self) -> datetime.date | None:
        return _date((self.facts["support"] or {}).get("approved_on"))

    @property
    def support(self) -> list[SupportLine]:
        return [
            SupportLine(
                kind=row["kind"],
                words=self.part(row["part"]),
                amount=Decimal(row["amount"]) if row["amount"] else None,
                period=row["period"],
                starts_on=_date(row["starts_on"]),
            )
            for row in (self.facts["support"] or {}).get("items", [])
        ]

    @property
    def services(self) -> list[ServiceLine]:
        return [
            ServiceLine(row["name"], row["phone"], self.part(row["part"]))
            for row in self.facts["services"]
        ]

    @property
    def review_on(self) -> datetime.date | None:
        return _date(self.facts["review_on"])

    @property
    def ombudsman(self) -> OtherBody:
        return other_bodies()["ombudsman"]

    # What is enclosed ----------------------------------------------------------------------

    @cached_property
    def answers(self) -> list[tuple[Text | None, list[AnswerLine]]]:
        """Her answers by section, as she sent them, with what she says now."""
        version = self.case.version
        if version is None:
            return []
        said = words(version, self.language.code)
        found: list[tuple[Text | None, list[AnswerLine]]] = []
        for section in version.definition.sections:
            asked = tuple(
                question
                for page in section.pages
                for question in page.questions
                if may_be_told(question) and question.code in self.case.answers
            )
            lines = [
                AnswerLine(
                    title=one.title,
                    options=one.options,
                    number=one.own_words if one.is_postcode else "",
                    own_words=None
                    if one.is_postcode
                    else self._hers(f"answer/{one.code}", one.own_words),
                    changed=self.part(f"changed/{one.code}"),
                )
                for one in given(said, asked, self.case.answers)
            ]
            lines = [line for line in lines if _says_something(line)]
            if lines:
                found.append((said.section(section), lines))
        return found

    @cached_property
    def plan(self) -> PlanPage | None:
        """Written advice (Care Act 2014 s.13(5)): her plan, as a copy that others may see."""
        if not self.case.plan:
            return None
        snapshot = plan_without_harm(self.case.plan)
        plan = Plan(
            snapshot=snapshot, changes=self.case.plan_changes, language=snapshot["language"]
        )
        return PlanPage(plan, for_carer=False)

    def _hers(self, part: str, text: str) -> Words | None:
        """Her own words, where they are to stand in the letter; for English, translated if done."""
        if not text.strip() or part not in self.included:
            return None
        known = self._translated.get(part)
        source = known.source if known else self.case.language
        if not self.is_hers and known is not None and known.is_done:
            return Words.of(known.translated, ENGLISH.code)
        return Words.hers(text, source)

    @cached_property
    def _translated(self) -> dict[str, OwnWords]:
        return own_words_of(self.case, target=ENGLISH.code)


def copies(case: Case, content: Content) -> Iterator[RecordPage]:
    """For paper: in her language first, then in English."""
    hers = language_for(content.language)
    yield RecordPage(case, content, hers)
    if hers != ENGLISH:
        yield RecordPage(case, content, ENGLISH)


def _says_something(line: AnswerLine) -> bool:
    return bool(line.options or line.number or line.own_words or line.changed)


def _date(value: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if value else None
