"""What an editor gets wrong is said at the field, in a sentence, and nothing is saved."""

import pytest

from directory.models import Service
from tests.browser_forms import fields_of, with_values
from tests.directory.staff.conftest import EDIT
from tests.directory.staff.reading import mistakes, page


@pytest.fixture
def lunch(kept):
    return kept


@pytest.fixture
def save(editor, form):
    def saved(**values):
        return editor.post(EDIT, {**with_values(form, **values), "save": "1"})

    return saved


WRONG = {
    "no name": ({"name": "  "}, "Write the name of the service."),
    "website": ({"url": "not a site"}, "‘not a site’ is not a web address."),
    "script as website": (
        {"url": "javascript:alert(1)"},
        "‘javascript:alert(1)’ is not a web address.",
    ),
    "e-mail": ({"email": "lunch@"}, "‘lunch@’ is not an e-mail address."),
    "age": ({"minimum_age": "old"}, "Write an age in whole years, from 0 to 120."),
    "huge age": ({"maximum_age": "9" * 400}, "Write an age in whole years, from 0 to 120."),
    "ages the wrong way round": (
        {"maximum_age": "5"},
        "The highest age must not be below the lowest.",
    ),
    "a term that is not there": ({"needs": ["needs:gold"]}, "Choose from the list."),
    "a date": ({"source_date": "31.02.2026"}, "Write a date that is in the calendar."),
    "phone": (
        {"phones__2__number": "0247"},
        "‘0247’ is not a UK phone number: it has 4 digits where 11 are expected.",
    ),
    "phone without number": (
        {"phones__3__description": "Office"},
        "Write the number, or empty the whole row.",
    ),
    "postcode": ({"places__1__postcode": "Coventry"}, "‘Coventry’ is not a UK postcode."),
    "words about access": (
        {"places__1__about_hearing-loop": "In the hall"},
        "Say yes or no, or empty the words about it.",
    ),
    "a place without an address": (
        {"places__2__has_parking": "yes"},
        "Write the address of the place.",
    ),
    "one time": (
        {"hours__5__days": ["MO"], "hours__5__opens": "09:00"},
        "Write both times, or neither.",
    ),
    "no days": ({"hours__5__opens": "09:00", "hours__5__closes": "10:00"}, "Choose the days."),
    "time": ({"hours__5__opens": "nine"}, "Write a time like 09:30."),
    "no time at all": (
        {"hours__5__days": ["MO"], "hours__5__opens": "09:00", "hours__5__closes": "09:00"},
        "It cannot close at the time it opens.",
    ),
    "every two weeks from when": (
        {"hours__5__days": ["MO"], "hours__5__often": "2"},
        "Write one date it is on, so that we can count from it.",
    ),
    "until before from": (
        {
            "hours__5__days": ["MO"],
            "hours__5__valid_from": "2026-02-02",
            "hours__5__valid_to": "2026-02-01",
        },
        "The last day must not be before the first.",
    ),
    "hours of an empty place": (
        {"hours__5__days": ["MO"], "hours__5__place": "2"},
        "This place is empty. Fill it in, or choose another.",
    ),
    "language": (
        {"languages__2__language": "Elvish"},
        "We do not know a language ‘Elvish’. Write its English name, such as Polish.",
    ),
    "language twice": ({"languages__2__language": "Punjabi"}, "This language is here twice."),
    "amount": ({"costs__0__amount": "a lot"}, "Write an amount in pounds, such as 3.50."),
    "amount below nothing": (
        {"costs__0__amount": "-1"},
        "Write an amount in pounds, such as 3.50.",
    ),
    "part of a penny": ({"costs__0__amount": "1.005"}, "Write an amount in pounds, such as 3.50."),
    "area": ({"areas__1__extent": "CV6"}, "Write the name of the area, or empty the whole row."),
    "long": ({"description": "x" * 20001}, "This is longer than 20000 characters."),
    "long name": ({"name": "x" * 301}, "This is longer than 300 characters."),
}


@pytest.mark.parametrize(("values", "sentence"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_and_nothing_is_saved(save, lunch, values, sentence):
    before = Service.objects.get().updated_at
    answer = save(**values)
    assert answer.status_code == 400
    assert mistakes(answer) == [sentence]
    assert Service.objects.get().updated_at == before
    assert not lunch.versions.exists()


def test_the_summary_leads_to_the_field(save, lunch):
    answer = save(url="not a site", hours__5__opens="09:00", hours__5__closes="10:00")
    links = [link["href"] for link in page(answer).select(".govuk-error-summary__list a")]
    assert links == ["#id_url", "#id_hours-5-days_0"]
    for link in links:
        assert page(answer).select_one(link) is not None


def test_what_was_typed_stays(save, lunch):
    answer = save(name="", description="A new sentence.")
    fields = fields_of(answer.content, form="form.keeping-form")
    assert fields["description"] == ["A new sentence."]


def test_the_same_place_twice(save, lunch):
    answer = save(
        places__2__name="St Example hall",
        places__2__address="1 High Street",
        places__2__postcode="CV1 5FB",
    )
    assert mistakes(answer) == ["This place is here twice."]


def test_a_published_listing_cannot_lose_its_needs_and_audiences(save, lunch):
    answer = save(needs=None, audiences=None)
    assert answer.status_code == 400
    assert "needs at least one need or one audience" in mistakes(answer)[0]
    assert lunch.terms.count() == 2


def test_hours_of_a_removed_place_go_with_it(save, lunch):
    answer = save(places__1__DELETE="on")
    assert answer.status_code == 302
    assert [row.location.name for row in lunch.at_locations.all()] == ["A safe house"]


def test_a_wrong_value_in_a_removed_row_does_not_matter(save, lunch):
    answer = save(phones__0__DELETE="on", phones__0__number="rubbish")
    assert answer.status_code == 302


def test_a_number_that_stood_there_is_not_judged_again(editor, lunch):
    lunch.phones.create(number="0247 BROKEN")
    fields = fields_of(editor.get(EDIT).content, form="form.keeping-form")
    answer = editor.post(EDIT, {**with_values(fields, name="Dinner club"), "save": "1"})
    assert answer.status_code == 302
    assert lunch.phones.filter(number="0247 BROKEN").exists()


def test_a_postcode_we_do_not_know_has_no_point(save, lunch):
    save(places__1__postcode="SW1A 1AA")
    place = lunch.at_locations.get(location__name="St Example hall").location
    assert (place.postcode, place.latitude, place.longitude) == ("SW1A 1AA", None, None)
