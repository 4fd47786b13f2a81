"""Needs, audiences, cultures, kinds of place and ways of delivery, from the data files."""

from pathlib import Path
from typing import Any

from django.db import transaction

from directory.importing.shipped.files import DATA, OTHER_LANGUAGES, Texts, load, texts
from directory.importing.shipped.translations import put_drafts
from directory.models import Taxonomy, Term
from portal.audit.actions import record
from portal.languages.table import ENGLISH
from portal.languages.translated import source_changed

Entries = dict[tuple[str, str], Texts]
"""By taxonomy and code."""

BY = "load_directory"


@transaction.atomic
def load_terms(folder: Path = DATA) -> int:
    """Brings the terms and their drafts up to the files; says how many terms changed."""
    changed: set[Any] = set()
    for (taxonomy, code), english in _entries(folder, ENGLISH.code).items():
        term, is_new = Term.objects.get_or_create(
            taxonomy=taxonomy, code=code, defaults={"name": english["name"]}
        )
        if _say(term, english) or is_new:
            changed.add(term.pk)
    terms = {(term.taxonomy, term.code): term for term in Term.objects.all()}
    for language in OTHER_LANGUAGES:
        entries = _entries(folder, language)
        by_key = {terms[place].pk: entry for place, entry in entries.items() if place in terms}
        changed |= put_drafts(terms.values(), language, by_key)
    if changed:
        record(by=BY, verb="directory.terms.loaded", subject=f"{len(changed)} terms")
    return len(changed)


def shipped_terms(folder: Path = DATA) -> list[Term]:
    """The terms as the files have them, not stored."""
    return [
        Term(taxonomy=taxonomy, code=code, name=english["name"])
        for (taxonomy, code), english in _entries(folder, ENGLISH.code).items()
    ]


def _say(term: Term, english: Texts) -> bool:
    """Gives the term its English texts; True if that changed it."""
    digest = term.source_digest()
    for field in Term.TRANSLATED:
        setattr(term, field, english.get(field, ""))
    if term.source_digest() == digest:
        return False
    term.save()
    source_changed(term, minor=False)
    return True


def _entries(folder: Path, language: str) -> Entries:
    found: Entries = {}
    for taxonomy, entries in load(f"terms/{language}.toml", folder).items():
        if taxonomy in Taxonomy.values:
            for code, entry in entries.items():
                found[(taxonomy, code)] = texts(entry)
    for code, languages in load("delivery.toml", folder).items():
        if language in languages:
            found[(Taxonomy.DELIVERY.value, code)] = texts(languages[language])
    return found
