"""What a letter is made of: what staff write for it, and what is taken over from the case.

Nothing of danger or harm is in it: a letter lies on a kitchen table. Questions that can be answered
with danger or harm are left out whole, whatever was said, so that a gap tells nothing either. Her
own words and added services are left out until somebody puts them in, where her answers have any.
"""

from collections.abc import Collection
from dataclasses import dataclass

from carers.models import Case, Note, SectionCheck, SupportPlan
from portal.languages.own_words.actions import own_words_of
from portal.languages.table import ENGLISH
from questionnaires.definition import Question
from questionnaires.in_words import English

SUMMARY, REASONS, AGREED, NEXT = "summary", "reasons", "agreed", "next"
TYPED = (SUMMARY, REASONS, AGREED, NEXT)
REQUIRED = (SUMMARY, REASONS)
TITLES = {
    SUMMARY: "What the carer’s life is like, and what she needs",
    REASONS: "Why this was decided",
    AGREED: "What was agreed",
    NEXT: "What happens next",
}
PREFIX = "letter/"
"""Of its parts in the translators' queue."""
KEPT_BACK = ("R0", "R2")
INVOLVED = "involved/people"


@dataclass(frozen=True)
class Piece:
    """Something of the case that may go into the letter, for whoever writes it."""

    code: str
    """'answer/want', 'wants/12', 'changed/sleep', 'service/3', 'involved/people'."""
    title: str
    words: str
    language: str
    english: str = ""
    """What a translator made of her words; empty while it waits, or for English."""


def may_be_told(question: Question) -> bool:
    """Whether a question and its answer may stand in a letter."""
    tags = {tag for option in question.options for tag in option.tags}
    return not question.confidential and not tags & set(KEPT_BACK)


def pieces_of(case: Case) -> list[Piece]:
    """In the order in which they are offered."""
    return [*_hers(case), *_wants(case), *_changed(case), *_services(case)]


def included_at_first(case: Case, pieces: Collection[Piece]) -> set[str]:
    """All of it; where her answers speak of danger or harm only what staff wrote down."""
    levels = {flag["level"] for flag in case.flags}
    codes = {piece.code for piece in pieces}
    if not levels & set(KEPT_BACK):
        return codes
    return {code for code in codes if code.startswith(("wants/", "changed/"))}


def taken_over(case: Case, included: Collection[str]) -> dict[str, str]:
    """What staff wrote on the case in English, by part: it has to be put into her language."""
    theirs = ("wants/", "changed/", "service/")
    found = {
        piece.code: piece.words
        for piece in pieces_of(case)
        if piece.code in included and piece.code.startswith(theirs) and piece.words
    }
    plan = approved_plan(case)
    if plan is not None:
        found |= {"goal": plan.words} | {f"support/{one.pk}": one.words for one in plan.items.all()}
    return {part: text.strip() for part, text in found.items() if text.strip()}


def approved_plan(case: Case) -> SupportPlan | None:
    approved = SupportPlan.objects.filter(case=case, state=SupportPlan.State.APPROVED)
    return approved.select_related("settled_by").prefetch_related("items").first()


def _hers(case: Case) -> list[Piece]:
    """Her own words, as she wrote them."""
    titles = _own_questions(case)
    texts = {f"answer/{code}": str(case.answers.get(code, "")) for code in titles}
    texts[INVOLVED] = str(case.involved.get("people", ""))
    known = own_words_of(case, target=ENGLISH.code)
    found = []
    for part, text in texts.items():
        if not text.strip():
            continue
        translated = known.get(part)
        found.append(
            Piece(
                code=part,
                title=titles.get(part.removeprefix("answer/"), "Whom the carer wants involved"),
                words=text,
                language=translated.source if translated else case.language,
                english=translated.translated if translated and translated.is_done else "",
            )
        )
    return found


def _own_questions(case: Case) -> dict[str, str]:
    """Questions that she answers in her own words, in English."""
    if case.version is None:
        return {}
    words = English.of(case.version)
    return {
        code: words.question(code)
        for code, question in case.version.definition.question_by_code.items()
        if question.type in ("text", "long_text") and may_be_told(question)
    }


def _wants(case: Case) -> list[Piece]:
    notes = Note.objects.filter(case=case, kind=Note.Kind.WANTS).order_by("at", "pk")
    title = str(Note.Kind.WANTS.label)
    return [Piece(f"wants/{note.pk}", title, note.words, note.language) for note in notes]


def _changed(case: Case) -> list[Piece]:
    """What she says now, where talking changed an answer."""
    if case.version is None:
        return []
    words, asked = English.of(case.version), case.version.definition.question_by_code
    said: dict[str, str] = {}
    for check in SectionCheck.objects.filter(case=case):
        said |= {code: str(text) for code, text in check.changed.items()}
    return [
        Piece(f"changed/{code}", f"After talking: {words.question(code)}", said[code], ENGLISH.code)
        for code in asked
        if said.get(code, "").strip() and may_be_told(asked[code])
    ]


def _services(case: Case) -> list[Piece]:
    return [
        Piece(f"service/{one.pk}", f"Service: {one.name}", one.why, ENGLISH.code)
        for one in case.added_services.all()
    ]
