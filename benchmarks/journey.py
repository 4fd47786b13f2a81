"""Saves the steps of an assessment: the short way through the questions, again and again."""

import random
import time
from typing import Any

from benchmarks.plans import POSTCODES

LANGUAGES = ("en", "ur")


def measure(number: int) -> dict[str, Any]:
    """Milliseconds of one saved step, from the request to the redirect; and its queries.

    On the database at hand, where questions have been published (`plans.measure` does it).
    """
    from benchmarks.measuring import summary

    figures: dict[str, Any] = {}
    for language in LANGUAGES:
        taken: list[float] = []
        queries: list[int] = []
        while len(taken) < number:
            walk(a_browser(), language, taken, queries)
        figures[language] = {**summary(taken), "queries": max(queries)}
    return figures


def a_browser() -> Any:
    """All of them come from one address, which would soon be too many."""
    from django.core.cache import cache
    from django.test import Client

    cache.clear()
    return Client()


def walk(client: Any, language: str, taken: list[float], queries: list[int]) -> str:
    """One carer from her first press to the check of her answers, whose address this is."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    answer = client.post(f"/{language}/carers/", {"situation-situation": "parent"})
    drawn = random.Random(len(taken))
    # The address of the draft leads on to its first page.
    answer = client.get(answer.url)
    while not answer.url.endswith("/check/"):
        fields = _fields(answer.url.rstrip("/").rpartition("/")[2], drawn)
        with CaptureQueriesContext(connection) as asked:
            start = time.perf_counter()
            answer = client.post(answer.url, fields)
            taken.append((time.perf_counter() - start) * 1000)
        queries.append(len(asked))
    return str(answer.url)


def _fields(step: str, drawn: random.Random) -> dict[str, Any]:
    """An answer to each question of the page: never two people, never danger."""
    from questionnaires.models import Version

    version = Version.objects.active(questionnaire="carer-assessment")
    fields: dict[str, Any] = {"revision": "0"}
    for question in version.definition.page_by_code[step].questions:
        codes = [one.code for one in question.options if not set(one.tags) & {"R0"}]
        if question.code == "how-many":
            fields[f"{step}-{question.code}"] = "one"
        elif codes:
            fields[f"{step}-{question.code}"] = drawn.choice(codes)
        elif question.type == "postcode":
            fields[f"{step}-{question.code}"] = drawn.choice(POSTCODES[:2])
    return fields
