"""How a person goes through the questions in a browser, whatever the language of the page."""

from collections.abc import Callable

from playwright.sync_api import Page

CHOICES = {
    "your-age": "25-64",
    "answering": "myself",
    "how-many": "one",
    "cared-age": "65-plus",
    "cared-condition": "memory",
    "cared-lives": "with-me",
    "cared-council": "no",
    "necessary": "yes",
    "hours": "50-plus",
    "hard": "home",
    "break": "never",
    "sleep": "broken",
    "health": "at-risk",
    "impact": "big",
    "money": "tight",
    "work": "gave-up",
    "backup": "maybe",
    "carry-on": "for-now",
    "soon": "nothing",
    "safe": "all-fine",
}
POSTCODE = "CV6 5AA"
MOST_PAGES = 20


def start(page: Page, site: str, language: str) -> None:
    """From the first page of the portal: she looks after a parent."""
    page.goto(f"{site}/{language}/")
    page.locator(f"main a[href='/{language}/carers/']").first.click()
    page.locator("button[value=parent]").click()


def step_of(page: Page) -> str:
    """`hard` of …/plan/<draft>/hard/."""
    return page.url.split("?")[0].rstrip("/").rpartition("/")[2]


def fill(page: Page, **instead: str) -> None:
    """Answers each question of the page that is open, leaving the rest to be skipped."""
    step = step_of(page)
    for question, code in {**CHOICES, **instead}.items():
        box = page.locator(f"[name='{step}-{question}'][value='{code}']")
        if box.count():
            box.check()
    if step == "place":
        page.locator(f"[name='{step}-postcode']").fill(POSTCODE)


def press(page: Page) -> None:
    """The one main button of the page."""
    page.locator("main button.govuk-button:not(.govuk-button--secondary)").first.click()


def answer_all(page: Page, look: Callable[[Page], None] = lambda page: None, **instead: str) -> int:
    """Up to the check of answers; gives the number of pages with questions."""
    for number in range(MOST_PAGES):
        if step_of(page) == "check":
            return number
        look(page)
        fill(page, **instead)
        press(page)
        if step_of(page) == "danger":
            return number + 1
    raise AssertionError(f"It does not end: {page.url}")
