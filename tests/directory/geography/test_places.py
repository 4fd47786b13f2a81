"""What people type beside 'near'."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from directory.geography.places import BadPlace, Place, find_place, find_postcode
from directory.geography.units import units


@pytest.fixture(autouse=True)
def in_english() -> object:
    with translation.override("en"):
        yield


def place(text: str) -> Place:
    found = find_place(text)
    assert isinstance(found, Place), found
    return found


def problem(text: str) -> BadPlace:
    found = find_place(text)
    assert isinstance(found, BadPlace), found
    return found


@pytest.mark.parametrize(
    "text",
    ["CV1 1AA", "cv1 1aa", "CV11AA", " cv1  1aa ", "c v 1 1 a a", "CV1-1AA", "CV1,1AA", "CV1.1AA",
     "near CV1 1AA", "5 High Street, CV1 1AA", "ＣＶ１　１ＡＡ", "CV۱ ۱AA", "\u200eCV1 1AA\u200f"],
)  # fmt: skip
def test_a_postcode_in_any_spelling(text: str) -> None:
    assert place(text).label == "CV1 1AA"


def test_a_postcode_says_where_it_is() -> None:
    found = place("CV1 1AA")
    assert (found.kind, found.district, found.council_code) == ("postcode", "CV1", "E08000026")
    assert (found.latitude, found.longitude) == (52.41222, -1.51078)
    assert found.in_coventry


def test_a_neighbouring_postcode_is_known_but_not_in_coventry() -> None:
    found = place("CV8 2LU")
    assert not found.in_coventry
    assert found.council_code == "E07000222"


@pytest.mark.parametrize("text", ["CV6", "cv6", "CV 6", "near CV6", "Coventry CV6", "CV6 Coventry"])
def test_a_district(text: str) -> None:
    found = place(text)
    assert (found.kind, found.label, found.district) == ("district", "CV6", "CV6")
    assert found.in_coventry


def test_a_shared_district_is_not_said_to_be_in_coventry() -> None:
    found = place("CV8")
    assert not found.in_coventry
    assert found.council_code == ""


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Foleshill", "Foleshill"),
        ("foleshill, coventry", "Foleshill"),
        ("Foleshill Coventry", "Foleshill"),
        ("near tile hill", "Tile Hill"),
        ("Tilehill", "Tile Hill"),
        ("Woodend", "Wood End"),
        ("stivichall", "Styvechale"),
        ("the city centre", "City centre"),
        ("Allesley Park", "Allesley Park"),
        ("Longford Road, Foleshill, Coventry", "Foleshill"),
        ("koło Hillfields", "Hillfields"),
        ("w centrum", "City centre"),
        ("lângă Radford", "Radford"),
        ("ਫੋਲਜ਼ਹਿੱਲ ਦੇ ਨੇੜੇ", "Foleshill"),
        ("فولزہل کے قریب", "Foleshill"),
        ("وسط المدينة", "City centre"),
        ("સિટી સેન્ટર", "City centre"),
        ("市中心附近", "City centre"),
    ],
)
def test_an_area_by_name(text: str, label: str) -> None:
    found = place(text)
    assert (found.kind, found.label) == ("area", label)


@pytest.mark.parametrize(
    "text", ["Coventry", "coventry uk", "کوونٹری", "ਕਵੈਂਟਰੀ", "كوفنتري", "高雲地利"]
)
def test_the_whole_city(text: str) -> None:
    found = place(text)
    assert (found.kind, found.label, found.district) == ("council", "Coventry", "")
    assert found.in_coventry


@pytest.mark.parametrize("text", ["CVI 1AA", "cvl iaa", "CV1 IAA", "CV1 lAA"])
def test_a_slip_of_letter_and_digit_is_offered_never_taken(text: str) -> None:
    found = problem(text)
    assert found.reason == "slip"
    assert found.suggestions == ("CV1 1AA",)
    assert "Did you mean CV1 1AA?" in found.sentence


def test_an_unknown_postcode_of_a_known_district_offers_the_district() -> None:
    unknown = next(
        code for code in (f"CV1 {number}QV" for number in range(10)) if code not in units()
    )
    found = problem(unknown)
    assert (found.reason, found.suggestions) == ("unknown-postcode", ("CV1",))


@pytest.mark.parametrize("text", ["B1 1AA", "SW1A 1AA", "CV10 7JH", "CV32", "LE1", "M1 1AE"])
def test_a_postcode_elsewhere_is_outside(text: str) -> None:
    assert problem(text).reason == "outside"


@pytest.mark.parametrize("text", ["", "   ", "\u202e", "\x00", "...", "_"])
def test_nothing_readable_is_empty(text: str) -> None:
    assert problem(text).reason == "empty"


@pytest.mark.parametrize(
    "text", ["leamington", "ZZ1 1AA", "12345", "near", "<b>x</b>", "a" * 10_000]
)
def test_other_text_is_not_a_place(text: str) -> None:
    found = problem(text)
    assert (found.reason, found.suggestions) == ("not-a-place", ())
    assert "Foleshill" in found.sentence


def test_a_misspelt_area_is_offered() -> None:
    assert problem("folehsill").suggestions[0] == "Foleshill"


def test_stoke_on_trent_is_not_taken_for_stoke() -> None:
    assert problem("Stoke on Trent").reason == "not-a-place"


def test_a_street_named_after_an_area_is_not_taken_for_it() -> None:
    assert problem("Radford Road").suggestions == ("Radford",)


def test_distance_from_a_place() -> None:
    found = place("CV1 1AA")
    assert found.metres_to(found.latitude, found.longitude) == 0


def test_data_postcodes_are_never_guessed() -> None:
    assert find_postcode("cv11aa") is units()["CV1 1AA"]
    assert find_postcode("CVI 1AA") is None
    assert find_postcode("Foleshill") is None


@given(st.text(st.characters(exclude_categories=()), max_size=300))
def test_no_text_raises(text: str) -> None:
    found = find_place(text)
    assert isinstance(found, Place) or found.sentence


@given(st.text("CVcvOoIl015 679A,-", max_size=12))
def test_no_near_postcode_raises(text: str) -> None:
    found = find_place(text)
    assert isinstance(found, Place) or found.sentence


@given(st.sampled_from(sorted(units())), st.data())
def test_every_postcode_is_found_however_it_is_spaced(code: str, data: st.DataObject) -> None:
    letters = code.replace(" ", "")
    written = "".join(
        data.draw(st.sampled_from(["", " ", "  "])) + data.draw(st.sampled_from([c, c.lower()]))
        for c in letters
    )
    assert place(written).label == code
