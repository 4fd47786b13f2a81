"""The search page: what a person sees for what she typed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from directory.models import EmptySearch, Phone, Publication, Status, Use
from directory.search import index
from portal.languages.translated import save_texts
from tests.clients import CheckingClient
from tests.directory.views.conftest import Small
from tests.directory.views.reading import link, main_html, main_text, names, soup
from tests.short_time import examples

SEARCH = "/en/directory/"


def test_shows_what_was_found(client: Client, small: Small) -> None:
    assert "Sitting Service" in names(client.get(SEARCH, {"q": "sitting"}))


def test_heading_says_how_many_for_which_words(client: Client, small: Small) -> None:
    page = soup(client.get(SEARCH, {"q": "sitting service"}))
    heading = page.h1
    assert heading is not None
    assert "for “\u2068sitting service\u2069”" in heading.get_text()


def test_heading_says_near_where(client: Client, small: Small) -> None:
    heading = soup(client.get(SEARCH, {"q": "respite", "near": "CV6"})).h1
    assert heading is not None
    assert "near \u2068CV6\u2069" in heading.get_text()


def test_title_says_the_same_as_the_heading(client: Client, small: Small) -> None:
    page = soup(client.get(SEARCH, {"q": "sitting"}))
    assert page.title is not None
    assert page.h1 is not None
    assert page.h1.get_text().strip() in page.title.get_text()


def test_typed_words_stay_in_their_boxes(client: Client, small: Small) -> None:
    page = soup(client.get(SEARCH, {"q": "sitting", "near": "CV6"}))
    assert page.select_one("#q")["value"] == "sitting"  # type: ignore[index]
    assert page.select_one("#near")["value"] == "CV6"  # type: ignore[index]


def test_result_shows_phone_cost_and_languages(client: Client, small: Small) -> None:
    text = main_text(client.get(SEARCH, {"q": "sitting"}))
    for words in ("024 7600 0001", "Free", "British Sign Language and Urdu"):
        assert words in text


def test_result_shows_first_sentence_only(client: Client, small: Small) -> None:
    text = main_text(client.get(SEARCH, {"q": "sitting"}))
    assert "Someone sits with the person you look after." in text
    assert "You can go out." not in text


def test_result_shows_why(client: Client, small: Small) -> None:
    assert "Why we show this: " in main_text(client.get(SEARCH, {"q": "respite"}))


def test_distance_is_shown_where_known(client: Client, small: Small) -> None:
    text = main_text(client.get(SEARCH, {"q": "sitting", "near": "CV6"}))
    assert "miles away" in text


def test_unknown_distance_is_said_once(client: Client, small: Small) -> None:
    text = main_text(client.get(SEARCH, {"q": "respite", "near": "CV6"}))
    assert text.count("we do not know how far") == 1


def test_closed_for_now_is_said(client: Client, small: Small) -> None:
    small.bare.status = Status.TEMPORARILY_CLOSED
    small.bare.save()
    index.rebuild()
    assert "Closed for now" in main_text(client.get(SEARCH, {"q": "quiet hour"}))


def test_withdrawn_listing_is_gone_before_the_index_knows(client: Client, small: Small) -> None:
    small.full.publication = Publication.WITHDRAWN
    small.full.save()
    assert "Sitting Service" not in names(client.get(SEARCH, {"q": "sitting"}))


class TestWrongPlace:
    def test_keeps_the_results(self, client: Client, small: Small) -> None:
        page = client.get(SEARCH, {"q": "sitting", "near": "nowhere at all"})
        assert "Sitting Service" in names(page)

    def test_says_so_at_the_field(self, client: Client, small: Small) -> None:
        page = soup(client.get(SEARCH, {"q": "sitting", "near": "nowhere at all"}))
        field = page.select_one("#near")
        assert field is not None
        assert page.select_one(f"#{field['aria-describedby']}")

    def test_keeps_what_was_typed(self, client: Client, small: Small) -> None:
        page = soup(client.get(SEARCH, {"q": "sitting", "near": "nowhere at all"}))
        assert page.select_one("#near")["value"] == "nowhere at all"  # type: ignore[index]


class TestFilters:
    def test_options_have_counts(self, client: Client, small: Small) -> None:
        page = soup(client.get(SEARCH, {"q": "respite"}))
        label = page.select_one("label[for='cost-free']")
        assert label is not None
        assert "(1)" in label.get_text()

    def test_chosen_option_is_ticked(self, client: Client, small: Small) -> None:
        page = soup(client.get(SEARCH, {"q": "respite", "cost": "free"}))
        assert page.select_one("#cost-free[checked]")

    def test_chosen_filter_is_unfolded(self, client: Client, small: Small) -> None:
        page = soup(client.get(SEARCH, {"q": "respite", "cost": "free"}))
        assert page.select_one("#cost-free").find_parent("details").has_attr("open")  # type: ignore[union-attr]

    def test_chip_takes_the_filter_away(self, client: Client, small: Small) -> None:
        page = soup(client.get(SEARCH, {"q": "respite", "cost": "free"}))
        chip = page.select_one("a.chip")
        assert chip is not None
        assert "cost" not in str(chip["href"])
        assert "q=respite" in str(chip["href"])

    def test_form_keeps_words_and_place(self, client: Client, small: Small) -> None:
        page = soup(client.get(SEARCH, {"q": "respite", "near": "CV6"}))
        form = page.select_one(".filters form")
        assert form is not None
        assert form.select_one("[name=q]")["value"] == "respite"  # type: ignore[index]
        assert form.select_one("[name=near]")["value"] == "CV6"  # type: ignore[index]

    def test_needs_no_script(self, client: Client, small: Small) -> None:
        form = soup(client.get(SEARCH, {"q": "respite"})).select_one(".filters form")
        assert form is not None
        assert form.select_one("button[type=submit]")


class TestOrder:
    def test_nearest_first_is_offered_near_a_place(self, client: Client, small: Small) -> None:
        found = link(client.get(SEARCH, {"q": "respite", "near": "CV6"}), "Nearest first")
        assert found is not None
        assert "sort=distance" in str(found["href"])

    def test_is_not_offered_without_a_place(self, client: Client, small: Small) -> None:
        assert link(client.get(SEARCH, {"q": "respite"}), "Nearest first") is None

    def test_filters_keep_it(self, client: Client, small: Small) -> None:
        page = soup(client.get(SEARCH, {"q": "respite", "near": "CV6", "sort": "distance"}))
        assert page.select_one(".filters input[name=sort][value=distance]")


class TestNothingFound:
    def test_says_so(self, client: Client, small: Small) -> None:
        assert "Nothing found for" in main_text(client.get(SEARCH, {"q": "zzyzx"}))

    def test_offers_topics_and_a_person(self, client: Client, small: Small) -> None:
        page = client.get(SEARCH, {"q": "zzyzx"})
        assert link(page, "Look through all topics")
        assert "Or phone Adult Social Care Direct" in main_text(page)

    def test_says_which_filter_to_drop(self, client: Client, small: Small) -> None:
        page = client.get(SEARCH, {"q": "sitting", "audience": "nobody"})
        assert link(page, "Take off “") is not None


class TestSpelling:
    def test_what_was_typed_stands_and_another_is_offered(
        self, client: Client, small: Small
    ) -> None:
        page = client.get(SEARCH, {"q": "sittng"})
        assert "Sitting Service" in names(page)
        assert soup(page).select_one("#q")["value"] == "sittng"  # type: ignore[index]
        assert link(page, "instead") is not None


class TestDanger:
    def test_urgent_help_stands_above_the_results(self, client: Client, small: Small) -> None:
        html = main_html(client.get(SEARCH, {"q": "he hits me"}))
        assert "urgent-help-title" in html
        assert html.index("urgent-help-title") < html.index('id="results"')

    def test_page_can_be_left_quickly(self, client: Client, small: Small) -> None:
        page = soup(client.get(SEARCH, {"q": "he hits me"}))
        assert page.select_one(".govuk-exit-this-page")

    def test_listing_about_abuse_can_be_left_quickly(self, client: Client, small: Small) -> None:
        page = soup(client.get(SEARCH, {"q": "safe house"}))
        assert page.select_one(".govuk-exit-this-page")

    def test_other_searches_carry_neither(self, client: Client, small: Small) -> None:
        page = soup(client.get(SEARCH, {"q": "sitting"}))
        assert not page.select_one(".govuk-exit-this-page")
        assert not page.select_one("#urgent-help-title")


class TestMaskedPlace:
    @pytest.mark.parametrize("query", ["safe house", "secret street", "CV9 9ZZ"])
    def test_nothing_of_it_leaves(self, client: Client, small: Small, query: str) -> None:
        html = main_html(client.get(SEARCH, {"q": query, "near": "CV1"}))
        results = html[html.index('id="results"') :].lower()
        for secret in ("9 secret street", "cv9 9zz</", "the house<", "52.41", "024 7600 0666"):
            assert secret not in results

    def test_no_distance_is_given(self, client: Client, small: Small) -> None:
        page = soup(client.get(SEARCH, {"q": "safe house", "near": "CV1"}))
        result = page.select_one("#service-safe-house")
        assert result is not None
        assert "miles" not in result.get_text()


class TestOtherLanguages:
    def test_english_text_is_marked(self, client: Client, small: Small) -> None:
        page = soup(client.get("/ur/directory/", {"q": "sitting"}))
        name = page.select_one("#service-sitting-service .result__name span")
        assert name is not None
        assert (name["lang"], name["dir"]) == ("en-GB", "ltr")

    def test_translated_text_is_not_marked(self, client: Client, small: Small) -> None:
        save_texts(small.full, language="ur", texts={"name": "بیٹھنے کی سروس"}, state="draft")
        index.rebuild()
        page = soup(client.get("/ur/directory/", {"q": "sitting"}))
        name = page.select_one("#service-sitting-service .result__name")
        assert name is not None
        assert "بیٹھنے کی سروس" in name.get_text()
        assert name.select_one("[lang]") is None


class TestLongLists:
    def test_next_page_goes_on_where_this_one_ends(
        self, client: Client, many: Callable[[int], None]
    ) -> None:
        many(25)
        first = names(client.get(SEARCH, {"q": "lunch"}))
        second = names(client.get(SEARCH, {"q": "lunch", "page": "2"}))
        assert len(first) == 10
        assert len(second) == 10
        assert not set(first) & set(second)

    def test_numbers_go_on(self, client: Client, many: Callable[[int], None]) -> None:
        many(25)
        page = soup(client.get(SEARCH, {"q": "lunch", "page": "2"}))
        assert page.select_one("ol.result-list")["start"] == "11"  # type: ignore[index]

    @pytest.mark.parametrize("number", ["0", "-1", "x", "99999999999999999999", "1e3", "٢", ""])
    def test_absurd_page_numbers_are_a_page(
        self, client: Client, many: Callable[[int], None], number: str
    ) -> None:
        many(25)
        assert names(client.get(SEARCH, {"q": "lunch", "page": number}))

    @pytest.mark.parametrize("language", ["en", "ur"])
    def test_queries_do_not_grow_with_the_list(
        self,
        client: Client,
        many: Callable[[int], None],
        django_assert_max_num_queries: DjangoAssertNumQueries,
        language: str,
    ) -> None:
        many(40)
        address = f"/{language}/directory/"
        client.get(address, {"q": "lunch", "near": "CV6"})
        # Eight for the page, and one for the count that follows it.
        with django_assert_max_num_queries(9):
            client.get(address, {"q": "lunch", "near": "CV6"})


class TestHostileInput:
    def test_long_query_is_cut_with_a_sentence(self, client: Client, small: Small) -> None:
        page = client.get(SEARCH, {"q": "sitting " * 1250})
        assert page.status_code == 200
        assert "Your words were too long" in main_text(page)

    def test_markup_is_shown_as_text(self, client: Client, small: Small) -> None:
        html = main_html(client.get(SEARCH, {"q": "<script>alert(1)</script>"}))
        assert "<script>alert" not in html

    @pytest.mark.parametrize(
        "query",
        [
            "%00", "%ff%fe", "%ed%a0%80", "q=%E2%80%AE", "q=%00sitting", "need=../../etc",
            "distance=-5&distance=two", "open=maybe", "page[]=1", "q[]=a", "q=&q=sitting",
            "cost=free&cost=paid&cost=varies", "sort=;drop", "near=%00", "day=XX",
        ],
    )  # fmt: skip
    def test_rubbish_is_answered(self, client: Client, small: Small, query: str) -> None:
        assert client.get(f"{SEARCH}?{query}").status_code in {200, 400}

    def test_only_get(self, client: Client, small: Small) -> None:
        assert client.post(SEARCH, {"q": "sitting"}).status_code == 405


class TestCounting:
    def test_search_is_counted(self, client: Client, small: Small) -> None:
        client.get(SEARCH, {"q": "sitting"})
        assert Use.objects.get().kind == Use.Kind.SEARCH

    def test_looking_at_the_empty_page_is_not(self, client: Client, small: Small) -> None:
        client.get(SEARCH)
        assert not Use.objects.exists()

    def test_second_page_is_not(self, client: Client, many: Callable[[int], None]) -> None:
        many(25)
        client.get(SEARCH, {"q": "lunch", "page": "2"})
        assert not Use.objects.exists()

    def test_asking_for_the_head_is_not(self, client: Client, small: Small) -> None:
        client.head(SEARCH, {"q": "sitting"})
        assert not Use.objects.exists()

    def test_words_without_results_are_kept(self, client: Client, small: Small) -> None:
        client.get(SEARCH, {"q": "Zzyzx 42"})
        assert EmptySearch.objects.get().words == "zzyzx"

    def test_words_hidden_by_a_filter_are_not(self, client: Client, small: Small) -> None:
        client.get(SEARCH, {"q": "zzyzx", "cost": "free"})
        assert not EmptySearch.objects.exists()


class TestPhones:
    def test_the_organisation_helps_out(self, client: Client, small: Small) -> None:
        assert Phone.objects.filter(service=small.bare).count() == 0
        result = soup(client.get(SEARCH, {"q": "quiet hour"})).select_one("#service-quiet-hour")
        assert result is not None
        assert "024 7600 0099" in result.get_text()


values = st.text(max_size=60)
parameters = st.sampled_from(
    ["q", "near", "need", "audience", "distance", "day", "open", "cost", "language", "culture",
     "delivery", "access", "noassessment", "page", "sort", "other"]
)  # fmt: skip


@pytest.mark.django_db
@settings(
    max_examples=examples(40),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(query=st.lists(st.tuples(parameters, values), max_size=6))
def test_any_query_string_is_answered(small: Small, query: list[tuple[str, str]]) -> None:
    client = CheckingClient()
    client.checks_pages = False
    data: dict[str, Any] = {}
    for name, value in query:
        data.setdefault(name, []).append(value.encode("utf-8", "replace").decode())
    assert client.get(SEARCH, data).status_code in {200, 400}
