"""The pages around the questions: the way in, the questions, the check, the parts, paper."""

import re

import pytest
from django.urls import reverse

from portal.languages.table import LANGUAGES
from questionnaires.models import Draft, Version
from tests.clients import CheckingClient
from tests.factories.questionnaires import data, published
from tests.questionnaires.journey.conftest import Person, leads_to

START = "/en/carers/"


def test_the_way_in_shows_situations_and_what_happens_to_answers(
    client: CheckingClient, version: Version
) -> None:
    page = client.get(START).text
    for option in ("mum", "friend", "paid"):
        assert f'name="who-who" value="{option}"' in page
    assert "We do not ask for your name." in page
    assert "7 days" in page
    assert not Draft.objects.exists()


@pytest.mark.parametrize("option", ["mum", "friend", "paid"])
def test_one_press_on_a_situation_begins_with_that_answer(
    client: CheckingClient, version: Version, option: str
) -> None:
    person = Person.starting(client, **{"who-who": option})
    assert person.stored.answers() == {"who": option}
    assert leads_to(client.get(person.url("draft")), person.step("name"))


def test_beginning_without_a_situation_asks_for_it_first(
    client: CheckingClient, version: Version
) -> None:
    person = Person.starting(client, nothing="x")
    assert leads_to(client.get(person.url("draft")), person.step("who"))


def test_a_situation_that_is_none_is_said_so(client: CheckingClient, version: Version) -> None:
    answer = client.post(START, {"who-who": "nobody"})
    assert answer.status_code == 400
    assert not Draft.objects.exists()


def test_a_draft_of_this_browser_is_offered_and_never_mixed(person: Person) -> None:
    person.answer(name={"nick": "Jo"})
    page = person.client.get(START).text
    assert f'action="{person.url("carry-on")}"' in page
    other = Person.starting(person.client, **{"who-who": "friend"})
    assert other.draft != person.draft
    assert person.stored.answers() == {"who": "mum", "nick": "Jo"}
    assert "You have started already" not in CheckingClient().get(START).text


def test_without_questions_the_page_says_so(client: CheckingClient, db: None) -> None:
    for url in (START, reverse("carers:paper")):
        assert "These questions are not open now" in client.get(url).text
    assert client.post(START, {"who-who": "mum"}).status_code == 200


def test_one_place_cannot_begin_without_end(
    client: CheckingClient, version: Version, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("questionnaires.journey.views.FROM_ONE_PLACE", 2)
    answers = [client.post(START, {"who-who": "mum"}).status_code for _time in range(3)]
    assert answers == [302, 302, 400]


# A page of questions -----------------------------------------------------------------


def test_the_only_question_of_a_page_is_its_heading(person: Person) -> None:
    page = person.see("name").text
    assert re.search(r"<h1[^>]*><label[^>]*>What do you like to be called\?</label></h1>", page)
    assert re.search(r"<title>\s*What do you like to be called\?", page)


def test_a_page_of_several_questions_has_a_heading_of_its_own(person: Person) -> None:
    person.answer(name={}, pets={"pets": "none"}, safe={})
    page = person.see("place").text
    assert '<h1 class="govuk-heading-l">Page place</h1>' in page


def test_progress_is_in_words_and_counts_what_is_asked(person: Person) -> None:
    assert "Part you: 2 of 3" in person.see("name").text
    person.answer(name={}, pets={"pets": "dog"})
    assert "Part you: 4 of 4" in person.see("walks").text


def test_back_continue_and_save_are_there(person: Person) -> None:
    person.answer(name={})
    page = person.see("pets").text
    assert 'name="wizard_goto_step" value="name">Back' in page
    assert ">Continue</button>" in page
    assert 'value="keep">Save and come back later' in page
    assert 'value="start">Back' in person.see("who").text


def test_saving_to_come_back_keeps_the_page_first(person: Person) -> None:
    assert leads_to(person.send("name", nick="Jo", wizard_goto_step="keep"), person.url("keep"))
    assert person.row("name").answers == {"nick": "Jo"}


def test_pages_are_never_stored_or_indexed_elsewhere(person: Person) -> None:
    answer = person.see("name")
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex"
    # 'no-referrer' would send `Origin: null` with every form, which Django refuses.
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_no_answer_is_ever_in_an_address(person: Person) -> None:
    answer = person.send("name", nick="Wilhelmina")
    assert "Wilhelmina" not in answer.url


def test_a_copy_of_a_page_says_whose_it_is(client: CheckingClient, db: None) -> None:
    definition = data()
    repeated = {
        "code": "them",
        "length": "short",
        "repeat": 2,
        "repeat_if": [{"question": "who", "any_of": ["mum"]}],
        "question": [{"code": "them", "type": "text"}],
    }
    definition["section"][0]["page"].insert(1, repeated)
    published(definition)
    person = Person.starting(client)
    assert "The second person you look after" not in person.see("them").text
    person.answer(them={"them": "one"})
    assert "The second person you look after" in person.see("them-2").text
    person.send("them-2", **{"them-2": "two"})
    assert person.stored.answers()["them-2"] == "two"


# Check and parts -----------------------------------------------------------------------


def test_the_check_shows_each_answer_with_the_way_to_change_it(person: Person) -> None:
    person.short()
    page = person.see("check").text
    assert "Jo" in page
    assert "Answer mum" in page
    assert f"{person.step('name')}?back_to=check#id_name-nick" in page
    assert "Change: What do you like to be called?" in page
    assert page.count("Not answered") == 2
    assert f'action="{reverse("carers:make-plan", kwargs={"draft": person.draft})}"' in page


def test_the_check_leaves_out_closed_branches(person: Person) -> None:
    person.answer(name={}, pets={"pets": "dog"}, walks={"walks": "no"}, safe={}, place={})
    assert "Do you walk the dog?" in person.see("check").text
    person.answer(pets={"pets": "none"})
    assert "Do you walk the dog?" not in person.see("check").text


def test_the_short_questions_flow_into_all_of_them_and_nothing_is_asked_twice(
    person: Person,
) -> None:
    person.short()
    before = person.stored.answers()
    assert leads_to(person.client.post(person.url("more")), person.url("more"))
    page = person.client.get(person.url("more")).text
    assert page.count("Done<") + page.count("Done\n") == 2
    assert "Go on here" in page
    assert leads_to(person.see("check"), person.step("want"))
    assert leads_to(person.send("want", want="A break"), person.step("rest"))
    assert leads_to(person.send("rest", rest="no"), person.url("check"))
    assert person.stored.answers() == {**before, "want": "A break", "rest": "no"}
    assert "A break" in person.see("check").text


def test_parts_that_are_further_on_are_named_and_do_not_open(person: Person) -> None:
    page = person.client.get(person.url("more")).text
    assert "Not started" in page
    assert f'href="{person.step("name")}"' in page
    assert person.step("safe") not in page


def test_returning_to_the_full_questions_begins_with_the_parts(person: Person) -> None:
    person.short()
    person.client.post(person.url("more"))
    assert leads_to(person.client.post(person.url("carry-on")), person.url("more"))


def test_a_plan_can_be_made_at_any_point_of_the_full_questions(person: Person) -> None:
    make = reverse("carers:make-plan", kwargs={"draft": person.draft})
    assert f'action="{make}"' in person.client.get(person.url("more")).text


# Paper ---------------------------------------------------------------------------------


def test_the_paper_has_every_question_and_says_who_need_not_answer(
    client: CheckingClient, version: Version
) -> None:
    page = client.get(reverse("carers:paper")).text
    for question in version.definition.questions:
        assert version.english[f"question/{question.code}"]["title"] in page
    assert page.count("paper__box") == sum(len(one.options) for one in version.definition.questions)
    assert re.search(
        r"the dog\?</p>\s*<p[^>]*>Only if you chose one of these:</p>\s*<ul[^>]*><li>Answer dog",
        page,
    )


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)
def test_every_page_answers_in_every_language(person: Person, language: object) -> None:
    person.short()
    urls = [START, reverse("carers:paper"), reverse("carers:resume"), person.step("name")]
    urls += [person.url(name) for name in ("check", "keep", "more", "delete-draft")]
    for url in urls:
        answer = person.client.get(url.replace("/en/", f"/{language.code}/"))  # type: ignore[attr-defined]
        assert answer.status_code == 200
        assert f'dir="{language.direction}"' in answer.text  # type: ignore[attr-defined]
