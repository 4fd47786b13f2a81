"""Taking a version into use, and whether answers under way can go along with it."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.audit.actions import record
from portal.languages.models import State, Translation
from portal.languages.table import ENGLISH, LANGUAGES
from questionnaires.answers import faults
from questionnaires.checking import problems
from questionnaires.definition import Definition, Question
from questionnaires.models import Version, VersionState
from questionnaires.texts import KIND, units_of

PUBLISHED = "questionnaires.version.published"


class CannotPublish(Exception):
    """Why a version cannot be taken into use, a sentence for each fault."""

    def __init__(self, found: list[str]) -> None:
        super().__init__(" ".join(found))
        self.faults = found


@transaction.atomic
def publish(*, version: Version, by: User | str, reason: str = "Not said.") -> Version:
    """Takes a draft into use and retires what was. Raises CannotPublish; then nothing changed.

    `by` is a person, or words for the machine. Drafts of answers move on later, one by one, each
    when its owner returns and only if `maps` finds nothing.
    """
    of_it = Version.objects.filter(questionnaire=version.questionnaire)
    held: dict[int, Version] = {one.pk: one for one in of_it.select_for_update()}
    draft = held.get(version.pk)
    if draft is None or draft.state != VersionState.DRAFT:
        raise CannotPublish([f"{version} is not a draft any more."])
    found = problems(draft.definition, draft.english)
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


def missing_strings(version: Version) -> dict[str, list[str]]:
    """Of each language but English: the texts without a translation, as 'question/hard, title'.

    A report, never a reason not to publish: English fills the gaps, marked as such.
    """
    known = units_of(version)
    rows = Translation.objects.of(KIND, [unit.pk for unit in known.values()])
    translated = {
        (row.object_id, row.language): row.texts for row in rows if row.state != State.MISSING
    }
    return {
        language.code: [
            f"{name}, {field}"
            for name, unit in sorted(known.items())
            for field in unit.texts
            if not translated.get((unit.pk, language.code), {}).get(field)
        ]
        for language in LANGUAGES
        if language != ENGLISH
    }


def maps(old: Definition, new: Definition, answers: Mapping[str, Any]) -> list[str]:
    """Why these answers, given to `old`, do not fit `new`; none where the draft may move on.

    By code: what is gone, and what would turn a code into words or words into a code.
    """
    found = faults(new, answers)
    for code, given in answers.items():
        before, after = old.question_by_code.get(code), new.question_by_code.get(code)
        if before and after:
            found += _changed_kind(before, after, given)
    return found


def _changed_kind(before: Question, after: Question, given: Any) -> list[str]:
    if before.is_choosing != after.is_choosing:
        return [f"The question {after.code!r} takes another kind of answer now."]
    if not after.is_choosing and isinstance(given, str) and len(given) > after.max_length:
        return [f"The answer to {after.code!r} is longer than it may be now."]
    return []


__all__ = ["CannotPublish", "maps", "missing_strings", "problems", "publish"]
