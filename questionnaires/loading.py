"""Bringing a questionnaire from its files into the database, as a draft that can be published.

A folder holds `definition.toml` and `texts/<language>.toml`, `texts/en.toml` among them.
"""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Max

from portal.languages.file_texts import load_unit_texts
from portal.languages.table import ENGLISH
from questionnaires.definition import read
from questionnaires.models import Version, VersionState
from questionnaires.texts import read_file, units


@dataclass(frozen=True)
class Loaded:
    version: Version
    is_new: bool
    """False where the files say what the newest version says."""
    texts: int
    """Translated texts that were written."""


def digest_of_body(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


@transaction.atomic
def load(folder: Path) -> Loaded:
    """Raises BadDefinition; then nothing has changed. An older draft is replaced."""
    with (folder / "definition.toml").open("rb") as file:
        data = tomllib.load(file)
    definition = read(data)
    english = read_file(folder / "texts" / f"{ENGLISH.code}.toml")
    version, is_new = load_body(definition.code, {"definition": data, "texts": english})
    return Loaded(
        version,
        is_new,
        load_unit_texts(units(definition.code, english), folder / "texts", read_file),
    )


def load_body(code: str, body: dict[str, Any]) -> tuple[Version, bool]:
    """The newest version, and whether this is a new draft; an older draft is replaced."""
    digest = digest_of_body(body)
    versions = Version.objects.filter(questionnaire=code)
    newest = versions.order_by("-number").first()
    if newest and newest.digest == digest:
        return newest, False
    versions.filter(state=VersionState.DRAFT).delete()
    number = (versions.aggregate(last=Max("number"))["last"] or 0) + 1
    made = Version.objects.create(questionnaire=code, number=number, body=body, digest=digest)
    return made, True
