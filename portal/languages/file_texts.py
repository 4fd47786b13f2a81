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
    and the file has not, the row becomes outdated. One query a language where nothing has changed.
    """
    written = 0
    for language in LANGUAGES:
        path = folder / f"{language.code}.toml"
        if language != ENGLISH and path.is_file():
            texts = read(path)
            written += _load_language(
                {units[name]: texts[name] for name in texts if name in units}, language.code
            )
    return written


def _load_language(texts: Mapping[TextUnit, Mapping[str, str]], language: str) -> int:
    rows = {
        (row.kind, row.object_id): row
        for row in Translation.objects.filter(
            kind__in={unit.TRANSLATION_KIND for unit in texts}, language=language
        )
    }
    new, changed = [], 0
    for unit, fields in texts.items():
        known = {field: text for field, text in fields.items() if field in unit.texts and text}
        row = rows.get((unit.TRANSLATION_KIND, unit.pk))
        if row is not None:
            changed += _follow(unit, row, known)
            continue
        new.append(
            Translation(
                kind=unit.TRANSLATION_KIND,
                object_id=unit.pk,
                language=language,
                texts=known,
                state=State.DRAFT,
                source_digest=unit.source_digest(),
            )
        )
    Translation.objects.bulk_create(new)
    return len(new) + changed


def _follow(unit: TextUnit, row: Translation, known: dict[str, str]) -> bool:
    """Brings a row in line with its file, if the file may change it."""
    if row.texts != known and not row.translator_id and not row.reviewed_at:
        save_texts(unit, language=row.language, texts=known, state=State.DRAFT)
        return True
    if row.source_digest != unit.source_digest() and row.state != State.OUTDATED:
        row.state, row.reviewed_at, row.reviewer = State.OUTDATED, None, None
        row.save(update_fields=["state", "reviewed_at", "reviewer", "updated_at"])
        return True
    return False
