"""A second editor who saves later is told, sees both works, and loses nothing."""

import pytest

from directory.models import Service
from tests.browser_forms import fields_of, with_values
from tests.directory.staff.reading import page, text
from tests.factories.accounts import person

EDIT = "/staff/directory/listings/lunch-club/edit/"
FORM = "form.keeping-form"


@pytest.fixture
def other(sign_in):
    return sign_in(user=person("directory_editor", name="Olive Other"))


def opened(client):
    return fields_of(client.get(EDIT).content, form=FORM)


def save(client, fields, **values):
    return client.post(EDIT, {**with_values(fields, **values), "save": "1"})


def test_the_second_one_is_told_who_and_what(editor, other, lunch):
    mine = opened(editor)
    save(other, opened(other), description="Soup for all.")
    answer = save(editor, mine, name="Dinner club")
    assert answer.status_code == 409
    said = text(answer)
    assert "Olive Other changed this listing while you were writing" in said
    assert "Added: Soup for all." in said or "Soup" in said
    assert Service.objects.get().name == "Lunch club"


def test_the_form_then_has_both_works(editor, other, lunch):
    mine = opened(editor)
    save(other, opened(other), description="Soup for all.")
    answer = save(editor, mine, name="Dinner club", note="Rang them", minor="on")
    fields = fields_of(answer.content, form=FORM)
    assert (fields["name"], fields["description"]) == (["Dinner club"], ["Soup for all."])
    assert (fields["note"], fields["minor"]) == (["Rang them"], ["on"])


def test_saving_again_keeps_both(editor, other, lunch):
    mine = opened(editor)
    save(other, opened(other), description="Soup for all.")
    fields = fields_of(save(editor, mine, name="Dinner club").content, form=FORM)
    assert save(editor, fields).status_code == 302
    now = Service.objects.get()
    assert (now.name, now.description) == ("Dinner club", "Soup for all.")


def test_a_field_that_both_changed_is_named(editor, other, lunch):
    mine = opened(editor)
    save(other, opened(other), name="Tea club")
    answer = save(editor, mine, name="Dinner club")
    assert "You both changed: Name." in text(answer)
    assert fields_of(answer.content, form=FORM)["name"] == ["Dinner club"]
    assert page(answer).select_one("[role=alert] del") is not None


def test_rows_refer_to_what_the_editor_saw(editor, other, lunch):
    """Places and hours are told apart by number, which an edit in between must not shift."""
    mine = opened(editor)
    save(other, opened(other), places__1__DELETE="on")
    answer = save(editor, mine, places__1__city="Foleshill")
    assert answer.status_code == 409
    fields = fields_of(answer.content, form=FORM)
    assert fields["places-1-name"] == ["St Example hall"]
    assert fields["places-1-city"] == ["Foleshill"]


def test_a_check_in_between_is_no_reason_to_ask(editor, other, lunch):
    mine = opened(editor)
    other.post("/staff/directory/listings/lunch-club/still-correct/")
    assert save(editor, mine, name="Dinner club").status_code == 302


@pytest.mark.parametrize("version", ["-1", "x", "", "9" * 30, "999999"])
def test_a_made_up_version_number_breaks_nothing(editor, lunch, version):
    answer = save(editor, opened(editor), name="Dinner club", version=version)
    assert answer.status_code in {302, 400}
