"""Going through her answers, section by section."""

import pytest

from carers.cases.changing import Moved
from carers.cases.refusing import Refused
from carers.cases.section_checks import (
    check_section,
    finish_checking,
    sections_to_check,
    still_to_check,
)
from carers.models import Case, SectionCheck
from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from tests.factories.cases import ANSWERS, call_back, case_of

ALL = ["you", "them", "caring", "days", "safe", "wishes", "benefits", "involve"]


def check_all(case, by, *, result="agreed", but=()):
    for code in ALL:
        if code not in but:
            check_section(case=case, section=code, result=result, by=by, seen=None)


def checking(**changes):
    return case_of(state=Case.State.CHECKING, **changes)


def test_what_is_for_figures_or_was_never_sent_is_not_gone_through(db):
    assert [one.code for one in sections_to_check(case_of())] == ALL
    assert sections_to_check(call_back()) == []


def test_a_section_is_kept_with_who_and_what(adviser):
    case = checking()
    check_section(
        case=case, section="days", result="changed", words="She cried.",
        changed={"sleep": "Five times a night.", "break": "  "}, by=adviser, seen=0,
    )  # fmt: skip
    kept = case.checks.get()
    assert (kept.section, kept.result, kept.words, kept.by) == (
        "days", "changed", "She cried.", adviser
    )  # fmt: skip
    assert kept.changed == {"sleep": "Five times a night."}
    event = AuditEvent.objects.get(verb="carers.case.section_checked")
    assert event.detail == {"section": "days", "title": "About your days", "result": "changed"}
    assert "the section ‘About your days’ of" in sentence(event)


def test_her_own_answers_stay_as_she_sent_them(adviser):
    case = checking()
    check_section(
        case=case, section="days", result="changed", changed={"sleep": "Well"}, by=adviser, seen=0
    )
    assert case.answers["sleep"] == ANSWERS["sleep"]


def test_once_more_replaces(adviser, manager):
    case = checking()
    for by, result in ((adviser, "to-ask"), (manager, "agreed")):
        check_section(case=case, section="days", result=result, by=by, seen=None)
    assert [(one.result, one.by) for one in case.checks.all()] == [("agreed", manager)]


def test_still_to_check(adviser):
    case = checking()
    check_all(case, adviser, but=["days", "safe"])
    check_section(case=case, section="safe", result="to-ask", words="x", by=adviser, seen=None)
    assert still_to_check(case) == ["days", "safe"]


def test_all_is_checked(adviser):
    case = checking()
    check_all(case, adviser)
    finish_checking(case=case, by=adviser, seen=case.revision)
    assert case.checked_at is not None
    assert AuditEvent.objects.filter(verb="carers.case.checked").count() == 1


@pytest.mark.parametrize("result", [None, SectionCheck.Result.TO_ASK])
def test_not_while_something_is_open(adviser, result):
    case = checking()
    check_all(case, adviser, but=["days"])
    if result:
        check_section(case=case, section="days", result=result, by=adviser, seen=None)
    with pytest.raises(Refused, match="still to ask"):
        finish_checking(case=case, by=adviser, seen=case.revision)


def test_not_before_anybody_began(adviser):
    with pytest.raises(Refused, match="Start checking"):
        finish_checking(case=case_of(), by=adviser, seen=0)


def test_nothing_changes_after_the_decision(adviser):
    case = checking(decided_at="2026-11-01T10:00:00Z")
    with pytest.raises(Refused, match="review"):
        check_section(case=case, section="days", result="agreed", by=adviser, seen=0)


def test_somebody_was_quicker(adviser):
    case = checking(revision=1)
    with pytest.raises(Moved):
        check_section(case=case, section="days", result="agreed", by=adviser, seen=0)
    assert not case.checks.exists()
