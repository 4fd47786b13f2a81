"""What is typed and not sent: saved while typing, kept through a change of language."""

import pytest
from django.urls import reverse

from portal.languages.table import LANGUAGES
from questionnaires.models import Draft, DraftStep
from tests.browser_forms import fields_of
from tests.clients import CheckingClient
from tests.questionnaires.journey.conftest import Person, leads_to


def autosave(person: Person, step: str, **given: str) -> int:
    fields = {**person.form(step), **{f"{step}-{name}": value for name, value in given.items()}}
    return person.client.post(person.url("autosave", step=step), fields).status_code


def test_typing_is_kept_and_neither_checked_nor_confirmed(person: Person) -> None:
    long = "Ada Lovelace of the Analytical Engine"
    assert autosave(person, "name", nick=long) == 204
    row = person.row("name")
    assert (row.answers, row.pending, row.revision) == (None, {"nick": long}, 0)
    assert f'value="{long}"' in person.see("name").text


def test_confirmed_answers_stay_while_something_else_is_typed(person: Person) -> None:
    person.answer(name={"nick": "Jo"})
    autosave(person, "name", nick="Joa")
    row = person.row("name")
    assert (row.answers, row.pending) == ({"nick": "Jo"}, {"nick": "Joa"})
    assert person.stored.answers()["nick"] == "Jo"
    autosave(person, "name", nick="Jo")
    assert person.row("name").pending is None


def test_confirming_clears_what_was_typed(person: Person) -> None:
    autosave(person, "name", nick="J")
    person.answer(name={"nick": "Jo"})
    row = person.row("name")
    assert (row.answers, row.pending) == ({"nick": "Jo"}, None)


def test_saving_while_typing_that_arrives_after_the_page_itself_changes_nothing(
    person: Person,
) -> None:
    fields = person.form("name")
    person.send("name", fields, nick="Jo")
    late = {**fields, "name-nick": "J"}
    assert person.client.post(person.url("autosave", step="name"), late).status_code == 204
    row = person.row("name")
    assert (row.answers, row.pending, row.rivals) == ({"nick": "Jo"}, None, None)


def test_an_empty_page_leaves_nothing_behind(person: Person) -> None:
    assert autosave(person, "name", nick="") == 204
    assert not DraftStep.objects.filter(page="name").exists()


def test_saving_needs_the_key_and_a_page_of_the_draft(person: Person) -> None:
    url = person.url("autosave", step="name")
    assert CheckingClient().post(url, {"name-nick": "x"}).status_code == 403
    assert person.client.post(person.url("autosave", step="nothing"), {}).status_code == 204
    assert person.client.get(url).status_code == 405


@pytest.mark.parametrize("language", [one.code for one in LANGUAGES])
def test_another_language_keeps_what_was_typed(person: Person, language: str) -> None:
    fields = {**person.form("name"), "name-nick": "Ж ل ਪ", "language": language}
    answer = person.client.post(person.url("language-step", step="name"), fields)
    expected = person.step("name").replace("/en/", f"/{language}/")
    assert leads_to(answer, expected)
    assert "Ж ل ਪ" in person.client.get(expected).text
    assert person.row("name").pending == {"nick": "Ж ل ਪ"}


def test_another_language_goes_on_to_lead_back_to_the_check(person: Person) -> None:
    person.short()
    fields = {**person.form("name", back_to="check"), "language": "ur"}
    answer = person.client.post(person.url("language-step", step="name"), fields)
    assert answer.url.endswith("?back_to=check")


@pytest.mark.parametrize("language", ["", "xx", "EN", "\x00", "../", "x" * 5000])
def test_a_language_that_is_none_leads_to_the_same_page(person: Person, language: str) -> None:
    fields = {**person.form("name"), "language": language}
    answer = person.client.post(person.url("language-step", step="name"), fields)
    assert leads_to(answer, person.step("name"))


def test_every_language_is_a_button_of_the_form_and_the_enter_key_goes_on(person: Person) -> None:
    page = person.see("name").text
    assert page.count('formaction="' + person.url("language-step", step="name")) == len(LANGUAGES)
    assert 'class="languages__link"' not in page
    first = page[page.index('form="page"') - 200 : page.index('form="page"') + 200]
    assert "govuk-visually-hidden" in first


def test_another_language_from_an_old_page_keeps_both(person: Person) -> None:
    stale = person.form("name")
    person.answer(name={"nick": "Jo"})
    fields = {**stale, "name-nick": "Joan", "language": "pl"}
    person.client.post(person.url("language-step", step="name"), fields)
    row = person.row("name")
    assert (row.answers, row.rivals) == ({"nick": "Jo"}, [{"nick": "Joan"}])


def test_the_language_of_the_draft_is_that_of_the_last_page(person: Person) -> None:
    url = person.step("name").replace("/en/", "/ur/")
    fields = fields_of(person.client.get(url).content, form="form#page")
    person.client.post(url, fields)
    assert person.stored.language == "ur"


def test_a_draft_deleted_in_another_window_asks_for_the_code(person: Person) -> None:
    fields = {**person.form("name"), "name-nick": "Still here"}
    Draft.objects.all().delete()
    answer = person.client.post(person.step("name"), fields)
    assert answer.status_code == 403
    assert reverse("carers:resume") in answer.text
