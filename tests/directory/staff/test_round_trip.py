"""Opening a listing's form and saving it untouched says exactly what the listing said."""

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string
from hypothesis import HealthCheck, given, settings

from directory.keeping.rules import NOT_EDITED
from directory.listing.shape import FIELDS, Listing
from directory.models import Term
from directory.staff.forms.listing import ListingForms
from tests.browser_forms import fields_of
from tests.directory.listings_at_random import listings
from tests.factories.listings import FULL, some_terms
from tests.short_time import examples


def untouched(listing: Listing) -> ListingForms:
    """The form as a browser would send it back."""
    page = render_to_string(
        "staff/directory/edit_fields.html", {"forms": ListingForms(started_from=listing, version=1)}
    )
    data = QueryDict(mutable=True)
    for name, values in fields_of(f"<main><form method=post>{page}</form></main>").items():
        data.setlist(name, values)
    return ListingForms(started_from=listing, data=data)


def check(listing: Listing) -> None:
    forms = untouched(listing)
    assert forms.is_valid(), list(forms.mistakes())
    said = forms.listing()
    for name in FIELDS:
        if name not in NOT_EDITED:
            assert getattr(said, name) == getattr(listing, name), name


@pytest.mark.django_db
def test_a_listing_with_something_of_everything() -> None:
    some_terms()
    check(FULL)


@pytest.mark.django_db
def test_a_listing_that_says_nothing_but_its_name() -> None:
    check(Listing(name="Lunch"))


@pytest.mark.django_db
@settings(
    max_examples=examples(25),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(listing=listings())
def test_any_listing(listing: Listing) -> None:
    if not Term.objects.exists():
        some_terms()
    check(listing)
