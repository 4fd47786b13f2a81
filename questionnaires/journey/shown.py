"""What the pages of a journey show, worked out for their templates."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.http import urlencode

from portal.languages.translated import Text
from questionnaires.conditions import Answer, chosen
from questionnaires.definition import Definition, Page, Question, Section
from questionnaires.forms import PageForm
from questionnaires.journey.room import Room
from questionnaires.journey.standing import Standing
from questionnaires.models import DraftStep
from questionnaires.texts import Words


@dataclass(frozen=True)
class Given:
    """One question with its answer, in words."""

    code: str
    title: Text | None
    options: tuple[Text, ...]
    own_words: str
    is_postcode: bool

    @property
    def is_answered(self) -> bool:
        return bool(self.options or self.own_words)


@dataclass(frozen=True)
class GivenPage:
    """One page of the check: its answers, and where they are changed."""

    page: Page
    title: Text | None
    rows: tuple[Given, ...]
    change: str


def units_of(definition: Definition, page: Page) -> list[str]:
    """The pieces of text that one page needs."""
    questions = [f"question/{question.text_code}" for question in page.questions]
    section = definition.section_of[page.code]
    return [f"section/{section.code}", f"page/{page.text_code}", *dict.fromkeys(questions)]


def step(
    room: Room, standing: Standing, words: Words, page: Page, form: PageForm, *, back_to: bool
) -> dict[str, Any]:
    """A page with its questions."""
    section, number, count = standing.progress(page)
    row = standing.rows.get(page.code)
    before = standing.before(page)
    draft = standing.draft
    return {
        "room": room,
        "draft": draft,
        "page": page,
        "title": _title(words, page, form.questions),
        "section": words.section(section),
        "number": number,
        "count": count,
        "revision": row.revision if row else 0,
        "is_long": draft.length == draft.Length.FULL,
        "back_to": back_to,
        "back": "check" if back_to else (before.code if before else "start"),
        "leave": room.url("leave", draft.pk),
        "action": room.url("step", draft.pk, step=page.code),
        "autosave": room.url("autosave", draft.pk, step=page.code),
        "language_step": room.url("language-step", draft.pk, step=page.code),
        "shows_urgent_help": standing.own_words_sound_like_danger(page),
    }


def which(
    room: Room, standing: Standing, words: Words, page: Page, row: DraftStep
) -> dict[str, Any]:
    """Two answers to one page: which of them holds?"""
    questions = standing.questions(page)
    return {
        "room": room,
        "draft": standing.draft,
        "page": page,
        "title": _title(words, page, questions),
        "saved": list(given(words, questions, row.answers or {})),
        "others": [list(given(words, questions, one)) for one in row.rivals or ()],
        "action": room.url("step", standing.draft.pk, step=page.code),
    }


def check(room: Room, standing: Standing, words: Words) -> dict[str, Any]:
    """All answers that count, by section, each with the way to change it."""
    sections: list[tuple[Text | None, list[GivenPage]]] = []
    held: Section | None = None
    for page in standing.pages:
        section = standing.definition.section_of[page.code]
        if section is not held:
            sections.append((words.section(section), []))
            held = section
        sections[-1][1].append(_page(room, standing, words, page))
    draft = standing.draft
    return {
        "room": room,
        "draft": draft,
        "sections": sections,
        "is_long": draft.length == draft.Length.FULL,
        "leave": room.url("leave", draft.pk),
        "done": room.done_url(draft.pk),
        "shows_urgent_help": standing.own_words_sound_like_danger(None),
    }


def tasks(room: Room, standing: Standing, words: Words) -> dict[str, Any]:
    """What is done and what is left, section by section."""
    rows = [
        {
            "title": words.section(one.section),
            "is_complete": one.is_complete,
            "url": room.url("step", standing.draft.pk, step=one.opens.code) if one.opens else "",
        }
        for one in standing.sections()
    ]
    return {
        "room": room,
        "draft": standing.draft,
        "rows": rows,
        "done": sum(row["is_complete"] for row in rows),
        "first": standing.first_open,
        "make": room.done_url(standing.draft.pk),
    }


def _page(room: Room, standing: Standing, words: Words, page: Page) -> GivenPage:
    questions = standing.questions(page)
    url = room.url("step", standing.draft.pk, step=page.code)
    return GivenPage(
        page,
        _title(words, page, questions),
        tuple(given(words, questions, standing.answers)),
        f"{url}?{urlencode({'back_to': 'check'})}",
    )


def _title(words: Words, page: Page, questions: tuple[Question, ...] | Any) -> Text | None:
    """Of the page; where one question is asked, the question is the heading."""
    if len(questions) != 1:
        found = words.page(page)
        if found:
            return found
    return words.question(questions[0])


def given(words: Words, questions: tuple[Question, ...], answers: Any) -> Iterator[Given]:
    for question in questions:
        answer: Answer | None = answers.get(question.code)
        labels = [words.option(question, code) for code in chosen(answer)]
        choosing = question.is_choosing
        yield Given(
            code=question.code,
            title=words.question(question),
            options=tuple(label for label in labels if label) if choosing else (),
            own_words="" if choosing else str(answer or ""),
            is_postcode=question.type in {"postcode", "number"},
        )
