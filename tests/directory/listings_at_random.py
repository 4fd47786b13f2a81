"""Listings of every shape, for property tests: what an importer or an editor may have made."""

import datetime

from hypothesis import strategies as st

from directory.listing.shape import (
    AccessFact,
    AreaFact,
    ContactFact,
    CostFact,
    HoursFact,
    LanguageFact,
    Listing,
    PhoneFact,
    PlaceFact,
)
from directory.models import WEEKDAYS, Accessibility

LETTERS = "abcdeé łţਪمહሰ食'&<>{}%-=+@"


def line(longest: int = 20, *, least: int = 0) -> st.SearchStrategy[str]:
    """Text as a source cleans it: one line, no double or outer spaces."""
    words = st.text(st.sampled_from(LETTERS.replace(" ", "")), min_size=1, max_size=6)
    return (
        st.lists(words, min_size=least, max_size=3)
        .map(" ".join)
        .map(lambda it: it[:longest].strip())
    )


def prose() -> st.SearchStrategy[str]:
    return st.lists(line(least=1), max_size=3).map("\n".join)


def maybe(some: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.just("") | some


iso_dates = st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 1, 1)).map(str)
clocks = st.times().map(lambda time: f"{time:%H:%M}")
weekday_lists = st.sets(st.sampled_from(WEEKDAYS)).map(
    lambda days: ",".join(day for day in WEEKDAYS if day in days)
)
numbered_days = st.builds(
    lambda number, day: f"{number}{day}", st.sampled_from("12345"), st.sampled_from(WEEKDAYS)
)
hours = st.builds(
    HoursFact,
    byday=weekday_lists | numbered_days | st.sampled_from(["TU,MO", "1MO,3MO", "-1FR"]),
    opens_at=maybe(clocks),
    closes_at=maybe(clocks),
    freq=st.sampled_from(["WEEKLY", "MONTHLY"]),
    interval=st.integers(1, 6),
    bymonthday=st.sampled_from(["", "", "15", "-1"]),
    dtstart=maybe(iso_dates),
    valid_from=maybe(iso_dates),
    valid_to=maybe(iso_dates),
    description=line(),
    by_appointment=st.booleans(),
).filter(lambda fact: fact != HoursFact())
areas = st.builds(AreaFact, line(least=1), line())
phones = st.builds(PhoneFact, line(least=1), line(), st.booleans())
access = st.builds(AccessFact, st.sampled_from(Accessibility.Feature.values), st.booleans(), line())
degrees = st.one_of(
    st.tuples(st.none(), st.none()),
    st.tuples(st.floats(-90, 90, allow_nan=False), st.floats(-180, 180, allow_nan=False)),
)


@st.composite
def places(draw: st.DrawFn, number: int) -> PlaceFact:
    latitude, longitude = draw(degrees)
    facts = draw(st.lists(access, max_size=3, unique_by=lambda fact: fact.feature))
    return PlaceFact(
        # Two places of one listing are told apart by their names.
        name=f"Place {number}",
        address=draw(prose()),
        city=draw(line()),
        county=draw(line()),
        postcode=draw(st.sampled_from(["", "CV1 1AA", "CV6", "M1 1AE"])),
        latitude=latitude,
        longitude=longitude,
        location_type=draw(st.sampled_from(["physical", "postal", "virtual"])),
        is_masked=draw(st.booleans()),
        accessibility=tuple(sorted(facts, key=repr)),
        phones=tuple(draw(st.lists(phones, max_size=2))),
        schedules=tuple(sorted(draw(st.lists(hours, max_size=2, unique=True)), key=repr)),
    )


@st.composite
def listings(draw: st.DrawFn) -> Listing:
    """A whole listing with the terms of `some_terms`."""
    ages = sorted(draw(st.tuples(st.integers(0, 120), st.integers(0, 120))))
    tags = ["needs:food", "needs:transport", "audiences:carers", "delivery:online"]
    number = draw(st.integers(0, 3))
    tongues = draw(st.lists(st.sampled_from(["pl", "ur", "bfi", "xx"]), max_size=2, unique=True))
    return Listing(
        name=draw(line(least=1)) or "Some service",
        organisation=draw(line()),
        description=draw(prose()),
        eligibility=draw(prose()),
        how_to_start=draw(prose()),
        opening=draw(prose()),
        cost=draw(st.sampled_from(["", "free", "paid", "varies"])),
        cost_note=draw(prose()),
        words=draw(prose()),
        url=draw(st.sampled_from(["", "https://example.org/a?b=c&d"])),
        email=draw(st.sampled_from(["", "someone@example.org"])),
        minimum_age=draw(st.none() | st.just(ages[0])),
        maximum_age=draw(st.none() | st.just(ages[1])),
        without_assessment=draw(st.none() | st.booleans()),
        is_sensitive=draw(st.booleans()),
        staff_note=draw(prose()),
        source_note=draw(prose()),
        source_date=draw(maybe(iso_dates)),
        licence=draw(line()),
        terms=("needs:food", *draw(st.sets(st.sampled_from(tags[1:])))),
        phones=tuple(draw(st.lists(phones, max_size=2))),
        schedules=tuple(draw(st.lists(hours, max_size=3, unique=True))),
        languages=tuple(LanguageFact(code, draw(line())) for code in tongues),
        cost_options=tuple(
            draw(st.lists(
                st.builds(CostFact, line(least=1), maybe(st.just("3.50")), line(),
                          maybe(iso_dates), maybe(iso_dates)),
                max_size=2, unique=True,
            ))
        ),
        areas=tuple(draw(st.lists(areas, max_size=2, unique=True))),
        contacts=tuple(
            draw(st.lists(
                st.builds(ContactFact, line(least=1), line(),
                          st.sampled_from(["", "post@example.org"]), st.booleans()),
                max_size=2, unique=True,
            ))
        ),
        places=tuple(draw(places(number=one)) for one in range(number)),
    )  # fmt: skip
