"""A plan as a PDF in the language of the carer, read back in its script."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from django.http import HttpResponse

from portal.languages.catalogues import files
from portal.languages.table import Language
from portal.ui.pdf import can_make_pdf
from tests.carers.conftest import Carer
from tests.carers.plans.reading import text
from tests.factories.plans import item, snapshot, snapshot_with_harm, t
from tests.pdf_text import links_of, squeezed, text_of, without_marks, words
from tests.short_time import languages_of_slow_tests

Somebody = Callable[..., Carer]
needs_pango = pytest.mark.skipif(not can_make_pdf(), reason="Pango is not installed")
languages = pytest.mark.parametrize(
    "language", languages_of_slow_tests("ur"), ids=lambda language: language.code
)


@cache
def said(language: Language) -> list[str]:
    """Five sentences in this language."""
    if language.code == "en":
        return ["Ask for a break", "Ring them today", "You said so", "Go there", "It is free"]
    texts = [one.msgstr for one in files.read(language) if len(one.msgstr) > 15]
    return [text for text in texts if not re.search(r"[%<&{()0-9A-Za-z]", text)][:5] or texts[:5]


def in_language(language: Language) -> dict[str, Any]:
    title, one, two, why, other = (t(text, language.code) for text in said(language))
    items = [
        item("first-one", "today", first=True, title=title, what=[one, two], why=why),
        item("later-one", "month", title=other),
    ]
    return snapshot(items=items, language=language.code)


@needs_pango
@languages
def test_is_in_the_language_and_script_of_the_plan(carer: Somebody, language: Language) -> None:
    somebody = carer(snapshot=in_language(language), language=language.code)
    url = somebody.url("plan-pdf").replace("/en/", f"/{language.code}/")
    answer = somebody.client.get(url)
    assert answer["Content-Type"] == "application/pdf"
    read = text_of(answer.content)
    for sentence in said(language):
        if language.is_rtl:
            assert not words(without_marks(sentence)) - words(read), sentence
        else:
            assert squeezed(sentence) in squeezed(read)
    assert "024 7600 0001" in read


@needs_pango
def test_holds_all_that_is_folded_on_the_page(carer: Somebody) -> None:
    somebody = carer()
    somebody.do("add", text="Ring my sister")
    read = text_of(somebody.see("plan-pdf").content)
    for expected in (
        "later-two",
        "near-four",
        "Ring my sister",
        "024 7663 2972",
        "Because you said",
    ):
        assert expected in read


@needs_pango
def test_what_is_about_safety_can_be_left_out(carer: Somebody) -> None:
    somebody = carer(snapshot=snapshot_with_harm())
    assert "Tell someone you trust" in text_of(somebody.see("plan-pdf").content)
    handed_on = somebody.client.get(somebody.url("plan-pdf") + "?copy=share")
    assert "Tell someone you trust" not in text_of(handed_on.content)


@needs_pango
def test_emergency_plan_in_the_words_she_wrote(carer: Somebody) -> None:
    somebody = carer()
    somebody.send(
        "emergency-edit", {"name": "ਮਾਂ ਜੀ", "likes": "Tea & cake"}, person=1, part="person"
    )
    read = text_of(somebody.see("emergency-pdf", person=1).content)
    assert squeezed("ਮਾਂ ਜੀ") in squeezed(read)
    assert "Tea & cake" in read


@needs_pango
def test_its_links_lead_to_the_portal(carer: Somebody) -> None:
    found = links_of(carer().see("plan-pdf").content)
    assert "http://testserver/en/directory/services/near-one/" in found
    assert all(one.startswith(("http://testserver/en/", "tel:")) for one in found), found


@needs_pango
class TestHeaders:
    """What is inside does not matter here, and takes long to make."""

    @pytest.fixture
    def answer(self, carer: Somebody, monkeypatch: pytest.MonkeyPatch) -> HttpResponse:
        monkeypatch.setattr("carers.views.common.make_pdf", lambda *_, **__: b"%PDF-")
        return carer().see("plan-pdf")

    def test_it_is_kept_by_nobody_on_the_way(self, answer: HttpResponse) -> None:
        assert "no-store" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "same-origin"

    def test_browsers_may_show_it(self, answer: HttpResponse) -> None:
        """The policy of pages forbids what a viewer inside a browser is made of."""
        assert "Content-Security-Policy" not in answer
        assert answer["X-Content-Type-Options"] == "nosniff"

    def test_its_name_says_nothing(self, answer: HttpResponse) -> None:
        assert answer["Content-Disposition"].endswith("''plan.pdf")


class TestWithoutPango:
    @pytest.fixture(autouse=True)
    def _no_pango(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for module in ("plans", "emergency"):
            monkeypatch.setattr(f"carers.views.{module}.can_make_pdf", lambda: False)

    def test_the_print_page_serves(self, carer: Somebody) -> None:
        somebody = carer()
        answer = somebody.see("plan-pdf")
        assert answer.url == somebody.url("plan-print")
        page = somebody.client.get(answer.url)
        assert "We cannot make a PDF just now." in " ".join(page.content.decode().split())
        assert "Do the thing first-one" in text(page)

    def test_no_link_leads_to_it(self, carer: Somebody) -> None:
        assert "/pdf/" not in carer().see().content.decode()

    def test_nor_of_the_emergency_plan(self, carer: Somebody) -> None:
        somebody = carer()
        somebody.send("emergency-edit", {"name": "Mum"}, person=1, part="person")
        assert "/pdf/" not in somebody.see("emergency", person=1).content.decode()
        answer = somebody.see("emergency-pdf", person=1)
        assert answer.url == somebody.url("emergency", person=1)
