"""A listing in eight other languages: what waits, side by side, saved by the right people."""

import dataclasses

import pytest

from directory.keeping import actions
from directory.listing.reading import listing_of
from directory.models import Service
from portal.languages.models import State, Translation
from portal.languages.table import LANGUAGES
from portal.languages.translated import save_texts
from tests.browser_forms import fields_of, with_values
from tests.directory.staff.reading import mistakes, names, page, rows, text
from tests.factories.accounts import person
from tests.factories.directory import ServiceFactory

QUEUE = "/staff/directory/translations/"
LANGUAGES_OF = "/staff/directory/listings/lunch-club/languages/"
URDU = f"{LANGUAGES_OF}ur/"
TEXTS = {
    "name": "کھانا",
    "description": "گرم کھانا۔",
    "eligibility": "ساٹھ سال سے اوپر۔",
    "how_to_start": "فون کریں۔",
    "opening": "اگست میں نہیں۔",
    "cost_note": "جو دے سکیں۔",
}


@pytest.fixture
def translator(sign_in):
    return sign_in(user=person("translator", name="Tariq Translator"))


def save(client, url=URDU, **values):
    return client.post(url, with_values(fields_of(client.get(url).content), **values))


def test_all_nine_languages_with_their_states(editor, lunch):
    save_texts(lunch, language="ur", texts=TEXTS, state=State.OUTDATED)
    save_texts(lunch, language="pl", texts={"name": "Obiady"}, state=State.DRAFT)
    states = {row[0].split()[0]: row[1] for row in rows(editor.get(LANGUAGES_OF))}
    assert len(states) == len(LANGUAGES)
    assert (states["Urdu"], states["Polish"], states["Arabic"]) == ("Outdated", "Draft", "Missing")


def test_english_and_the_translation_stand_side_by_side(translator, lunch):
    save_texts(lunch, language="ur", texts=TEXTS, state=State.DRAFT)
    answer = translator.get(URDU)
    assert "Anyone over 60." in text(answer)
    box = page(answer).select_one("#id_eligibility")
    assert (box["lang"], box["dir"]) == ("ur", "rtl")
    assert box.get_text(strip=True) == TEXTS["eligibility"]


def test_only_texts_that_there_are_in_english_are_asked_for(translator, lunch):
    Service.objects.update(opening="")
    assert page(translator.get(URDU)).select_one("#id_opening") is None


def test_a_text_whose_english_is_gone_is_still_shown(translator, lunch):
    save_texts(lunch, language="ur", texts=TEXTS, state=State.DRAFT)
    Service.objects.update(opening="")
    assert "No English text any more" in text(translator.get(URDU))


def test_saving_a_draft(translator, lunch):
    answer = save(translator, **TEXTS)
    assert answer.url == LANGUAGES_OF
    row = Translation.objects.get()
    assert (row.state, row.texts["name"]) == (State.DRAFT, "کھانا")
    assert row.translator.name == "Tariq Translator"


def test_reviewing_records_who_and_when(translator, lunch):
    save(translator, **TEXTS, state="reviewed")
    row = Translation.objects.get()
    assert (row.state, row.reviewer.name) == (State.REVIEWED, "Tariq Translator")
    assert "Reviewed by Tariq Translator on" in text(translator.get(URDU))


def test_half_a_translation_is_not_reviewed(translator, lunch):
    answer = save(translator, name="کھانا", state="reviewed")
    assert answer.status_code == 400
    assert mistakes(answer) == [
        "A translation is reviewed when every text is there. Save it as a draft."
    ]
    assert page(answer).select_one("#id_name")["value"] == "کھانا"
    assert not Translation.objects.exists()


@pytest.mark.parametrize("state", ["", "machine draft", "outdated", "x"])
def test_no_other_state_can_be_given(translator, lunch, state):
    answer = save(translator, **TEXTS, state=state)
    assert mistakes(answer) == ["Say whether it is a draft or reviewed."]


def test_what_changed_in_the_english_is_shown(translator, lunch, someone):
    actions.still_correct(service=lunch, by=someone)
    save_texts(lunch, language="ur", texts=TEXTS, state=State.REVIEWED)
    service = Service.objects.get()
    actions.edit(
        service=service,
        listing=dataclasses.replace(listing_of(service), eligibility="Anyone over 65."),
        seen=1,
        minor=False,
        by=someone,
    )
    answer = translator.get(URDU)
    assert "What changed in the English since this was translated" in text(answer)
    assert page(answer).select_one(".panel ins").get_text(" ").split()[1] == "65."


def test_words_are_not_lost_when_somebody_else_saved_first(translator, lunch):
    mine = with_values(fields_of(translator.get(URDU).content), **TEXTS)
    save_texts(lunch, language="ur", texts={"name": "کلب"}, state=State.DRAFT)
    answer = translator.post(URDU, mine)
    assert answer.status_code == 409
    assert "Somebody else changed the English or this translation" in text(answer)
    assert page(answer).select_one("#id_name")["value"] == "کھانا"
    assert "Saved now: کلب" in text(answer)
    assert Translation.objects.get().texts == {"name": "کلب"}


def test_then_saving_again_works(translator, lunch):
    mine = with_values(fields_of(translator.get(URDU).content), **TEXTS)
    save_texts(lunch, language="ur", texts={"name": "کلب"}, state=State.DRAFT)
    again = fields_of(translator.post(URDU, mine).content)
    assert translator.post(URDU, again).status_code == 302
    assert Translation.objects.get().texts["name"] == "کھانا"


@pytest.mark.parametrize("code", ["en", "fr", "xx", "ur-pk"])
def test_other_languages_are_not_found(translator, lunch, code):
    assert translator.get(f"{LANGUAGES_OF}{code}/").status_code == 404


@pytest.mark.parametrize(
    "values",
    [{"seen": "x"}, {"seen": "y" * 500}, {"name": "x" * 5000}, {"description": "y" * 30000}],
)
def test_hostile_values_save_nothing(translator, lunch, values):
    assert save(translator, **{**TEXTS, **values}).status_code in {409, 400}
    assert not Translation.objects.exists()


# The queue -----------------------------------------------------------------


@pytest.fixture
def club_in_polish(lunch):
    save_texts(lunch, language="pl", texts={"name": "Obiady"}, state=State.OUTDATED)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("language=pl&state=outdated", ["Lunch club"]),
        ("language=pl&state=missing", []),
        ("language=ur&state=missing", ["Lunch club"]),
        ("language=ur&state=reviewed", []),
        ("language=xx&state=none", []),
    ],
)
def test_what_waits(translator, club_in_polish, query, expected):
    assert names(translator.get(f"{QUEUE}?{query}")) == expected


def test_drafts_of_listings_do_not_wait_for_translators(translator, lunch):
    ServiceFactory(name="Choir", draft=True)
    assert names(translator.get(f"{QUEUE}?language=ur")) == ["Lunch club"]


def test_a_row_opens_the_translation(translator, lunch):
    link = page(translator.get(f"{QUEUE}?language=ur")).select_one(".keeping-table__open")
    assert link["href"] == URDU


def test_a_translator_meets_no_link_that_is_closed(translator, lunch):
    for url in (QUEUE, LANGUAGES_OF, URDU, "/staff/directory/listings/lunch-club/look/"):
        for link in page(translator.get(url)).select("nav a, main a, .govuk-back-link"):
            if link["href"].startswith("/staff/"):
                assert translator.get(link["href"]).status_code == 200, link["href"]
