"""The record as a carer reads it, and the pages on which a letter is written and translated."""

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from carers.cases.access import SESSION
from carers.cases.letters.writing import save
from carers.models import (
    AddedService,
    Case,
    Decision,
    Letter,
    Note,
    SupportItem,
    SupportPlan,
    Talk,
)
from portal.accounts.models import User
from portal.languages.models import OwnWords
from portal.languages.own_words.actions import ask_for_translation
from portal.languages.own_words.translating import fingerprint
from portal.languages.own_words.translating import save as save_words
from portal.languages.table import Language
from tests.factories.accounts import person
from tests.factories.cases import ANSWERS, URDU_WORDS, case_of
from tests.factories.plans import snapshot
from tests.journeys import looks
from tests.journeys.conftest import shot
from tests.journeys.sessions import enter, sign_in
from tests.short_time import languages_of_keyed_pages

TEXTS = {
    "summary": "You look after your mother day and night.\n\nYou sleep four hours, and you gave up "
    "your work. You want to go on caring, with some help.",
    "reasons": "Your health is getting worse because you do not sleep.",
    "agreed": "Somebody sits with your mother on Tuesdays.",
    "next": "Anna phones you on Monday at ten.",
}
THEIRS = "یہ خط آپ کی زبان میں ہے۔ آپ دن رات اپنی والدہ کا خیال رکھتی ہیں۔"


@pytest.fixture
def adviser(site: str) -> User:
    return person("carers_adviser", name="Anna Adviser", organisation="Carers Trust")


def decided(by: User, language: str) -> Case:
    """With all that a letter can hold."""
    now = timezone.now()
    case = case_of(
        state=Case.State.DECIDED,
        decided_at=now,
        checked_at=now,
        language=language,
        answers={**ANSWERS, "want": URDU_WORDS if language == "ur" else ANSWERS["want"]},
        plan=snapshot(language=language),
        involved={"people": "My sister Rosa"},
        review_on=timezone.localdate(),
    )
    Decision.objects.create(
        case=case, outcome="meets", reasons="…", organisation=case.organisation, by=by
    )
    Note.objects.create(case=case, kind="wants", words="To sleep one night a week.", by=by)
    Talk.objects.create(
        case=case, at=now, place="home", state="held", interpreter="booked", with_whom=by
    )
    AddedService.objects.create(
        case=case, key="x", name="Carers’ café", phone="024 7600 0077", why="To meet others."
    )
    plan = SupportPlan.objects.create(
        case=case, words="To rest.", written_by=by, state="approved", settled_at=now,
        settled_by=person("carers_manager", name="Mo Manager"),
    )  # fmt: skip
    SupportItem.objects.create(
        plan=plan, kind="direct-payment", words="For a gym.", amount="83.30", period="month",
        starts_on=timezone.localdate(),
    )  # fmt: skip
    ask_for_translation(subject=case, parts={"answer/want": case.answers["want"]}, source=language)
    return case


def finish(case: Case, by: User) -> None:
    included = {"answer/want", "involved/people"}
    included |= {f"wants/{note.pk}" for note in case.notes.all()}
    included |= {f"service/{one.pk}" for one in case.added_services.all()}
    save(case=case, by=by, seen=0, texts=TEXTS, included=included, finish=True)


def translate(case: Case, by: User) -> None:
    for words in OwnWords.objects.of(case).waiting().filter(part__startswith="letter/"):
        seen = fingerprint(words)
        text = f"{THEIRS} ({words.part})" if words.target == "ur" else words.original
        save_words(words=words, text=text, source="en", done=True, seen=seen, by=by)


def as_herself(context: BrowserContext, site: str, case: Case) -> None:
    session = SessionStore()
    session[SESSION] = {str(case.pk): case.door}
    session.save()
    enter(context, site, session.session_key)


def narrow(page: Page) -> list[str]:
    page.set_viewport_size(looks.NARROW)
    over = page.evaluate(looks.SCROLLS)
    return [f"scrolls sideways at 320 px by {over}"] if over > 0 else []


@pytest.mark.parametrize("language", languages_of_keyed_pages(), ids=lambda language: language.code)
def test_the_record_can_be_read_by_everyone(
    site: str, page: Page, adviser: User, language: Language
) -> None:
    case = decided(adviser, language.code)
    as_herself(page.context, site, case)
    here = f"{site}/{language.code}/carers/mine/{case.pk}/record/"
    page.goto(here)
    found = looks.english_left_over(page, language)
    finish(case, adviser)
    translate(case, person("translator"))
    page.goto(here)
    page.set_viewport_size(looks.WIDE)
    shot(page, f"record-{language.code}-1280")
    found += looks.faults(page, language)
    shot(page, f"record-{language.code}-320")
    found += looks.overflow_when_longer(page)
    page.emulate_media(media="print")
    page.goto(f"{here}?in=en")
    shot(page, f"record-print-{language.code}")
    assert not found, "\n".join(found)


def test_she_reads_it_without_scripts(site: str, old_phone: Page, adviser: User) -> None:
    case = decided(adviser, "ur")
    finish(case, adviser)
    translate(case, person("translator"))
    as_herself(old_phone.context, site, case)
    old_phone.goto(f"{site}/ur/carers/mine/{case.pk}/record/")
    expect(old_phone.locator(".record")).to_contain_text(THEIRS)
    old_phone.locator("main form:not([action]) button").click()
    expect(old_phone.locator(".record")).to_contain_text(THEIRS)
    assert Letter.objects.get().delivered_how == "online"


def test_the_pages_of_a_letter(site: str, page: Page, adviser: User) -> None:
    case = decided(adviser, "ur")
    sign_in(page.context, site, adviser)
    found: list[str] = []

    def look(name: str, tail: str) -> None:
        page.set_viewport_size(looks.WIDE)
        page.goto(f"{site}/staff/cases/{case.pk}/letter/{tail}")
        shot(page, f"letter-{name}-1280")
        faults = looks.accessibility_faults(page) + narrow(page)
        shot(page, f"letter-{name}-320")
        found.extend(f"{name}: {fault}" for fault in faults)

    look("draft", "")
    look("write", "write/")
    finish(case, adviser)
    look("waits", "")
    look("delivered", "delivered/")
    translate(case, person("translator"))
    look("theirs", "?in=theirs")
    look("print", "print/")
    assert not found, "\n".join(found)


def test_the_pages_of_translators(site: str, page: Page, adviser: User) -> None:
    case = decided(adviser, "ur")
    finish(case, adviser)
    OwnWords.objects.filter(part="letter/reasons").update(is_urgent=True, due_at=timezone.now())
    sign_in(page.context, site, person("translator"))
    found: list[str] = []

    def look(name: str, tail: str) -> None:
        page.set_viewport_size(looks.WIDE)
        page.goto(f"{site}/staff/languages/{tail}")
        shot(page, f"words-{name}-1280")
        faults = looks.accessibility_faults(page) + narrow(page)
        shot(page, f"words-{name}-320")
        found.extend(f"{name}: {fault}" for fault in faults)

    look("queue", "words/")
    look("into-urdu", f"words/{OwnWords.objects.get(part='letter/summary').pk}/")
    look("from-urdu", f"words/{OwnWords.objects.get(part='answer/want').pk}/")
    page.locator("main textarea").fill("I want to sleep one night a week.")
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_text("Done. Thank you.")).to_be_visible()
    look("done", f"words/{OwnWords.objects.get(part='answer/want').pk}/")
    assert not found, "\n".join(found)
