"""Three states of a listing compared field by field."""

from directory.importing.merging import merge
from directory.listing.shape import Listing, PhoneFact

THEN = Listing(name="Soup", description="Old.", phones=(PhoneFact("1"),))


def test_what_the_source_changed_is_taken() -> None:
    outcome = merge(
        now=THEN, source_said=THEN, source_says=Listing(name="Soup", description="New.")
    )
    assert outcome.take == {"description", "phones"}
    assert not outcome.kept


def test_what_nobody_changed_is_left() -> None:
    assert merge(now=THEN, source_said=THEN, source_says=THEN).take == frozenset()


def test_what_staff_changed_is_kept_quietly_while_the_source_is_the_same() -> None:
    ours = Listing(name="Soup", description="Ours.", phones=THEN.phones)
    outcome = merge(now=ours, source_said=THEN, source_says=THEN)
    assert (outcome.take, outcome.conflicts) == (frozenset(), ())
    assert outcome.kept == {"description": "Old."}


def test_what_both_changed_is_kept_and_told() -> None:
    ours = Listing(name="Soup", description="Ours.", phones=THEN.phones)
    theirs = Listing(name="Soup!", description="Theirs.", phones=THEN.phones)
    outcome = merge(now=ours, source_said=THEN, source_says=theirs)
    assert outcome.take == {"name"}
    assert outcome.conflicts == ("description",)
    assert outcome.kept == {"description": "Theirs."}


def test_when_both_now_say_the_same_there_is_nothing_to_do() -> None:
    same = Listing(name="Soup", description="Same.", phones=THEN.phones)
    outcome = merge(now=same, source_said=THEN, source_says=same)
    assert (outcome.take, outcome.kept) == (frozenset(), {})


def test_without_a_last_import_the_source_is_taken() -> None:
    outcome = merge(now=Listing(name="Ours"), source_said=None, source_says=THEN)
    assert {"name", "description", "phones"} <= outcome.take


def test_kept_values_are_what_json_can_hold() -> None:
    ours = Listing(name="Soup", description="Old.", phones=(PhoneFact("2"),))
    kept = merge(now=ours, source_said=THEN, source_says=THEN).kept
    assert kept["phones"] == [{"number": "1", "description": "", "is_text_only": False}]
