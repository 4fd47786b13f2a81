"""Bringing rules and items from their files into the database, as a draft that can be published."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Max

from carers.models import Ruleset
from carers.plan.books import read
from carers.plan.files import DATA, body
from carers.plan.texts import read_file, units
from portal.languages.file_texts import load_unit_texts
from questionnaires.loading import digest_of_body
from questionnaires.models import VersionState


@dataclass(frozen=True)
class Loaded:
    ruleset: Ruleset
    is_new: bool
    """False where the files say what the newest ruleset says."""
    texts: int
    """Translated texts that were written."""


@transaction.atomic
def load(folder: Path = DATA) -> Loaded:
    """Raises BadRuleset, OSError; then nothing has changed. An older draft is replaced."""
    whole = body(folder)
    read(whole)
    ruleset, is_new = _ruleset(whole)
    texts = load_unit_texts(units(whole["texts"]), folder / "items" / "texts", read_file)
    return Loaded(ruleset, is_new, texts)


def _ruleset(whole: dict[str, Any]) -> tuple[Ruleset, bool]:
    digest = digest_of_body(whole)
    newest = Ruleset.objects.order_by("-number").first()
    if newest and newest.digest == digest:
        return newest, False
    Ruleset.objects.filter(state=VersionState.DRAFT).delete()
    number = (Ruleset.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    return Ruleset.objects.create(number=number, body=whole, digest=digest), True
