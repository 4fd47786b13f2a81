"""The pieces of which a letter is put together for its templates."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from portal.languages.models import OwnWords
from portal.languages.table import BY_CODE, language_for
from portal.languages.translated import Text


@dataclass(frozen=True)
class Words:
    """What a person wrote, marked with the language that it is in."""

    value: str
    tag: str
    direction: str

    @classmethod
    def of(cls, value: str, code: str) -> "Words":
        language = language_for(code)
        return cls(value, language.tag, language.direction)

    @classmethod
    def hers(cls, value: str, code: str) -> "Words":
        """She may have written in another language than that of her page."""
        language = BY_CODE.get(code)
        return cls(value, language.tag if language else OwnWords.UNKNOWN, "auto")


@dataclass(frozen=True)
class Talk:
    on: datetime.date | None
    place: str
    interpreter: bool


@dataclass(frozen=True)
class SupportLine:
    kind: str
    words: Words | None
    amount: Decimal | None
    period: str
    starts_on: datetime.date | None


@dataclass(frozen=True)
class ServiceLine:
    name: str
    phone: str
    why: Words | None


@dataclass(frozen=True)
class AnswerLine:
    title: Text | None
    options: tuple[Text, ...]
    number: str
    own_words: Words | None
    changed: Words | None
    """What she says now, where talking changed it."""
