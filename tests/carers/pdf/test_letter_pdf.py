"""A letter as a PDF in her language, read back in its script, English after it."""

import re

import pytest
from django.test import RequestFactory
from django.utils import timezone

from carers.cases.letters.content import for_staff
from carers.cases.letters.showing import pdf_of
from carers.cases.letters.writing import letter_of
from carers.models import Case, Decision, Letter
from portal.languages.table import LANGUAGES, Language
from portal.ui.pdf import can_make_pdf
from tests.carers.pdf.test_plan_pdf import said
from tests.factories.accounts import person
from tests.factories.cases import ANSWERS, case_of, case_with_harm
from tests.factories.plans import item, snapshot, snapshot_with_harm, t
from tests.pdf_text import squeezed, text_of, without_marks, words
from tests.short_time import languages_of_slow_tests

pytestmark = pytest.mark.skipif(not can_make_pdf(), reason="Pango is not installed")
languages = pytest.mark.parametrize(
    "language", languages_of_slow_tests("ur"), ids=lambda language: language.code
)
ENGLISH = {"summary": "You look after your mother.", "reasons": "You do not sleep."}


def finished(case: Case, language: Language) -> Letter:
    one, two, *_ = said(language)
    by = person("carers_adviser", name="Anna Adviser")
    Decision.objects.create(
        case=case, outcome="meets", reasons="…", organisation=case.organisation, by=by
    )
    draft = for_staff(case, None)
    return Letter.objects.create(
        case=case,
        language=language.code,
        english=ENGLISH,
        theirs={} if language.code == "en" else {"summary": one, "reasons": two},
        facts=dict(draft.facts),
        state=Letter.State.READY,
        finished_at=timezone.now(),
    )


def pdf_text(case: Case) -> str:
    request = RequestFactory().get("/en/")
    answer = pdf_of(request, case, for_staff(case, letter_of(case)))
    return text_of(answer.content)


@languages
def test_is_in_her_language_and_script_with_english_after_it(db: None, language: Language) -> None:
    title = said(language)[2]
    items = [item("first-one", "today", first=True, title=t(title, language.code))]
    plan = snapshot(items=items, language=language.code)
    case = case_of(language=language.code, plan=plan)
    finished(case, language)
    read = pdf_text(case)
    expected = said(language)[:3] if language.code != "en" else [*ENGLISH.values(), title]
    for sentence in expected:
        if language.is_rtl:
            assert not words(without_marks(sentence)) - words(read), sentence
        else:
            assert squeezed(sentence) in squeezed(read)
    for english in ENGLISH.values():
        assert squeezed(english) in squeezed(read)
    assert "Your assessment and our decision" in read
    for number in (case.spoken_reference, "0300 061 0614", "024 7663 2972"):
        assert number in re.sub(r"\s+", " ", read)


def test_english_alone_is_there_once(db: None) -> None:
    case = case_of()
    finished(case, LANGUAGES[0])
    assert pdf_text(case).count("Your assessment and our decision") == 1


@languages
def test_nothing_of_harm_is_in_it(db: None, language: Language) -> None:
    case = case_with_harm(language=language.code, plan=snapshot_with_harm())
    finished(case, language)
    read = squeezed(pdf_text(case))
    for secret in ("Tell someone you trust", "refuge", "hurts me", ANSWERS["want"]):
        assert squeezed(secret) not in read
