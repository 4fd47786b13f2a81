"""Listings for what other rooms advise: by name, by need and audience, near, in her language."""

import datetime

import pytest
from django.utils import translation

from directory.models import (
    Publication,
    ServiceArea,
    ServiceLanguage,
    Taxonomy,
)
from directory.offering import Want, offers, services_for
from directory.search import index
from portal.languages.translated import save_texts
from tests.factories.directory import (
    LocationFactory,
    PhoneFactory,
    ServiceAtLocationFactory,
    ServiceFactory,
    TermFactory,
)

NEAR = "CV1 5FB"
AT = (52.4068, -1.5197)
"""In the middle of Coventry."""

pytestmark = pytest.mark.django_db


@pytest.fixture
def food():
    return TermFactory(taxonomy=Taxonomy.NEEDS, code="food", name="Food and meals")


@pytest.fixture
def carers():
    return TermFactory(taxonomy=Taxonomy.AUDIENCES, code="carers", name="Carers")


def listed(key, *terms, at=None, area="", language="", **fields):
    service = ServiceFactory(key=key, name=key.title(), **fields)
    service.terms.set(terms)
    if at:
        place = LocationFactory(latitude=at[0], longitude=at[1])
        ServiceAtLocationFactory(service=service, location=place)
    if area:
        ServiceArea.objects.create(service=service, extent=area)
    if language:
        ServiceLanguage.objects.create(service=service, code=language)
    return service


def keys(*, near="", language="en", **want):
    index.rebuild()
    return [one.key for one in services_for(near=near, language=language, **want)]


def test_named_listings_come_first_in_their_own_order(food):
    for key in ("a", "b", "c"):
        listed(key, food)
    assert keys(keys=("c", "a"), needs=("food",)) == ["c", "a", "b"]


def test_a_named_listing_that_is_not_there_is_left_out(food):
    listed("a", food)
    assert keys(keys=("gone", "a")) == ["a"]
    assert keys(keys=("gone",)) == []


def test_only_what_the_public_may_see(food):
    listed("draft", food, publication=Publication.DRAFT)
    listed("shown", food)
    assert keys(keys=("draft",), needs=("food",)) == ["shown"]


def test_by_need_and_audience_one_of_each_is_enough(food, carers):
    other = TermFactory(taxonomy=Taxonomy.NEEDS, code="work", name="Work")
    listed("both", food, carers)
    listed("need-only", food)
    listed("audience-only", carers)
    listed("other-need", other, carers)
    assert keys(needs=("food", "work"), audiences=("carers",)) == ["both", "other-need"]
    assert keys(needs=("food",)) == ["both", "need-only"]


def test_the_nearest_first(food):
    listed("far", food, at=(52.43, -1.52))
    listed("near", food, at=AT)
    listed("nowhere", food)
    assert keys(needs=("food",), near=NEAR) == ["near", "far", "nowhere"]


def test_what_serves_her_area_before_what_is_far_away(food):
    listed("far", food, at=(52.29, -1.53))
    listed("serves", food, area="E08000026")
    assert keys(needs=("food",), near=NEAR) == ["serves", "far"]


def test_a_place_around_the_corner_before_one_that_merely_serves_the_city(food):
    listed("serves", food, area="E08000026")
    listed("corner", food, at=AT)
    assert keys(needs=("food",), near=NEAR) == ["corner", "serves"]


def test_what_speaks_her_language_before_all_others(food):
    listed("near", food, at=AT)
    listed("speaks", food, at=(52.43, -1.52), language="ur")
    assert keys(needs=("food",), near=NEAR, language="ur") == ["speaks", "near"]
    assert keys(needs=("food",), near=NEAR) == ["near", "speaks"]


def test_a_bad_place_keeps_everything_and_is_told_in_her_language(food):
    listed("a", food, at=AT)
    index.rebuild()
    found = offers({"x": Want(needs=("food",))}, near="nowhere at all", language="en")
    assert found.place_problem.startswith("We do not know that place.")
    assert [one.distance_m for one in found.offers.values()] == [None]
    urdu = offers({}, near="nowhere at all", language="ur").place_problem
    assert urdu
    assert urdu != found.place_problem


@pytest.mark.parametrize("near", ["\x00", "\ud800", "x" * 100_000, "'; DROP TABLE", "🙂"])
def test_no_text_as_a_place_breaks_it(food, near):
    listed("a", food)
    assert keys(needs=("food",), near=near) == ["a"]


@pytest.mark.parametrize("code", ["'", '"', ")", "needs:food OR 1", "\x00", "", "unknown"])
def test_no_code_breaks_it(code):
    listed("a")
    assert keys(needs=(code,), audiences=(code,), keys=(code.replace("\x00", ""),)) == []


def test_an_offer_says_what_it_is_and_why(food, carers):
    service = listed(
        "lunch", food, carers, at=AT, area="E08000026", language="ur",
        source_date=datetime.date(2026, 5, 27),
    )  # fmt: skip
    PhoneFactory(service=service, number="024 7600 0000")
    index.rebuild()
    [one] = services_for(needs=("food",), audiences=("carers",), near=NEAR, language="en")
    assert one.texts.name.value == "Lunch"
    assert one.organisation == service.organisation.name
    assert (one.phone, one.checked) == ("024 7600 0000", datetime.date(2026, 5, 27))
    assert one.serves_area
    assert 0 < one.distance_m < 2000
    assert one.reasons == [
        "It helps with: Food and meals.",
        "It is for this group: Carers.",
        "It helps people in CV1 5FB.",
    ]


def test_reasons_name_her_language(food):
    listed("lunch", food, language="pl")
    save_texts(food, language="pl", state="draft", texts={"name": "Jedzenie"})
    index.rebuild()
    [one] = services_for(needs=("food",), language="pl")
    assert "Jedzenie" in one.reasons[0]
    assert len(one.reasons) == 2


def test_the_language_of_the_page_is_left_as_it_was(food):
    listed("lunch", food)
    index.rebuild()
    with translation.override("ro"):
        services_for(needs=("food",), language="ur")
        assert translation.get_language() == "ro"


def test_a_listing_that_is_only_named_says_what_it_helps_with(food):
    listed("lunch", food)
    index.rebuild()
    [one] = services_for(keys=("lunch",), language="en")
    assert one.reasons == ["It helps with: Food and meals."]


def test_each_want_gets_its_best_before_any_gets_a_second():
    for key in "abcdef":
        listed(key)
    index.rebuild()
    wants = {"first": Want(keys=("a", "b", "c")), "second": Want(keys=("d", "e", "f"))}
    found = offers(wants, language="en", most=3)
    assert found.found_for == {"first": ["a", "b"], "second": ["d"]}


def test_no_want_gets_more_than_its_most(food):
    for key in "abcdef":
        listed(key, food)
    index.rebuild()
    found = offers({"x": Want(keys=("a",), needs=("food",))}, language="en")
    assert found.found_for == {"x": ["a", "b", "c"]}


def test_a_listing_that_several_want_counts_once():
    for key in "abc":
        listed(key)
    index.rebuild()
    wants = {"first": Want(keys=("a", "b")), "second": Want(keys=("a", "c"))}
    found = offers(wants, language="en", most=2)
    assert list(found.offers) == ["a", "b"]
    assert found.found_for == {"first": ["a", "b"], "second": ["a"]}


def test_named_listings_take_the_same_queries_however_many(django_assert_num_queries):
    for key in "abcdefgh":
        listed(key)
    index.rebuild()
    offers({"x": Want(keys=("a",))}, language="en")
    with django_assert_num_queries(7):
        offers({"x": Want(keys=("a",))}, language="en")
    with django_assert_num_queries(7):
        offers({key: Want(keys=(key,)) for key in "abcdefgh"}, language="en")


def test_the_index_is_asked_by_need_only_where_names_run_out(food, django_assert_num_queries):
    for key in "abc":
        listed(key, food)
    index.rebuild()
    offers({"x": Want(keys=("a",))}, language="en")
    with django_assert_num_queries(7):
        offers({"x": Want(keys=("a", "b", "c"), needs=("food",))}, language="en")
    with django_assert_num_queries(8):
        offers({"x": Want(keys=("a", "b"), needs=("food",))}, language="en")


def test_no_wants_no_offers():
    assert offers({}, language="en").offers == {}
