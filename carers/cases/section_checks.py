"""Going through what she sent, section by section, and saying when all of it has been gone through.

What she says now stands beside what she sent, in the words of whoever wrote it down: her own
answers are never changed (Care Act guidance: check gaps and consistency, do not repeat the whole).
"""

from collections.abc import Mapping

from django.utils import timezone

from carers.cases.changing import changing
from carers.cases.refusing import Refused
from carers.models import Case, SectionCheck
from portal.accounts.models import User
from portal.audit.actions import record
from questionnaires.answers import visible, visible_questions
from questionnaires.conditions import Answers
from questionnaires.definition import Question, Section
from questionnaires.in_words import English

FOR_FIGURES = "equality"
"""A section that is for figures alone: it is no part of an assessment."""
NOT_SENT = "postcode"
"""A type of question whose answer stays with the carer: a case has only the part of the city."""


def asked_in(section: Section, answers: Answers) -> list[Question]:
    """The questions of a section that she was asked and whose answers are sent. `answers` are all
    that count."""
    return [
        question
        for page in section.pages
        for question in visible_questions(page, answers)
        if question.type != NOT_SENT
    ]


def sections_to_check(case: Case) -> list[Section]:
    """Those in which she was asked something that belongs to her assessment."""
    if case.version is None:
        return []
    definition = case.version.definition
    answers = visible(definition, case.answers)
    return [
        section
        for section in definition.sections
        if section.code != FOR_FIGURES and asked_in(section, answers)
    ]


def check_section(
    *,
    case: Case,
    section: str,
    result: str,
    words: str = "",
    changed: Mapping[str, str] | None = None,
    by: User,
    seen: int | None,
) -> None:
    """Once more for a section that was checked before: what is new replaces what was written then.

    Raises Refused, Moved and Ended.
    """
    with changing(case, seen=seen) as locked:
        _refuse_after_decision(locked)
        said = {code: text for code, text in (changed or {}).items() if text.strip()}
        values = {"result": result, "words": words, "changed": said, "by": by}
        SectionCheck.objects.update_or_create(case=locked, section=section, defaults=values)
        detail = checked_in_words(locked, section, result)
        record(by=by, verb="carers.case.section_checked", subject=locked, detail=detail)


def checked_in_words(case: Case, section: str, result: str) -> dict[str, str]:
    """For the record of changes: with the title that the section has in the questions she answered,
    which may have another one in later versions."""
    title = English.of(case.version).section(section) if case.version else section
    return {"section": section, "title": title, "result": result}


def finish_checking(*, case: Case, by: User, seen: int | None) -> None:
    """All of it has been gone through with her. Raises Refused, Moved and Ended."""
    with changing(case, seen=seen) as locked:
        _refuse_after_decision(locked)
        if locked.state == Case.State.NEW or not locked.has_answers:
            raise Refused("Start checking first.")
        if still_to_check(locked):
            raise Refused("There are sections that were not gone through, or are still to ask.")
        locked.checked_at = timezone.now()
        record(by=by, verb="carers.case.checked", subject=locked)


def still_to_check(case: Case) -> list[str]:
    """Codes of the sections that nobody has gone through, or that are still to ask."""
    done = {
        check.section for check in case.checks.all() if check.result != SectionCheck.Result.TO_ASK
    }
    return [one.code for one in sections_to_check(case) if one.code not in done]


def _refuse_after_decision(case: Case) -> None:
    if case.decided_at is not None:
        raise Refused("The decision is recorded. What changes now belongs to a review.")
