"""What a source is called: a record is the same one when source and id are the same."""

import pytest

from directory.importing.record import SourceError
from directory.importing.shipped.terms import load_terms, shipped_terms
from directory.importing.sources import LONGEST_NAME, _name, _shortened, open_source
from directory.importing.terms import KnownTerms


@pytest.mark.parametrize(
    "address",
    [
        "https://feeds.example.org/coventry",
        "https://feeds.example.org/coventry/",
        "https://feeds.example.org/coventry/services",
        "https://feeds.example.org/coventry/services/?per_page=5#top",
        "https://someone:secret@Feeds.Example.org/coventry",
    ],
)
def test_a_feed_has_one_name_however_its_address_is_written(address: str) -> None:
    assert _name(address) == "feeds.example.org/coventry"


def test_another_path_or_port_is_another_feed() -> None:
    addresses = ("http://a.org", "http://a.org/b", "http://a.org/c/d", "http://a.org:81/b")
    assert [_name(address) for address in addresses] == [
        "a.org", "a.org/b", "a.org/c/d", "a.org:81/b",
    ]  # fmt: skip


def test_a_file_is_called_by_its_name() -> None:
    assert _name("/some/where/services.2026.csv") == "services.2026"


@pytest.mark.parametrize("address", ["http://[", "http://a:port/"])
def test_what_is_no_address_is_said_to_be_none(db: None, address: str) -> None:
    with pytest.raises(SourceError):
        open_source(address)


def test_long_names_that_begin_alike_stay_two() -> None:
    start = "feeds.example.org/" + "a" * 60
    first, second = _shortened(f"{start}/one"), _shortened(f"{start}/two")
    assert first != second
    assert {len(first), len(second)} == {LONGEST_NAME}
    assert first == _shortened(f"{start}/one")


def test_a_name_that_fits_stays_as_it_is() -> None:
    assert _shortened("x" * LONGEST_NAME) == "x" * LONGEST_NAME


def test_terms_not_yet_loaded_are_known_as_they_will_be(db: None) -> None:
    before = KnownTerms.of(shipped_terms())
    load_terms()
    assert before == KnownTerms.load()
