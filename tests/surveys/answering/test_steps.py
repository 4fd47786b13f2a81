"""A survey question by question: what each page shows."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from surveys.models import Identity, Survey
from tests.clients import CheckingClient
from tests.factories.surveys import CODE, invited, survey_of, team_of
from tests.surveys.answering.conftest import WHOLE, Answering, leads_to, link, soup, words

HELP = "Are you in danger, or is someone else?"
NOT_KNOWN = "We cannot tell who you are."


def page_of(person: Answering, step: str, **instead) -> BeautifulSoup:
    """That page, once all before it are answered."""
    person.answer(**instead)
    return soup(person.see(step))


# The pages --------------------------------------------------------------------


def test_one_question_a_page_with_its_place_in_the_whole(guest: Answering) -> None:
    assert leads_to(guest.see("draft"), guest.step("safe"))
    assert "Question 1 of 5" in words(guest.see("safe"))
    guest.send("safe", safe="yes")
    guest.send("contact-wanted", **{"contact-wanted": "yes"})
    # Who wants to be contacted is asked one page more.
    assert "Question 3 of 6" in words(guest.see("happy"))


def test_every_question_can_be_left_out(guest: Answering) -> None:
    guest.answer({step: {} for step in WHOLE})
    assert guest.see("check").status_code == 200


def test_back_leads_to_what_the_survey_is_about_and_from_there_on_again(guest) -> None:
    answer = guest.send("safe", safe="yes", wizard_goto_step="start")
    assert leads_to(answer, guest.url("begun"))
    page = soup(guest.see("begun"))
    assert page.h1.text == "The tea club"
    assert page.select_one("main a.govuk-button")["href"] == guest.url("draft")
    assert guest.row("safe").answers == {"safe": "yes"}


def test_back_from_the_second_question_saves_what_was_chosen(guest: Answering) -> None:
    guest.send("safe", safe="yes")
    answer = guest.send("contact-wanted", **{"contact-wanted": "no"}, wizard_goto_step="safe")
    assert leads_to(answer, guest.step("safe"))
    assert guest.row("contact-wanted").answers == {"contact-wanted": "no"}


def test_faces_are_rows_with_a_picture_and_words(guest: Answering) -> None:
    rows = page_of(guest, "happy").select(".answers--faces .answer")
    assert [row.label.get_text(strip=True) for row in rows][:2] == ["happy very", "happy fairly"]
    assert len([row for row in rows if row.svg]) == 3


def test_easy_read_is_set_larger(client, survey) -> None:
    about = reverse("surveys:about", args=[CODE])
    easy = Answering.by(client, about, form="easy")
    assert soup(easy.see("safe")).select(".survey-page--easy")
    plain = Answering.by(CheckingClient(), about)
    assert not soup(plain.see("safe")).select(".survey-page--easy")


def test_only_whoever_was_invited_is_told_of_her_link(client, guest: Answering) -> None:
    assert "open your link again" in words(guest.see("safe"))
    other = Answering.by(client, reverse("surveys:about", args=[CODE]))
    assert "open your link again" not in words(other.see("safe"))
    for person in (guest, other):
        assert "Save and come back" not in words(person.see("safe"))


@pytest.mark.parametrize("name", ["safe", "check", "keep"])
def test_the_help_line_stands_at_the_foot(guest: Answering, name: str) -> None:
    guest.answer()
    assert soup(guest.see(name)).select(".survey-help a[href='tel:999']")


def test_before_every_box_for_own_words_stands_what_it_is_not(guest: Answering) -> None:
    page = page_of(guest, "change")
    said = page.select_one(".before-words")
    assert "A person reads this on the same working day." in said.text
    assert said.select_one("a")["href"] == "tel:999"
    assert said.find_next("textarea")["name"] == "change-change"
    assert not soup(guest.see("happy")).select(".before-words")


def test_names_and_numbers_are_no_own_words(guest: Answering) -> None:
    page = page_of(guest, "contact-details", **{"contact-wanted": {"contact-wanted": "yes"}})
    assert page.select("input[name='contact-details-contact-how']")
    assert not page.select(".before-words")


@pytest.mark.parametrize(("identity", "is_said"), [("anonymous", True), ("linked", False)])
def test_whom_we_do_not_know_is_told_so_before_she_writes(
    client, survey, identity, is_said
) -> None:
    invitation = invited(survey, identity=identity, team=team_of())
    person = Answering.by(client, link(invitation))
    assert (NOT_KNOWN in page_of(person, "change").text) == is_said


def test_in_a_language_nobody_has_reviewed_the_english_stands_beside_it(guest) -> None:
    guest.answer()
    page = guest.client.get(guest.step("change").replace("/en/", "/pl/"))
    assert soup(page).select_one(".before-words__english")["lang"] == "en-GB"


def test_the_way_out_forgets_what_this_browser_could_open(client, db) -> None:
    survey = survey_of(is_safeguarding=True)
    person = Answering.by(client, link(invited(survey)))
    out = soup(person.see("safe")).select_one(".govuk-exit-this-page a, a.govuk-exit-this-page")
    assert person.url("leave") in str(out or soup(person.see("safe")))
    client.get(person.url("leave"), headers={"sec-purpose": "prefetch"})
    assert person.see("safe").status_code == 200
    assert client.get(person.url("leave")).url.startswith("https://www.bbc.co.uk/")
    assert person.see("safe").status_code == 403


# Danger and help --------------------------------------------------------------


def test_an_answer_of_danger_leads_to_help_before_anything_else(guest: Answering) -> None:
    assert leads_to(guest.send("safe", safe="no"), guest.url("danger"))
    for name in ("happy", "check"):
        assert leads_to(guest.see(name), guest.url("danger"))
    assert leads_to(guest.finish(), guest.url("danger"))


def test_the_page_of_danger_says_who_knows_and_that_we_do_not_know_her(guest) -> None:
    guest.send("safe", safe="no")
    said = words(guest.see("danger"))
    assert "We have told nobody." in said
    assert "Our team is told when you send your answers." in said
    assert NOT_KNOWN in said
    assert soup(guest.see("danger")).select("a[href='tel:999']")


def test_where_we_know_her_it_does_not_say_otherwise(client, survey: Survey) -> None:
    person = Answering.by(client, link(invited(survey, identity=Identity.LINKED)))
    person.send("safe", safe="no")
    assert NOT_KNOWN not in words(person.see("danger"))


def test_she_goes_on_or_stops_and_loses_nothing(guest: Answering) -> None:
    guest.send("safe", safe="no")
    url = guest.url("danger")
    assert leads_to(guest.client.post(url, {"stop": ""}), guest.url("keep"))
    assert "not sent yet" in words(guest.see("keep"))
    assert leads_to(guest.client.post(url, {"on": ""}), guest.url("draft"))
    assert leads_to(guest.see("draft"), guest.step("contact-wanted"))
    assert guest.row("safe").answers == {"safe": "no"}


def test_words_that_sound_like_danger_show_help(guest: Answering) -> None:
    guest.answer(change={"change": "I want to kill myself"})
    for name in ("change", "age", "check"):
        assert HELP in words(guest.see(name))
    assert HELP not in words(guest.see("happy"))


def test_help_that_somebody_asked_for_stands_on_the_next_page(guest: Answering) -> None:
    guest.answer(happy={"happy": "not"})
    assert HELP in words(guest.see("change"))
    assert HELP not in words(guest.see("age"))


# Before sending ---------------------------------------------------------------


def test_the_check_lists_all_answers_with_the_way_to_change_them(guest: Answering) -> None:
    guest.answer()
    page = soup(guest.see("check"))
    rows = page.select(".govuk-summary-list__row")
    assert [row.dd.get_text(strip=True) for row in rows] == [
        "safe yes",
        "contact-wanted no",
        "happy very",
        "Warmer tea.",
        "age 18-64",
    ]
    change = rows[2].select_one("a")["href"]
    assert change.startswith(f"{guest.step('happy')}?back_to=check")
    assert leads_to(
        guest.send("happy", happy="not", back_to="check", revision="1"), guest.url("check")
    )


WISHES = [
    ("yes", "", True),
    ("yes", "07700 900001", False),
    ("no", "", False),
    ("not-sure", "", False),
]


@pytest.mark.parametrize(("wanted", "how", "is_said"), WISHES)
def test_a_wish_without_a_way_to_reach_her_is_pointed_out_and_blocks_nothing(
    guest: Answering, wanted, how, is_said
) -> None:
    given = {"contact-wanted": {"contact-wanted": wanted}}
    if wanted == "yes":
        given["contact-details"] = {"contact-how": how}
    guest.answer(**given)
    page = soup(guest.see("check"))
    links = [one["href"] for one in page.select(".govuk-inset-text a")]
    assert links == ([f"{guest.step('contact-details')}?back_to=check"] if is_said else [])
    assert leads_to(guest.finish(), reverse("surveys:thanks", args=[CODE]))


# Who may open them ------------------------------------------------------------


def test_no_other_room_opens_a_draft_of_a_survey(guest: Answering) -> None:
    for name in ("carers:draft", "carers:check"):
        answer = guest.client.get(reverse(name, kwargs={"draft": guest.draft}))
        assert answer.status_code == 403


@pytest.mark.parametrize("name", ["draft", "begun", "check", "danger", "keep", "delete-draft"])
def test_without_the_key_nothing_is_shown(guest: Answering, name: str) -> None:
    answer = CheckingClient().get(guest.url(name))
    assert answer.status_code == 403
    assert "no-store" in answer.headers["Cache-Control"]
    assert "The tea club" not in answer.text
