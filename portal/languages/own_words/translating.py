"""What a translator does: saves a beginning, finishes, puts the language right."""

import hashlib
import json
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from portal.audit.actions import record
from portal.languages.models import OwnWords
from portal.languages.own_words.subjects import subject_of
from portal.languages.table import BY_CODE
from portal.registry.registry import announce

if TYPE_CHECKING:
    from portal.accounts.models import User

DONE = "own_words.done"
"""Other rooms hear of it with `after_this`: `subject_kind`, `subject_id`, `part`."""


class ChangedMeanwhile(Exception):
    """Another translator saved, or the words themselves changed; nothing was written."""


class Gone(Exception):
    """Nobody needs these words translated any more."""


def fingerprint(words: OwnWords) -> str:
    """Of all that a translator had before her eyes."""
    seen = [words.original, words.translated, words.source, words.is_done]
    text = json.dumps(seen).encode("utf-8", "replace")
    return hashlib.sha256(text).hexdigest()[:32]


def language_in_words(code: str) -> str:
    return BY_CODE[code].english_name if code in BY_CODE else "Another language"


@transaction.atomic
def save(*, words: OwnWords, text: str, source: str, done: bool, seen: str, by: "User") -> OwnWords:
    """Keeps a translation, for later or as done. What is done can be put right, not undone.

    `source` is the language as the translator sees it. Where it is the reader's own, the words
    need no translation and stand as they are. Raises ChangedMeanwhile and Gone.
    """
    subject = subject_of(words, locked=True)
    locked = OwnWords.objects.select_for_update().filter(pk=words.pk).first()
    if locked is None or subject is None:
        raise Gone
    if fingerprint(locked) != seen:
        raise ChangedMeanwhile
    is_same = source == locked.target
    locked.source = source
    locked.translated = locked.original if is_same else text
    locked.translator = by
    if (done or is_same) and not locked.is_done:
        locked.done_at = timezone.now()
    locked.save()
    detail = {
        "from": language_in_words(source),
        "into": language_in_words(locked.target),
        "part": locked.part,
    }
    verb = "same" if is_same else "done" if locked.is_done else "saved"
    record(by=by, verb=f"languages.words.{verb}", subject=subject, detail=detail)
    if locked.is_done:
        announce(
            DONE,
            subject_kind=locked.subject_kind,
            subject_id=locked.subject_id,
            part=locked.part,
        )
    return locked
