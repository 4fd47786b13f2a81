"""The warning before a session ends, in a browser: by keyboard, with what was typed kept."""

import time

from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Page, expect

from portal.accounts.idle import clock
from tests.factories.accounts import account, person
from tests.journeys import looks
from tests.journeys.conftest import shot
from tests.journeys.sessions import sign_in


def minutes_pass(page: Page, key: str, minutes: int) -> None:
    """For the server, whose clock is the session's, and for the browser."""
    session = SessionStore(key)
    session[clock.IDLE] = {**session[clock.IDLE], "seen": int(time.time()) - minutes * 60}
    session.save()
    page.clock.fast_forward(minutes * 60 * 1000)


def test_staff_are_warned_and_stay_by_one_key(site: str, page: Page) -> None:
    key = sign_in(page.context, site, person("system_administrator"))
    page.clock.install()
    page.goto(f"{site}/staff/people/add/")
    page.get_by_label("Name").fill("Asha Typed")
    minutes_pass(page, key, 29)
    dialog = page.get_by_role("alertdialog", name="Are you still there?")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("button", name="Stay signed in")).to_be_focused()
    assert looks.accessibility_faults(page) == []
    shot(page, "idle-warning-staff")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    assert SessionStore(key)[clock.IDLE]["seen"] > time.time() - 30
    expect(page.get_by_label("Name")).to_have_value("Asha Typed")


def test_escape_stays_too(site: str, page: Page) -> None:
    key = sign_in(page.context, site, person("translator"))
    page.clock.install()
    page.goto(f"{site}/staff/")
    minutes_pass(page, key, 29)
    dialog = page.get_by_role("alertdialog")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert SessionStore(key)[clock.IDLE]["seen"] > time.time() - 30


def test_whoever_types_is_not_warned(site: str, page: Page) -> None:
    key = sign_in(page.context, site, person("system_administrator"))
    page.clock.install()
    page.goto(f"{site}/staff/people/add/")
    page.clock.fast_forward(28 * 60 * 1000 - 30_000)
    page.get_by_label("Name").press_sequentially("Asha")
    minutes_pass(page, key, 0)
    page.clock.run_for(40_000)
    expect(page.get_by_role("alertdialog")).to_be_hidden()


def test_after_the_end_the_page_is_covered_and_goes_on_where_it_was(site: str, page: Page) -> None:
    someone = person("system_administrator")
    key = sign_in(page.context, site, someone)
    page.clock.install()
    page.goto(f"{site}/staff/people/add/")
    page.get_by_label("Name").fill("Asha Typed")
    page.get_by_label("E-mail address").fill("typed@example.org")
    page.get_by_label("Carers service").check()
    minutes_pass(page, key, 29)
    expect(page.get_by_role("alertdialog", name="Are you still there?")).to_be_visible()
    minutes_pass(page, key, 31)
    over = page.get_by_role("alertdialog", name="You are signed out")
    expect(over).to_be_visible()
    assert looks.accessibility_faults(page) == []
    shot(page, "idle-over-staff")
    page.keyboard.press("Escape")
    expect(over).to_be_visible()
    # Signed in again in another tab, and back.
    sign_in(page.context, site, someone)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(over).to_be_hidden()
    page.get_by_role("button", name="Add and send the link").click()
    expect(page.get_by_text("Asha Typed is added")).to_be_visible()


def test_another_person_does_not_uncover_it(site: str, page: Page) -> None:
    key = sign_in(page.context, site, person("translator"))
    page.clock.install()
    page.goto(f"{site}/staff/")
    minutes_pass(page, key, 29)
    expect(page.get_by_role("alertdialog")).to_be_visible()
    minutes_pass(page, key, 31)
    over = page.get_by_role("alertdialog", name="You are signed out")
    expect(over).to_be_visible()
    sign_in(page.context, site, person("intake"))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.clock.run_for(3000)
    expect(over).to_be_visible()


def test_carers_are_warned_in_their_language(site: str, page: Page) -> None:
    key = sign_in(page.context, site, account("asha@example.org").user)
    page.clock.install()
    page.set_viewport_size(looks.NARROW)
    page.goto(f"{site}/ur/account/")
    minutes_pass(page, key, 59)
    expect(page.get_by_role("alertdialog")).to_be_visible()
    assert page.evaluate(looks.SCROLLS) <= 0
    shot(page, "idle-warning-ur")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alertdialog")).to_be_hidden()


def test_without_scripts_what_is_sent_too_late_is_kept(site: str, old_phone: Page) -> None:
    someone = person("system_administrator")
    key = sign_in(old_phone.context, site, someone)
    old_phone.goto(f"{site}/staff/people/add/")
    expect(old_phone.get_by_text("nothing has happened for 30 minutes")).to_be_visible()
    old_phone.get_by_label("Name").fill("Asha Typed")
    old_phone.get_by_label("E-mail address").fill("typed@example.org")
    old_phone.get_by_label("Carers service").check()
    session = SessionStore(key)
    session[clock.IDLE] = {**session[clock.IDLE], "seen": int(time.time()) - 3600}
    session.save()
    old_phone.get_by_role("button", name="Add and send the link").click()
    expect(old_phone.get_by_text("What you sent is kept")).to_be_visible()
