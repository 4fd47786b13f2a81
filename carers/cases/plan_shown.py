"""A case's copies of her plan and her emergency plans, as the pages of a case show them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from carers.forms.emergency import PARTS
from carers.models import Case, EmergencyPlan, Plan, Ruleset
from carers.plan.books import book_of
from carers.plan.emergency import Backup, Line, backups, has_nobody, lines
from carers.plan.showing import PlanPage, Step
from carers.staff.advice import title_of
from portal.languages.table import ENGLISH

PARTS_IN_WORDS = {"person": "About them", "care": "What to do", "people": "Who to ask"}


@dataclass(frozen=True)
class StepShown:
    step: Step
    english: str
    """Its title in English, where her plan is in another language."""


@dataclass(frozen=True)
class EmergencyShown:
    number: int
    relation: str
    parts: list[tuple[str, list[Line]]]
    backups: list[Backup]
    has_nobody: bool


def plan_page(case: Case, snapshot: Mapping[str, Any]) -> PlanPage | None:
    """Of the snapshot as this reader may see it; None where none was sent."""
    if not snapshot:
        return None
    language = snapshot["language"]
    return PlanPage(Plan(snapshot=dict(snapshot), changes=case.plan_changes, language=language))


def steps_of(page: PlanPage) -> list[StepShown]:
    """In the order in which she has them, without those that she hid."""
    titles = {} if page.plan.language == ENGLISH.code else _english_titles(page)
    return [StepShown(step, titles.get(step.code, "")) for step in page.shown]


def emergency_of(case: Case, relations: Mapping[str, str]) -> list[EmergencyShown]:
    """`relations`: codes of the answers to who somebody is, in words."""
    return [_emergency(one, relations) for one in case.emergency]


def _emergency(stored: Mapping[str, Any], relations: Mapping[str, str]) -> EmergencyShown:
    row = EmergencyPlan(person=stored["person"], body=stored["body"])
    return EmergencyShown(
        number=row.person,
        relation=relations.get(stored.get("relation") or "", ""),
        parts=list(_parts(row)),
        backups=backups(row),
        has_nobody=has_nobody(row),
    )


def _parts(row: EmergencyPlan) -> Iterator[tuple[str, list[Line]]]:
    for part in PARTS:
        written = lines(row, part)
        if written:
            yield PARTS_IN_WORDS[part], written


def _english_titles(page: PlanPage) -> Mapping[str, str]:
    """From the rules that her plan was made with, where they are still kept."""
    made_with = page.said["ruleset"]
    rules = Ruleset.objects.filter(number=made_with["number"], digest=made_with["digest"]).first()
    if rules is None:
        return {}
    book = book_of(rules)
    return {step.code: title_of(book, step.code) for step in page.steps}
