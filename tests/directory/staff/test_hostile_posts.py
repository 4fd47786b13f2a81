"""Whatever is posted, the answer is a page, and a listing is changed whole or not at all."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.listing.reading import listing_of
from directory.models import Service
from tests.browser_forms import fields_of, with_values
from tests.directory.staff.conftest import EDIT
from tests.short_time import examples

pytestmark = pytest.mark.long
ADD = "/staff/directory/add/"
PRESSED = ["save", "preview", "more", "write"]


@pytest.fixture
def lunch(kept):
    return kept


@pytest.fixture
def fields(lunch, form):
    return dict(form)


TAMPERED = {
    "NUL and controls": {"name": "Lunch\x00 \x1bclub", "words": "a\x00b"},
    "direction overrides": {"name": "Lunch \u202eclub"},
    "lone surrogate": {"name": "Lunch \ud800club"},
    "huge text": {"description": "x" * 1_000_000},
    "no management form": {"phones__TOTAL_FORMS": None, "phones__INITIAL_FORMS": None},
    "absurd number of rows": {"phones__TOTAL_FORMS": "999999999999"},
    "more rows than allowed": {"hours__TOTAL_FORMS": "101"},
    "negative number of rows": {"hours__TOTAL_FORMS": "-5"},
    "rows that are not a number": {"places__TOTAL_FORMS": "many"},
    "more first rows than rows": {"places__INITIAL_FORMS": "50"},
    "place of nobody": {"places__0__was": "777"},
    "same place twice": {"places__0__was": "1"},
    "place that is not a number": {"places__0__was": "x"},
    "negative place": {"places__0__was": "-1"},
    "hours of no row": {"hours__0__was": "99"},
    "hours that are not a number": {"hours__0__was": "two"},
    "a phone at a place that is not there": {"phones__0__place": "9"},
    "a phone at no place": {"phones__0__place": "x"},
    "unknown need": {"needs": ["needs:food", "needs:\U0001f372"]},
    "days that are not days": {"hours__0__days": ["XX", "MO"]},
    "unknown rhythm": {"hours__0__often": "hourly"},
    "unknown cost": {"cost": "priceless"},
    "infinite amount": {"costs__0__amount": "Infinity"},
    "not a number": {"costs__0__amount": "NaN"},
    "huge amount": {"costs__0__amount": "9" * 30},
    "exponent": {"costs__0__amount": "1e5"},
    "year nobody lives in": {"source_date": "99999-01-01"},
    "time past midnight": {"hours__0__opens": "25:61"},
}


@pytest.mark.parametrize("press", ["save", "preview", "write"])
@pytest.mark.parametrize("values", TAMPERED.values(), ids=TAMPERED)
def test_a_tampered_form_is_answered_with_a_page(editor, fields, values, press):
    before = listing_of(Service.objects.get())
    posted = {
        name: [value.encode("utf-8", "replace") for value in values_of]
        for name, values_of in with_values(fields, **values).items()
    }
    answer = editor.post(EDIT, {**posted, press: "1"})
    assert answer.status_code in {200, 302, 400}
    after = listing_of(Service.objects.get())
    if answer.status_code != 302:
        assert after == before


@pytest.mark.parametrize("kind", ["phones", "nothing", "", "x" * 1000, "../places"])
def test_more_rows_of_anything(editor, fields, kind):
    assert editor.post(EDIT, {**fields, "more": kind}).status_code == 200


def test_rows_do_not_grow_without_end(editor, fields):
    full = {**fields, "phones-TOTAL_FORMS": "100"}
    answer = editor.post(EDIT, {**full, "more": "phones"})
    again = fields_of(answer.content, form="form.keeping-form")
    assert again["phones-TOTAL_FORMS"] == ["100"]


@pytest.mark.parametrize("url", [EDIT, ADD])
@pytest.mark.parametrize("press", PRESSED)
def test_an_empty_post_is_answered_with_a_page(editor, lunch, url, press):
    assert editor.post(url, {press: "1"}).status_code in {200, 400}
    assert Service.objects.count() == 1


def test_nobody_edits_a_listing_that_is_not_there(editor, fields):
    url = "/staff/directory/listings/nowhere/edit/"
    assert editor.post(url, {**fields, "save": "1"}).status_code == 404


@pytest.mark.parametrize("role", ["translator", "commissioner", "system_administrator"])
def test_other_staff_change_nothing(sign_in, fields, role):
    answer = sign_in(role).post(EDIT, {**fields, "name": "Mine now", "save": "1"})
    assert answer.status_code == 403
    assert Service.objects.get().name == "Lunch club"


@settings(
    max_examples=examples(25),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_any_values_in_any_fields_give_a_page(editor, fields, data):
    """Previews only: they write nothing, so every example meets the same listing."""
    some = data.draw(st.lists(st.sampled_from(sorted(fields)), max_size=5, unique=True))
    rubbish = (
        st.text(max_size=30) | st.integers().map(str) | st.sampled_from(["on", "0", "1", "-1"])
    )
    changed = {name: [data.draw(rubbish).encode("utf-8", "replace")] for name in some}
    answer = editor.post(EDIT, {**fields, **changed, "preview": "1"})
    assert answer.status_code in {200, 400}
