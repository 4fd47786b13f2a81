"""A row of a CSV file as a listing."""

import pytest

from directory.importing.column_map import ColumnMap
from directory.importing.csv_rows import RowReader
from directory.importing.record import BadValue, Record
from directory.importing.terms import KnownTerms
from directory.listing.shape import AccessFact, AreaFact, HoursFact, LanguageFact, PlaceFact


@pytest.fixture
def reader(terms: KnownTerms) -> RowReader:
    return RowReader(ColumnMap.default(), terms)


def read(reader: RowReader, **cells: str) -> Record:
    return reader.record({"key": "soup", "name": "Soup kitchen", **cells})


def refused(reader: RowReader, **cells: str) -> BadValue:
    with pytest.raises(BadValue) as caught:
        read(reader, **cells)
    return caught.value


def test_key_and_name_are_enough(reader: RowReader) -> None:
    record = read(reader)
    assert (record.source_id, record.listing.name) == ("soup", "Soup kitchen")
    assert record.listing.publication == "published"
    assert record.listing.places == ()


def test_texts_and_organisation(reader: RowReader) -> None:
    record = read(reader, organisation="Kitchen CIC", description="Hot food.", opening="Evenings")
    assert record.organisation is not None
    assert record.organisation.name == record.listing.organisation == "Kitchen CIC"
    assert (record.listing.description, record.listing.opening) == ("Hot food.", "Evenings")


def test_terms_by_code_or_name(reader: RowReader) -> None:
    listing = read(
        reader, needs="Food; dementia", audiences="carers", place_kind="food-bank"
    ).listing
    assert listing.terms == ("audiences:carers", "needs:dementia", "needs:food", "places:food-bank")


def test_an_unknown_term_refuses_the_record(reader: RowReader) -> None:
    problem = refused(reader, needs="food; flying")
    assert (problem.field, "‘flying’" in problem.reason) == ("needs", True)


def test_schedule(reader: RowReader) -> None:
    listing = read(reader, schedule="TU MO 9:00-17:00; SA 00:00-24:00").listing
    assert listing.schedules == (
        HoursFact(byday="MO,TU", opens_at="09:00", closes_at="17:00"),
        HoursFact(byday="SA", opens_at="00:00", closes_at="00:00"),
    )


def test_languages(reader: RowReader) -> None:
    listing = read(reader, languages="pl; bfi; zh-hant").listing
    assert listing.languages == (LanguageFact("bfi"), LanguageFact("pl"), LanguageFact("zh-hant"))


def test_service_area_by_name_and_code(reader: RowReader) -> None:
    listing = read(reader, service_area="Coventry; cv7").listing
    assert listing.areas == (AreaFact("Coventry, CV7", "E08000026,CV7"),)


@pytest.mark.parametrize(
    ("word", "status", "publication"),
    [
        ("", "active", "published"),
        ("draft", "active", "draft"),
        ("Published", "active", "published"),
        ("inactive", "inactive", "published"),
        ("Temporarily Closed", "temporarily closed", "published"),
    ],
)
def test_status(reader: RowReader, word: str, status: str, publication: str) -> None:
    listing = read(reader, status=word).listing
    assert (listing.status, listing.publication) == (status, publication)


def test_reason_and_note_are_for_staff(reader: RowReader) -> None:
    listing = read(reader, draft_reason="Past event.", note="Ask again.").listing
    assert listing.staff_note == "Draft because: Past event.\nAsk again."


def test_search_words_come_one_a_line(reader: RowReader) -> None:
    assert read(reader, search_words="hot meal; soup ;soup").listing.words == "hot meal\nsoup"


def test_a_coventry_postcode_gives_the_position(reader: RowReader) -> None:
    place = read(reader, address="1 High Street, Coventry", postcode="cv11aa").listing.places[0]
    assert (place.address, place.city, place.postcode) == ("1 High Street", "Coventry", "CV1 1AA")
    assert (place.latitude, place.longitude) == (52.41222, -1.51078)


def test_a_given_position_stays(reader: RowReader) -> None:
    place = read(reader, postcode="CV1 1AA", latitude="52.5", longitude="-1.6").listing.places[0]
    assert (place.latitude, place.longitude) == (52.5, -1.6)


@pytest.mark.parametrize(
    "where", [{"latitude": "52.43", "longitude": "-1.5"}, {"position": "52,-1"}, {}]
)
def test_a_district_is_a_place_that_must_not_be_told(
    reader: RowReader, where: dict[str, str]
) -> None:
    listing = read(reader, address="1 Secret Street, Coventry", postcode="cv6", **where).listing
    assert listing.places == (PlaceFact(city="Coventry", postcode="CV6", is_masked=True),)


def test_a_whole_postcode_is_not_masked(reader: RowReader) -> None:
    assert not read(reader, postcode="CV1 1AA").listing.places[0].is_masked


def test_both_coordinates_in_one_cell(reader: RowReader) -> None:
    place = read(reader, position="52.5, -1.6").listing.places[0]
    assert (place.latitude, place.longitude) == (52.5, -1.6)


def test_the_null_island_is_no_position(reader: RowReader) -> None:
    place = read(reader, address="Somewhere", latitude="0", longitude="0").listing.places[0]
    assert place.latitude is None


def test_an_address_of_several_lines_ending_in_its_postcode(reader: RowReader) -> None:
    place = read(reader, address="The Hall\n 1 High St \nLeeds\nLS11AA", postcode="LS1 1AA").listing
    assert place.places[0].address == "The Hall, 1 High St, Leeds"


def test_accessibility_with_a_known_no(reader: RowReader) -> None:
    listing = read(reader, address="1 High Street", accessibility="step-free; no parking").listing
    assert listing.places[0].accessibility == (
        AccessFact("parking", available=False),
        AccessFact("step-free"),
    )


def test_formulas_and_html_are_text(reader: RowReader) -> None:
    listing = read(reader, name="=HYPERLINK(1)", description="<script>x</script>").listing
    assert (listing.name, listing.description) == ("=HYPERLINK(1)", "<script>x</script>")


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "a\x00b"}, "name"),
        ({"key": "two words"}, "key"),
        ({"key": "x" * 121}, "key"),
        ({"phone": "0247600000"}, "phone"),
        ({"email": "nobody"}, "email"),
        ({"url": "javascript:x"}, "url"),
        ({"postcode": "nowhere"}, "postcode"),
        ({"latitude": "100", "longitude": "1"}, "latitude"),
        ({"latitude": "52"}, "latitude"),
        ({"position": "52.4"}, "position"),
        ({"position": ","}, "position"),
        ({"schedule": "weekdays"}, "schedule"),
        ({"schedule": "MO 9:00-25:00"}, "schedule"),
        ({"languages": "Polish!"}, "languages"),
        ({"cost": "cheap"}, "cost"),
        ({"without_assessment": "perhaps"}, "without_assessment"),
        ({"minimum_age": "60", "maximum_age": "18"}, "maximum_age"),
        ({"status": "gone"}, "status"),
        ({"service_area": "the moon"}, "service_area"),
        ({"accessibility": "lift", "address": "x"}, "accessibility"),
        ({"accessibility": "step-free"}, "accessibility"),
        ({"source_date": "last week"}, "source_date"),
    ],
)
def test_a_bad_value_is_refused_with_its_field(
    reader: RowReader, cells: dict[str, str], field: str
) -> None:
    problem = refused(reader, **cells)
    assert problem.field == field
    assert problem.reason
