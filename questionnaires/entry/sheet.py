"""All questions on one page: a form for each page of the definition, with what is said beside it.

Every question is there, asked or not, with the condition in words, so that nothing depends on
scripts. What counts is decided as ever, by `visible`.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from portal.languages.table import ENGLISH, Language, language_for
from portal.languages.translated import Text
from questionnaires import forms
from questionnaires.answers import chosen_options
from questionnaires.definition import Page, Question
from questionnaires.entry.parts import Asked, Choice, Leaf, Part
from questionnaires.forms import PageForm
from questionnaires.in_words import English
from questionnaires.journey import actions, shown
from questionnaires.journey.standing import INTERRUPTS, Standing
from questionnaires.models import Draft
from questionnaires.texts import Words, words

CAUTIONS = "R2"
"""The tag of options after which staff take care whom they ring and what they leave lying."""
SEEN = "seen."
"""Before the code of a page: the revision that the page was shown with."""


class Sheet:
    """One draft as one form. Asks for words once in English and once in their language."""

    def __init__(
        self, draft: Draft, posted: QueryDict | None = None, *, with_errors: bool = False
    ) -> None:
        self.draft, self.posted, self.with_errors = draft, posted, with_errors
        self.definition = draft.definition
        self.standing = Standing(draft)
        self.english = words(draft.version, ENGLISH.code)
        self.theirs = words(draft.version, draft.language) if self.is_foreign else None
        self._said = English.of(draft.version)

    @cached_property
    def forms(self) -> dict[str, PageForm]:
        """By page."""
        return {page.code: self._form(page) for page in self.definition.pages}

    @property
    def language(self) -> Language:
        return language_for(self.draft.language)

    @property
    def is_foreign(self) -> bool:
        return self.language != ENGLISH

    @property
    def is_unchecked(self) -> bool:
        """Whether nobody who speaks the language has read all of these words."""
        return self.theirs is not None and not self.theirs.is_checked()

    def errors(self) -> list[dict[str, str]]:
        """For the summary on top: each sentence with its question, and the field it leads to."""
        return [
            {
                "target": getattr(field, "first_input_id", field.auto_id),
                "message": f"{field.label} – {error}",
            }
            for form in self.forms.values()
            if form.is_bound
            for field in form
            for error in field.errors
        ]

    def in_words(self, tag: str) -> list[str]:
        """Answers that count and carry this tag."""
        chosen = chosen_options(self.definition, self.standing.answers)
        return [
            self._said.option(question, option.code)
            for question, option in chosen
            if tag in option.tags
        ]

    def alarms(self) -> dict[str, Any]:
        """What the answers ask of the member of staff, for the panels on top."""
        return {
            "dangers": self.in_words(INTERRUPTS),
            "cautions": self.in_words(CAUTIONS),
            "sounds_like_danger": self.standing.own_words_sound_like_danger(None),
        }

    # What is sent -------------------------------------------------------------

    def sent(self) -> Iterator[actions.Sent]:
        """The pages that came with the form. Blanks over what was never answered say nothing."""
        posted = self.posted or QueryDict()
        for page in self.definition.pages:
            given = posted.get(f"{SEEN}{page.code}")
            if given is None:
                continue
            row, form = self.standing.rows.get(page.code), self.forms[page.code]
            before = (row.answers if row else None) or {}
            holds = form.is_valid()
            typed = form.answers() if holds else forms.typed(page.questions, posted, page.code)
            yield actions.Sent(
                page,
                {code: one for code, one in typed.items() if one or before.get(code)},
                int(given) if given.isdecimal() and len(given) < 10 else None,
                holds,
            )

    def _form(self, page: Page) -> PageForm:
        row = self.standing.rows.get(page.code)
        data: MultiValueDict[str, str] | None = None
        if self.posted is not None:
            data = forms.own_fields(page.questions, self.posted, page.code)
        elif self.with_errors and row is not None and row.pending is not None:
            data = MultiValueDict(forms.as_posted(row.pending, page.code))
        form = PageForm(
            data,
            initial={**(row.answers or {}), **(row.pending or {})} if row else {},
            page=page,
            questions=page.questions,
            words=self.english,
            prefix=page.code,
        )
        asked = self.standing.questions(page)
        for question in page.questions:
            if question not in asked:
                form.fields[question.code].required = False
        return form

    # What is shown ------------------------------------------------------------

    def parts(self) -> list[Part]:
        return [
            Part(
                section.code,
                self._said.section(section.code),
                [self._leaf(page) for page in section.pages],
                *self._count(section.pages),
            )
            for section in self.definition.sections
        ]

    def _count(self, pages: Sequence[Page]) -> tuple[int, int]:
        codes = [one.code for page in pages for one in self.standing.questions(page)]
        return sum(code in self.standing.answers for code in codes), len(codes)

    def _leaf(self, page: Page) -> Leaf:
        row, form = self.standing.rows.get(page.code), self.forms[page.code]
        conditions = {self._said.condition(one.visible_if) for one in page.questions}
        together = conditions.pop() if len(conditions) == 1 else ""
        rivals = row.rivals or [] if row else []
        return Leaf(
            page=page,
            title=self._title(page),
            only_if=together,
            is_open=bool(self.standing.questions(page) or rivals or (row and row.pending))
            or (form.is_bound and bool(form.errors)),
            revision=row.revision if row else 0,
            questions=[self._asked(form, one, together) for one in page.questions],
            saved=self._given(page, row.answers or {}) if row and rivals else [],
            others=[self._given(page, one) for one in rivals],
        )

    def _title(self, page: Page) -> str:
        title = str(self.english.page(page) or "")
        if page.copy == 1:
            return title
        return f"{title} (person {page.copy})" if title else f"Person {page.copy}"

    def _given(self, page: Page, answers: actions.Typed) -> list[shown.Given]:
        return list(shown.given(self.english, page.questions, answers))

    def _asked(self, form: PageForm, question: Question, together: str) -> Asked:
        field = form[question.code]
        only_if = self._said.condition(question.visible_if)
        choices = (
            [self._choice(question, one.data) for one in field] if question.is_choosing else []
        )
        return Asked(
            field=field,
            only_if="" if only_if == together else only_if,
            theirs=self._their(lambda words: words.question(question)),
            their_hint=self._their(lambda words: words.question(question, "hint")),
            choices=choices,
        )

    def _choice(self, question: Question, data: dict[str, Any]) -> Choice:
        code = str(data["value"])
        return Choice(
            data=data,
            theirs=self._their(lambda words: words.option(question, code)),
            their_hint=self._their(lambda words: words.option_hint(question, code)),
        )

    def _their(self, ask: Callable[[Words], Text | None]) -> Text | None:
        """None where the language has no words for it: English stands there already."""
        found = ask(self.theirs) if self.theirs else None
        return found if found and found.language == self.draft.language else None
