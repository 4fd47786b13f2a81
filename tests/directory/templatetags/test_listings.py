"""Words of the pages about services."""

import datetime

import pytest
from django.utils import translation

from directory.opening import LONDON, Hours, Opening, State
from directory.templatetags.listings import (
    clock,
    closing_time,
    cost_words,
    day_words,
    first_sentence,
    hours,
    in_language,
    isolated,
    language_names,
    text_link,
    website,
    weekday,
)
from directory.words import language_name
from portal.languages.table import LANGUAGES
from portal.languages.translated import Text

MONDAY = datetime.date(2026, 11, 23)


def at(hour: int, minute: int = 0, day: int = 23) -> datetime.datetime:
    return datetime.datetime(2026, 11, day, hour, minute, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "Someone sits with the person you look after. You can go out.",
            "Someone sits with the person you look after.",
        ),
        ("Short. " + "This one is long enough to say something. More.",
         "Short. This one is long enough to say something."),
        ("No end here", "No end here"),
        ("", ""),
        ("آپ کے پیارے کے پاس کوئی بیٹھتا ہے تاکہ آپ باہر جا سکیں۔ فون کریں۔",
         "آپ کے پیارے کے پاس کوئی بیٹھتا ہے تاکہ آپ باہر جا سکیں۔"),
        ("Opens at 9.30am on weekdays, from January. Ring first.",
         "Opens at 9.30am on weekdays, from January."),
    ],
)  # fmt: skip
def test_first_sentence(text: str, first: str) -> None:
    assert first_sentence(Text(text, "en", "draft")).value == first


def test_first_sentence_keeps_its_language() -> None:
    assert (
        first_sentence(
            Text("Długie zdanie, które coś mówi o usłudze. Dalej.", "pl", "draft")
        ).language
        == "pl"
    )


def test_clock_keeps_its_order() -> None:
    assert clock(at(9, 5)) == '<bdi dir="ltr">09:05</bdi>'


def test_hours_have_both_ends() -> None:
    assert "09:00–17:00" in hours(Hours(at(9), at(17)))


def test_hours_with_an_unknown_end_have_one() -> None:
    assert hours(Hours(at(9), None)) == '<bdi dir="ltr">09:00</bdi>'


def test_midnight_closes_at_24() -> None:
    assert "24:00" in closing_time(Opening(State.OPEN, until=at(0, day=24)))


def test_closing_time_of_the_closed_is_nothing() -> None:
    assert closing_time(Opening(State.CLOSED)) == ""


def test_weekday_in_the_readers_language() -> None:
    with translation.override("pl"):
        assert weekday(MONDAY) == "poniedziałek"


def test_one_language_does_not_give_its_weekdays_to_the_next() -> None:
    """Babel's 'stand-alone' names do: whoever asks first gives the names to all."""
    shown = []
    for code in ("ur", "ro", "ar", "pl", "ur"):
        with translation.override(code):
            shown.append(weekday(MONDAY))
    assert shown == ["پیر", "luni", "الاثنين", "poniedziałek", "پیر"]


def test_a_near_day_is_its_name() -> None:
    assert day_words(at(9, day=25), MONDAY) == "Wednesday"


def test_a_later_day_has_its_date() -> None:
    assert day_words(at(9, day=30), MONDAY) == "Monday 30 November 2026"


def test_typed_words_are_isolated() -> None:
    assert isolated("CV6") == "\u2068CV6\u2069"
    assert isolated("") == ""


def test_website_is_short() -> None:
    assert website("https://www.example.org/a/b?c=d") == "www.example.org"


def test_text_link() -> None:
    assert 'href="sms:07700900123"' in text_link("07700 900123")


@pytest.mark.parametrize(("code", "words"), [("free", "Free"), ("", ""), ("nonsense", "")])
def test_cost(code: str, words: str) -> None:
    assert cost_words(code) == words


def test_text_in_another_language_is_marked() -> None:
    assert 'lang="ur"' in in_language("اردو", "ur")
    assert in_language("Urdu", "en") == "Urdu"


def test_language_names() -> None:
    assert language_names(["ur", "bfi", "zh-hant"]) == ["Urdu", "British Sign Language", "Chinese"]


def test_unknown_language_is_its_code() -> None:
    assert language_name("xx-unknown") == "xx-unknown"


@pytest.mark.parametrize("page", [language.code for language in LANGUAGES])
@pytest.mark.parametrize("spoken", [language.code for language in LANGUAGES])
def test_every_language_has_a_name_in_every_language(page: str, spoken: str) -> None:
    with translation.override(page):
        assert language_name(spoken) not in {"", spoken}
