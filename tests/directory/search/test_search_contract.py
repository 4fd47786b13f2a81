"""What the search promises. The same tests run on SQLite and on PostgreSQL."""

from datetime import time

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.models import (
    Location,
    Publication,
    Related,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceLanguage,
    Status,
)
from directory.search import Filters, index, search
from tests.short_time import examples

pytestmark = pytest.mark.django_db


def keys(query: str, language: str = "en", **options: object) -> list[str]:
    return [hit.key for hit in search(query, language=language, **options).hits]


class TestOrder:
    def test_an_exact_name_is_first(self, small: dict[str, Service]) -> None:
        assert keys("my time")[0] == "my-time"

    def test_a_category_brings_all_its_listings(self, small: dict[str, Service]) -> None:
        assert set(keys("a break from caring")[:3]) == {"short-breaks", "my-time", "cress"}

    def test_an_everyday_word_finds_the_category(self, small: dict[str, Service]) -> None:
        assert set(keys("respite")[:3]) == {"short-breaks", "my-time", "cress"}

    def test_strict_before_relaxed(self, small: dict[str, Service]) -> None:
        assert keys("memory singers choir")[0] == "memory-singers"

    def test_a_name_before_a_category_before_a_text(
        self, small: dict[str, Service], listing: object
    ) -> None:
        listing("other", "Lunch club", description="Dementia is welcome here.")
        index.rebuild()
        found = keys("dementia hub")
        assert found[0] == "dementia-hub"
        assert found.index("memory-singers") < found.index("other")

    def test_a_sentence_works_as_well_as_a_keyword(self, small: dict[str, Service]) -> None:
        assert keys("who looks after mum if I go into hospital")[0] == "cress"

    def test_the_same_order_on_every_page(self, small: dict[str, Service]) -> None:
        whole = keys("break mum dementia money", per_page=10)
        paged = [
            key
            for page in (1, 2, 3)
            for key in keys("break mum dementia money", page=page, per_page=2)
        ]
        assert paged == whole[:6]
        assert len(set(paged)) == len(paged)


class TestLanguages:
    def test_urdu_on_an_english_page(self, small: dict[str, Service]) -> None:
        assert keys("امي كے پاس کوئی بیٹھے", "en")[0] == "short-breaks"

    def test_chinese_by_characters(self, small: dict[str, Service]) -> None:
        assert keys("喘息", "pl")[0] == "short-breaks"

    def test_a_term_translated_finds_listings_that_are_not(self, small: dict[str, Service]) -> None:
        assert set(keys("odpoczynek", "pl")) >= {"short-breaks", "my-time", "cress"}

    def test_english_names_on_any_page(self, small: dict[str, Service]) -> None:
        assert keys("CRESS", "ur")[0] == "cress"

    def test_reasons_are_in_the_language_of_the_page(self, small: dict[str, Service]) -> None:
        with translation.override("pl"):
            hits = search("odpoczynek", language="pl").hits
        assert any("Odpoczynek od opieki" in reason for reason in hits[0].reasons)


class TestSpelling:
    @pytest.mark.parametrize("typed", ["demntia", "dementai", "dimentia"])
    def test_a_misspelt_word_finds_what_was_meant(
        self, small: dict[str, Service], typed: str
    ) -> None:
        results = search(typed, language="en")
        assert results.hits[0].key in ("dementia-hub", "memory-singers")
        assert results.guesses == [(typed, "dementia")]

    def test_the_guess_is_named_and_offered(self, small: dict[str, Service]) -> None:
        results = search("demntia", language="en")
        assert any(
            "demntia" in reason and "dementia" in reason for reason in results.hits[0].reasons
        )
        assert "q=dementia" in results.corrections[0].query

    def test_a_known_word_is_not_corrected(self, small: dict[str, Service]) -> None:
        assert search("dementia", language="en").guesses == []

    def test_two_words_written_as_one(self, small: dict[str, Service]) -> None:
        assert keys("shortbreaks")[0] == "short-breaks"


class TestVisibility:
    @pytest.mark.parametrize(
        "change",
        [
            {"publication": Publication.DRAFT},
            {"publication": Publication.WITHDRAWN},
            {"status": Status.INACTIVE},
            {"status": Status.DEFUNCT},
        ],
    )
    def test_what_the_public_may_not_see_is_not_found(
        self, small: dict[str, Service], change: dict[str, str]
    ) -> None:
        # Even where the index was not told: the page asks the one predicate once more.
        Service.objects.filter(key="cress").update(**change)
        assert "cress" not in keys("cress")
        index.rebuild([small["cress"]])
        assert "cress" not in keys("cress")

    def test_a_note_for_staff_is_not_searched(self, small: dict[str, Service]) -> None:
        Service.objects.filter(key="cress").update(staff_note="zebra")
        index.rebuild()
        assert search("zebra", language="en").total == 0

    def test_a_masked_place_gives_nothing_away(self, small: dict[str, Service]) -> None:
        refuge = Location.objects.create(
            address="7 Hidden Lane",
            postcode="CV1 1AA",
            latitude=52.4,
            longitude=-1.5,
            is_masked=True,
        )
        ServiceAtLocation.objects.create(service=small["cress"], location=refuge)
        index.rebuild()
        assert search("hidden lane", language="en").total == 0
        hit = search("cress", language="en", near="CV6").hits[0]
        assert hit.location is None
        assert hit.distance_m is None


class TestFilters:
    def test_a_filter_keeps_what_says_yes(self, small: dict[str, Service]) -> None:
        filters = Filters.from_query({"need": "dementia"})
        assert set(keys("", filters=filters)) == {"dementia-hub", "memory-singers"}

    def test_not_known_is_not_no(self, small: dict[str, Service]) -> None:
        Service.objects.filter(key="my-time").update(cost="free")
        Service.objects.filter(key="cress").update(cost="paid")
        index.rebuild()
        hits = search("respite", language="en", filters=Filters.from_query({"cost": "free"})).hits
        assert [hit.key for hit in hits][:1] == ["my-time"]
        assert hits[0].certain
        assert "cress" not in [hit.key for hit in hits]
        unknown = next(hit for hit in hits if hit.key == "short-breaks")
        assert not unknown.certain

    def test_languages_spoken(self, small: dict[str, Service]) -> None:
        ServiceLanguage.objects.create(service=small["cress"], code="pl")
        ServiceLanguage.objects.create(service=small["my-time"], code="ur")
        index.rebuild()
        found = keys("respite", filters=Filters.from_query({"language": "pl"}))
        assert found[0] == "cress"
        assert "my-time" not in found

    def test_day(self, small: dict[str, Service]) -> None:
        Schedule.objects.create(
            service=small["cress"], byday="MO,TU", opens_at=time(9), closes_at=time(12)
        )
        index.rebuild()
        assert "cress" in keys("respite", filters=Filters.from_query({"day": "MO"}))
        assert "cress" not in keys("respite", filters=Filters.from_query({"day": "SA"}))

    def test_counts_and_links(self, small: dict[str, Service]) -> None:
        results = search("mum", language="en", filters=Filters.from_query({"need": "dementia"}))
        need = next(facet for facet in results.facets if facet.name == "need")
        option = next(option for option in need.options if option.value == "dementia")
        assert option.selected
        assert "need=" not in option.query
        assert [chip.value for chip in results.chosen] == ["dementia"]

    def test_contradictory_filters_say_which_to_drop(self, small: dict[str, Service]) -> None:
        filters = Filters.from_query({"need": "dementia", "audience": "carers"})
        results = search("", language="en", filters=filters)
        assert results.total == 0
        assert {suggestion.label for suggestion in results.dropped} == {
            "Dementia",
            "People who look after someone",
        }
        assert all(suggestion.count > 0 for suggestion in results.dropped)

    def test_rubbish_is_left_out(self) -> None:
        filters = Filters.from_query(
            {"need": "<script>", "distance": "999", "open": "maybe", "sort": "drop table"}
        )
        assert not filters


class TestPlace:
    def at(self, service: Service, latitude: float, longitude: float) -> None:
        spot = Location.objects.create(latitude=latitude, longitude=longitude)
        ServiceAtLocation.objects.create(service=service, location=spot)

    def test_the_nearer_of_two_alike_comes_first(self, small: dict[str, Service]) -> None:
        self.at(small["memory-singers"], 52.4312, -1.5066)
        self.at(small["dementia-hub"], 52.3934, -1.4816)
        index.rebuild()
        found = keys("alzheimers", near="CV6")
        assert found.index("memory-singers") < found.index("dementia-hub")

    def test_serving_the_area_comes_before_being_near(self, small: dict[str, Service]) -> None:
        self.at(small["memory-singers"], 52.4000, -1.5566)
        ServiceArea.objects.create(
            service=small["dementia-hub"], name="Coventry", extent="E08000026"
        )
        index.rebuild()
        found = keys("alzheimers", near="CV6")
        assert found.index("dementia-hub") < found.index("memory-singers")

    def test_the_nearest_venue_of_several_is_shown(self, small: dict[str, Service]) -> None:
        self.at(small["cress"], 52.3934, -1.4816)
        self.at(small["cress"], 52.4312, -1.5066)
        index.rebuild()
        hit = search("cress", language="en", near="CV6").hits[0]
        assert hit.more_places == 1
        assert hit.distance_m is not None
        assert hit.distance_m < 1000

    def test_a_bad_postcode_keeps_the_results_and_says_so(self, small: dict[str, Service]) -> None:
        results = search("respite", language="en", near="ZZ99 9ZZ")
        assert results.total == search("respite", language="en").total
        assert results.place_problem
        assert all(hit.distance_m is None for hit in results.hits)

    def test_a_distance_never_leaves_out_what_is_not_known(self, small: dict[str, Service]) -> None:
        self.at(small["cress"], 52.3934, -1.4816)
        index.rebuild()
        found = keys("respite", near="CV6", filters=Filters.from_query({"distance": "1"}))
        assert "cress" not in found
        assert "my-time" in found

    def test_a_place_inside_the_query(self, small: dict[str, Service]) -> None:
        results = search("respite near foleshill", language="en")
        assert results.place is not None
        assert results.place.label == "Foleshill"


class TestNothingFound:
    def test_says_so_without_an_error(self, small: dict[str, Service]) -> None:
        results = search("xylophone", language="en")
        assert results.total == 0
        assert results.hits == []
        assert results.pages == 1

    def test_an_empty_query_lists_everything(self, small: dict[str, Service]) -> None:
        assert search("", language="en").total == 6

    def test_an_empty_directory(self, db: None) -> None:
        index.rebuild()
        assert search("anything", language="ur").total == 0


class TestHostileInput:
    @pytest.mark.parametrize(
        "query",
        ["\x00", "\ud800", "\u202erespite", "a" * 10_000, '" OR 1=1 --', "respite AND", "NEAR(",
         "*", "-", "'", "name:x", "()", "&|!", "<b>", "=cmd()", "\\", "%", "t" * 81],
    )  # fmt: skip
    def test_never_raises(self, small: dict[str, Service], query: str) -> None:
        search(query, language="en", near=query[:500])

    def test_operators_are_literal_text(self, small: dict[str, Service]) -> None:
        assert keys("respite OR") == keys("respite or")

    def test_long_text_is_cut_and_says_so(self, small: dict[str, Service]) -> None:
        results = search("respite " * 2000, language="en")
        assert results.was_cut
        assert results.total > 0

    @pytest.mark.parametrize("page", [-5, 0, 1, 10**9])
    def test_absurd_pages(self, small: dict[str, Service], page: int) -> None:
        results = search("respite", language="en", page=page)
        assert 1 <= results.page <= results.pages

    @settings(
        max_examples=examples(60),
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(query=st.text(st.characters(codec=None), max_size=80), near=st.text(max_size=20))
    def test_any_text(self, small: dict[str, Service], query: str, near: str) -> None:
        results = search(query, language="gu", near=near)
        assert results.total >= len(results.hits)


def test_a_search_takes_few_queries(
    small: dict[str, Service], django_assert_max_num_queries: object
) -> None:
    search("respite", language="ur")
    with django_assert_max_num_queries(18):
        search("break for mum", language="ur", near="CV6")


class TestCounts:
    def test_distances_are_counted_whatever_was_chosen(self, small: dict[str, Service]) -> None:
        near, far = (
            Location.objects.create(latitude=52.4312, longitude=-1.5066),
            Location.objects.create(latitude=52.3934, longitude=-1.4816),
        )
        ServiceAtLocation.objects.create(service=small["cress"], location=near)
        ServiceAtLocation.objects.create(service=small["my-time"], location=far)
        index.rebuild()
        results = search(
            "respite", language="en", near="CV6", filters=Filters.from_query({"distance": "1"})
        )
        distance = next(facet for facet in results.facets if facet.name == "distance")
        counts = {option.value: option.count for option in distance.options}
        assert counts["5"] == counts["1"] + 1

    def test_beside_a_chosen_value_others_are_not_counted(self, small: dict[str, Service]) -> None:
        results = search("mum", language="en", filters=Filters.from_query({"need": "dementia"}))
        need = next(facet for facet in results.facets if facet.name == "need")
        assert {option.value: option.count for option in need.options}["dementia"] == results.total
        assert all(option.count is None for option in need.options if not option.selected)


class TestBeside:
    def test_what_an_adviser_would_mention_comes_after_the_match(
        self, small: dict[str, Service]
    ) -> None:
        Related.objects.create(
            service=small["memory-singers"], other=small["money-matters"], position=0
        )
        index.rebuild()
        found = keys("memory singers")
        assert found[0] == "memory-singers"
        assert "money-matters" in found

    def test_filters_hold_for_what_is_mentioned_too(self, small: dict[str, Service]) -> None:
        Related.objects.create(
            service=small["memory-singers"], other=small["money-matters"], position=0
        )
        index.rebuild()
        filters = Filters.from_query({"need": "dementia"})
        assert "money-matters" not in keys("memory singers", filters=filters)
