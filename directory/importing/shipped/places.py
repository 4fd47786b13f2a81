"""Real places of Coventry (GP practices, libraries …), where the list of them is at hand."""

import csv
import io
from pathlib import Path

from directory.importing.actions import import_reading
from directory.importing.column_map import Column, ColumnMap
from directory.importing.csv_file import read_csv_text
from directory.importing.record import SourceError
from directory.importing.report import Report
from directory.importing.shipped.files import DATA, OTHER_LANGUAGES, load
from directory.importing.shipped.translations import put_drafts
from directory.models import Service, Taxonomy, Term
from portal.languages.translated import texts_for

SOURCE = "coventry-places"
FROM_THE_LIST = (
    "key", "name", "address", "postcode", "latitude", "longitude", "phone", "url", "source",
    "source_date", "licence",
)  # fmt: skip


def load_places(path: Path) -> Report:
    """The list through the same door as anyone's CSV.

    A place is described by its kind, in plain words: the lists say no more than name and address.
    """
    columns = {
        name: Column(name) for name in (*FROM_THE_LIST, "description", "needs", "place_kind")
    }
    reading = read_csv_text(_with_kinds(path), name=SOURCE, columns=ColumnMap(columns))
    return import_reading(reading, refresh=False)


def _with_kinds(path: Path) -> str:
    """The list with what its kinds of place stand for, as a CSV text."""
    kinds = load("places.toml", DATA)
    described = dict(
        Term.objects.filter(taxonomy=Taxonomy.PLACES).values_list("code", "description")
    )
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(
        text, [*FROM_THE_LIST, "description", "needs", "place_kind"], extrasaction="ignore"
    )
    writer.writeheader()
    for row in rows:
        kind = kinds.get(row.get("type") or "")
        if kind is None:
            raise SourceError(f"{path} has a kind of place that is not known: ‘{row.get('type')}’.")
        writer.writerow({
            **row,
            "description": described.get(kind["place"], ""),
            "needs": "; ".join(kind["needs"]),
            "place_kind": kind["place"],
        })  # fmt: skip
    return text.getvalue()


def load_descriptions() -> int:
    """The kinds' descriptions in the other languages, as drafts of each place's own."""
    places = list(Service.objects.filter(source=SOURCE).prefetch_related("terms"))
    kinds = list(Term.objects.filter(taxonomy=Taxonomy.PLACES))
    touched = set()
    for language in OTHER_LANGUAGES:
        words = texts_for(kinds, language)
        by_key = {}
        for place in places:
            for term in place.terms_in(Taxonomy.PLACES):
                text = words[term.pk].description
                if text.language == language and text.value:
                    by_key[place.pk] = {"description": text.value}
        touched |= put_drafts(places, language, by_key)
    return len(touched)
