"""Keeping a recording, replacing it, taking it away."""

from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from portal.audit.actions import record
from portal.languages.kinds import Piece
from portal.languages.models import Recording, Translation
from portal.languages.recordings.sound import ENOUGH, TYPES, type_of
from portal.languages.table import BY_CODE
from portal.languages.translated import digest_of

if TYPE_CHECKING:
    from portal.accounts.models import User

MOST_BYTES = 4_000_000
"""Some four minutes; a question takes half a minute."""


class Refused(Exception):
    """The file cannot be kept; the sentence says why."""


def digest_of_words(row: Translation | None) -> str:
    """Of what there is to read; a recording of other words is not played."""
    return digest_of(dict(sorted(row.texts.items()))) if row and any(row.texts.values()) else ""


@transaction.atomic
def keep(
    *, piece: Piece, language: str, row: Translation | None, upload: "UploadedFile[Any]", by: "User"
) -> Recording:
    """Replaces the one that was there. `row` holds the words that were read."""
    digest = digest_of_words(row)
    if not digest:
        raise Refused("Write the text in this language first.")
    if (upload.size or 0) > MOST_BYTES:
        raise Refused("The file is larger than 4 MB. Record it shorter, or as MP3.")
    head = upload.read(ENOUGH)
    upload.seek(0)
    kind = type_of(head)
    if not kind:
        raise Refused("This is not a sound that browsers play: choose MP3, M4A, Ogg, WebM or WAV.")
    _forget(piece, language)
    made = Recording(
        kind=piece.unit.TRANSLATION_KIND,
        object_id=str(piece.unit.pk),
        language=language,
        content_type=kind,
        words_digest=digest,
        spoken_by=by,
    )
    made.file.save(f"{made.pk}.{TYPES[kind]}", upload, save=False)
    made.save()
    _note(piece, language, "languages.recording.kept", by)
    return made


@transaction.atomic
def take_away(*, piece: Piece, language: str, by: "User") -> None:
    if _forget(piece, language):
        _note(piece, language, "languages.recording.taken_away", by)


def _forget(piece: Piece, language: str) -> bool:
    """The file goes once the row is surely gone."""
    old = Recording.objects.of(piece.unit, language)
    if old is None:
        return False
    storage, name = old.file.storage, old.file.name
    old.delete()
    transaction.on_commit(lambda: storage.delete(str(name)))
    return True


def _note(piece: Piece, language: str, verb: str, by: "User") -> None:
    subject = f"{piece.title} ({piece.unit.TRANSLATION_KIND} {piece.unit.pk})"
    record(by=by, verb=verb, subject=subject, detail={"language": BY_CODE[language].english_name})
