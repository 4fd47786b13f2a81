"""Staff screens about questions, plans and translations: wide, narrow, by keyboard and axe."""

import wave

import pytest
from playwright.sync_api import Page, expect

from portal.languages.models import Recording, Translation
from tests.factories.accounts import person
from tests.journeys import looks
from tests.journeys.conftest import shot
from tests.journeys.sessions import sign_in

MANAGER = (
    "/staff/",
    "/staff/carers/paths/",
    "/staff/carers/try-out/",
    "/staff/carers/versions/",
    "/staff/carers/versions/rules/1/",
    "/staff/carers/figures/",
)
SAFE = "/staff/languages/ur/questionnaires.text/carer-assessment/question/safe/"
TRANSLATOR = ("/staff/languages/", "/staff/languages/ur/", SAFE)


@pytest.fixture
def staffed(city: str, page: Page):
    """Signs the browser in as someone with a role; questions and rules are in use."""

    def signed_in(role: str) -> Page:
        sign_in(page.context, city, person(role))
        return page

    return signed_in


@pytest.mark.long
@pytest.mark.parametrize(
    ("role", "addresses"), [("carers_manager", MANAGER), ("translator", TRANSLATOR)]
)
def test_every_screen_can_be_used_by_everyone(city, staffed, role, addresses):
    page = staffed(role)
    found = []
    for address in addresses:
        assert page.goto(city + address).status == 200, address
        page.set_viewport_size(looks.WIDE)
        faults = looks.accessibility_faults(page)
        shot(page, "staff" + address.replace("/", "-").rstrip("-"))
        page.set_viewport_size({"width": 640, "height": 800})
        if page.evaluate(looks.SCROLLS) > 0:
            faults.append(f"scrolls sideways by {page.evaluate(looks.SCROLLS)}")
        found += [f"{address}: {fault}" for fault in faults]
    assert not found, "\n".join(found)


def test_a_trial_from_a_choice_to_its_trace(city, staffed):
    page = staffed("carers_adviser")
    page.goto(f"{city}/staff/carers/try-out/")
    page.get_by_text("About your days", exact=True).click()
    page.get_by_label("How do you sleep?").select_option("hardly")
    page.get_by_role("button", name="Show the plan").first.click()
    expect(page.get_by_role("link", name="breaking-down", exact=True)).to_be_visible()
    assert "hardly" not in page.url
    assert looks.accessibility_faults(page) == []
    shot(page, "staff-carers-trial")
    page.get_by_role("link", name="breaking-down", exact=True).click()
    expect(page.locator("#rule-breaking-down")).to_be_in_viewport()


def test_a_translator_reviews_a_text_and_goes_on_to_the_next(city, staffed):
    page = staffed("translator")
    page.goto(city + SAFE)
    page.get_by_label("Title, in Urdu").fill("کیا کوئی خطرے میں ہے؟")
    page.get_by_label("Reviewed: I speak the language").check()
    page.get_by_role("button", name="Save and open the next").click()
    expect(page.get_by_text("Saved. Is anyone in danger, or being hurt?")).to_be_visible()
    row = Translation.objects.get(object_id="carer-assessment/question/safe", language="ur")
    assert (row.texts["title"], row.state) == ("کیا کوئی خطرے میں ہے؟", "reviewed")
    assert "/staff/languages/ur/questionnaires.text/" in page.url
    assert SAFE not in page.url


def test_a_recording_is_uploaded_and_can_be_played(city, staffed, tmp_path):
    sound = tmp_path / "voice.wav"
    with wave.open(str(sound), "wb") as file:
        file.setparams((1, 1, 8000, 800, "NONE", ""))
        file.writeframes(b"\x80" * 800)
    page = staffed("translator")
    page.goto(city + SAFE)
    page.get_by_label("A recording of these texts").set_input_files(sound)
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_text("People can listen to it now.")).to_be_visible()
    seconds = page.evaluate(
        """async () => {
          const sound = document.querySelector("audio");
          await new Promise((done) => {
            sound.onloadedmetadata = sound.onerror = done;
            sound.preload = "metadata";
            sound.load();
          });
          return sound.duration;
        }"""
    )
    assert seconds == pytest.approx(0.1, abs=0.02)
    assert Recording.objects.get().content_type == "audio/wav"
