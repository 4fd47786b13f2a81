"""Taking rules and items into use, and what that would change."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from carers.models import Ruleset
from carers.plan.books import book_of
from carers.plan.checking import overdue, plan_of, problems
from carers.plan.texts import KIND, units
from portal.accounts.models import User
from portal.audit.actions import record
from portal.languages.models import State, Translation
from portal.languages.table import ENGLISH, LANGUAGES
from questionnaires.conditions import Answers
from questionnaires.definition import Definition
from questionnaires.models import Version, VersionState

QUESTIONNAIRE = "carer-assessment"
PUBLISHED = "carers.ruleset.published"


class CannotPublish(Exception):
    """Why a ruleset cannot be taken into use, a sentence for each fault."""

    def __init__(self, found: list[str]) -> None:
        super().__init__(" ".join(found))
        self.faults = found


@transaction.atomic
def publish(
    *, ruleset: Ruleset, by: User | str, reason: str = "Not said.", even_overdue: bool = False
) -> Ruleset:
    """Takes a draft into use and retires what was. Raises CannotPublish; then nothing changed.

    `by` is a person, or words for the machine. `even_overdue`: with items that should have been
    looked at again, which plans then show as 'to confirm'. Plans that were made stay as they are.
    """
    held: dict[int, Ruleset] = {one.pk: one for one in Ruleset.objects.select_for_update()}
    draft = held.get(ruleset.pk)
    if draft is None or draft.state != VersionState.DRAFT:
        raise CannotPublish([f"{ruleset} is not a draft any more."])
    found = faults_of(draft, even_overdue=even_overdue)
    if found:
        raise CannotPublish(found)
    for one in held.values():
        if one.state == VersionState.ACTIVE:
            one.state = VersionState.RETIRED
            one.save(update_fields=["state"])
    draft.state = VersionState.ACTIVE
    draft.published_at = timezone.now()
    draft.published_by = by if isinstance(by, User) else None
    draft.save()
    record(by=by, verb=PUBLISHED, subject=draft, detail={"digest": draft.digest, "reason": reason})
    return draft


def faults_of(
    ruleset: Ruleset, *, even_overdue: bool = False, on: datetime.date | None = None
) -> list[str]:
    """Why it cannot be published, against the questions in use. Raises BadRuleset."""
    definition = _definition()
    if definition is None:
        return ["No questions have been published yet, so that no rule can be tried."]
    book = book_of(ruleset)
    late = [] if even_overdue else overdue(book, on or timezone.localdate())
    return [*problems(book, definition), *late]


def _definition() -> Definition | None:
    version = Version.objects.filter(questionnaire=QUESTIONNAIRE, state=VersionState.ACTIVE).first()
    return version.definition if version else None


def untranslated(ruleset: Ruleset) -> dict[str, list[str]]:
    """Of each language but English: texts without a translation, as 'item/cress, what.2'.

    A report, never a reason not to publish: English fills the gaps, marked as such.
    """
    known = units(book_of(ruleset).texts)
    rows = Translation.objects.of(KIND, [unit.pk for unit in known.values()])
    texts = {(row.object_id, row.language): row.texts for row in rows if row.state != State.MISSING}
    return {
        language.code: [
            f"{name}, {field}"
            for name, unit in sorted(known.items())
            for field in unit.texts
            if not texts.get((unit.pk, language.code), {}).get(field)
        ]
        for language in LANGUAGES
        if language != ENGLISH
    }


@dataclass
class Simulation:
    """What plans would be, had they been made with other rules."""

    plans: int = 0
    changed: int = 0
    added: Counter[str] = field(default_factory=Counter)
    """By item: plans that it would come into."""
    removed: Counter[str] = field(default_factory=Counter)
    moved: Counter[str] = field(default_factory=Counter)
    """By item: plans in which it would stand at another time, or among the first steps or not."""


def simulate(
    old: Ruleset,
    new: Ruleset,
    answers_list: Iterable[Answers],
    *,
    definition: Definition | None = None,
) -> Simulation:
    """Which plans would change, and by which items. Reads nothing and keeps nothing but counts."""
    definition = definition or _definition()
    if definition is None:
        raise CannotPublish(["No questions have been published yet, so that no rule can be tried."])
    before_book, after_book = book_of(old), book_of(new)
    found = Simulation()
    for answers in answers_list:
        before, after = (
            {one.item.code: (one.when, one.is_first) for one in plan_of(book, definition, answers)}
            for book in (before_book, after_book)
        )
        found.plans += 1
        found.changed += before != after
        found.added.update(after.keys() - before.keys())
        found.removed.update(before.keys() - after.keys())
        found.moved.update(
            code for code in before.keys() & after.keys() if before[code] != after[code]
        )
    return found
