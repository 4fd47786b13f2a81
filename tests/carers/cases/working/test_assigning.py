"""Whose a case is, and how urgent: what is written, recorded and refused."""

import pytest

from carers.cases.assigning import assign, set_urgency, start_checking
from carers.cases.changing import Ended, Moved
from carers.cases.refusing import Refused
from carers.models import Case, Organisation, Service
from portal.audit.models import AuditEvent
from portal.notices.models import Notice
from tests.factories.accounts import person
from tests.factories.cases import call_back, case_of

NOW, SOON, NORMAL = Case.Urgency.NOW, Case.Urgency.SOON, Case.Urgency.NORMAL


def last_event():
    return AuditEvent.objects.order_by("-pk").first()


class TestAssign:
    def test_anybody_takes_a_case(self, adviser, manager):
        case = call_back(owner=manager)
        assign(case=case, to=adviser, by=adviser, seen=0)
        assert case.owner == adviser
        assert last_event().verb == "carers.case.assigned"
        assert last_event().detail == {"owner": "Ada Adviser"}

    def test_a_manager_gives_it_to_anybody_there(self, adviser, manager):
        case = call_back(owner=manager)
        assign(case=case, to=adviser, by=manager, seen=0)
        assert case.owner == adviser

    def test_whoever_is_given_one_is_told_and_nothing_of_her(self, adviser, manager):
        assign(case=call_back(), to=adviser, by=manager, seen=0)
        notice = Notice.objects.get()
        assert (notice.recipient, notice.template) == (adviser.email, "case-owner")
        assert "Amina" not in str(notice.context)

    def test_whoever_takes_one_knows(self, adviser):
        assign(case=call_back(), to=adviser, by=adviser, seen=0)
        assert not Notice.objects.exists()

    def test_others_give_it_to_nobody(self, adviser, manager):
        case = call_back(owner=adviser)
        with pytest.raises(Refused, match="Only a manager"):
            assign(case=case, to=manager, by=adviser, seen=0)

    def test_not_to_people_of_the_other_organisation(self, manager, worker):
        with pytest.raises(Refused, match="no longer works"):
            assign(case=call_back(owner=manager), to=worker, by=manager, seen=0)

    def test_a_manager_of_the_other_organisation_is_none_here(self, adviser):
        both = person("carers_adviser", "council_manager")
        with pytest.raises(Refused, match="Only a manager"):
            assign(case=call_back(), to=adviser, by=both, seen=0)

    def test_somebody_was_quicker(self, adviser, manager):
        case = call_back(owner=manager)
        assign(case=case, to=adviser, by=adviser, seen=0)
        with pytest.raises(Moved):
            assign(case=case, to=manager, by=manager, seen=0)
        case.refresh_from_db()
        assert case.owner == adviser


class TestUrgency:
    @pytest.mark.parametrize(
        ("was", "to", "verb"),
        [
            (NORMAL, NOW, "urgency_raised"),
            (NORMAL, SOON, "urgency_raised"),
            (NOW, NORMAL, "urgency_lowered"),
        ],
    )
    def test_up_and_down(self, adviser, was, to, verb):
        case = call_back(urgency=was)
        set_urgency(case=case, urgency=to, words="She phoned.", by=adviser, seen=0)
        assert case.urgency == to
        assert last_event().verb == f"carers.case.{verb}"
        assert last_event().detail == {}

    def test_why_is_a_note(self, adviser):
        case = call_back()
        set_urgency(case=case, urgency=NOW, words="She phoned.", by=adviser, seen=0)
        assert [(one.words, one.by) for one in case.notes.all()] == [("She phoned.", adviser)]

    def test_the_same_again(self, adviser):
        with pytest.raises(Refused, match="already"):
            set_urgency(case=call_back(), urgency=NORMAL, words="x", by=adviser, seen=0)


class TestStart:
    def test_is_written_down_once(self, adviser):
        case = case_of(owner=adviser)
        start_checking(case=case, by=adviser, seen=0)
        assert case.state == Case.State.CHECKING
        assert case.opened_at is not None
        assert last_event().verb == "carers.case.started"
        with pytest.raises(Refused):
            start_checking(case=case, by=adviser, seen=case.revision)

    @pytest.mark.parametrize("owned_by", ["duty", "nobody"])
    def test_whoever_starts_takes_it_from_duty_or_from_nobody(self, adviser, manager, owned_by):
        Service.objects.create(
            organisation=Organisation.PROVIDER, name="x", phone="1", duty_owner=manager
        )
        case = case_of(owner=manager if owned_by == "duty" else None)
        start_checking(case=case, by=adviser, seen=0)
        assert case.owner == adviser
        assert last_event().verb == "carers.case.assigned"

    def test_another_owner_keeps_it(self, adviser, manager):
        case = case_of(owner=manager)
        start_checking(case=case, by=adviser, seen=0)
        assert case.owner == manager

    def test_there_is_nothing_to_check_in_a_call(self, adviser):
        with pytest.raises(Refused):
            start_checking(case=call_back(), by=adviser, seen=0)

    def test_not_after_the_end(self, adviser):
        with pytest.raises(Ended):
            start_checking(case=case_of(state="withdrawn"), by=adviser, seen=0)
