"""All questions on one page: what is saved, what is kept, what is shown."""

import pytest
from django.test import Client

from portal.languages.models import Translation
from questionnaires.models import Draft
from tests.clients import CheckingClient
from tests.directory.staff.reading import mistakes, page, text
from tests.questionnaires.entry.conftest import SHEET, Staff


def test_every_question_is_on_the_page_asked_or_not(staff):
    names = {one.get("name") for one in page(staff.see()).select(f"{SHEET} [name]")}
    asked = {
        f"{one.code}-{question.code}"
        for one in staff.stored.definition.pages
        for question in one.questions
    }
    assert asked <= names


def test_answers_of_many_pages_are_saved_by_one_press(staff):
    answer = staff.send(who__who="mum", name__nick="Jo", safe__safe=["hurt-me"], want__want="Rest")
    assert answer.url == staff.url()
    assert staff.stored.visible_answers() == {
        "who": "mum", "nick": "Jo", "safe": ["hurt-me"], "want": "Rest"
    }  # fmt: skip


def test_what_was_saved_stands_in_the_form_again(staff):
    staff.send(who__who="mum", name__nick="Jo", safe__safe=["hurt-me", "alone-now"])
    staff.client.post(staff.url("danger"))
    fields = staff.form()
    assert (fields["who-who"], fields["name-nick"]) == (["mum"], ["Jo"])
    assert fields["safe-safe"] == ["alone-now", "hurt-me"]


def test_pages_with_nothing_on_them_stay_unseen(staff):
    staff.send(who__who="mum")
    assert staff.pages() == ["who"]


def test_a_question_left_empty_is_still_open_for_the_person(staff):
    staff.send(place__postcode="CV1 5RS")
    assert staff.row("place").answers == {"postcode": "CV1 5RS"}


def test_an_answer_can_be_taken_away_again(staff):
    staff.send(name__nick="Jo")
    staff.send(name__nick="")
    assert staff.row("name").answers == {"nick": ""}
    assert staff.stored.visible_answers() == {}


def test_saving_twice_writes_nothing_new(staff):
    staff.send(name__nick="Jo")
    staff.send()
    assert staff.row("name").revision == 1


def test_what_is_wrong_is_kept_and_said_at_its_field(staff):
    answer = staff.send(name__nick="x" * 30, place__age="old", want__want="Rest")
    assert answer.url == f"{staff.url()}?errors"
    shown = staff.client.get(answer.url)
    assert mistakes(shown) == [
        "What do you like to be called? – This is too long. Make it shorter: up to 20 letters.",
        "How old is the dog? – Write a number, or leave this empty.",
    ]
    soup = page(shown)
    assert soup.select_one("#id_name-nick")["value"] == "x" * 30
    assert soup.select_one("#id_place-age_error")
    for link in soup.select(".govuk-error-summary a"):
        assert soup.select_one(link["href"])
    assert soup.title.string.startswith("Error: ")
    assert staff.stored.visible_answers() == {"want": "Rest"}


def test_what_is_wrong_keeps_no_other_page_back_and_no_older_answer_away(staff):
    staff.send(name__nick="Jo")
    staff.send(name__nick="x" * 30, who__who="friend")
    assert staff.row("name").answers == {"nick": "Jo"}
    assert staff.row("name").pending == {"nick": "x" * 30}
    assert staff.row("who").answers == {"who": "friend"}


def test_opened_later_it_says_nothing_of_errors_but_has_what_was_typed(staff):
    staff.send(name__nick="x" * 30)
    shown = staff.see()
    assert mistakes(shown) == []
    assert page(shown).select_one("#id_name-nick")["value"] == "x" * 30


def test_a_hidden_question_says_when_it_is_asked_and_does_not_count(staff):
    staff.send(walks__walks="yes", park__park="Canley")
    said = text(staff.see())
    assert "Only if ‘Which pet do you have?’ is ‘Answer dog’." in said
    assert staff.stored.answers()["walks"] == "yes"
    assert staff.stored.visible_answers() == {}
    staff.send(pets__pets="dog")
    assert staff.stored.visible_answers() == {"pets": "dog", "walks": "yes", "park": "Canley"}


def test_what_is_not_asked_now_is_folded_until_it_is(staff):
    assert page(staff.see()).select_one("details#page-walks")
    staff.send(pets__pets="dog")
    assert page(staff.see()).select_one("div#page-walks")


def test_folded_pages_open_where_something_is_wrong_on_them(staff):
    staff.send(park__park="x" * 3000)
    assert page(staff.see()).select_one("div#page-park")


def test_parts_can_be_reached_and_say_how_much_is_answered(staff):
    staff.send(who__who="mum")
    soup = page(staff.see())
    links = {one["href"]: one.parent.get_text(" ", strip=True) for one in soup.select("nav li a")}
    assert links["#part-you"] == "Part you 1 of 3"
    assert all(soup.select_one(f"fieldset{href}") for href in links if href.startswith("#part"))


def test_two_windows_both_answers_are_kept_and_one_is_chosen(staff):
    staff.send(name__nick="Jo")
    old = staff.form()
    staff.send(name__nick="Joan")
    answer = staff.send(old, name__nick="Jonas", who__who="mum")
    assert answer.url.endswith("?errors")
    assert staff.stored.visible_answers() == {"nick": "Joan", "who": "mum"}
    said = text(staff.see())
    assert "Which answer is right?" in said
    assert "Jonas" in said
    staff.send(choose="name:0")
    assert staff.row("name").answers == {"nick": "Jonas"}
    assert staff.row("name").rivals is None


def test_keeping_what_is_saved(staff):
    staff.send(name__nick="Jo")
    old = staff.form()
    staff.send(name__nick="Joan")
    staff.send(old, name__nick="Jonas")
    staff.send(choose="name:saved")
    assert staff.row("name").answers == {"nick": "Joan"}
    assert "Which answer is right?" not in text(staff.see())


def test_a_form_that_is_cut_off_takes_no_answer_away(staff):
    staff.send(name__nick="Jo", who__who="mum")
    staff.client.post(staff.url(), {"go": "save"})
    assert staff.stored.visible_answers() == {"nick": "Jo", "who": "mum"}


def test_the_other_language_stands_beside_each_question(desk, version):
    Translation.objects.create(
        kind="questionnaires.text",
        object_id="carer-assessment/question/who",
        language="ur",
        texts={"title": "آپ کس کی مدد کرتے ہیں؟", "option.mum": "امی"},
        state="draft",
    )
    staff = Staff.beginning(desk, language="ur")
    soup = page(staff.see())
    beside = [one.get_text() for one in soup.select('.entry-theirs [lang="ur"][dir="rtl"]')]
    assert beside == ["آپ کس کی مدد کرتے ہیں؟", "امی"]
    assert soup.html["lang"] == "en-GB"
    assert "No person who speaks Urdu has checked all of these words yet." in text(staff.see())


def test_english_stands_alone_for_who_reads_english(staff):
    assert not page(staff.see()).select(".entry-theirs")


def test_a_form_that_was_too_old_is_shown_again_with_all_that_was_typed(staff, asha):
    fields = staff.form()
    strict = CheckingClient(enforce_csrf_checks=True)
    strict.cookies = staff.client.cookies
    answer = strict.post(staff.url(), {**fields, "name-nick": "Jo", "csrfmiddlewaretoken": "x"})
    assert answer.status_code == 403
    assert "Not saved yet." in text(answer)
    assert page(answer).select_one("#id_name-nick")["value"] == "Jo"
    assert staff.pages() == []


def test_a_form_that_was_too_old_opens_nothing_for_others(staff):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(staff.url(), {"name-nick": "Jo"})
    assert answer.status_code == 302
    assert "/staff/account/login/" in answer.url


def test_when_it_is_deleted_meanwhile_what_was_written_can_be_copied(staff):
    fields = staff.form()
    Draft.objects.all().delete()
    answer = staff.send(fields, want__want="A long rest at the sea")
    assert answer.status_code == 403
    assert "A long rest at the sea" in text(answer)


def test_saving_a_part_leads_back_to_it(staff):
    assert staff.send(go="part-days", name__nick="Jo").url == f"{staff.url()}#part-days"
    assert staff.send(go="part-moon").url == staff.url()


@pytest.mark.parametrize("go", ["", "moon", "finish", "later"])
def test_whatever_button_is_claimed_the_answers_are_saved(staff, go):
    staff.send(go=go, name__nick="Jo")
    assert staff.row("name").answers == {"nick": "Jo"}
