"""What a carer has sent, as she sees it herself: narrow, without scripts, by everyone."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from carers.cases.access import SESSION, give_code
from carers.models import Case, CheckIn
from portal.languages.table import ENGLISH, Language
from tests.factories.accounts import person
from tests.factories.cases import URDU_WORDS, call_back, case_of, case_with_harm
from tests.journeys import looks
from tests.journeys.conftest import shot
from tests.journeys.sessions import enter
from tests.short_time import languages_of_keyed_pages

DAY = datetime.timedelta(days=1)
LetIn = Callable[[BrowserContext], None]
CHECKING = (
    "", "seen/", "answers/", "add/", "correct/", "added/", "talk/", "changed/", "changed/said/",
    "news/", "code/", "download/", "withdraw/", "delete/",
)  # fmt: skip
IN_EVERY_LANGUAGE = ("", "answers/", "talk/", "changed/")
"""The longest and the narrowest; the others are walked in English."""
OTHERS = {"harm": ("", "plan/"), "sent": ("", "review/", "delete/"), "call": ("",)}
"""By case: pages that look different there."""


@pytest.fixture
def hers(site: str) -> tuple[dict[str, Case], LetIn]:
    """Cases in several states, and what gives a browser their doors."""
    now, ada = timezone.now(), person("carers_adviser", name="Ada Adviser", second_factor=False)
    checking = case_of(
        state="checking", owner=ada, sent_at=now - 30 * DAY, first_contact_at=now - 20 * DAY
    )
    checking.talks.create(
        at=now + 3 * DAY, place="home", with_whom=ada, interpreter="booked", language="Mirpuri"
    )
    checking.notes.create(kind="added", words=f"I want to end my life. {URDU_WORDS}", language="ur")
    checking.check_ins.create(said=CheckIn.Said.CANNOT, said_at=now)
    sent = case_of(
        state="record-sent", decided_at=now, record_sent_at=now, review_on=(now + 300 * DAY).date()
    )
    cases = {"checking": checking, "harm": case_with_harm(), "sent": sent, "call": call_back()}
    session = SessionStore()
    session[SESSION] = {str(one.pk): one.door for one in cases.values()}
    session.save()

    def let_in(context: BrowserContext) -> None:
        enter(context, site, session.session_key)

    return cases, let_in


@pytest.mark.parametrize("language", languages_of_keyed_pages(), ids=lambda language: language.code)
def test_every_page_can_be_used_by_everyone(
    site: str, page: Page, hers: Any, language: Language
) -> None:
    cases, let_in = hers
    let_in(page.context)
    own = CHECKING if language == ENGLISH else IN_EVERY_LANGUAGE
    paths = ["", *(f"{cases['checking'].pk}/{path}" for path in own)]
    if language == ENGLISH:
        paths += ["send-link/", "closed/", "deleted/"]
        paths += [f"{cases[name].pk}/{path}" for name, some in OTHERS.items() for path in some]
    found = []
    for path in paths:
        page.goto(f"{site}/{language.code}/carers/mine/{path}")
        faults = looks.faults(page, language)
        shot(page, f"mine-{path.rpartition('-')[2][12:].strip('/')}-{language.code}-320")
        found += [f"{path}: {fault}" for fault in faults + looks.overflow_when_longer(page)]
    assert not found, "\n".join(found)


def test_without_scripts_on_an_old_phone(site: str, old_phone: Page) -> None:
    """Comes in with a code, adds something, says that it is harder, takes it back, deletes it."""
    case = case_of(urgency=Case.Urgency.NORMAL)
    code = give_code(case)
    old_phone.goto(f"{site}/en/carers/mine/")
    old_phone.get_by_role("textbox", name="Your reference").fill(case.spoken_reference)
    old_phone.get_by_role("textbox", name="Your code").fill("1" if code[0] != "1" else "2")
    old_phone.get_by_role("button", name="Open it").click()
    expect(old_phone.locator(".govuk-error-summary")).to_contain_text("This has 8 numbers.")
    expect(old_phone.get_by_role("textbox", name="Your reference")).to_have_value(
        case.spoken_reference
    )
    old_phone.get_by_role("textbox", name="Your code").fill(f"{code[:4]} {code[4:]}")
    old_phone.get_by_role("button", name="Open it").click()
    expect(old_phone.get_by_role("heading", name="Sent", exact=True)).to_be_visible()
    old_phone.get_by_role("link", name="Add something").click()
    old_phone.get_by_label("What do you want to tell us?").fill("Mum falls more often")
    old_phone.get_by_role("button", name="Send it").click()
    expect(old_phone.locator("main")).to_contain_text("Mum falls more often")
    old_phone.get_by_role("link", name="Back to where it stands").click()
    old_phone.get_by_role("link", name="Tell us if it gets harder").click()
    old_phone.get_by_role("button", name="It is harder now").click()
    expect(old_phone.locator("main")).to_contain_text("We have moved you up")
    case.refresh_from_db()
    assert case.urgency == Case.Urgency.SOON
    old_phone.goto(f"{site}/en/carers/mine/{case.pk}/withdraw/")
    old_phone.get_by_role("button", name="Yes, take it back").click()
    expect(old_phone.locator("main")).to_contain_text("You have taken it back")
    old_phone.get_by_role("link", name="Delete it").click()
    old_phone.get_by_role("button", name="Yes, delete all of it").click()
    expect(old_phone.get_by_role("heading", level=1)).to_have_text("It is deleted")
    assert not Case.objects.exists()
