"""From 'sent' in Urdu to 'reviewed': the carer, the translator, the adviser and the manager."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from carers.models import Case, Decision, Letter
from portal.accounts.models import User
from portal.languages.models import OwnWords
from portal.languages.table import BY_CODE
from tests.factories.accounts import person
from tests.journeys import looks
from tests.journeys.answering import answer_all, press, start, step_of
from tests.journeys.conftest import shot
from tests.journeys.sessions import sign_in

URDU = BY_CODE["ur"]
HER_WORDS = "رات کو بہت مشکل ہے۔"
IN_ENGLISH = "The nights are very hard."
REASONS = "Amina does not sleep, and her health gets worse because of it."
IN_URDU = "آمنہ سو نہیں پاتیں، اور ان کی صحت اس سے خراب ہو رہی ہے۔"
LONG = 20_000


@pytest.fixture
def desk(browser: Browser, city: str):
    """A browser of its own for somebody with a role."""
    opened = []

    def signed_in(role: str, user: User | None = None) -> Page:
        context = browser.new_context(viewport=looks.WIDE, base_url=city)
        context.set_default_timeout(LONG)
        sign_in(context, city, user or person(role))
        opened.append(context)
        return context.new_page()

    yield signed_in
    for context in opened:
        context.close()


@pytest.fixture
def phone(browser: Browser, city: str):
    """Hers: small, old, without scripts."""
    context = browser.new_context(
        viewport={"width": 320, "height": 640}, java_script_enabled=False, base_url=city
    )
    context.set_default_timeout(LONG)
    yield context.new_page()
    context.close()


def seen(page: Page, name: str) -> None:
    shot(page, f"case-{name}")


@pytest.mark.long
def test_from_sent_in_urdu_to_a_review(city: str, phone: Page, desk: Callable[..., Page]) -> None:
    code = she_sends(phone, city)
    case = Case.objects.get()
    assert (case.state, case.organisation, case.language) == ("new", "carers service", "ur")
    she_comes_back(phone, case, code)
    she_adds(phone, case)

    somebody_translates(desk("translator"), HER_WORDS, IN_ENGLISH)
    adviser = desk("carers_adviser")
    the_adviser_checks(adviser, case)
    the_adviser_talks(adviser, case)
    the_adviser_decides(adviser, case)
    the_adviser_writes(adviser, case)
    assert Letter.objects.get().state == Letter.State.WAITS_FOR_WORDS
    translator = desk("translator")
    for words in OwnWords.objects.filter(done_at=None).values_list("pk", flat=True):
        translate(translator, words, IN_URDU)
    assert Letter.objects.get().state == Letter.State.READY

    she_reads_the_decision(phone, case)
    she_asks_for_a_review(phone, city, case)
    the_figures_add_up(desk("carers_manager"))


def she_sends(page: Page, city: str) -> str:
    """Answers, plan, the pages before sending; gives the code that is shown once."""
    start(page, city, "ur")
    answer_all(page)
    press(page)
    page.locator("a[href*='/carers/send/']").first.click()
    page.locator("[name=wants][value=look]").check()
    page.locator("[name=joint][value=separate]").check()
    page.locator("[name=hospital][value=no]").check()
    press(page)
    page.locator("[name=name]").fill("آمنہ")
    page.locator("[name=mobile]").fill("07700 900123")
    page.locator("[name=prefers][value=text]").check()
    page.locator("[name=news_by][value=text]").check()
    press(page)
    page.locator("[name=may][value=phone]").check()
    page.locator("[name=may][value=text]").check()
    press(page)
    for _page in range(6):
        if step_of(page) in ("check", "sent"):
            break
        consent = page.locator("[name=consent]")
        if consent.count():
            seen(page, "share-ur")
            consent.check()
        press(page)
    assert step_of(page) == "check"
    seen(page, "check-ur")
    press(page)
    seen(page, "sent-ur")
    digits = re.sub(r"\D", "", page.locator(".code bdi").nth(1).inner_text())
    assert len(digits) == 8
    return digits


def she_comes_back(page: Page, case: Case, code: str) -> None:
    """On another day: only the reference and the code."""
    page.context.clear_cookies()
    page.goto("/ur/carers/mine/")
    page.locator("[name=reference]").fill(case.spoken_reference)
    page.locator("[name=code]").fill(code)
    press(page)
    expect(page.locator("main")).to_contain_text(case.spoken_reference)
    seen(page, "status-new-ur")


def she_adds(page: Page, case: Case) -> None:
    page.goto(f"/ur/carers/mine/{case.pk}/add/")
    page.locator("main textarea").first.fill(HER_WORDS)
    press(page)
    assert case.notes.get().words == HER_WORDS


def somebody_translates(page: Page, words: str, into: str) -> None:
    page.goto("/staff/languages/words/")
    assert looks.accessibility_faults(page) == []
    seen(page, "words-queue")
    waiting = OwnWords.objects.filter(done_at=None)
    row = next(one for one in waiting if one.original == words)
    translate(page, row.pk, into)


def translate(page: Page, pk: int, into: str) -> None:
    page.goto(f"/staff/languages/words/{pk}/")
    page.locator("main textarea").first.fill(into)
    page.locator("button[value=done]").click()
    assert OwnWords.objects.get(pk=pk).translated == into


def the_adviser_checks(page: Page, case: Case) -> None:
    page.goto("/staff/cases/")
    assert looks.accessibility_faults(page) == []
    seen(page, "queue")
    page.get_by_role("link", name=re.compile(case.spoken_reference)).first.click()
    expect(page.get_by_text(IN_ENGLISH).first).to_be_visible()
    expect(page.get_by_text(HER_WORDS).first).to_be_visible()
    assert looks.accessibility_faults(page) == []
    seen(page, "answers")
    page.get_by_role("button", name="Start checking").click()
    case.refresh_from_db()
    assert case.state == Case.State.CHECKING
    page.get_by_role("link", name="Write what came of it").first.click()
    page.get_by_label("Changed after talking").check()
    page.locator("main form.case-check textarea").first.fill("It is her mother-in-law.")
    seen(page, "section")
    page.locator("main form.case-check button").click()
    page.goto(f"/staff/cases/{case.pk}/")
    while (agreed := page.get_by_role("button", name=re.compile("^Agreed"))).count():
        agreed.first.click()
    page.get_by_role("button", name="All sections are checked").click()
    case.refresh_from_db()
    assert case.checked_at


def the_adviser_talks(page: Page, case: Case) -> None:
    page.goto(f"/staff/cases/{case.pk}/talks/held/")
    page.get_by_label("By phone").check()
    page.locator("main textarea").first.fill("We went through everything with an interpreter.")
    seen(page, "talk-held")
    page.locator("main form .govuk-button").first.click()
    case.refresh_from_db()
    assert case.state == Case.State.TALKED


def the_adviser_decides(page: Page, case: Case) -> None:
    page.goto(f"/staff/cases/{case.pk}/decision/")
    assert looks.accessibility_faults(page) == []
    page.get_by_label("The carer has eligible needs").check()
    page.get_by_label("Why", exact=True).fill(REASONS)
    page.locator("[name=sure]").check()
    seen(page, "decision")
    page.get_by_role("button", name="Record this decision").click()
    case.refresh_from_db()
    assert (case.state, case.decision.outcome) == ("decided", Decision.Outcome.MEETS)


def the_adviser_writes(page: Page, case: Case) -> None:
    page.goto(f"/staff/cases/{case.pk}/letter/write/")
    for box in page.locator("main form textarea").all():
        box.fill(REASONS)
    seen(page, "letter-write")
    page.locator("button[value=finish]").click()
    assert looks.accessibility_faults(page) == []


def she_reads_the_decision(page: Page, case: Case) -> None:
    page.goto(f"/ur/carers/mine/{case.pk}/")
    seen(page, "status-decided-ur")
    page.goto(f"/ur/carers/mine/{case.pk}/record/")
    expect(page.get_by_text(IN_URDU).first).to_be_visible()
    seen(page, "record-ur")
    page.locator("main form button.govuk-button").first.click()
    case.refresh_from_db()
    assert case.state == Case.State.RECORD_SENT
    assert case.letter.delivered_how == Letter.How.ONLINE


def she_asks_for_a_review(page: Page, city: str, case: Case) -> None:
    page.goto(f"/ur/carers/mine/{case.pk}/review/")
    page.locator("main textarea").first.fill("امی اب گر جاتی ہیں۔")
    press(page)
    answer_all(page)
    press(page)
    page.locator("a[href*='/carers/send/']").first.click()
    for _page in range(9):
        # What may have changed since is asked again; the rest is as she said it last time.
        for again in (
            "[name=joint][value=separate]",
            "[name=hospital][value=no]",
            "[name=consent]",
        ):
            if page.locator(again).count():
                page.locator(again).check()
        press(page)
        if page.locator(".code").count():
            break
    seen(page, "review-sent-ur")
    review = Case.objects.get(kind=Case.Kind.REVIEW)
    assert review.previous == case
    assert review.answers["hours"] == case.answers["hours"]


def the_figures_add_up(page: Page) -> None:
    """Two cases, one of them the review of the other; both are still somebody's work."""
    page.goto("/staff/cases/figures/")
    assert looks.accessibility_faults(page) == []
    seen(page, "figures")
    expect(page.locator(".case-figures__facts")).to_contain_text("Open now: 2")
