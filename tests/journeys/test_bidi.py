"""Numbers and English keep their order inside right-to-left text."""

import pytest
from playwright.sync_api import Page

ORDER = """element => {
  const text = [...document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode().textContent];
  const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
  const place = index => {
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + 1);
    return range.getBoundingClientRect().left;
  };
  return text.map((_, index) => place(index)).every((x, i, all) => i === 0 || x >= all[i - 1]);
}"""


@pytest.mark.parametrize("code", ["ur", "ar"])
def test_phone_numbers_read_from_left_to_right(site: str, page: Page, code: str) -> None:
    page.goto(f"{site}/{code}/urgent-help/")
    numbers = page.locator('a[href^="tel:"] bdi')
    assert numbers.count() > 8
    for number in numbers.all():
        assert number.evaluate(ORDER), number.text_content()


@pytest.mark.parametrize("code", ["ur", "ar"])
def test_money_and_hours_read_from_left_to_right(site: str, page: Page, code: str) -> None:
    page.goto(f"{site}/{code}/components/")
    for words in ("£83.30", "09:00–17:30"):
        assert page.locator("bdi", has_text=words).first.evaluate(ORDER)


def test_the_page_is_mirrored(site: str, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{site}/ur/privacy/")
    heading = page.get_by_role("heading", level=1).bounding_box()
    name = page.locator(".portal-header__name").bounding_box()
    assert heading
    assert name
    assert name["x"] + name["width"] > 1000


def test_the_font_of_the_script_arrives(site: str, page: Page) -> None:
    page.goto(f"{site}/ur/privacy/")
    loaded = page.evaluate(
        "document.fonts.load('16px \"Portal Nastaliq\"', 'ا').then(faces => faces.length)"
    )
    assert loaded == 1
