"""Whatever can be pressed can be reached with the keyboard, in the order in which it is read."""

import pytest
from playwright.sync_api import Page, expect

FOCUSABLE = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary")]
  .filter(element => element.getClientRects().length
    && element.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true}))
  .filter(element => element.type !== "radio"
    || element === document.querySelector(`input[name="${element.name}"]`))
  .map((element, index) => (element.dataset.place = String(index)))"""
PLACE = "document.activeElement === document.body ? null : document.activeElement.dataset.place"
OUTLINE = """() => {
  const style = getComputedStyle(document.activeElement);
  const label = document.activeElement.labels?.[0];
  const behind = label ? getComputedStyle(label, "::before").boxShadow : "none";
  return style.outlineStyle !== "none" || style.boxShadow !== "none"
    || style.backgroundColor === "rgb(255, 221, 0)" || behind !== "none";
}"""


@pytest.mark.parametrize(
    "address",
    [
        "/en/",
        "/ur/",
        "/en/feedback/",
        "/ur/feedback/",
        "/en/directory/?q=carer",
        "/en/urgent-help/",
    ],
)
def test_tab_reaches_everything_in_order_and_shows_where_it_is(
    city: str, page: Page, address: str
) -> None:
    page.goto(city + address)
    wanted = page.evaluate(FOCUSABLE)
    reached, unseen = [], []
    for _step in range(len(wanted) + 5):
        page.keyboard.press("Tab")
        place = page.evaluate(PLACE)
        if place is None:
            break
        reached.append(place)
        if not page.evaluate(OUTLINE):
            unseen.append(page.evaluate("document.activeElement.outerHTML"))
    assert sorted(set(reached), key=int) == wanted
    assert reached == sorted(reached, key=int)
    assert not unseen


def test_the_first_tab_offers_to_skip_to_the_content(site: str, page: Page) -> None:
    page.goto(f"{site}/en/privacy/")
    page.keyboard.press("Tab")
    expect(page.locator(".govuk-skip-link")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main-content")).to_be_focused()
