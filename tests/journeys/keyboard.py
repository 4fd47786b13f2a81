"""A page for somebody who uses the keyboard alone."""

from playwright.sync_api import Page

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


def reaches_everything(page: Page) -> None:
    """Tab leads through all of it in order, and where it is can be seen."""
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
