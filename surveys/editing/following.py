"""What becomes of the translations when the English of a draft changes.

Rows belong to units, whatever the version: those of a question that keeps its unit are found
outdated by themselves. A question that leaves the bank, or becomes another one, takes a copy of its
translations along, so that nobody begins with an empty page.
"""

from collections.abc import Iterator, Mapping

from portal.languages.models import State, Translation
from portal.languages.units import TextUnit
from questionnaires.texts import KIND

Units = Mapping[str, TextUnit]


def follow(before: Units, after: Units, *, was: Mapping[str, str], minor: bool = False) -> None:
    """`was`: units with another name than before, new to old. A minor edit leaves translations as
    they are: a comma, a name."""
    pairs = list(_pairs(before, after, was))
    old_keys = {old.pk for old, _ in pairs}
    new_keys = {new.pk for _, new in pairs}
    rows = list(Translation.objects.of(KIND, sorted(old_keys | new_keys)))
    there = {(row.object_id, row.language) for row in rows}
    made = []
    for old, new in pairs:
        for row in (one for one in rows if one.object_id == old.pk):
            if old.pk != new.pk and (new.pk, row.language) not in there:
                made.append(_copied(row, old, new, minor=minor))
            elif old.pk == new.pk and minor and row.source_digest == old.source_digest():
                row.source_digest = new.source_digest()
                row.save(update_fields=["source_digest", "updated_at"])
    Translation.objects.bulk_create(made)


def _pairs(
    before: Units, after: Units, was: Mapping[str, str]
) -> Iterator[tuple[TextUnit, TextUnit]]:
    for name, new in after.items():
        old = before.get(was.get(name, name))
        if old and (old.pk != new.pk or old.texts != new.texts):
            yield old, new


def _copied(row: Translation, old: TextUnit, new: TextUnit, *, minor: bool) -> Translation:
    is_fresh = row.source_digest == old.source_digest()
    stays = is_fresh and (minor or old.texts == new.texts)
    return Translation(
        kind=KIND,
        object_id=new.pk,
        language=row.language,
        texts={field: text for field, text in row.texts.items() if field in new.texts},
        state=row.state if stays else State.OUTDATED,
        source_digest=new.source_digest() if stays else row.source_digest,
        translator=row.translator,
        reviewer=row.reviewer if stays else None,
        reviewed_at=row.reviewed_at if stays else None,
    )
