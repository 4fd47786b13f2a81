"""Danger comes before anything else, in her language, without scripts. It blocks nothing."""

import pytest
from django.http import HttpResponse
from django.utils import translation

from portal.languages.table import LANGUAGES
from portal.ui.danger import listeners, sounds_like_danger
from portal.ui.records import crisis_numbers
from tests.questionnaires.journey.conftest import Person, leads_to

LONG = "We went to the shops and it was raining all day. " * 20


@pytest.fixture
def asked(person: Person) -> Person:
    """About to say whether everyone is safe."""
    person.answer(name={}, pets={"pets": "none"})
    return person


def in_danger(asked: Person, *also: str) -> HttpResponse:
    return asked.send("safe", safe=["end-life", *also])


def test_an_answer_of_danger_leads_to_help_before_anything_else(asked: Person) -> None:
    assert leads_to(in_danger(asked), asked.url("danger"))
    assert asked.row("safe").answers == {"safe": ["end-life"]}
    for step in ("place", "name", "check"):
        assert leads_to(asked.see(step), asked.url("danger"))
    assert leads_to(asked.client.get(asked.url("more")), asked.url("danger"))


@pytest.mark.parametrize("button", ["keep", "name", "start"])
def test_no_other_button_goes_past_it(asked: Person, button: str) -> None:
    answer = asked.send("safe", safe=["alone-now"], wizard_goto_step=button)
    assert leads_to(answer, asked.url("danger"))


def test_a_tick_beside_none_of_these_still_counts(asked: Person) -> None:
    assert leads_to(in_danger(asked, "all-fine"), asked.url("danger"))
    assert asked.row("safe").answers == {"safe": ["end-life"]}


def test_the_page_has_help_and_two_ways_on_and_nothing_else_around(asked: Person) -> None:
    in_danger(asked)
    page = asked.client.get(asked.url("danger")).text
    numbers = crisis_numbers()
    for code in ("emergency", "mental_health_now", "samaritans", "domestic_abuse", "out_of_hours"):
        assert numbers[code].phone in page
    assert f'href="sms:{numbers["shout"].phone}"' in page
    assert "We have told nobody." in page
    assert "I am safe, go on" in page
    assert "Stop, keep my answers" in page
    assert "languages__link" not in page
    assert "portal-header" not in page
    assert "portal-footer" not in page


def test_she_goes_on_and_is_not_stopped_for_the_same_answer_again(asked: Person) -> None:
    in_danger(asked)
    assert leads_to(asked.client.post(asked.url("danger"), {"on": ""}), asked.url("draft"))
    assert leads_to(asked.client.get(asked.url("draft")), asked.step("place"))
    assert leads_to(asked.send("safe", safe=["end-life", "hurt-me"]), asked.step("place"))


def test_another_answer_of_danger_stops_her_again(asked: Person) -> None:
    in_danger(asked)
    asked.client.post(asked.url("danger"), {"on": ""})
    assert leads_to(asked.send("safe", safe=["end-life", "alone-now"]), asked.url("danger"))


def test_stopping_keeps_the_answers_and_offers_a_code(asked: Person) -> None:
    in_danger(asked)
    assert leads_to(asked.client.post(asked.url("danger"), {"stop": ""}), asked.url("keep"))
    assert asked.row("safe").answers == {"safe": ["end-life"]}


def test_a_slip_can_be_put_right_from_the_page_itself(asked: Person) -> None:
    in_danger(asked)
    assert asked.see("safe").status_code == 200
    assert leads_to(asked.send("safe", safe=["all-fine"]), asked.step("place"))


def test_harm_of_the_second_level_does_not_interrupt(asked: Person) -> None:
    assert leads_to(asked.send("safe", safe=["hurt-me"]), asked.step("place"))


def test_without_danger_there_is_no_such_page(asked: Person) -> None:
    assert leads_to(asked.client.get(asked.url("danger")), asked.step("safe"))
    assert leads_to(asked.client.post(asked.url("danger"), {"on": ""}), asked.step("safe"))


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)
def test_the_page_is_in_her_language_and_the_english_beside_what_nobody_has_checked(
    asked: Person, language: object
) -> None:
    in_danger(asked)
    code, state = language.code, language.state  # type: ignore[attr-defined]
    page = asked.client.get(asked.url("danger").replace("/en/", f"/{code}/")).text
    with translation.override(code):
        hers = str(translation.gettext("Samaritans"))
    assert hers in page
    assert ('<div lang="en-GB" dir="ltr"' in page) == (state == "draft")
    assert page.count("tel:116123") == (2 if state == "draft" else 1)


def test_the_sensitive_page_can_be_left_quickly(asked: Person) -> None:
    page = asked.see("safe").text
    assert f'href="{asked.url("leave")}"' in page
    assert asked.url("leave") not in asked.see("pets").text


def test_leaving_quickly_forgets_the_key_and_shows_the_weather(asked: Person) -> None:
    answer = asked.client.get(asked.url("leave"))
    assert answer.url == "https://www.bbc.co.uk/weather"
    assert asked.see("safe").status_code == 403
    assert asked.client.get(asked.url("leave")).status_code == 302


def test_fetching_the_way_out_in_advance_forgets_nothing(asked: Person) -> None:
    asked.client.get(asked.url("leave"), headers={"sec-purpose": "prefetch;prerender"})
    assert asked.see("safe").status_code == 200


# Own words -------------------------------------------------------------------------


HELP = "Are you in danger, or is someone else?"


def test_own_words_that_sound_like_danger_show_help_and_set_nothing(person: Person) -> None:
    person.answer(name={}, pets={"pets": "dog"}, walks={"walks": "yes"})
    answer = person.send("park", park="I want to kill myself")
    assert leads_to(answer, person.step("safe"))
    assert HELP in person.see("safe").text
    assert HELP in person.see("park").text
    assert HELP not in person.see("pets").text
    person.answer(safe={"safe": ["all-fine"]}, place={})
    assert HELP in person.see("check").text
    assert person.stored.warned_of == []


def test_words_that_wait_to_be_confirmed_count_as_well(person: Person) -> None:
    person.client.post(
        person.url("autosave", step="name"),
        {**person.form("name"), "name-nick": "I want to kill myself"},
    )
    assert HELP in person.see("name").text


def test_everyday_words_show_nothing(person: Person) -> None:
    person.answer(name={"nick": "Jo"})
    assert HELP not in person.see("pets").text


@pytest.mark.parametrize("before", [0, 1, 5, 100, 200, 230, 239, 240, 250, 400, 900])
def test_danger_is_heard_anywhere_in_a_long_text(before: int) -> None:
    assert sounds_like_danger(f"{LONG[:before]} I want to kill myself {LONG}")


def test_danger_is_heard_in_a_text_without_spaces() -> None:
    assert sounds_like_danger("今天天氣很好" * 60 + "我想自殺" + "今天天氣很好" * 60)


def test_a_long_everyday_text_is_not_danger() -> None:
    assert len(listeners) >= 1
    assert not sounds_like_danger(LONG)
    assert not sounds_like_danger("x" * 20_000)
    assert not sounds_like_danger("")
