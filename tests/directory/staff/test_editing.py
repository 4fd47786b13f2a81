"""The form of a listing: nothing lost, nothing half done, everything said in words."""

import dataclasses

from bs4 import BeautifulSoup
from django.http import HttpResponse

from directory.listing.reading import listing_of
from directory.listing.shape import PlaceFact
from directory.models import Service
from portal.languages.models import State, Translation
from portal.languages.translated import save_texts
from tests.browser_forms import Fields, fields_of, with_values
from tests.clients import CheckingClient
from tests.factories.listings import FULL, some_terms, stored

EDIT = "/staff/directory/listings/lunch-club/edit/"
FORM = "form.keeping-form"


def form_of(client: CheckingClient) -> Fields:
    return fields_of(client.get(EDIT).content, form=FORM)


def post(client: CheckingClient, fields: Fields, press: str = "save") -> HttpResponse:
    return client.post(EDIT, {**fields, press: ["1"]})


def mistakes(answer: HttpResponse) -> list[str]:
    page = BeautifulSoup(answer.content, "html.parser")
    return [link.get_text(strip=True) for link in page.select(".govuk-error-summary__list li")]


def test_saving_the_form_as_it_is_changes_nothing(editor: CheckingClient, lunch: Service) -> None:
    before = listing_of(lunch)
    answer = post(editor, form_of(editor))
    assert answer.status_code == 302, mistakes(answer)
    assert listing_of(Service.objects.get()) == before
    assert not lunch.versions.exists()


def test_changed_words_are_saved_with_a_version_and_a_note(
    editor: CheckingClient, lunch: Service
) -> None:
    fields = with_values(form_of(editor), description="A hot lunch.", note="They phoned.")
    assert post(editor, fields).status_code == 302
    assert Service.objects.get().description == "A hot lunch."
    newest = lunch.versions.first()
    assert newest is not None
    assert (newest.number, newest.note) == (2, "They phoned.")


def test_everything_else_stays_when_one_thing_changes(
    editor: CheckingClient, lunch: Service
) -> None:
    post(editor, with_values(form_of(editor), name="Dinner club"))
    now = listing_of(Service.objects.get())
    assert dataclasses.replace(now, name=FULL.name) == FULL


def test_changed_words_make_translations_outdated(editor: CheckingClient, lunch: Service) -> None:
    save_texts(lunch, language="pl", texts={"name": "Obiady"}, state=State.DRAFT)
    answer = editor.post(
        EDIT, {**with_values(form_of(editor), name="Dinner club"), "save": "1"}, follow=True
    )
    assert Translation.objects.get().state == State.OUTDATED
    assert "1 translation is marked as outdated" in answer.content.decode()


def test_a_minor_edit_leaves_translations_alone(editor: CheckingClient, lunch: Service) -> None:
    save_texts(lunch, language="pl", texts={"name": "Obiady"}, state=State.DRAFT)
    post(editor, with_values(form_of(editor), name="Lunch club.", minor="on"))
    assert Translation.objects.get().state == State.DRAFT


def test_a_row_is_added_from_the_empty_ones(editor: CheckingClient, lunch: Service) -> None:
    fields = with_values(
        form_of(editor),
        hours__5__days=["TH"],
        hours__5__opens="09:00",
        hours__5__closes="12:30",
    )
    answer = post(editor, fields)
    assert answer.status_code == 302, mistakes(answer)
    assert lunch.schedules.filter(byday="TH", opens_at="09:00", closes_at="12:30").exists()


def test_more_rows_are_offered_without_complaining(editor: CheckingClient, lunch: Service) -> None:
    fields = with_values(form_of(editor), name="")
    answer = editor.post(EDIT, {**fields, "more": ["phones"]})
    assert answer.status_code == 200
    assert mistakes(answer) == []
    again = fields_of(answer.content, form=FORM)
    assert int(again["phones-TOTAL_FORMS"][0]) == int(fields["phones-TOTAL_FORMS"][0]) + 3
    assert again["description"] == fields["description"]


def test_a_row_is_removed_by_its_box(editor: CheckingClient, lunch: Service) -> None:
    post(editor, with_values(form_of(editor), phones__0__DELETE="on"))
    assert [phone.number for phone in lunch.phones.all()] == ["07700 900123"]


def test_an_emptied_row_goes(editor: CheckingClient, lunch: Service) -> None:
    post(editor, with_values(form_of(editor), areas__0__name="", areas__0__extent=""))
    assert not lunch.areas.exists()


def test_hours_that_no_row_can_say_can_be_removed(editor: CheckingClient, lunch: Service) -> None:
    fields = form_of(editor)
    kept = next(
        name
        for name, value in fields.items()
        if name.endswith("-was") and value[0] and "hours" in name
    )
    post(editor, with_values(fields, **{kept.replace("was", "DELETE").replace("-", "__"): "on"}))
    assert not lunch.schedules.filter(bymonthday="15").exists()


def test_a_new_postcode_moves_the_place_on_the_map(editor: CheckingClient, lunch: Service) -> None:
    post(editor, with_values(form_of(editor), places__1__postcode="cv12gt"))
    place = lunch.at_locations.get(location__name="St Example hall").location
    assert place.postcode == "CV1 2GT"
    assert place.latitude is not None
    assert place.latitude != 52.4


def test_a_listing_with_very_many_places_can_be_saved(editor: CheckingClient) -> None:
    some_terms()
    places = tuple(PlaceFact(name=f"Branch {number}", city="Coventry") for number in range(60))
    stored(dataclasses.replace(FULL, places=places), key="lunch-club")
    answer = post(editor, with_values(form_of(editor), name="Lunch clubs"))
    assert answer.status_code == 302, mistakes(answer)
    assert Service.objects.get().at_locations.count() == 60
