"""Garbage in every field of every form: a clear answer, and never an error of ours."""

import pytest

from tests.carers.cases.working.addresses import ACTIONS, address, forms
from tests.factories.cases import case_of

HOSTILE = ("", "\x00", "x" * 50_000, "-1", "9" * 40, "<script>alert(1)</script>", "☠", "[]")
ANSWERED = {200, 302, 400, 409}


@pytest.mark.parametrize("name", ACTIONS)
def test_garbage_in_all_fields_is_answered(works, adviser, name):
    case = case_of(state="checking")
    for value in HOSTILE:
        garbage = dict.fromkeys([*forms(adviser)[name], "seen", "unknown"], value)
        answer = works.post(address(name, case), garbage)
        assert answer.status_code in ANSWERED, value
        assert "<script>alert" not in answer.text


@pytest.mark.parametrize("name", ACTIONS)
def test_garbage_in_one_field_is_answered(works, adviser, name):
    good = forms(adviser)[name]
    for field in [*good, "seen"]:
        answer = works.post(address(name, case_of()), {"seen": 0, **good, field: "\x00"})
        assert answer.status_code in ANSWERED, field


@pytest.mark.parametrize("name", ACTIONS)
def test_nothing_at_all_is_answered(works, name):
    answer = works.post(address(name, case_of()))
    assert answer.status_code in ANSWERED - {200}


@pytest.mark.parametrize("name", ACTIONS)
def test_fields_that_come_many_times_are_answered(works, adviser, name):
    many = {field: [value, value, ""] for field, value in forms(adviser)[name].items()}
    answer = works.post(address(name, case_of()), {"seen": ["0", "7"], **many})
    assert answer.status_code in ANSWERED
