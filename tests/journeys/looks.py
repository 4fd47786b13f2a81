"""What every page must be when it is really shown."""

from functools import cache

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from portal.languages.catalogues import extract, files
from portal.languages.table import Language

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    # What passed is counted, not described: that is most of the time.
    "resultTypes": ["violations"],
    # The link back stands before the content on purpose, where the skip link passes it by.
    "rules": {"region": {"enabled": False}},
}
NARROW = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 800}

SCROLLS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

WORDS_SHOWN = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent.trim().replace(/\\s+/g, " ");
    if (!text || element.closest("script, style, [lang|=en]:not(html)")) continue;
    if (element.closest("bdi, a[href^=mailto], textarea, input")) continue;
    found.push(text);
  }
  return found;
}"""

LENGTHEN = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  for (const node of nodes) {
    if (node.parentElement.closest("script, style, bdi, [lang|=en]:not(html)")) continue;
    node.textContent = node.textContent.replace(/\\p{L}+/gu,
      word => word + "ñüé".repeat(3).slice(0, Math.ceil(word.length * 0.4)));
  }
}"""


def faults(page: Page, language: Language) -> list[str]:
    """Everything wrong with the page that is open, in words."""
    page.set_viewport_size(WIDE)
    found = accessibility_faults(page)
    page.set_viewport_size(NARROW)
    if page.evaluate(SCROLLS) > 0:
        found.append(f"scrolls sideways at 320 px by {page.evaluate(SCROLLS)}")
    found += english_left_over(page, language)
    return found


def accessibility_faults(page: Page) -> list[str]:
    result = Axe().run(page, options=RULES)
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in result.response["violations"]
        for node in violation["nodes"][:3]
    ]


def english_left_over(page: Page, language: Language) -> list[str]:
    """Our own English on a page of another language, outside of what says that it is English.

    Only where the catalogue is complete: the gate of the catalogues finds the others.
    """
    shown = set(page.evaluate(WORDS_SHOWN))
    return [f"still English: {text}" for text in sorted(shown & only_english(language))]


@cache
def only_english(language: Language) -> set[str]:
    """What this language says in other words. Reading all sources takes over a second."""
    catalogue = files.read(language)
    if language.code == "en" or catalogue.percent_translated() < 100:
        return set()
    return our_english() - {entry.msgstr for entry in catalogue}


@cache
def our_english() -> set[str]:
    return {message.text for message in extract.messages()}


def overflow_when_longer(page: Page) -> list[str]:
    """A pseudo-language: every word half as long again, with accents, on the narrowest screen."""
    page.set_viewport_size(NARROW)
    page.evaluate(LENGTHEN)
    wide = page.evaluate(SCROLLS)
    return [f"longer words scroll sideways by {wide}"] if wide > 0 else []
