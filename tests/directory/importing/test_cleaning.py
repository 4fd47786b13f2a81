"""Single values made clean or refused."""

import contextlib
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.importing import cleaning
from directory.importing.record import BadValue

ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(),
    st.text(st.characters(exclude_categories=())),
    st.lists(st.integers()), st.dictionaries(st.text(), st.integers()),
)  # fmt: skip


@pytest.mark.parametrize(
    ("given_text", "clean"),
    [
        ("  Help   at home ", "Help at home"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\n\n\n\nb", "a\n\nb"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("<b>bold</b>", "<b>bold</b>"),
        ("=1+1", "=1+1"),
        (None, ""),
        (12, "12"),
        ("ਸ\u0a3c", "ਸ਼"),
        ("می\u200cخواہم", "می\u200cخواہم"),
    ],
)
def test_text(given_text: object, clean: str) -> None:
    assert cleaning.text(given_text) == clean


@pytest.mark.parametrize(
    "bad", ["a\x00b", "a\x07", "\ud800", "abc\u202edef", "\u2066x", [], {}, True]
)
def test_text_that_is_none(bad: object) -> None:
    with pytest.raises(BadValue):
        cleaning.text(bad)


def test_text_that_is_too_long() -> None:
    with pytest.raises(BadValue, match="longer than 300"):
        cleaning.required("x" * 301, longest=300)


def test_required_text_that_is_missing() -> None:
    with pytest.raises(BadValue, match="is missing"):
        cleaning.required(" \u200b ", longest=300)


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("info@example.org", "info@example.org"),
        ("mailto:info@example.org", "info@example.org"),
        ("INFO@EXAMPLE.ORG.", "INFO@EXAMPLE.ORG"),
        ("", ""),
        ("n/a", ""),
        ("None", ""),
        ("noemail@example.org", ""),
        ("no-email@example.org", ""),
        ("unknown@example.org", ""),
    ],
)
def test_email(written: str, clean: str) -> None:
    assert cleaning.email(written) == clean


@pytest.mark.parametrize("bad", ["info at example.org", "info@", "@example.org", "a@b@c.org"])
def test_email_that_is_none(bad: str) -> None:
    with pytest.raises(BadValue, match="not an e-mail address"):
        cleaning.email(bad)


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("http://example.org/a?b=c", "http://example.org/a?b=c"),
        ("www.example.org", "http://www.example.org"),
        ("http://", ""),
        ("", ""),
        ("N/A", ""),
    ],
)
def test_url(written: str, clean: str) -> None:
    assert cleaning.url(written) == clean


@pytest.mark.parametrize(
    "bad", ["javascript:alert(1)", "ftp://example.org", "example", "http://a b"]
)
def test_url_that_is_none(bad: str) -> None:
    with pytest.raises(BadValue, match="not a web address"):
        cleaning.url(bad)


@pytest.mark.parametrize(
    ("written", "clean"),
    [("cv1 1aa", "CV1 1AA"), ("TR108DA", "TR10 8DA"), ("cv6", "CV6"), ("W1A 0AX.", "W1A 0AX"),
     ("", "")],
)  # fmt: skip
def test_postcode(written: str, clean: str) -> None:
    assert cleaning.postcode(written) == clean


@pytest.mark.parametrize("bad", ["ABC 1234", "12345", "CV1 AAA", "CV1 1AA, Coventry"])
def test_postcode_that_is_none(bad: str) -> None:
    with pytest.raises(BadValue, match="not a UK postcode"):
        cleaning.postcode(bad)


@pytest.mark.parametrize(
    ("written", "clean"), [("52.4", 52.4), (-1.5, -1.5), ("", None), (None, None)]
)
def test_coordinate(written: object, clean: float | None) -> None:
    assert cleaning.coordinate(written, limit=90) == clean


@pytest.mark.parametrize("bad", [100, "-91", "north", float("nan"), float("inf"), True, []])
def test_coordinate_that_is_not_on_earth(bad: object) -> None:
    with pytest.raises(BadValue):
        cleaning.coordinate(bad, limit=90)


@pytest.mark.parametrize(
    ("written", "clean"),
    [(18, 18), ("18", 18), (0, 0), (-1, None), ("", None), (None, None), (999, None)],
)  # fmt: skip
def test_age(written: object, clean: int | None) -> None:
    assert cleaning.age(written) == clean


@pytest.mark.parametrize("bad", ["adult", 500, "1e99"])
def test_age_that_is_none(bad: object) -> None:
    with pytest.raises(BadValue):
        cleaning.age(bad)


@pytest.mark.parametrize(
    ("written", "clean"),
    [("£83.30", Decimal("83.30")), ("1,200", Decimal(1200)), (5.5, Decimal("5.5"))],
)  # fmt: skip
def test_number(written: object, clean: Decimal) -> None:
    assert cleaning.number(written) == clean


@pytest.mark.parametrize(
    ("written", "clean"),
    [("yes", True), ("TRUE", True), ("1", True), (1, True), (True, True), ("no", False),
     ("0", False), (False, False), ("", None), (None, None), ("unknown", None)],
)  # fmt: skip
def test_yes_or_no(written: object, clean: bool | None) -> None:
    assert cleaning.yes_or_no(written) is clean


@pytest.mark.parametrize(
    ("written", "clean"),
    [("9:30", "09:30"), ("10:00:00", "10:00"), ("17:00Z", "17:00"), ("09:00:00+01:00", "09:00"),
     ("24:00", "00:00"), ("9.30", "09:30"), ("", "")],
)  # fmt: skip
def test_clock(written: str, clean: str) -> None:
    assert cleaning.clock(written) == clean


@pytest.mark.parametrize("bad", ["25:00", "10:60", "half nine", "24:01"])
def test_clock_that_is_none(bad: str) -> None:
    with pytest.raises(BadValue, match="not a time"):
        cleaning.clock(bad)


@pytest.mark.parametrize(
    ("written", "clean"),
    [("2026-07-15", "2026-07-15"), ("2026-07-15T10:00:00.000Z", "2026-07-15"), ("", "")],
)  # fmt: skip
def test_date(written: str, clean: str) -> None:
    assert cleaning.date(written) == clean


@pytest.mark.parametrize("bad", ["last week", "2026-02-30", "15/07/2026"])
def test_date_that_is_none(bad: str) -> None:
    with pytest.raises(BadValue, match="not a date"):
        cleaning.date(bad)


@pytest.mark.parametrize(
    "clean",
    [cleaning.text, cleaning.email, cleaning.url, cleaning.postcode, cleaning.age, cleaning.number,
     cleaning.yes_or_no, cleaning.date, cleaning.clock,
     lambda value: cleaning.coordinate(value, limit=90)],
)  # fmt: skip
@given(value=ANYTHING)
def test_anything_is_cleaned_or_refused(clean: Callable[[Any], Any], value: Any) -> None:
    with contextlib.suppress(BadValue):
        clean(value)
