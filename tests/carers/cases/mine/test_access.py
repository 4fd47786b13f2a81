"""Who may open a case as the carer herself."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory
from django.utils import timezone

from carers.cases import access
from carers.cases.access import NoKey
from carers.models import Case
from portal.audit.models import AuditEvent
from tests.factories.accounts import person
from tests.factories.cases import call_back, case_of

pytestmark = pytest.mark.django_db


def a_request(user=None):
    request = RequestFactory().get("/")
    request.session, request.user = SessionStore(), user or AnonymousUser()
    return request


def review_of(case, **changes):
    return case_of(kind="review", previous=case, **changes)


def test_a_browser_that_holds_the_case_may_open_it(case):
    request = a_request()
    with pytest.raises(NoKey):
        access.case_for(request, case.pk)
    access.hold(request, case)
    assert access.case_for(request, case.pk) == case


def test_a_case_that_is_gone_and_one_of_somebody_else_are_the_same(case):
    request = a_request()
    access.hold(request, case)
    other = case_of()
    for pk in (other.pk, "00000000-0000-4000-8000-000000000000"):
        with pytest.raises(NoKey):
            access.case_for(request, pk)


def test_holding_a_case_changes_the_id_of_the_session(case):
    request = a_request()
    request.session.create()
    before = request.session.session_key
    access.hold(request, case)
    assert request.session.session_key != before


def test_reviews_and_what_they_review_are_opened_together(case):
    review = review_of(case)
    second = review_of(review)
    for held in (case, review, second):
        request = a_request()
        access.hold(request, held)
        for one in (case, review, second):
            assert access.case_for(request, one.pk) == one


def test_a_new_code_shuts_out_browsers_that_were_let_in_before(case):
    review = review_of(case)
    before = a_request()
    access.hold(before, case)
    access.give_code(review)
    with pytest.raises(NoKey):
        access.case_for(before, case.pk)
    with pytest.raises(NoKey):
        access.case_for(before, review.pk)


def test_closing_one_closes_all_that_belongs_together_and_nothing_else(case):
    review, other = review_of(case), case_of()
    request = a_request()
    for one in (case, review, other):
        access.hold(request, one)
    access.let_go(request, review)
    assert [one.pk for one in access.cases_of(request)] == [other.pk]
    access.let_go(request)
    assert access.cases_of(request) == []


def test_an_account_opens_its_cases_and_no_others(case):
    user = person()
    Case.objects.filter(pk=case.pk).update(account=user)
    other = case_of()
    request = a_request(user)
    assert access.case_for(request, case.pk) == case
    assert access.cases_of(request) == [case]
    with pytest.raises(NoKey):
        access.case_for(request, other.pk)
    with pytest.raises(NoKey):
        access.case_for(a_request(person()), case.pk)


@pytest.mark.parametrize("rubbish", [None, [], "x", {"a": 1}])
def test_a_session_with_rubbish_opens_nothing(case, rubbish):
    request = a_request()
    request.session[access.SESSION] = rubbish
    with pytest.raises(NoKey):
        access.case_for(request, case.pk)


# Codes -----------------------------------------------------------------------------------------


def test_a_code_opens_its_case_and_is_not_stored(case):
    code = access.give_code(case)
    assert len(code) == 8
    assert code.isdecimal()
    assert access.by_code(case.reference, code) == case
    stored = Case.objects.filter(pk=case.pk).values().get()
    assert code not in str(stored["code_hash"])
    assert stored["door"] == 2
    event = AuditEvent.objects.get(verb="carers.case.code_given")
    assert (event.subject_id, event.detail) == (str(case.pk), {})


@pytest.mark.parametrize(
    "digits", ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "੦੧੨੩੪੫੬੭੮੯", "０１２３４５６７８９"],
    ids=["Arabic", "Urdu", "Gurmukhi", "wide"],
)  # fmt: skip
def test_digits_of_any_script_and_any_spacing(case, digits):
    code = access.give_code(case)
    script = str.maketrans("0123456789", digits)
    typed = f" {code[:3].translate(script)} {code[3:].translate(script)} "
    assert access.by_code(case.spoken_reference.translate(script), typed) == case


def test_the_newest_code_opens_by_any_reference_that_belongs_together(case):
    old = access.give_code(case)
    review = review_of(case)
    code = access.give_code(review)
    assert access.by_code(case.reference, code) == case
    assert access.by_code(review.reference, code) == review
    assert access.by_code(case.reference, old) is None


@pytest.mark.parametrize(
    "typed", ["", "1234567", "123456789", "abcdefgh", "1234 567x", "\u0661" * 7]
)
def test_what_is_no_code_opens_nothing(case, typed):
    access.give_code(case)
    assert access.by_code(case.reference, typed) is None


def test_a_case_without_a_code_is_opened_by_none():
    case = call_back()
    assert case.code_hash == ""
    assert access.by_code(case.reference, "00000000") is None
    assert access.by_code(case.reference, "") is None


def wrong(code):
    return f"{(int(code) + 1) % 10**8:08d}"


def test_five_wrong_tries_lock_even_the_right_code_for_an_hour(case, time_machine):
    time_machine.move_to(timezone.now())
    code = access.give_code(case)
    for _try in range(5):
        assert access.by_code(case.reference, wrong(code)) is None
    assert access.by_code(case.reference, code) is None
    time_machine.shift(datetime.timedelta(minutes=59))
    assert access.by_code(case.reference, code) is None
    time_machine.shift(datetime.timedelta(minutes=2))
    assert access.by_code(case.reference, code) == case


def test_the_right_code_forgets_wrong_ones(case):
    code = access.give_code(case)
    for _round in range(3):
        for _try in range(4):
            assert access.by_code(case.reference, wrong(code)) is None
        assert access.by_code(case.reference, code) == case


def test_tries_while_it_is_locked_do_not_lock_it_for_longer(case, time_machine):
    time_machine.move_to(timezone.now())
    code = access.give_code(case)
    for _try in range(20):
        access.by_code(case.reference, wrong(code))
        time_machine.shift(datetime.timedelta(minutes=1))
    time_machine.shift(datetime.timedelta(minutes=50))
    assert access.by_code(case.reference, code) == case


def test_a_new_code_unlocks(case):
    code = access.give_code(case)
    for _try in range(6):
        access.by_code(case.reference, wrong(code))
    assert access.by_code(case.reference, access.give_code(case)) == case


def test_the_work_is_the_same_for_known_and_unknown(case, django_assert_num_queries):
    code = access.give_code(case)
    with django_assert_num_queries(3):
        access.by_code(case.reference, wrong(code))
    with django_assert_num_queries(3):
        access.by_code("10000000" if case.reference != "10000000" else "10000001", code)
