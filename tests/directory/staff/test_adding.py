"""Writing a new listing."""

from directory.models import Service
from tests.browser_forms import fields_of, with_values
from tests.directory.staff.reading import mistakes, text
from tests.factories.listings import some_terms

ADD = "/staff/directory/add/"


def add(client, press="save", **values):
    fields = with_values(fields_of(client.get(ADD).content, form="form.keeping-form"), **values)
    return client.post(ADD, {**fields, press: "1"}, follow=True)


def test_a_new_listing_is_a_draft_that_says_what_was_written(editor):
    some_terms()
    answer = add(
        editor,
        name="Choir",
        organisation="Example Singers",
        needs=["needs:food"],
        phones__0__number="02476000000",
        hours__0__days=["MO"],
        hours__0__opens="18:00",
        hours__0__closes="20:00",
        languages__0__language="polish",
        areas__0__name="Coventry",
        areas__0__extent="E08000026",
        costs__0__amount="£3",
    )
    assert "Saved as a draft" in text(answer)
    service = Service.objects.get()
    assert (service.key, service.publication) == ("choir", "draft")
    assert service.organisation.name == "Example Singers"
    assert service.phones.get().number == "024 7600 0000"
    assert service.schedules.get().byday == "MO"
    assert service.languages.get().code == "pl"
    assert str(service.cost_options.get().amount) == "3.00"


def test_a_draft_without_a_need_says_what_keeps_it_back(editor, db):
    assert "needs at least one need or one audience" in text(add(editor, name="Choir"))


def test_a_name_is_needed(editor, db):
    answer = add(editor)
    assert answer.status_code == 400
    assert mistakes(answer) == ["Write the name of the service."]
    assert not Service.objects.exists()


def test_two_of_the_same_name_have_their_own_addresses(editor, db):
    add(editor, name="Choir")
    add(editor, name="Choir")
    assert set(Service.objects.values_list("key", flat=True)) == {"choir", "choir-2"}


def test_more_rows_before_anything_is_written(editor, db):
    fields = fields_of(editor.get(ADD).content, form="form.keeping-form")
    answer = editor.post(ADD, {**fields, "more": "hours"})
    assert mistakes(answer) == []
    more = fields_of(answer.content, form="form.keeping-form")
    assert more["hours-TOTAL_FORMS"] == ["5"]


def test_an_unknown_button_shows_the_form_again(editor, db):
    fields = with_values(fields_of(editor.get(ADD).content, form="form.keeping-form"), name="Choir")
    assert editor.post(ADD, {**fields, "write": "1"}).status_code == 200
    assert not Service.objects.exists()
