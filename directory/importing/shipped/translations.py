"""Drafts of translations that ship with the portal. A person's work is never overwritten."""

from collections.abc import Iterable, Mapping
from typing import Any

from directory.importing.shipped.files import Texts
from portal.languages.models import State, Translation
from portal.languages.translated import Translatable

BATCH = 500


def put_drafts(
    things: Iterable[Translatable], language: str, texts: Mapping[Any, Texts]
) -> set[Any]:
    """Writes the shipped texts of these objects in one language; says which rows changed.

    `texts` is by primary key. A row that a person has edited or reviewed stays as it is, and so
    does one that already says the same: if it is outdated, the same text does not make it good.
    """
    wanted = [thing for thing in things if texts.get(thing.pk)]
    if not wanted:
        return set()
    kind = wanted[0].TRANSLATION_KIND
    standing = {
        row.object_id: row
        for batch in _batches([str(thing.pk) for thing in wanted])
        for row in Translation.objects.of(kind, batch).filter(language=language)
    }
    new, changed, touched = [], [], set()
    for thing in wanted:
        row = standing.get(str(thing.pk))
        if row is None:
            row = Translation(kind=kind, object_id=str(thing.pk), language=language)
            new.append(row)
        elif _is_a_persons(row) or row.texts == texts[thing.pk]:
            continue
        else:
            changed.append(row)
        row.texts = texts[thing.pk]
        row.state = State.DRAFT
        row.source_digest = thing.source_digest()
        touched.add(thing.pk)
    Translation.objects.bulk_create(new, batch_size=BATCH)
    Translation.objects.bulk_update(changed, ["texts", "state", "source_digest"], batch_size=BATCH)
    return touched


def _is_a_persons(row: Translation) -> bool:
    return bool(row.translator_id or row.reviewer_id) or row.state == State.REVIEWED


def _batches(keys: list[str]) -> Iterable[list[str]]:
    return (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))
