"""The pages before the first question and after the last. Looking at them is free."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from portal.languages.table import LANGUAGES
from questionnaires.models import Draft
from surveys.answering.beginning import NotOpen, begin
from surveys.asking.links import keys_of
from surveys.models import Attempt, Door, Identity, Invitation
from tests.clients import CheckingClient
from tests.factories.surveys import CODE, answered, invited, survey_of, team_of
from tests.surveys.answering.conftest import Answering, leads_to, link, soup

TIMES = 5
ABOUT, INDEX = "surveys:about", "surveys:index"


def about(code: str = CODE) -> str:
    return reverse(ABOUT, args=[code])


# The landing page -------------------------------------------------------------


def test_the_languages_stand_first_each_in_its_own(client, invitation) -> None:
    page = soup(client.get(link(invitation)))
    links = page.select(".languages--large a")
    assert [one["lang"] for one in links] == [language.tag for language in LANGUAGES]
    assert [one["href"].split("/")[1] for one in links] == [one.code for one in LANGUAGES]
    assert page.select_one(".languages--large").find_next("h1") is page.h1
    assert page.select_one("[aria-current]")["lang"] == "en-GB"
    assert len(page.select(".languages")) == 1


def test_it_says_who_reads_and_what_it_is_not_before_the_button(client, invitation) -> None:
    page = soup(client.get(link(invitation)))
    text = " ".join(page.main.get_text(" ").split())
    order = [
        text.index(words)
        for words in (
            "The tea club",
            "How was the tea?",
            "You can stop at any time.",
            "The tea club reads it.",
            "This is not an emergency line.",
            "How do you want the questions?",
            "Who answers?",
            "I answer for myself",
            " Start",
        )
    ]
    assert order == sorted(order)


JOINED = [
    (Identity.ANONYMOUS, "Your answers are anonymous."),
    (Identity.PSEUDONYMOUS, "are kept with a secret number"),
    (Identity.LINKED, "are kept with your name"),
]


@pytest.mark.parametrize(("identity", "words"), JOINED)
def test_it_says_what_joins_the_answers_to_her(client, survey, identity, words) -> None:
    said = {
        words: words in client.get(link(invited(survey, identity=identity))).text
        for words in (
            "Your answers are anonymous.",
            "are kept with a secret number",
            "are kept with your name",
        )
    }
    assert said == {one: one == words for one in said}


def test_while_nobody_has_reviewed_the_language_the_english_stands_beside(client, survey) -> None:
    page = soup(client.get(about().replace("/en/", "/ur/")))
    island = page.select_one(".survey-beside__english")
    assert island["lang"] == "en-GB"
    assert "This is not an emergency line." in island.text
    assert "The tea club reads it." in island.text
    assert not soup(client.get("/en/surveys/tea-club/")).select(".survey-beside__english")


def test_the_form_of_the_invitation_is_chosen_already(client, survey) -> None:
    page = soup(client.get(link(invited(survey, form="easy"))))
    chosen = [one["value"] for one in page.select("input[checked]")]
    assert chosen == ["easy", "self"]


@pytest.mark.parametrize(
    ("query", "form"), [("?form=easy", "easy"), ("?form=x", "standard"), ("", "standard")]
)
def test_a_poster_may_ask_for_the_easy_form(client, survey, query, form) -> None:
    chosen = [one["value"] for one in soup(client.get(about() + query)).select("input[checked]")]
    assert chosen == [form, "self"]


def test_a_survey_without_easy_read_does_not_ask_for_the_form(client, db) -> None:
    survey_of(has_easy=False)
    assert not soup(client.get(about())).select("[name=form]")
    assert client.post(about(), {"form": "easy"}).status_code == 302
    assert Attempt.objects.get().form == "standard"


def test_it_begins_as_she_chose(client, survey, invitation) -> None:
    sent = {"form": "easy", "mode": "representative"}
    person = Answering.by(client, link(invitation).replace("/en/", "/pl/"), **sent)
    attempt = person.stored.survey_attempt
    assert (attempt.form, attempt.mode, attempt.invitation) == (
        "easy",
        "representative",
        invitation,
    )
    assert person.stored.language == "pl"


def test_what_was_begun_goes_on(client, guest, invitation) -> None:
    guest.send("safe", safe="yes")
    other = CheckingClient()
    page = soup(other.get(link(invitation)))
    assert "You have started already" in page.text
    again = Answering.by(other, link(invitation), go_on="yes")
    assert again.draft == guest.draft
    assert again.row("safe").answers == {"safe": "yes"}
    assert guest.see("happy").status_code == 403


def test_or_is_deleted_and_begun_anew(client, guest, invitation) -> None:
    other = Answering.by(client, link(invitation), anew="yes", form="easy")
    assert Draft.objects.get().pk == other.draft != guest.draft


@pytest.mark.parametrize("name", ["form", "mode"])
@pytest.mark.parametrize("value", ["phone", "x", "é" * 3000])
def test_what_is_no_choice_is_said_at_the_field(client, invitation, name, value) -> None:
    answer = client.post(link(invitation), {name: value})
    assert answer.status_code == 400
    assert not Draft.objects.exists()


def test_a_hundred_people_may_begin_at_one_place_and_no_flood(client, survey, monkeypatch) -> None:
    monkeypatch.setattr("surveys.views.answering.arriving.FROM_ONE_PLACE", 2)
    assert [client.post(about()).status_code for _time in range(3)] == [302, 302, 400]


# Doors ------------------------------------------------------------------------


def test_a_door_opens_a_survey_that_is_not_open_to_all(client, db) -> None:
    survey = survey_of(is_open=False)
    door = Door.objects.create(survey=survey, team=team_of(), code="246813")
    assert client.get(about()).status_code == 404
    client.get(reverse("short:way", args=[door.code]))
    person = Answering.by(client, about())
    attempt = person.stored.survey_attempt
    assert (attempt.door, attempt.team) == (door, door.team)
    person.answer()
    person.finish()
    assert client.get(about()).status_code == 404


# Looking is free --------------------------------------------------------------


def snapshot() -> list[list[dict[str, object]]]:
    models = (Invitation, Draft, Attempt)
    return [list(model.objects.order_by("pk").values()) for model in models]


@pytest.mark.parametrize("under_way", [False, True])
def test_a_scanner_that_opens_every_link_spends_nothing(survey, invitation, under_way) -> None:
    """As programs do that look through e-mails: many times, from anywhere, with HEAD and GET."""
    if under_way:
        begin(survey=survey, form="easy", language="en", mode="self", invitation=invitation)
    before = snapshot()
    keys = keys_of(invitation.pk)
    urls = [link(invitation), f"/s/{keys.token}", reverse("surveys:open", args=[keys.code])]
    for _time in range(TIMES):
        scanner = CheckingClient()
        for url in urls:
            assert scanner.get(url, follow=True).status_code == 200
            assert scanner.head(url).status_code in {200, 302}
            for found in soup(scanner.get(link(invitation))).select("main a[href^='/']")[:3]:
                scanner.get(found["href"])
    assert snapshot() == before
    assert Answering.by(CheckingClient(), link(invitation)).see("draft").status_code == 302


# The others -------------------------------------------------------------------


def test_tell_us_how_it_was_lists_what_anybody_may_answer(client, survey) -> None:
    survey_of("closed-club", title="The closed club", is_open=False)
    page = soup(client.get(reverse(INDEX)))
    assert [one["href"] for one in page.select(".survey-list a")] == [about()]
    assert "The closed club" not in page.text
    form = page.select_one("form.survey-code")
    assert form["action"] == reverse("surveys:code")
    assert form.select_one("[name=code]")


def test_the_home_page_leads_there_once_there_is_something(client, db) -> None:
    assert not soup(client.get("/en/")).select(".survey-card")
    survey_of()
    cache.clear()
    assert [one["href"] for one in soup(client.get("/en/")).select(".survey-card a")] == [
        reverse(INDEX)
    ]
    survey_of("direct-payments")
    cache.clear()
    links = [one["href"] for one in soup(client.get("/en/")).select(".survey-card a")]
    assert links == [reverse(INDEX), about("direct-payments")]


def test_the_thanks_say_what_happens_and_nothing_of_the_answers(client, survey) -> None:
    answered(survey, {"change": "Warmer tea."})
    answer = client.get(reverse("surveys:thanks", args=[CODE]))
    assert "Thank you." in soup(answer).main.text
    assert "Warmer tea." not in answer.text
    assert client.get(reverse("surveys:thanks", args=["nothing"])).status_code == 404


def test_nothing_of_this_is_indexed_or_cached(client, invitation) -> None:
    answer = client.get(link(invitation))
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_a_start_that_comes_too_late_leads_to_what_has_become_of_it(
    client, invitation, monkeypatch
) -> None:

    def late(**facts: object) -> None:
        raise NotOpen

    monkeypatch.setattr("surveys.views.answering.arriving.begin", late)
    assert leads_to(client.post(link(invitation)), link(invitation))
