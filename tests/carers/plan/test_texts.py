"""Words of items: read from files, filled in, in the reader's language as far as they are there."""

import pytest

from carers.plan.texts import KIND, flatten, item_words, units
from portal.languages.models import State, Translation

ENGLISH = {
    "item/a": {
        "title": "Ask for money",
        "what.1": "You may get money.",
        "rate.1": "It is {pay} a week.",
        "what.2": "Ring {council}.",
        "if_not": "You may lose money.",
    },
    "contact/council": {"name": "The council"},
}
NUMBER = "024 7600 0000"


def words(language="en", **values):
    known = {"council": NUMBER, **values}
    return item_words(ENGLISH, language, only=ENGLISH, values=known)


def said(language="en", **values):
    return [step.value for step in words(language, **values).steps("a")]


def translate(language, unit="item/a", state=State.DRAFT, **texts):
    fields = {name.replace("_", ".", 1): text for name, text in texts.items()}
    Translation.objects.create(
        kind=KIND, object_id=unit, language=language, texts=fields, state=state
    )


def test_a_file_gives_steps_with_and_without_figures():
    data = {
        "item": {"a": {"title": "T", "what": ["One.", "Two."], "rate": {"2": "It is {pay}."}}},
        "contact": {"council": {"name": "The council"}},
        "other": {"x": {"title": "not read"}},
    }
    assert flatten(data) == {
        "item/a": {"title": "T", "what.1": "One.", "what.2": "Two.", "rate.2": "It is {pay}."},
        "contact/council": {"name": "The council"},
    }


def test_fields_keep_the_order_of_reading_whatever_the_database_makes_of_it():
    """Else a text would look changed as soon as it has been stored."""
    backwards = {"item/a": dict(reversed(ENGLISH["item/a"].items()))}
    unit = units(backwards)["item/a"]
    assert list(unit.texts) == ["title", "what.1", "rate.1", "what.2", "if_not"]
    assert unit.source_digest() == units(ENGLISH)["item/a"].source_digest()


def test_a_figure_is_told_while_it_may_be_shown():
    assert said(pay="£86.45") == ["It is £86.45 a week.", f"Ring {NUMBER}."]


def test_without_its_figure_a_sentence_still_reads_well():
    assert said() == ["You may get money.", f"Ring {NUMBER}."]


def test_a_field_that_says_nothing_is_nothing():
    assert words().text("item/a", "not_if") is None
    assert words().text("item/none", "title") is None
    assert words().steps("none") == []


@pytest.mark.django_db
def test_a_translation_is_filled_in_like_the_english():
    translate("pl", title="Poproś o pieniądze", what_2="Zadzwoń: {council}.")
    steps = words("pl").steps("a")
    assert steps[1].value == f"Zadzwoń: {NUMBER}."
    assert (steps[1].language, steps[1].state) == ("pl", State.DRAFT)
    assert (steps[0].language, steps[0].value) == ("en", "You may get money.")


@pytest.mark.django_db
def test_numbers_keep_their_order_in_a_text_from_right_to_left():
    translate("ur", what_2="فون کریں: {council}۔")
    assert said("ur")[1] == f"فون کریں: \u2066{NUMBER}\u2069۔"
    assert "\u2066" not in said("ur")[0]


@pytest.mark.django_db
def test_her_own_language_comes_before_a_figure_in_english():
    translate("pl", what_1="Możesz dostać pieniądze.")
    assert said("pl", pay="£86.45")[0] == "Możesz dostać pieniądze."
    translate("ro", what_1="Poți primi bani.", rate_1="Sunt {pay} pe săptămână.")
    assert said("ro", pay="£86.45")[0] == "Sunt £86.45 pe săptămână."
    assert said("ro")[0] == "Poți primi bani."


@pytest.mark.django_db
def test_a_translation_that_names_something_unknown_gives_way_to_the_english():
    translate("pl", what_2="Zadzwoń: {rada}.")
    [_first, second] = words("pl").steps("a")
    assert (second.value, second.language) == (f"Ring {NUMBER}.", "en")


def test_english_needs_no_query(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        said()
    with django_assert_num_queries(1):
        said("ur")
