"""Measures surveys on the database of DATABASE_URL and prints JSON."""

import argparse
import json
import os
import sys

import django


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("seconds", "responses", "rows", "screens"):
        parser.add_argument(f"--{name}", type=int, required=True)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    from benchmarks.surveys import asking, counting, over_http, preparing, screens, writing

    preparing.prepare()
    figures = {"durability": preparing.durability()}
    for name, measure in (
        ("write", lambda: writing.measure(options.seconds)),
        ("http", lambda: over_http.measure(options.seconds)),
        ("results", lambda: counting.measure(options.responses)),
        ("spreadsheet", lambda: asking.measure(options.rows)),
        ("screens", lambda: screens.measure(options.screens)),
    ):
        figures[name] = measure()
        sys.stderr.write(f"{name}: {json.dumps(figures[name])}\n")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
