"""No case is without an owner while anybody works for its organisation."""

import datetime

import pytest
from django.utils import timezone

from carers.cases.owners import give_owners, owner_for, workers_of
from carers.models import Case, Organisation, Service
from portal.accounts.models import RoleGrant
from portal.audit.models import AuditEvent
from portal.registry.jobs import JOBS
from tests.factories.accounts import person
from tests.factories.cases import call_back

PROVIDER, COUNCIL = Organisation.PROVIDER, Organisation.COUNCIL


def on_duty(user, organisation=PROVIDER):
    return Service.objects.create(
        organisation=organisation, name="Example Carers", phone="024 7600 0000", duty_owner=user
    )


class TestOwnerFor:
    def test_nobody_works_there(self, db):
        person("council_worker")
        assert owner_for(PROVIDER) is None

    def test_the_owner_on_duty_comes_first(self, db):
        adviser = person("carers_adviser")
        person("carers_manager")
        on_duty(adviser)
        assert owner_for(PROVIDER) == adviser

    def test_the_owner_on_duty_has_left(self, db):
        gone = person("carers_adviser")
        on_duty(gone)
        RoleGrant.objects.filter(user=gone).update(
            ended_at=timezone.now(), ended_early_by=person("system_administrator")
        )
        manager = person("carers_manager")
        assert owner_for(PROVIDER) == manager

    def test_the_manager_with_the_fewest_open_cases(self, db):
        busy, free = person("carers_manager"), person("carers_manager")
        call_back(owner=busy)
        for _ in range(3):
            call_back(owner=free, state=Case.State.CLOSED)
        assert owner_for(PROVIDER) == free

    def test_any_worker_where_there_is_no_manager(self, db):
        worker = person("council_worker")
        assert owner_for(COUNCIL) == worker

    @pytest.mark.parametrize("role", ["intake", "safeguarding_lead", "system_administrator"])
    def test_others_own_nothing(self, db, role):
        person(role)
        assert owner_for(COUNCIL) is None


class TestWorkers:
    def test_a_role_that_has_ended_or_not_begun(self, db):
        today = timezone.localdate()
        ended, later = person("carers_adviser"), person("carers_adviser")
        day = datetime.timedelta(days=1)
        ended.grants.update(starts_on=today - 9 * day, ends_on=today - day)
        later.grants.update(starts_on=today + day)
        assert not workers_of(PROVIDER)

    def test_each_once_however_many_roles(self, db):
        both = person("carers_adviser", "carers_manager")
        assert list(workers_of(PROVIDER)) == [both]


class TestJob:
    def test_is_in_the_timetable(self):
        job = JOBS.get("carers.cases.owners")
        assert job is not None
        assert job.every == datetime.timedelta(hours=1)

    def test_a_case_of_someone_who_left_gets_another_owner(self, db):
        left, manager = person(), person("carers_manager")
        case = call_back(owner=left)
        assert give_owners() == "1 given an owner"
        case.refresh_from_db()
        assert case.owner == manager
        event = AuditEvent.objects.get(verb="carers.case.assigned")
        assert event.actor_words == "the portal"
        assert event.detail == {"owner": str(manager)}

    def test_an_owner_of_the_other_organisation_is_none(self, db):
        worker, adviser = person("council_worker"), person("carers_adviser")
        case = call_back(owner=worker)
        give_owners()
        case.refresh_from_db()
        assert case.owner == adviser

    def test_without_an_owner(self, db):
        case, adviser = call_back(), person("carers_adviser")
        give_owners()
        case.refresh_from_db()
        assert case.owner == adviser

    def test_nobody_is_there(self, db):
        case = call_back(owner=person())
        give_owners()
        case.refresh_from_db()
        assert case.owner is None
        assert give_owners() == "0 given an owner"

    def test_what_is_right_or_over_stays(self, db):
        adviser, left = person("carers_adviser"), person()
        kept = call_back(owner=adviser)
        over = call_back(owner=left, state=Case.State.CLOSED)
        assert give_owners() == "0 given an owner"
        for case, owner in ((kept, adviser), (over, left)):
            case.refresh_from_db()
            assert case.owner == owner
