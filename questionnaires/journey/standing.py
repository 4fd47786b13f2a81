"""Where a draft stands: what is asked, what is done, what comes next. Asks the database nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.ui.danger import sounds_like_danger
from questionnaires.answers import chosen_options, visible, visible_pages, visible_questions
from questionnaires.conditions import Answers
from questionnaires.definition import Page, Question, Section
from questionnaires.models import Draft, DraftStep
from questionnaires.models.drafts import answers_in

INTERRUPTS = "R0"
"""The tag of options that stop the journey with the danger page."""


@dataclass(frozen=True)
class SectionStanding:
    """One section in the list of what is done."""

    section: Section
    pages: tuple[Page, ...]
    done: int
    opens: Page | None
    """Where its row leads: its first open page, if all before it is done; its first if done."""

    @property
    def is_complete(self) -> bool:
        return self.done == len(self.pages)


class Standing:
    """A pure function of the draft's version and rows. Make a new one after a write."""

    def __init__(self, draft: Draft, rows: Mapping[str, DraftStep] | None = None) -> None:
        self.draft = draft
        self.definition = draft.definition
        self.rows = {row.page: row for row in draft.steps.all()} if rows is None else rows
        stored = answers_in(self.rows.values(), self.definition)
        self.answers: Answers = visible(self.definition, stored)
        self.pages = visible_pages(self.definition, self.answers, lengths=draft.lengths)

    def questions(self, page: Page) -> tuple[Question, ...]:
        return visible_questions(page, self.answers)

    def is_shown(self, page: Page) -> bool:
        return any(one.code == page.code for one in self.pages)

    def is_complete(self, page: Page) -> bool:
        """Confirmed, with nothing typed since, and nothing on it that was not asked yet."""
        row = self.rows.get(page.code)
        if row is None or not row.is_complete:
            return False
        return all(question.code in row.answers for question in self.questions(page))

    def open_pages(self) -> Iterator[Page]:
        return (page for page in self.pages if not self.is_complete(page))

    @property
    def first_open(self) -> Page | None:
        """Where to go on; None when it is time to check the answers."""
        return next(self.open_pages(), None)

    def open_before(self, page: Page) -> Page | None:
        """The first page that has to be done before this one."""
        before = self.pages[: self._place(page)]
        return next((one for one in before if not self.is_complete(one)), None)

    def before(self, page: Page) -> Page | None:
        place = self._place(page)
        return self.pages[place - 1] if place else None

    def after(self, page: Page) -> Page | None:
        following = self.pages[self._place(page) + 1 :] if self.is_shown(page) else ()
        return next(iter(following), None)

    def progress(self, page: Page) -> tuple[Section, int, int]:
        """Its section, its place in it, and how many pages the section has now."""
        section = self.definition.section_of[page.code]
        codes = [one.code for one in self.pages if self._section_code(one) == section.code]
        return section, codes.index(page.code) + 1, len(codes)

    def sections(self) -> list[SectionStanding]:
        first = self.first_open
        found = []
        for section in self.definition.sections:
            pages = tuple(one for one in self.pages if self._section_code(one) == section.code)
            if not pages:
                continue
            done = sum(self.is_complete(page) for page in pages)
            opens = pages[0] if done == len(pages) else (first if first in pages else None)
            found.append(SectionStanding(section, pages, done, opens))
        return found

    def unseen_danger(self) -> list[str]:
        """Answers that stop the journey and for which the danger page was not seen yet."""
        seen = set(self.draft.warned_of)
        return [code for code in self.dangers() if code not in seen]

    def dangers(self) -> list[str]:
        """`safe/end-life`: a question and the option of it that was chosen."""
        return [
            f"{question.code}/{option.code}"
            for question, option in chosen_options(self.definition, self.answers)
            if INTERRUPTS in option.tags
        ]

    def danger_is_on(self, page: Page) -> bool:
        """Whether this is the page whose answer stops the journey: she can always change it."""
        codes = {question.code for question in page.questions}
        return any(flag.partition("/")[0] in codes for flag in self.unseen_danger())

    def own_words_sound_like_danger(self, page: Page | None) -> bool:
        """Where they were written and on the page after it; None for all that was written."""
        near = self.pages if page is None else [page, *filter(None, [self.before(page)])]
        return any(sounds_like_danger(text) for one in near for text in self._own_words(one))

    def _own_words(self, page: Page) -> Iterator[str]:
        row = self.rows.get(page.code)
        for stored in (row.answers, row.pending) if row else ():
            for question in page.questions:
                text = (stored or {}).get(question.code)
                if not question.is_choosing and isinstance(text, str):
                    yield text

    def _place(self, page: Page) -> int:
        return [one.code for one in self.pages].index(page.code)

    def _section_code(self, page: Page) -> str:
        return self.definition.section_of[page.code].code
