"""Measures one database at one size and prints JSON. `python -m benchmarks` runs it for each."""

import argparse
import gzip
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
    from benchmarks import engines, listings as made
    from benchmarks.measuring import once, timed
    from directory.search import index, search
    from directory.search.lexicon import lexicon

    typed = list(made.queries(number))
    figures: dict[str, Any] = {
        "listings": listings,
        "make_s": once(lambda: made.make_listings(listings)),
        "index_s": once(lambda: index.rebuild()),
        "lexicon_load_s": once(lexicon),
    }
    figures["engine_bare"] = timed(engines.bare(), typed)
    figures["engine_ours"] = timed(engines.ours(), typed)
    figures["tantivy"] = timed(engines.tantivy_index(), typed)
    figures["search"] = timed(lambda text: search(text, language="en"), typed)
    figures["search_near"] = timed(lambda text: search(text, language="en", near="CV6 5AR"), typed)
    figures["page"] = page(typed)
    return figures


def page(typed: list[str]) -> dict[str, Any]:
    """The whole result page through Django, with its queries and bytes."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from benchmarks.measuring import timed

    client = Client()
    get = lambda text: client.get("/en/directory/", {"q": text})  # noqa: E731
    figures: dict[str, Any] = timed(get, typed)
    with CaptureQueriesContext(connection) as context:
        answer = get(typed[1])
    figures["queries"] = len(context)
    figures["bytes_gzip"] = len(gzip.compress(answer.content))
    figures["status"] = answer.status_code
    return figures


if __name__ == "__main__":
    main()
