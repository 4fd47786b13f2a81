"""Two versions compared: what was added, what was taken out, nothing more."""

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from directory.keeping.differences import Piece, differences, differences_of_texts
from directory.listing.shape import Listing, PhoneFact
from tests.factories.listings import FULL


def compare(**fields):
    return differences(FULL, dataclasses.replace(FULL, **fields), term_names={})


def test_the_same_listing_has_no_difference():
    assert compare() == []


def test_running_text_is_compared_word_by_word():
    (found,) = compare(eligibility="Anyone over 65.")
    assert (found.label, found.is_prose) == ("Who it is for", True)
    assert found.pieces == (
        Piece("same", "Anyone over "),
        Piece("removed", "60."),
        Piece("added", "65."),
    )


def test_lists_are_compared_line_by_line():
    (found,) = compare(phones=(FULL.phones[0], PhoneFact("024 7600 0005")))
    assert not found.is_prose
    assert found.pieces == (
        Piece("removed", "07700 900123 (text messages only)"),
        Piece("added", "024 7600 0005"),
    )


def test_what_becomes_known_is_added_alone():
    (found,) = compare(maximum_age=90)
    assert found.pieces == (Piece("added", "90"),)


def test_several_fields_come_in_the_order_of_the_listing():
    found = compare(url="https://example.org", name="Tea club", places=())
    assert [one.label for one in found] == ["Name", "Website", "Places"]


def test_only_the_fields_asked_for():
    changed = dataclasses.replace(FULL, name="Tea club", publication="draft")
    found = differences(FULL, changed, term_names={}, only=("publication",))
    assert [one.label for one in found] == ["Does the public see it"]


def test_texts_of_a_language():
    (found,) = differences_of_texts({"name": "Obiady"}, {"name": "Obiady razem"})
    assert found.pieces[-1] == Piece("added", " razem")


prose = st.text(st.sampled_from("ab \n"), max_size=40).map(str.strip)


@given(before=prose, after=prose)
@settings(deadline=None, max_examples=100)
def test_the_pieces_put_together_give_both_texts(before, after):
    """What is shown is never less than what either version says."""
    was, now = Listing(name="x", description=before), Listing(name="x", description=after)
    for found in differences(was, now, term_names={}):
        old = "".join(piece.text for piece in found.pieces if piece.kind != "added")
        new = "".join(piece.text for piece in found.pieces if piece.kind != "removed")
        assert (old, new) == (before, after)
