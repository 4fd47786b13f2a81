"""A talk, the decision and the support plan in a browser: two people, narrow, wide, and by axe."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from carers.models import Case, SupportPlan
from portal.accounts.models import User
from tests.carers.cases.deciding.conftest import checked
from tests.factories.accounts import person
from tests.factories.cases import case_of
from tests.journeys import looks
from tests.journeys.conftest import shot
from tests.journeys.sessions import sign_in


@pytest.fixture
def staff(site: str, browser: Browser) -> Any:
    """`staff(user)`: a browser of somebody who is signed in."""
    contexts = []

    def signed_in(user: User) -> Page:
        context = browser.new_context(viewport=looks.WIDE)
        sign_in(context, site, user)
        contexts.append(context)
        return context.new_page()

    yield signed_in
    for context in contexts:
        context.close()


def look(page: Page, name: str) -> None:
    page.set_viewport_size(looks.WIDE)
    assert looks.accessibility_faults(page) == []
    shot(page, f"deciding-{name}")
    page.set_viewport_size(looks.NARROW)
    assert page.evaluate(looks.SCROLLS) <= 0, name
    shot(page, f"deciding-{name}-narrow")
    page.set_viewport_size(looks.WIDE)


def test_from_a_talk_to_an_approved_plan(site: str, staff: Callable[[User], Page]) -> None:
    """The adviser talks, decides and writes; the manager approves. Nobody needs a mouse wheel."""
    case = checked(case_of(state=Case.State.CHECKING))
    adviser, manager = person("carers_adviser", name="Ada"), person("carers_manager", name="Max")
    page, at = staff(adviser), f"{site}/staff/cases/{case.pk}"

    page.goto(f"{at}/decision/")
    expect(page.get_by_text("Not yet")).to_be_visible()
    look(page, "gates")
    page.get_by_role("link", name="A talk with the carer").click()
    look(page, "talks")
    page.get_by_role("link", name="Write down a talk that was not booked").click()
    page.get_by_label("What was said").fill("She is very tired.")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("heading", name="Earlier talks")).to_be_visible()

    page.goto(f"{at}/decision/")
    page.get_by_role("button", name="Record this decision").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose what you decide.")
    look(page, "errors")
    page.get_by_label("The carer has eligible needs").check()
    page.get_by_label("Why").fill("She is up most nights and her health is getting worse.")
    page.get_by_label("I decide this.").check()
    page.get_by_role("button", name="Record this decision").click()
    expect(page.get_by_text("A decision is not changed.")).to_be_visible()
    look(page, "decided")

    page.goto(f"{at}/support/")
    page.get_by_role("link", name="Add an item").click()
    page.get_by_label("Carer’s direct payment").check()
    page.get_by_label("What is arranged").fill("For swimming.")
    page.get_by_label("Amount in pounds").fill("£250")
    page.get_by_label("How often").select_option("A year")
    look(page, "item")
    page.get_by_role("button", name="Add to the plan").click()
    look(page, "plan")
    page.get_by_role("button", name="Put the plan forward for approval").click()
    expect(page.get_by_text("Waits for approval")).to_be_visible()

    second = staff(manager)
    second.goto(f"{site}/staff/cases/approvals/")
    look(second, "approvals")
    second.get_by_role("link", name=str(case)).click()
    look(second, "settle")
    second.get_by_label("I approve it").check()
    second.get_by_label("Why").fill("It fits what she wants.")
    second.get_by_role("button", name="Give this answer").click()
    expect(second.get_by_text("No plan waits for you.")).to_be_visible()
    assert SupportPlan.objects.get().settled_by == manager
    page.reload()
    expect(page.get_by_text("by Max")).to_be_visible()


def test_settings_and_counts_can_be_used_by_everyone(
    site: str, staff: Callable[[User], Page]
) -> None:
    page = staff(person("council_manager"))
    for address in ("settings/", "settings/council/", "settings/targets/decision/", "unmet/"):
        page.goto(f"{site}/staff/cases/{address}")
        look(page, address.strip("/").replace("/", "-"))
