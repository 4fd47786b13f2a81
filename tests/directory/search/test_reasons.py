"""Why a listing is shown, a sentence for each reason."""

import pytest
from django.utils import translation

from directory.search.parsing import ParsedQuery
from directory.search.reasons import reasons
from directory.search.scoring import Scored
from tests.directory.search.by_hand import lexicon_of, query, scored

LEXICON = lexicon_of(
    names={
        "en": {"needs:food": "Food", "audiences:carers": "Carers", "places:library": "Library"},
        "pl": {"needs:food": "Jedzenie"},
    }
)


def said(found: Scored, parsed: ParsedQuery | None = None, *, area: str = "") -> list[str]:
    return reasons(
        parsed or query("mum", "meals"),
        found,
        lexicon=LEXICON,
        language="en",
        serves_area=bool(area),
        place_label=area,
    )


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"exact_name": True, "in_name": True}, "The name is what you typed."),
        ({"in_name": True}, "The name has your words in it."),
        ({"concepts": ["needs:food"]}, "It helps with: Food."),
        ({"concepts": ["audiences:carers"]}, "It is for this group: Carers."),
        ({"concepts": ["places:library"]}, "It is this kind of place: Library."),
        ({"matched": {"meals", "mum"}}, "It has your words: mum meals."),
    ],
)
def test_each_reason_is_one_sentence(fields: dict[str, object], sentence: str) -> None:
    assert said(scored(**fields)) == [sentence]  # type: ignore[arg-type]


def test_a_guess_is_named_as_a_guess() -> None:
    parsed = query("fod")
    parsed.units[0].guessed = "food"
    assert said(scored(matched={"fod"}), parsed) == ["You typed “fod”. We also looked for “food”."]


def test_a_guess_that_found_nothing_here_is_not_named() -> None:
    parsed = query("fod")
    parsed.units[0].guessed = "food"
    assert said(scored(), parsed) == []


def test_a_listing_found_only_by_what_it_shares_has_no_reason() -> None:
    assert said(scored(is_kin=True)) == []


def test_the_area_is_named_last() -> None:
    assert said(scored(in_name=True), area="CV6")[-1] == "It helps people in CV6."


def test_words_are_said_only_where_nothing_better_is() -> None:
    assert len(said(scored(in_name=True, matched={"mum"}))) == 1


def test_at_most_three_the_best_first() -> None:
    every = scored(exact_name=True, concepts=["needs:food", "audiences:carers", "places:library"])
    assert said(every, area="CV6") == [
        "The name is what you typed.",
        "It helps with: Food.",
        "It is for this group: Carers.",
    ]


def test_needs_are_named_in_the_language_of_the_reader() -> None:
    with translation.override("pl"):
        (found,) = reasons(
            query("x"), scored(concepts=["needs:food"]), lexicon=LEXICON, language="pl",
            serves_area=False, place_label="",
        )  # fmt: skip
    assert "Jedzenie" in found
    assert "It helps" not in found
