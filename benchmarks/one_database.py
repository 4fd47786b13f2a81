"""Measures one database at one size and prints JSON. `python -m benchmarks` runs it for each."""

import argparse
import gzip
import io
import json
import os
from typing import Any

import django


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--listings", type=int, required=True)
    parser.add_argument("--queries", type=int, default=200)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(json.dumps(measure(options.listings, options.queries)))


def measure(listings: int, number: int) -> dict[str, Any]:
    from benchmarks import cases, engines, journey, plans
    from benchmarks import listings as made
    from benchmarks.measuring import once, timed
    from directory.search import index, search
    from directory.search.lexicon import lexicon

    typed = list(made.queries(number))
    figures: dict[str, Any] = {
        "listings": listings,
        "make_s": once(lambda: made.make_listings(listings)),
        "index_s": once(index.rebuild),
        "index_one_changed_listing_s": once(made.change_one),
        "lexicon_load_s": once(lexicon),
    }
    figures["engine_bare"] = timed(engines.bare(), typed)
    figures["engine_ours"] = timed(engines.ours(), typed)
    figures["tantivy"] = timed(engines.tantivy_index(), typed)
    figures["search"] = timed(lambda text: search(text, language="en"), typed)
    figures["search_near"] = timed(lambda text: search(text, language="en", near="CV6 5AR"), typed)
    figures["pages"] = pages(typed)
    figures["make_plan"] = plans.measure(number)
    figures["save_step"] = journey.measure(number)
    figures["cases"] = cases.measure(number // 2)
    figures["import_csv_1000_records_s"] = import_csv()
    return figures


def import_csv() -> float:
    """Seconds to take 1,000 new records from a CSV file, index included."""
    import tempfile
    from pathlib import Path

    from django.core.management import call_command

    from benchmarks.listings import write_csv
    from benchmarks.measuring import once

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "listings.csv"
        write_csv(file, 1000)
        nowhere = io.StringIO()
        return once(lambda: call_command("import_services", str(file), stdout=nowhere))


def pages(typed: list[str]) -> dict[str, Any]:
    """Whole pages through Django: time, queries, bytes as sent, and what a first visit loads."""
    from benchmarks.measuring import timed
    from directory.models import Service

    key = Service.objects.visible().values_list("key", flat=True)[0]
    figures: dict[str, Any] = {}
    for name, address in {
        "search": "/en/directory/",
        "search in Urdu": "/ur/directory/",
        "home": "/en/",
        "service": f"/en/directory/services/{key}/",
        "urgent help": "/en/urgent-help/",
    }.items():
        words = typed if "search" in name else [""] * 40
        figures[name] = {**timed(Page(address).get, words), **Page(address).once(typed[1])}
    return figures


class Page:
    def __init__(self, address: str) -> None:
        from django.test import Client

        self.client = Client()
        self.address = address

    def get(self, text: str) -> Any:
        return self.client.get(self.address, {"q": text} if text else {})

    def once(self, text: str) -> dict[str, Any]:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as context:
            answer = self.get(text if "directory/" in self.address else "")
        page = len(gzip.compress(answer.content))
        return {
            "status": answer.status_code,
            "queries": len(context),
            "page_bytes_gzip": page,
            "first_view_bytes_gzip": page + _assets(answer.content.decode()),
        }


def _assets(html: str) -> int:
    """Gzip bytes of the styles, scripts and pictures that a page asks for; fonts apart."""
    import re
    from pathlib import Path

    from django.contrib.staticfiles import finders

    names = {name.split("#")[0] for name in re.findall(r'(?:href|src)="/static/([^"]+)"', html)}
    found = [finders.find(name) for name in sorted(names) if not name.startswith("font")]
    return sum(len(gzip.compress(Path(str(path)).read_bytes())) for path in found if path)


if __name__ == "__main__":
    main()
