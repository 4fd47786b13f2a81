"""The long run: every public page, again and again, in changing languages and with changing words.

`make soak`; SOAK_SECONDS sets how long (120). Nothing may fail, and memory must level out.
"""

import gc
import os
import random
import resource
import time

import pytest

from portal.accounts.addresses import every_address
from portal.languages.table import LANGUAGES
from tests.clients import CheckingClient

SECONDS = int(os.environ.get("SOAK_SECONDS", "120"))
WARM_UP = 0.3
"""The share of the time in which caches may still fill."""
GROWTH = 1.15
"""How much larger than after the warm-up the process may be in the end."""

PAGES = [
    address
    for address in every_address()
    if address.is_public_page and address.methods[:1] == ("GET",) and not address.page.keyed
]
WORDS = [
    "help", "home", "bath", "lunch", "club", "mum", "hospital", "money", "school", "food",
    "ਮਦਦ", "مدد", "pomoc", "幫助", "ሓገዝ",
]  # fmt: skip


def kilobytes():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@pytest.mark.soak
def test_pages_keep_answering_and_memory_levels_out(world):
    chance = random.Random(20261122)
    client = CheckingClient()
    start, warm, asked = time.monotonic(), 0, 0
    while (spent := time.monotonic() - start) < SECONDS:
        address, language = chance.choice(PAGES), chance.choice(LANGUAGES)
        url = address.example(language.code).partition("?")[0]
        words = " ".join(chance.choices(WORDS, k=chance.randint(0, 6)))
        answer = client.get(url, {"q": words, "near": chance.choice(["", "CV1", "CV1 1AA", "x"])})
        assert answer.status_code < 400 or answer.status_code == 404, url
        asked += 1
        if not warm and spent > WARM_UP * SECONDS:
            gc.collect()
            warm = kilobytes()
    gc.collect()
    print(f"{asked} pages, {warm} kB after warming up, {kilobytes()} kB at the end")
    assert kilobytes() <= GROWTH * warm
