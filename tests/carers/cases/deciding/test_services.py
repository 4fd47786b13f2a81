"""The two organisations: what ships, what is set, and that one number is one number."""

import pytest
from django.core.management import call_command

from carers.cases.services import load_settings, service_of
from carers.models import Organisation, Service, Target
from carers.plan.contacts import read_contacts
from carers.plan.files import body
from carers.plan.routes import carers_service_phone
from portal.ui.records import contact_ways

pytestmark = pytest.mark.django_db
PROVIDER, COUNCIL = Organisation.PROVIDER, Organisation.COUNCIL


def test_without_rows_both_are_as_they_ship():
    provider, council = service_of(PROVIDER), service_of(COUNCIL)
    assert (provider.name, provider.phone) == ("Carers Trust Heart of England", "024 7663 2972")
    assert (council.phone, council.email) == (contact_ways().phone, contact_ways().email)
    assert provider.may_decide
    assert council.may_decide
    assert not Service.objects.exists()


@pytest.mark.parametrize("organisation", Organisation.values)
def test_what_a_person_must_still_confirm_is_said(organisation):
    assert "[verify]" in service_of(organisation).verify
    assert service_of(organisation).source


def test_the_number_of_the_front_door_is_kept_once():
    load_settings()
    assert Service.objects.get(organisation=COUNCIL).phone == ""
    assert service_of(COUNCIL).phone == contact_ways().phone


def test_a_row_that_staff_changed_counts():
    Service.objects.create(
        organisation=PROVIDER, name="Carers First", phone="024 7600 0001", may_decide=False
    )
    service = service_of(PROVIDER)
    assert (service.name, service.phone, service.may_decide) == (
        "Carers First",
        "024 7600 0001",
        False,
    )


def test_new_plans_name_the_number_that_is_set():
    assert read_contacts(body()["contacts"])["carers-service"] == "024 7663 2972"
    Service.objects.create(organisation=PROVIDER, name="Carers First", phone="024 7600 0001")
    assert read_contacts(body()["contacts"])["carers-service"] == "024 7600 0001"
    assert carers_service_phone() == "024 7600 0001"


def test_settings_are_loaded_once_and_never_over_what_is_set():
    assert load_settings() == 2 + Target.objects.count()
    Service.objects.filter(organisation=PROVIDER).update(phone="024 7600 0001", may_decide=False)
    Target.objects.filter(step="first-contact").update(working_days=3)
    assert load_settings() == 0
    assert service_of(PROVIDER).phone == "024 7600 0001"
    assert not service_of(PROVIDER).may_decide
    assert Target.objects.get(step="first-contact").working_days == 3


def test_targets_are_those_that_are_published_and_no_other_is_invented(capsys):
    call_command("load_case_settings")
    days = dict(Target.objects.values_list("step", "working_days"))
    assert days == {
        "first-contact": 2,
        "decision": None,
        "record": 10,
        "support": None,
        "review": None,
    }
    assert all(Target.objects.values_list("source", flat=True))
    assert capsys.readouterr().out == "Settings of cases: 7 new.\n"
