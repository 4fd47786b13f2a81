"""An entry as a reader sees it: in her language as far as that is there, with figure and quote."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.languages.models import State
from portal.languages.table import ENGLISH, language_for
from portal.languages.translated import Text, TextSet, texts_for
from surveys.models import Entry, Quote
from surveys.we_said.figures import Frozen, frozen

UNREAD = (State.DRAFT, State.MACHINE_DRAFT)
"""Nobody who speaks the language has checked it."""


@dataclass(frozen=True)
class Part:
    """One of the three, in easy read as well where somebody has written it."""

    code: str
    text: Text
    easy: Text | None


@dataclass(frozen=True)
class Shown:
    entry: Entry
    texts: TextSet
    quote: Text | None
    figure: Frozen | None
    english: TextSet | None
    """Beside a text about safety that nobody has checked; None elsewhere."""
    is_unchecked: bool
    """A draft in a language whose other pages have been checked: they all say so otherwise."""

    @property
    def parts(self) -> list[Part]:
        return [
            Part(code, getattr(self.texts, code), self.texts.get(f"easy_{code}") or None)
            for code in ("asked", "said", "did")
        ]

    @property
    def english_parts(self) -> list[str]:
        found = self.english
        return [str(getattr(found, code)) for code in ("asked", "said", "did")] if found else []

    @property
    def has_easy(self) -> bool:
        return any(part.easy for part in self.parts)

    @property
    def topic(self) -> str:
        return str(self.entry.get_topic_display())

    @property
    def state(self) -> str:
        return self.texts.state


def shown(entries: Iterable[Entry], language: str) -> list[Shown]:
    """Two queries more than for the entries, however many there are."""
    listed = list(entries)
    texts = texts_for(listed, language)
    quotes = _quotes(listed, language)
    return [_shown(entry, texts[entry.pk], quotes, language) for entry in listed]


def _shown(entry: Entry, texts: TextSet, quotes: dict[object, Text], language: str) -> Shown:
    survey = entry.action.survey
    is_unread = texts.state in UNREAD
    beside = is_unread and survey is not None and survey.is_safeguarding
    return Shown(
        entry=entry,
        texts=texts,
        quote=quotes.get(entry.quote_id),
        figure=frozen(entry.figure) if entry.figure_words else None,
        english=texts_for([entry], ENGLISH.code)[entry.pk] if beside else None,
        is_unchecked=is_unread and language_for(language).state != "draft",
    )


def _quotes(entries: Iterable[Entry], language: str) -> dict[object, Text]:
    """Those that may still be published: whoever takes back her word, or whom a person takes out,
    is gone from here at once."""
    wanted = {entry.quote_id for entry in entries if entry.quote_id}
    if not wanted:
        return {}
    quotes = list(Quote.objects.publishable().filter(pk__in=wanted))
    return {pk: texts.words for pk, texts in texts_for(quotes, language).items()}
