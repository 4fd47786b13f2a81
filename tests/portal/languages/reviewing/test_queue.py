"""What waits in a language, and in which order."""

import pytest

from portal.languages.models import State, Translation
from portal.languages.offers import urgent
from portal.languages.reviewing.queue import entries, find, lacking, overview, waiting
from portal.languages.table import LANGUAGES
from portal.languages.translated import save_texts
from tests.portal.languages.reviewing.conftest import BREAK, KIND, URDU, piece

pytestmark = pytest.mark.django_db


def write(found, texts, state=State.DRAFT, language="ur"):
    return save_texts(found.unit, language=language, texts=texts, state=state)


def keys(found):
    return [entry.object_id for entry in found]


def states(language="ur"):
    return {entry.object_id: entry.state for entry in entries(language)}


def test_danger_stands_first_and_what_can_be_reviewed_before_what_is_missing(pieces):
    write(pieces[1], {"title": "پیسہ"})
    assert keys(entries("ur")) == ["crisis", "money", "break"]


def test_a_text_without_a_row_is_missing(pieces):
    assert set(states().values()) == {State.MISSING}


def test_a_row_without_words_is_missing(pieces):
    write(pieces[0], {}, State.DRAFT)
    assert states()["break"] == State.MISSING


def test_a_text_whose_english_has_changed_is_outdated_before_anyone_marks_it(pieces):
    write(pieces[0], URDU, State.REVIEWED)
    pieces[0] = piece("break", {**BREAK, "title": "Take a rest"})
    assert Translation.objects.get().state == State.REVIEWED
    assert states()["break"] == State.OUTDATED


def test_a_reviewed_text_waits_no_more(pieces):
    write(pieces[0], URDU, State.REVIEWED)
    assert keys(waiting("ur")) == ["crisis", "money"]
    assert keys(waiting("pl")) == ["crisis", "break", "money"]


def test_a_reviewed_text_that_lacks_a_new_field_waits(pieces):
    row = write(pieces[0], {"title": URDU["title"]}, State.REVIEWED)
    assert row.state == State.REVIEWED
    found = next(entry for entry in waiting("ur") if entry.object_id == "break")
    assert found.lacking == ("what.1",)


@pytest.mark.parametrize(
    ("state", "expected"),
    [("draft", ["money"]), ("missing", ["crisis", "break"]), ("reviewed", []), ("outdated", [])],
)
def test_one_state_alone(pieces, state, expected):
    write(pieces[1], {"title": "پیسہ"})
    assert keys(waiting("ur", state=state)) == expected


def test_kinds_with_screens_of_their_own_are_not_listed_here(pieces):
    assert waiting("ur", kind="invented.leaflet") == []
    assert find("invented.leaflet", "x") is None


def test_a_piece_is_found_by_kind_and_key(pieces):
    assert find(KIND, "crisis") == pieces[2]
    assert find(KIND, "none") is None
    assert find("none", "crisis") is None


def test_the_overview_counts_what_waits_and_names_other_queues(pieces):
    write(pieces[0], URDU, State.REVIEWED)
    (_, ours, ours_of), (_, theirs, theirs_of) = overview()
    assert (ours, theirs) == ("Helplines", "Leaflets")
    numbers = {one.language.code: (one.waiting, one.total) for one in ours_of}
    assert len(numbers) == len(LANGUAGES) - 1
    assert (numbers["ur"], numbers["pl"]) == ((2, 3), (3, 3))
    assert (theirs_of[0].waiting, theirs_of[0].address) == (7, "/staff/leaflets/pl/")


def test_the_overview_asks_the_database_once(pieces, django_assert_num_queries):
    with django_assert_num_queries(1):
        overview()


def test_every_text_that_is_not_there_is_named(pieces, django_assert_num_queries):
    for language in LANGUAGES[1:]:
        write(pieces[0], URDU, language=language.code)
        write(pieces[2], {"title": "x"}, language=language.code)
    write(pieces[0], {"title": "x"}, language="pl")
    write(pieces[1], {"title": "x"}, language="ur")
    with django_assert_num_queries(1):
        found = {one.language.code: one.fields for one in lacking([KIND, "unknown"])}
    assert "ur" not in found
    assert found["pl"] == ((pieces[0], "what.1"), (pieces[1], "title"))
    assert found["ti"] == ((pieces[1], "title"),)


def test_the_tile_counts_texts_about_danger(pieces):
    assert urgent() == "8 texts about danger or consent to review"
    for language in LANGUAGES[1:-1]:
        write(pieces[2], {"title": "x"}, State.REVIEWED, language.code)
    assert urgent() == "1 text about danger or consent to review"
    write(pieces[2], {"title": "x"}, State.REVIEWED, LANGUAGES[-1].code)
    assert urgent() == ""
