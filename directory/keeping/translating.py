"""Writing and reviewing a listing's texts in the languages other than English."""

import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction

from directory.keeping import saving
from directory.keeping.rules import Refused
from directory.models import Service, Version
from portal.languages.models import State, Translation
from portal.languages.table import BY_CODE
from portal.languages.translated import save_texts

if TYPE_CHECKING:
    from portal.accounts.models import User

TRANSLATION = "translation"
"""Beside the listing in a version: the language, and its texts before and after."""


class TextsChangedMeanwhile(Exception):
    """The English or the translation changed after the form was opened; nothing is written."""


def fingerprint(service: Service, row: Translation | None) -> str:
    """Of the English and the translation together: what a translator had before her eyes."""
    texts = row.texts if row else {}
    seen = json.dumps([service.english_texts(), texts, row.state if row else ""], sort_keys=True)
    return hashlib.sha256(seen.encode("utf-8", "replace")).hexdigest()[:32]


def row_in(service: Service, language: str) -> Translation | None:
    rows = service.translations().filter(language=language)
    return rows.select_related("translator", "reviewer").first()


def missing_texts(service: Service, texts: Mapping[str, str]) -> list[str]:
    """Fields that are shown in English and have no text in the language."""
    english = service.english_texts()
    shown = (name for name, text in english.items() if text and name != "words")
    return [name for name in shown if not texts.get(name)]


@transaction.atomic
def save_translation(
    *,
    service: Service,
    language: str,
    texts: Mapping[str, str],
    reviewed: bool,
    seen: str,
    by: "User",
) -> Translation:
    """Keeps the texts as a draft, or as reviewed by this person now.

    Reviewed means: someone who speaks the language has read every text beside its English.
    """
    held = saving.locked(service)
    before = row_in(held, language)
    if seen != fingerprint(held, before):
        raise TextsChangedMeanwhile
    wanted = {name: texts.get(name, "").strip() for name in held.TRANSLATED}
    if reviewed and missing_texts(held, wanted):
        raise Refused("A translation is reviewed when every text is there. Save it as a draft.")
    saving.keep_first_version(held)
    row = save_texts(held, language=language, texts=wanted, state=_state(wanted, reviewed), by=by)
    if before and before.texts == row.texts:
        # Who only reviews it has not written it.
        row.translator = before.translator
        row.save(update_fields=["translator"])
    name = BY_CODE[language].english_name
    version = saving.finish(
        held,
        by=by,
        verb="directory.translation.saved",
        note=f"{name}: {row.get_state_display()}",
        detail={"language": name, "state": row.state},
    )
    _keep_texts(version, language, before.texts if before else {}, row)
    return row


def _state(texts: Mapping[str, str], reviewed: bool) -> str:
    if not any(texts.values()):
        return State.MISSING
    return State.REVIEWED if reviewed else State.DRAFT


def _keep_texts(
    version: Version, language: str, before: Mapping[str, str], row: Translation
) -> None:
    version.content[TRANSLATION] = {
        "language": language,
        "before": dict(before),
        "after": row.texts,
        "state": row.state,
    }
    version.save(update_fields=["content"])
