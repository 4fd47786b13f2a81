"""How good the answers are: nDCG@10 over the judged information needs of `tests/judged/needs.toml`.

`python -m benchmarks.relevance` measures the database of DATABASE_URL, loaded by `load_directory`.
The half called 'dev' may be looked at while tuning; the half called 'unseen' only measured.
"""

import json
import math
import os
import sys
import tomllib
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parents[1] / "tests" / "judged" / "needs.toml"
HALVES = ("dev", "unseen")
DEPTH = 10


def ndcg(keys: Sequence[str], grades: Mapping[str, int]) -> float:
    """Normalised discounted cumulative gain of the first ten, with gains 2^grade - 1."""
    ideal = _gain(sorted(grades.values(), reverse=True))
    return _gain([grades.get(key, 0) for key in keys]) / ideal if ideal else 0.0


def _gain(grades: Iterable[int]) -> float:
    pairs = zip(range(DEPTH), grades, strict=False)
    return sum(((1 << grade) - 1) / math.log2(place + 2) for place, grade in pairs)


def needs(half: str) -> list[dict[str, Any]]:
    with FILE.open("rb") as file:
        return [need for need in tomllib.load(file)["need"] if need["half"] == half]


def measure(
    half: str,
    find: Callable[[str, str], Sequence[str]],
    known: Iterable[str],
    languages: Container[str] | None = None,
) -> dict[str, float]:
    """Mean nDCG@10 by language. Listings that are not loaded (`known`) count for nobody."""
    loaded = set(known)
    figures: dict[str, list[float]] = defaultdict(list)
    for need in needs(half):
        grades = {key: grade for key, grade in need["relevant"].items() if key in loaded}
        if max(grades.values(), default=0) < 2:
            continue
        for language, queries in need["queries"].items():
            if languages is not None and language not in languages:
                continue
            figures[language] += [ndcg(find(query, language), grades) for query in queries]
    return {language: round(sum(values) / len(values), 3) for language, values in figures.items()}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    import django

    django.setup()
    from directory.models import Service
    from directory.search import search

    def find(query: str, language: str) -> list[str]:
        return [hit.key for hit in search(query, language=language, per_page=DEPTH).hits]

    keys = list(Service.objects.visible().values_list("key", flat=True))
    figures = {half: measure(half, find, keys) for half in HALVES}
    figures["listings"] = {"visible": len(keys)}
    results = Path(__file__).parent / "results" / "relevance.json"
    results.parent.mkdir(exist_ok=True)
    results.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
