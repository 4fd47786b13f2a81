"""The button that reads a page aloud, where the device has a voice for the page's language."""

import pytest
from playwright.sync_api import Page, expect

VOICES = """
window.said = [];
class Utterance extends EventTarget { constructor(text) { super(); this.text = text; } }
window.SpeechSynthesisUtterance = Utterance;
const voices = Object.assign(new EventTarget(), {
  list: %s,
  getVoices() { return this.list; },
  speak(part) { window.said.push([part.lang, part.text]); window.last = part; },
  cancel() { window.said.push(["", "stopped"]); },
});
Object.defineProperty(window, "speechSynthesis", { value: voices });
"""
ENGLISH = "[{ lang: 'en-GB' }]"
GUIDE = "/carers/guides/dementia/"


def said(page: Page) -> list[list[str]]:
    return [part for part in page.evaluate("window.said") if part[1] != "stopped"]


@pytest.fixture
def english_voice(page: Page) -> Page:
    page.add_init_script(VOICES % ENGLISH)
    return page


def test_it_reads_the_guide_block_by_block(site: str, english_voice: Page) -> None:
    page = english_voice
    page.goto(f"{site}/en{GUIDE}")
    page.get_by_role("button", name="Read it to me").click()
    parts = said(page)
    assert parts[0] == ["en-GB", "Looking after someone with dementia"]
    assert ["en-GB", "What to do first"] in parts
    assert len(parts) > 10


def test_the_same_button_stops_it(site: str, english_voice: Page) -> None:
    page = english_voice
    page.goto(f"{site}/en{GUIDE}")
    page.get_by_role("button", name="Read it to me").click()
    page.get_by_role("button", name="Stop reading").click()
    assert page.evaluate("window.said.at(-1)") == ["", "stopped"]
    expect(page.get_by_role("button", name="Read it to me")).to_be_visible()


def test_at_the_end_it_can_be_read_again(site: str, english_voice: Page) -> None:
    page = english_voice
    page.goto(f"{site}/en{GUIDE}")
    page.get_by_role("button", name="Read it to me").click()
    page.evaluate("window.last.dispatchEvent(new Event('end'))")
    expect(page.get_by_role("button", name="Read it to me")).to_be_visible()


def test_without_a_voice_for_the_language_there_is_no_button(
    site: str, english_voice: Page
) -> None:
    english_voice.goto(f"{site}/ur{GUIDE}")
    expect(english_voice.locator("[data-listen]")).to_be_hidden()


def test_a_voice_that_arrives_late_brings_the_button(site: str, page: Page) -> None:
    page.add_init_script(VOICES % "[]")
    page.goto(f"{site}/ur{GUIDE}")
    expect(page.locator("[data-listen]")).to_be_hidden()
    page.evaluate(
        "speechSynthesis.list = [{ lang: 'ur_PK' }];"
        "speechSynthesis.dispatchEvent(new Event('voiceschanged'))"
    )
    page.locator("[data-listen]").click()
    # The English that stands in for a missing language is read as English.
    assert said(page)[0] == ["en-GB", "Looking after someone with dementia"]
    assert {language for language, _text in said(page)} == {"en-GB", "ur"}


def test_a_recording_is_played_where_there_is_no_voice(site: str, page: Page) -> None:
    page.add_init_script(VOICES % "[]")
    page.add_init_script(
        "window.played = [];"
        "window.Audio = class extends EventTarget {"
        " constructor(address) { super(); this.address = address; }"
        " play() { window.played.push(this.address); return Promise.resolve(); }"
        " pause() { window.played.push('paused'); } };"
    )
    page.goto(f"{site}/ti{GUIDE}")
    page.evaluate(
        "document.querySelector('[data-listen]').dataset.recording = '/media/dementia.mp3';"
        "speechSynthesis.dispatchEvent(new Event('voiceschanged'))"
    )
    button = page.locator("[data-listen]")
    button.click()
    button.click()
    assert page.evaluate("window.played") == ["/media/dementia.mp3", "paused"]
    assert not said(page)


def test_without_scripts_there_is_no_dead_button(site: str, old_phone: Page) -> None:
    old_phone.goto(f"{site}/en{GUIDE}")
    expect(old_phone.locator("[data-listen]")).to_be_hidden()
    expect(old_phone.get_by_role("heading", level=1)).to_be_visible()
