"""Saving what a translator wrote: as a draft, or as reviewed by this person now."""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction

from portal.audit.actions import record
from portal.languages.kinds import Piece
from portal.languages.models import State, Translation
from portal.languages.table import BY_CODE
from portal.languages.translated import save_texts

if TYPE_CHECKING:
    from portal.accounts.models import User

GAP = re.compile(r"\{[^{}]*\}")
"""Where a figure or a name is put in: {amount}."""


class Refused(Exception):
    """The texts cannot be saved like this; the sentence says why."""


class TextsChangedMeanwhile(Exception):
    """The English or the translation changed after the form was opened; nothing is written."""


def fingerprint(piece: Piece, row: Translation | None) -> str:
    """Of the English and the translation together: what a translator had before her eyes."""
    texts = row.texts if row else {}
    state = row.state if row else ""
    seen = json.dumps([piece.unit.english_texts(), texts, state], sort_keys=True)
    return hashlib.sha256(seen.encode("utf-8", "replace")).hexdigest()[:32]


def row_of(piece: Piece, language: str, *, locked: bool = False) -> Translation | None:
    unit = piece.unit
    rows = Translation.objects.of(unit.TRANSLATION_KIND, [str(unit.pk)]).filter(language=language)
    if locked:
        return rows.select_for_update().first()
    return rows.select_related("translator", "reviewer").first()


@transaction.atomic
def save_piece(
    *,
    piece: Piece,
    language: str,
    texts: Mapping[str, str],
    reviewed: bool,
    seen: str,
    by: "User",
) -> Translation:
    """Reviewed means: someone who speaks the language has read every text beside its English."""
    before = row_of(piece, language, locked=True)
    if seen != fingerprint(piece, before):
        raise TextsChangedMeanwhile
    english = piece.unit.english_texts()
    wanted = {field: texts.get(field, "").strip() for field in english}
    _refuse_lost_gaps(english, wanted)
    if reviewed and any(text and not wanted[field] for field, text in english.items()):
        raise Refused("A translation is reviewed when every text is there. Save it as a draft.")
    state = State.REVIEWED if reviewed else State.DRAFT
    if not any(wanted.values()):
        state = State.MISSING
    row = save_texts(piece.unit, language=language, texts=wanted, state=state, by=by)
    if before and before.texts == row.texts:
        # Who only reviews it has not written it.
        row.translator = before.translator
        row.save(update_fields=["translator"])
    record(
        by=by,
        verb="languages.text.saved",
        subject=f"{piece.title} ({piece.unit.TRANSLATION_KIND} {piece.unit.pk})",
        detail={
            "language": BY_CODE[language].english_name,
            "state": row.get_state_display(),
            "source_digest": row.source_digest,
        },
    )
    return row


def _refuse_lost_gaps(english: Mapping[str, str], texts: Mapping[str, str]) -> None:
    """A figure or a name is put in at run time; a text without its gap would lose it."""
    for field, text in texts.items():
        wanted, given = set(GAP.findall(english[field])), set(GAP.findall(text))
        if text and wanted != given:
            named = ", ".join(sorted(wanted ^ given))
            raise Refused(f"Keep what stands in braces as it is in the English: {named}.")
