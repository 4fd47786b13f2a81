"""Settings are changed by those who answer for them, and recorded."""

import pytest
from django.core.exceptions import PermissionDenied

from carers.cases import setting
from carers.cases.clocks import targets
from carers.cases.refusing import Refused
from carers.cases.services import load_settings, service_of
from carers.models import Organisation, Service, Target
from carers.permissions import (
    can_count_unmet_needs,
    can_open_settings,
    can_set_promises,
    can_set_service,
    organisations_managed_by,
)
from portal.accounts.roles import CODES
from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from tests.factories.accounts import person

pytestmark = pytest.mark.django_db
PROVIDER, COUNCIL = Organisation.PROVIDER, Organisation.COUNCIL
FIELDS = {
    "name": "Carers First",
    "phone": "024 7600 0001",
    "email": "",
    "address": "",
    "hours": "",
    "duty_owner": None,
}


@pytest.mark.parametrize("role", CODES)
def test_who_may_set_what(role):
    user = person(role)
    council = role in ("council_manager", "system_administrator")
    assert can_set_promises(user) == council
    assert can_open_settings(user) == (council or role == "carers_manager")
    assert can_set_service(user, PROVIDER) == (role == "carers_manager")
    assert can_set_service(user, COUNCIL) == (role == "council_manager")
    counts = ("carers_manager", "council_manager", "commissioner")
    assert can_count_unmet_needs(user) == (role in counts)


def test_who_is_signed_out_may_set_nothing():
    from django.contrib.auth.models import AnonymousUser

    nobody = AnonymousUser()
    assert not organisations_managed_by(nobody)
    for may in (can_set_promises, can_open_settings, can_count_unmet_needs):
        assert not may(nobody)


def test_managers_set_what_is_read_of_their_own_organisation(manager):
    changed = setting.set_service(by=manager, organisation=PROVIDER, fields=FIELDS)
    assert changed == ["name", "phone"]
    assert service_of(PROVIDER).phone == "024 7600 0001"
    event = AuditEvent.objects.get()
    assert sentence(event) == f"{manager} changed the settings of Carers First: name, phone."


def test_the_rest_of_a_service_stays(manager):
    Service.objects.create(organisation=PROVIDER, name="A", phone="1", may_decide=False, source="s")
    setting.set_service(by=manager, organisation=PROVIDER, fields=FIELDS)
    service = Service.objects.get()
    assert (service.may_decide, service.source) == (False, "s")


def test_what_is_no_different_is_not_recorded(manager):
    setting.set_service(by=manager, organisation=PROVIDER, fields=FIELDS)
    assert setting.set_service(by=manager, organisation=PROVIDER, fields=FIELDS) == []
    assert AuditEvent.objects.count() == 1


def test_no_manager_sets_the_other_organisation(manager, council_manager):
    for by, organisation in ((manager, COUNCIL), (council_manager, PROVIDER)):
        with pytest.raises(PermissionDenied):
            setting.set_service(by=by, organisation=organisation, fields=FIELDS)
    assert not Service.objects.exists()


@pytest.mark.parametrize("role", ["council_manager", "system_administrator"])
def test_the_council_says_who_records_the_decision_and_why(role):
    by = person(role)
    setting.set_may_decide(by=by, may=False, reason="Cabinet, 1 December.")
    assert not service_of(PROVIDER).may_decide
    with pytest.raises(Refused):
        setting.set_may_decide(by=by, may=False, reason="Again.")
    setting.set_may_decide(by=by, may=True, reason="Cabinet, 2 December.")
    assert service_of(PROVIDER).may_decide
    said = [sentence(event) for event in AuditEvent.objects.order_by("pk")]
    name = service_of(PROVIDER).name
    assert said == [
        f"{by} no longer lets {name} record the decision: Cabinet, 1 December.",
        f"{by} let {name} record the decision: Cabinet, 2 December.",
    ]


def test_the_provider_does_not_say_what_it_may_do(manager, adviser):
    for by in (manager, adviser):
        with pytest.raises(PermissionDenied):
            setting.set_may_decide(by=by, may=True, reason="x")
        with pytest.raises(PermissionDenied):
            setting.set_target(by=by, step="decision", working_days=1, source="x")
    assert not AuditEvent.objects.exists()


def test_targets_are_set_and_taken_away(council_manager):
    load_settings()
    setting.set_target(by=council_manager, step="decision", working_days=20, source="Cabinet")
    assert targets()["decision"] == 20
    setting.set_target(by=council_manager, step="first-contact", working_days=None, source="None")
    assert "first-contact" not in targets()
    assert Target.objects.count() == 5
    said = sentence(AuditEvent.objects.order_by("pk").first())
    assert said == f"{council_manager} set the target of ‘Decision’: 20 working days (Cabinet)."
