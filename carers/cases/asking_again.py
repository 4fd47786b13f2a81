"""'Something has changed': a review that the carer asks for, with her last answers filled in.

Care Act 2014 s.27: on reasonable request, any day after a decision. Nobody tells her story twice.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from carers.cases.changing import changing
from carers.cases.own import say_what_changed
from carers.cases.owner_news import REVIEW, tell_owner
from carers.models import Case, Sending
from portal.audit.actions import record
from questionnaires.answers import visible, visible_pages
from questionnaires.conditions import Answer
from questionnaires.definition import Definition, Question
from questionnaires.journey import actions, keeping
from questionnaires.models import Draft, Version, VersionState
from questionnaires.publishing import maps

if TYPE_CHECKING:
    from portal.accounts.models import User


class NotYet(Exception):
    """Nothing has been decided: what is new is added to the case."""


class NoQuestions(Exception):
    """No questionnaire is in use, or she never answered one."""


@dataclass(frozen=True)
class Begun:
    draft: Draft
    key: str
    is_new: bool


def may_ask(case: Case) -> bool:
    return case.decided_at is not None


def begun_for(case: Case) -> Draft | None:
    """Answers of a review that were begun and not sent."""
    begun = Draft.objects.alive().filter(sending__review_of=case)
    return begun.order_by("-updated_at").first()


def ask_for_review(*, case: Case, words: str, language: str, by: "User | None" = None) -> Begun:
    """Writes down what has changed, and opens her last answers as a draft that can be sent again.
    `by` is the member of staff whom she told.

    One that she has begun is carried on. Raises NotYet and NoQuestions; then nothing is written.
    """
    if not may_ask(case):
        raise NotYet
    version = Version.objects.filter(
        questionnaire=case.version.questionnaire if case.version else "",
        state=VersionState.ACTIVE,
    ).first()
    if version is None or case.version is None:
        raise NoQuestions
    with changing(case, seen=None, ended_too=True) as locked:
        say_what_changed(locked, words, language)
        begun = begun_for(locked)
        if begun is not None:
            resumed = keeping.resume(draft=begun, uses_link=False)
            return Begun(resumed.draft, resumed.key, is_new=False)
        record(by=by, verb="carers.case.review_asked", subject=locked)
        tell_owner(locked, REVIEW)
        known = filled_in(case.version.definition, version.definition, locked.answers)
        started = actions.start_again(
            version=version, language=language, length=known.length, pages=known.pages
        )
        Sending.objects.create(draft=started.draft, review_of=locked)
    return Begun(started.draft, started.key, is_new=True)


@dataclass(frozen=True)
class Filled:
    length: Draft.Length
    pages: dict[str, dict[str, Answer]]
    """By page of the questions in use, by question."""


def filled_in(old: Definition, new: Definition, answers: dict[str, Answer]) -> Filled:
    """What she answered last time and still fits the questions in use.

    What she left out then is left out again, so that she comes to the check of her answers. What
    was not asked then, no longer fits or is not kept (her postcode) is asked.
    """
    kept = {code: given for code, given in answers.items() if not maps(old, new, {code: given})}
    shown = visible(new, kept)
    # Of a short form, nobody has asked her the rest.
    page_of = {one.code: page for page in old.pages for one in page.questions}
    is_full = any(page_of[code].length == "full" for code in answers if code in page_of)
    length = Draft.Length.FULL if is_full else Draft.Length.SHORT
    lengths = ("short", "full") if is_full else ("short",)
    pages = {
        page.code: {
            one.code: kept[one.code] if one.code in kept else _blank(one)
            for one in page.questions
            if one.code in kept or _was_left_out(one, old, answers)
        }
        for page in visible_pages(new, shown, lengths=lengths)
    }
    return Filled(length, {code: given for code, given in pages.items() if given})


def _was_left_out(question: Question, old: Definition, answers: dict[str, Answer]) -> bool:
    return (
        question.code in old.question_by_code
        and question.code not in answers
        and question.type != "postcode"
        and not question.required
    )


def _blank(question: Question) -> Answer:
    return [] if question.type == "choices" else ""
