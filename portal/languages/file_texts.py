"""Translations that ship with the product as files, brought into rows."""

from collections.abc import Callable, Mapping
from pathlib import Path

from portal.languages.models import State, Translation
from portal.languages.table import ENGLISH, LANGUAGES
from portal.languages.translated import save_texts
from portal.languages.units import TextUnit

Texts = Mapping[str, Mapping[str, str]]
"""Unit to field to text."""


def load_unit_texts(
    units: Mapping[str, TextUnit], folder: Path, read: Callable[[Path], Texts]
) -> int:
    """Loads `<folder>/<language>.toml` of each language and says how many rows were written.

    What a person has reviewed or changed here is never overwritten. Where the English has changed
    and the file has not, the row becomes outdated.
    """
    written = 0
    for language in LANGUAGES:
        path = folder / f"{language.code}.toml"
        if language == ENGLISH or not path.is_file():
            continue
        written += sum(
            _load_one(units[name], language.code, fields)
            for name, fields in read(path).items()
            if name in units
        )
    return written


def _load_one(unit: TextUnit, language: str, fields: Mapping[str, str]) -> bool:
    known = {field: text for field, text in fields.items() if field in unit.texts and text}
    row = Translation.objects.of(unit.TRANSLATION_KIND, [unit.pk]).filter(language=language).first()
    if row is None:
        save_texts(unit, language=language, texts=known, state=State.DRAFT)
        return True
    has_changed = row.source_digest != unit.source_digest()
    if row.texts == known or row.translator_id or row.reviewed_at:
        if has_changed and row.state != State.OUTDATED:
            Translation.objects.filter(pk=row.pk).update(
                state=State.OUTDATED, reviewed_at=None, reviewer=None
            )
            return True
        return False
    save_texts(unit, language=language, texts=known, state=State.DRAFT)
    return True
