"""The pages of a journey that open with a key only: used by everyone, in each language."""

import pytest
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Page

from portal.languages.table import Language
from questionnaires.definition import Question
from questionnaires.models import Draft, DraftStep, Version
from tests.factories.plans import draft_with_key
from tests.journeys import looks
from tests.journeys.sessions import enter
from tests.short_time import languages_of_keyed_pages

languages = pytest.mark.parametrize(
    "language", languages_of_keyed_pages(), ids=lambda language: language.code
)
AROUND = ("keep", "more", "delete")


@pytest.fixture
def hers(city: str, page: Page) -> Draft:
    """A draft of the questions that ship, and its key in this browser."""
    version = Version.objects.active(questionnaire="carer-assessment")
    draft, key = draft_with_key(version, kept=True)
    session = SessionStore()
    session["drafts"] = {str(draft.pk): key}
    session.save()
    enter(page.context, city, session.session_key)
    return draft


@languages
def test_danger_can_be_used_by_everyone(
    city: str, page: Page, hers: Draft, language: Language
) -> None:
    DraftStep.objects.update_or_create(
        draft=hers, page="safe", defaults={"answers": {"safe": ["end-life"]}, "revision": 1}
    )
    page.goto(f"{city}/{language.code}/carers/plan/{hers.pk}/danger/")
    assert page.url.endswith("/danger/")
    assert looks.faults(page, language) == []


@languages
def test_pages_around_the_questions(city: str, page: Page, hers: Draft, language: Language) -> None:
    found = []
    base = f"{city}/{language.code}/carers/plan/{hers.pk}"
    for name in AROUND:
        page.goto(f"{base}/{name}/")
        assert page.url.endswith(f"/{name}/")
        found += [f"{name}: {fault}" for fault in looks.faults(page, language)]
    page.goto(f"{base}/keep/")
    page.locator("button[value=code]").click()
    page.locator(".code__group").first.wait_for()
    found += [f"code: {fault}" for fault in looks.faults(page, language)]
    assert not found, "\n".join(found)


@pytest.mark.long
@languages
def test_every_page_of_the_whole_self_assessment(
    city: str, page: Page, hers: Draft, language: Language
) -> None:
    """Every part that is hard is asked about; the short way is walked by itself."""
    instead = {"how-many": "one", "hard": ["not-sure"], "safe": ["all-fine"]}
    asked = [one for one in hers.definition.pages if one.copy == 1]
    hers.length = "full"
    hers.save()
    for one in asked:
        given = {question.code: first_answer(question) for question in one.questions}
        given |= {code: instead[code] for code in given if code in instead}
        hers.steps.create(page=one.code, answers=given, revision=1)
    found = []
    for one in asked:
        if one.length == "full":
            page.goto(f"{city}/{language.code}/carers/plan/{hers.pk}/{one.code}/")
            assert page.url.endswith(f"/{one.code}/"), f"{one.code} leads to {page.url}"
            found += [f"{one.code}: {fault}" for fault in looks.faults(page, language)]
    assert not found, "\n".join(found)


def first_answer(question: Question) -> str | list[str]:
    if not question.is_choosing:
        return ""
    code = question.options[0].code
    return [code] if question.type == "choices" else code
