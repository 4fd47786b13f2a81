"""The translators' pages: overview, queue, one text beside its English."""

import pytest

from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from portal.languages.models import State, Translation
from portal.languages.reviewing.forms import reading_order
from portal.languages.translated import save_texts
from tests.browser_forms import fields_of, with_values
from tests.directory.staff.reading import mistakes, names, page, rows, text
from tests.portal.languages.reviewing.conftest import BREAK, KIND, URDU, piece

OVERVIEW = "/staff/languages/"
QUEUE = f"{OVERVIEW}ur/"
BREAK_URL = f"{QUEUE}{KIND}/break/"


def save(client, url=BREAK_URL, **values):
    fields = fields_of(client.get(url).content)
    return client.post(url, {**fields, **{name: [value] for name, value in values.items()}})


def urdu(**changes):
    texts = {**URDU, **changes}
    return {f"text.{name}": value for name, value in texts.items()}


def test_the_overview_leads_to_each_queue(translator, pieces):
    answer = translator.get(OVERVIEW)
    links = [link["href"] for link in page(answer).select("tbody a")]
    assert f"{QUEUE}?kind={KIND}" in links
    assert "/staff/leaflets/ur/" in links
    assert translator.get(f"{QUEUE}?kind={KIND}").status_code == 200


def test_danger_is_named_as_the_reason_to_come_first(translator, pieces):
    first = rows(translator.get(QUEUE))[0]
    assert first[:4] == ["Get help now", "Helplines", "Danger", "Missing"]


def test_an_unknown_filter_shows_all_that_waits(translator, pieces):
    assert len(names(translator.get(f"{QUEUE}?kind=x&state=y&page=z"))) == 3


def test_english_and_translation_stand_side_by_side(translator, pieces):
    save_texts(pieces[0].unit, language="ur", texts=URDU, state=State.DRAFT)
    answer = translator.get(BREAK_URL)
    assert BREAK["what.1"] in text(answer)
    box = page(answer).find(id="id_text.what.1")
    assert (box["lang"], box["dir"]) == ("ur", "rtl")
    assert box.get_text(strip=True) == URDU["what.1"]


def test_saving_a_draft(translator, pieces, tariq):
    answer = save(translator, **urdu())
    assert answer.url == f"{QUEUE}?kind={KIND}"
    row = Translation.objects.get()
    assert (row.state, row.texts, row.translator) == (State.DRAFT, URDU, tariq)
    assert row.source_digest == pieces[0].unit.source_digest()


def test_reviewing_records_who_and_when_and_the_english_it_was_read_beside(translator, pieces):
    save(translator, **urdu(), state="reviewed")
    row = Translation.objects.get()
    assert (row.state, row.reviewer.name) == (State.REVIEWED, "Tariq Translator")
    event = AuditEvent.objects.get()
    assert sentence(event) == (
        "Tariq Translator saved the Urdu text of Take a break (invented.helpline break): "
        "Reviewed by a person who speaks the language."
    )
    assert event.detail["source_digest"] == row.source_digest


def test_who_only_reviews_has_not_written_it(translator, pieces):
    save_texts(pieces[0].unit, language="ur", texts=URDU, state=State.DRAFT)
    save(translator, state="reviewed")
    row = Translation.objects.get()
    assert (row.translator, row.reviewer.name) == (None, "Tariq Translator")


def test_the_next_that_waits_is_opened_where_that_is_asked(translator, pieces):
    answer = save(translator, **urdu(), next="1")
    assert answer.url == f"{QUEUE}{KIND}/crisis/"


def test_after_the_last_comes_the_queue(translator, pieces):
    del pieces[1:]
    assert save(translator, **urdu(), next="1").url == f"{QUEUE}?kind={KIND}"


def test_half_a_translation_is_not_reviewed(translator, pieces):
    answer = save(translator, **{"text.title": "وقفہ", "state": "reviewed"})
    assert mistakes(answer) == [
        "A translation is reviewed when every text is there. Save it as a draft."
    ]
    assert page(answer).find(id="id_text.title").get_text(strip=True) == "وقفہ"
    assert not Translation.objects.exists()


def test_a_figure_that_is_put_in_must_not_be_lost(translator, pieces):
    answer = save(translator, **urdu(**{"what.1": "آج فون کریں۔"}))
    assert answer.status_code == 400
    assert mistakes(answer) == ["Keep what stands in braces as it is in the English: {phone}."]
    assert not Translation.objects.exists()


def test_taking_all_words_out_makes_it_missing(translator, pieces):
    save(translator, **urdu())
    save(translator, **{"text.title": "", "text.what.1": ""})
    assert Translation.objects.get().state == State.MISSING


def test_an_outdated_text_says_so(translator, pieces):
    save_texts(pieces[0].unit, language="ur", texts=URDU, state=State.REVIEWED)
    pieces[0] = piece("break", {**BREAK, "title": "Rest"})
    assert "The English has changed since this was written" in text(translator.get(BREAK_URL))


def test_words_are_not_lost_when_somebody_else_saved_first(translator, pieces):
    mine = with_values(fields_of(translator.get(BREAK_URL).content), **urdu())
    save_texts(pieces[0].unit, language="ur", texts={"title": "آرام"}, state=State.DRAFT)
    answer = translator.post(BREAK_URL, mine)
    assert answer.status_code == 409
    assert page(answer).find(id="id_text.title").get_text(strip=True) == URDU["title"]
    assert "Saved now: آرام" in text(answer)
    assert Translation.objects.get().texts == {"title": "آرام"}
    again = fields_of(answer.content)
    assert translator.post(BREAK_URL, again).status_code == 302
    assert Translation.objects.get().texts == URDU


@pytest.mark.parametrize("code", ["en", "fr", "ur-pk"])
def test_other_languages_are_not_found(translator, pieces, code):
    assert translator.get(f"{OVERVIEW}{code}/").status_code == 404
    assert translator.get(f"{OVERVIEW}{code}/{KIND}/break/").status_code == 404


@pytest.mark.parametrize("key", ["none", "break/../x", "x" * 900])
def test_unknown_pieces_are_not_found(translator, pieces, key):
    assert translator.get(f"{QUEUE}{KIND}/{key}/").status_code == 404


@pytest.mark.parametrize(
    "values",
    [
        {"seen": "x"},
        {"seen": "y" * 500},
        {"text.title": "x" * 100_000},
        {"state": "machine draft"},
        {"state": ""},
    ],
)
def test_hostile_values_save_nothing(translator, pieces, values):
    assert save(translator, **{**urdu(), **values}).status_code in {400, 409}
    assert not Translation.objects.exists()


def test_only_translators_write(sign_in, pieces):
    assert sign_in("directory_editor").get(BREAK_URL).status_code == 403
    assert sign_in("directory_editor").post(BREAK_URL, {}).status_code == 403


def test_fields_stand_in_the_order_of_reading_whatever_the_database_does(pieces):
    fields = ["rate.2", "if_not", "what.1", "option.b", "why", "what.10", "what.2", "title"]
    assert sorted(fields, key=reading_order) == [
        "title", "why", "option.b", "if_not", "what.1", "rate.2", "what.2", "what.10"
    ]  # fmt: skip
