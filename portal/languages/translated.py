"""Objects whose English lives in their own columns and whose other languages are rows."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from django.db import models, transaction

from portal.languages.models import State, Translation
from portal.languages.table import ENGLISH

if TYPE_CHECKING:
    from portal.accounts.models import User


@dataclass(frozen=True)
class Text:
    """A text, the language it is really in, and how far that text has been checked."""

    value: str
    language: str
    state: str

    def __str__(self) -> str:
        return self.value

    def __bool__(self) -> bool:
        return bool(self.value)


class TextSet:
    """The texts of one object for one reader: `texts.name.value`, `texts.name.language`."""

    def __init__(self, fields: Mapping[str, Text], state: str) -> None:
        self._fields = dict(fields)
        self.state = state

    def get(self, field: str) -> Text | None:
        return self._fields.get(field)

    def __getattr__(self, field: str) -> Text:
        fields: dict[str, Text] = self.__dict__.get("_fields", {})
        if field not in fields:
            raise AttributeError(field)
        return fields[field]


def digest_of(texts: Mapping[str, str]) -> str:
    """Of English texts by field."""
    joined = "\x1f".join(f"{field}={text}" for field, text in texts.items())
    return hashlib.sha256(joined.encode("utf-8", "replace")).hexdigest()


class HasTexts(Protocol):
    """Anything whose English is translated by rows: a model, or a unit of a file."""

    @property
    def pk(self) -> Any: ...
    @property
    def TRANSLATION_KIND(self) -> str: ...  # noqa: N802 (a model's class attribute)
    def english_texts(self) -> dict[str, str]: ...
    def source_digest(self) -> str: ...


class Translatable(models.Model):
    """A model whose `TRANSLATED` columns hold English and are translated by rows."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ()
    TRANSLATION_KIND: ClassVar[str] = ""

    class Meta:
        abstract = True

    def english_texts(self) -> dict[str, str]:
        return {field: getattr(self, field) for field in self.TRANSLATED}

    def source_digest(self) -> str:
        """Changes whenever any of the English does."""
        return digest_of(self.english_texts())

    def translations(self) -> models.QuerySet[Translation]:
        return Translation.objects.of(self.TRANSLATION_KIND, [str(self.pk)])


def texts_for(objects: Iterable[HasTexts], language: str) -> dict[Any, TextSet]:
    """Texts for many objects of one kind in one query, by primary key; English fills the gaps."""
    objects = list(objects)
    rows: dict[str, Translation] = {}
    if objects and language != ENGLISH.code:
        found = Translation.objects.of(
            objects[0].TRANSLATION_KIND, [str(thing.pk) for thing in objects]
        ).filter(language=language)
        rows = {row.object_id: row for row in found}
    return {thing.pk: text_set(thing, rows.get(str(thing.pk)), language) for thing in objects}


def text_set(thing: HasTexts, row: Translation | None, language: str) -> TextSet:
    """The texts of one object, given its row in that language; English fills the gaps."""
    fields = {}
    for field, english in thing.english_texts().items():
        translated = row.texts.get(field, "") if row else ""
        if row and translated:
            fields[field] = Text(translated, language, row.state)
        else:
            fields[field] = Text(english, ENGLISH.code, State.REVIEWED)
    if language == ENGLISH.code:
        return TextSet(fields, State.REVIEWED)
    return TextSet(fields, row.state if row else State.MISSING)


@transaction.atomic
def source_changed(thing: Translatable, *, minor: bool) -> int:
    """Marks the translations of changed English as outdated and says how many.

    A minor edit (a comma, a corrected number that is the same in every language) leaves their
    state alone but moves the digest on, so that the row is not found outdated later.
    """
    rows = thing.translations()
    if minor:
        rows.update(source_digest=thing.source_digest())
        return 0
    stale = rows.exclude(source_digest=thing.source_digest()).exclude(state=State.MISSING)
    return stale.update(state=State.OUTDATED, reviewed_at=None, reviewer=None)


@transaction.atomic
def save_texts(
    thing: HasTexts,
    *,
    language: str,
    texts: Mapping[str, str],
    state: str,
    by: "User | None" = None,
) -> Translation:
    """Writes the texts of one object in one language; empty texts are left out, not stored."""
    from django.utils import timezone

    reviewed = state == State.REVIEWED
    row, _ = Translation.objects.update_or_create(
        kind=thing.TRANSLATION_KIND,
        object_id=str(thing.pk),
        language=language,
        defaults={
            "texts": {field: text for field, text in texts.items() if text},
            "state": state,
            "source_digest": thing.source_digest(),
            "translator": by,
            "reviewer": by if reviewed else None,
            "reviewed_at": timezone.now() if reviewed else None,
        },
    )
    return row
