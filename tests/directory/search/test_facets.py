"""Filters on offer: their names in each language, their counts, their links."""

from urllib.parse import parse_qs

import pytest
from django.utils import translation

from directory.models import WEEKDAYS, Service
from directory.search import facets
from directory.search.distance import Nearness
from directory.search.facets import LABELS, Asked, label_of, near_words, without_each
from directory.search.filters import MILES, NAMES, Filters
from directory.search.lexicon import lexicon
from directory.search.parsing import ParsedQuery
from directory.search.ranking import Ranked, Ranking
from directory.search.results import Facet, FacetOption, Results
from portal.languages.table import ENGLISH, LANGUAGES
from tests.directory.search.by_hand import lexicon_of, scored

LEXICON = lexicon_of(
    en={"dementia": 5, "transport": 5},
    names={"en": {"needs:food": "Food", "needs:money": "Money"}, "pl": {"needs:food": "Jedzenie"}},
)
OTHERS = [language.code for language in LANGUAGES if language.code != ENGLISH.code]


def asked(near: str = "", language: str = "en", **chosen: object) -> Asked:
    return Asked("mum", near, Filters.from_query(chosen), language, LEXICON)


def offered(*tags: str, ask: Asked | None = None) -> dict[str, Facet]:
    entries = [Ranked(scored(), Nearness(None, serves=False), True, each) for each in tags]
    made = facets.facets(Ranking(entries, dict.fromkeys(MILES, 7)), ask or asked())
    return {facet.name: facet for facet in made}


def counts(facet: Facet) -> dict[str, int | None]:
    return {option.value: option.count for option in facet.options}


class TestLabels:
    @pytest.mark.parametrize("code", OTHERS)
    @pytest.mark.parametrize(
        ("name", "value"),
        [("cost", "free"), ("noassessment", "yes"), ("access", "wheelchair"), ("open", "yes"),
         ("language", "ur"), ("day", "MO"), ("distance", "2")],
    )  # fmt: skip
    def test_are_in_the_language_of_the_reader(self, name: str, value: str, code: str) -> None:
        english = label_of(name, value, LEXICON, "en")[0]
        with translation.override(code):
            label, language = label_of(name, value, LEXICON, code)
        assert language == code
        assert label not in ("", value, english)

    @pytest.mark.parametrize("code", OTHERS)
    def test_every_filter_has_a_name(self, code: str) -> None:
        assert set(LABELS) == {*NAMES, "distance", "open"}
        english = [str(label) for label in LABELS.values()]
        with translation.override(code):
            assert not set(english) & {str(label) for label in LABELS.values()}

    def test_a_need_without_a_translation_is_named_in_english(self) -> None:
        assert label_of("need", "food", LEXICON, "pl") == ("Jedzenie", "pl")
        assert label_of("need", "money", LEXICON, "pl") == ("Money", "en")

    @pytest.mark.parametrize(("miles", "label"), [("1", "Within 1 mile"), ("5", "Within 5 miles")])
    def test_a_mile_is_one(self, miles: str, label: str) -> None:
        assert label_of("distance", miles, LEXICON, "en")[0] == label

    @pytest.mark.parametrize("name", ["day", "cost", "access"])
    def test_a_value_that_nobody_knows_stands_as_it_is(self, name: str) -> None:
        assert label_of(name, "rubbish", LEXICON, "en")[0] == "rubbish"


class TestCounts:
    def test_listings_that_say_so_are_counted(self) -> None:
        made = offered("needs:food cost:free", "needs:food cost:unknown", "needs:money cost:free")
        assert counts(made["need"]) == {"food": 2, "money": 1}
        assert counts(made["cost"]) == {"free": 2}

    def test_beside_a_chosen_value_there_is_no_count(self) -> None:
        made = offered("needs:food needs:money", ask=asked(need="food"))
        assert counts(made["need"]) == {"food": 1, "money": None}

    def test_a_chosen_value_stays_though_nothing_has_it(self) -> None:
        made = offered("needs:money", ask=asked(need="food"))
        assert counts(made["need"])["food"] == 0

    def test_the_most_found_come_first(self) -> None:
        made = offered("needs:food", "needs:money", "needs:money")
        assert [option.value for option in made["need"].options] == ["money", "food"]

    def test_days_stand_in_the_order_of_the_week(self) -> None:
        made = offered("day:SU day:FR", "day:FR day:MO", "day:FR day:TU day:TH day:WE day:SA")
        assert [option.value for option in made["day"].options] == list(WEEKDAYS)

    def test_a_filter_without_values_is_not_offered(self) -> None:
        assert list(offered("language:unknown")) == ["open"]

    @pytest.mark.parametrize(("near", "is_offered"), [("CV6", True), ("", False)])
    def test_distances_are_offered_beside_a_place(self, near: str, is_offered: bool) -> None:
        assert ("distance" in offered(ask=asked(near))) is is_offered


class TestLinks:
    def option(self, **chosen: object) -> FacetOption:
        return asked("CV6", **chosen).option("need", "food", 1)

    def test_of_an_option_adds_it(self) -> None:
        option = self.option(cost="free")
        assert not option.selected
        assert parse_qs(option.query) == {
            "q": ["mum"], "near": ["CV6"], "need": ["food"], "cost": ["free"],
        }  # fmt: skip

    def test_of_a_chosen_one_takes_it_away(self) -> None:
        option = self.option(need=["food", "money"])
        assert option.selected
        assert parse_qs(option.query)["need"] == ["money"]

    def test_each_chosen_filter_has_its_own(self) -> None:
        made = facets.chosen(asked(need=["food", "money"], open="yes"))
        assert [option.value for option in made] == ["food", "money", "yes"]
        assert all(option.selected for option in made)


def test_only_a_filter_whose_loss_finds_something_is_suggested(small: dict[str, Service]) -> None:
    both = Filters.from_query({"need": "dementia", "audience": "nobody"})
    ask = Asked("", "", both, "en", lexicon())
    dropped = without_each(ParsedQuery("", False), None, ask)
    assert [(one.label, one.count) for one in dropped] == [("audiences:nobody", 2)]
    assert dropped[0].query == "need=dementia"


class TestNearWords:
    def near(self, *unknown: str) -> list[str]:
        parsed = ParsedQuery("", False, languages=["en"], unknown=list(unknown))
        return [one.label for one in near_words(parsed, asked())]

    def test_offer_what_a_word_begins_like(self) -> None:
        assert self.near("transpoxyz") == ["transport"]

    def test_offer_each_word_once(self) -> None:
        assert self.near("transpoxyz", "transpoxyq") == ["transport"]

    def test_offer_nothing_where_nothing_is_close(self) -> None:
        assert self.near("xylophone") == []


def test_two_results_share_no_list() -> None:
    one, other = Results("a"), Results("b")
    one.guesses.append(("typed", "meant"))
    one.facets.append(Facet("need", "Need", []))
    assert (other.guesses, other.facets) == ([], [])
