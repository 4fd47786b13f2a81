"""Sends cases the whole way, then opens the queue of staff with all of them in it."""

import time
from typing import Any

PARTS: dict[str, dict[str, Any]] = {
    "what": {"wants": "look", "joint": "separate", "hospital": "no", "ward": ""},
    "reach": {
        "name": "Invented Carer",
        "mobile": "07700 900 123",
        "prefers": "phone",
        "news_by": "",
    },
    "safe": {"may": ["phone"], "when": "After ten", "caution": ""},
    "help": {"spoken": "", "interpreter": "", "other_help": ""},
    "people": {"involved": "", "helper_name": "", "helper_relation": ""},
    "share": {"nhs_number": "", "consent": "on"},
}
OPENINGS = 40


def measure(number: int) -> dict[str, Any]:
    """Milliseconds of one page before sending, of the sending itself, and of the queue and one
    case for an adviser.

    On the database at hand, where questions and rules have been published (`plans.measure`).
    """
    import io

    from django.core.management import call_command

    from benchmarks.measuring import summary, timed
    from carers.models import Case

    call_command("load_case_settings", stdout=io.StringIO())
    pages: list[float] = []
    sent: list[float] = []
    # First, so that whoever is told of what these carers say is there.
    client = _adviser()
    for _ in range(number + 1):
        _send(pages, sent)
    case = Case.objects.order_by("pk")[0]
    return {
        "cases": Case.objects.count(),
        "page_before_sending": summary(pages),
        "send": summary(sent[1:]),
        "queue": timed(client.get, ["/staff/cases/"] * OPENINGS, warm=2),
        "case": timed(client.get, [f"/staff/cases/{case.pk}/"] * OPENINGS, warm=2),
    }


def _send(pages: list[float], sent: list[float]) -> None:
    """One carer from the check of her answers to the receipt."""
    from benchmarks.journey import a_browser, walk

    client = a_browser()
    draft = walk(client, "en", [], []).rstrip("/").split("/")[-2]
    plan = client.post(f"/en/carers/plans/make/{draft}/").url.rstrip("/").rpartition("/")[2]
    start = f"/en/carers/send/{plan}/"
    where = client.get(start).url
    while not where.endswith("/check/"):
        part = where.rstrip("/").rpartition("/")[2]
        begun = time.perf_counter()
        client.post(where, PARTS[part])
        pages.append((time.perf_counter() - begun) * 1000)
        where = client.get(start).url
    begun = time.perf_counter()
    answer = client.post(where)
    sent.append((time.perf_counter() - begun) * 1000)
    if answer.status_code != 200:
        raise RuntimeError(f"Not sent: {answer.status_code}")


def _adviser() -> Any:
    from django.test import Client, override_settings

    from portal.accounts.demonstration import refresh_people
    from portal.accounts.models import User

    with override_settings(DEMONSTRATION=True):
        refresh_people()
    client = Client()
    client.force_login(User.objects.get(email__startswith="carers-adviser"))
    return client
