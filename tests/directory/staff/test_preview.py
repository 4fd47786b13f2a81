"""The page as it would be: exactly, and without saving anything."""

from directory.models import Organisation, Service
from tests.browser_forms import fields_of, with_values
from tests.directory.staff.reading import mistakes, page, text

EDIT = "/staff/directory/listings/lunch-club/edit/"
ADD = "/staff/directory/add/"
FORM = "form.keeping-form"


def preview(client, url=EDIT, **values):
    fields = with_values(fields_of(client.get(url).content, form=FORM), **values)
    return client.post(url, {**fields, "preview": "1"})


def test_the_preview_is_the_public_page_as_it_would_be(editor, lunch):
    answer = preview(editor, name="Dinner club", phones__0__number="024 7600 0099")
    assert page(answer).h1.get_text(strip=True) == "Dinner club"
    shown = page(answer).select_one(".keeping-preview")
    assert "024 7600 0099" in shown.get_text()
    assert "How to get help" in shown.get_text()
    assert "Nothing is saved yet" in text(answer)


def test_nothing_is_saved(editor, lunch):
    preview(editor, name="Dinner club", organisation="A new one", phones__0__DELETE="on")
    assert Service.objects.get().name == "Lunch club"
    assert lunch.phones.count() == 2
    assert not lunch.versions.exists()
    assert not Organisation.objects.filter(name="A new one").exists()


def test_a_private_place_stays_private(editor, lunch):
    answer = preview(editor, places__1__is_masked="on", places__1__address="7 Hidden Lane")
    shown = page(answer).select_one(".keeping-preview").get_text()
    assert "Hidden Lane" not in shown
    assert "We keep the address private" in shown


def test_what_is_different_is_said_in_words(editor, lunch):
    answer = preview(editor, eligibility="Anyone over 65.")
    folded = page(answer).select_one("details").get_text(" ")
    assert "Taken out: 60." in " ".join(folded.split())
    assert "Added: 65." in " ".join(folded.split())


def test_saving_from_the_preview_saves_what_was_previewed(editor, lunch):
    answer = preview(editor, name="Dinner club", note="They <b>phoned</b>")
    fields = fields_of(answer.content, form="form.keeping-bar")
    assert editor.post(EDIT, {**fields, "save": "1"}).status_code == 302
    assert Service.objects.get().name == "Dinner club"
    assert lunch.versions.first().note == "They <b>phoned</b>"


def test_going_on_writing_loses_nothing(editor, lunch):
    answer = preview(editor, name="Dinner club", words="one\r\ntwo")
    fields = fields_of(answer.content, form="form.keeping-bar")
    back = editor.post(EDIT, {**fields, "write": "1"})
    again = fields_of(back.content, form=FORM)
    assert (again["name"], again["words"]) == (["Dinner club"], ["one\r\ntwo"])
    assert mistakes(back) == []


def test_a_mistake_is_shown_instead_of_a_preview(editor, lunch):
    answer = preview(editor, name="")
    assert answer.status_code == 400
    assert mistakes(answer) == ["Write the name of the service."]


def test_markup_that_somebody_types_is_shown_as_text(editor, lunch):
    answer = preview(editor, name="<script>alert(1)</script>", description="<h1>Hi</h1>")
    assert b"<script>alert" not in answer.content
    assert page(answer).h1.get_text(strip=True) == "<script>alert(1)</script>"


def test_a_new_listing_can_be_previewed(editor, db):
    answer = preview(editor, ADD, name="Choir")
    assert page(answer).h1.get_text(strip=True) == "Choir"
    assert not Service.objects.exists()
