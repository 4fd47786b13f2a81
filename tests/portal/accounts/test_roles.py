"""Roles as data, and the grants that give them."""

import datetime

import pytest
from django.db import IntegrityError
from django.utils import timezone

from portal.accounts.permissions import can_manage_access, can_translate, is_staff_member
from portal.accounts.roles import BY_CODE, ROLES, title_of
from tests.factories.accounts import RoleGrantFactory, UserFactory, person

DAY = datetime.timedelta(days=1)


def test_all_fifteen_roles_of_the_product_are_there():
    assert set(BY_CODE) == {
        "carers_adviser", "carers_manager", "council_worker", "council_manager", "intake",
        "safeguarding_lead", "independent_living", "complaints", "principal_social_worker",
        "directory_editor", "survey_analyst", "commissioner", "translator", "system_administrator",
        "data_protection_lead",
    }  # fmt: skip


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.code)
def test_each_role_says_in_words_what_it_may(role):
    assert role.title
    assert role.may
    assert role.organisation in {"council", "carers service"}


def test_title_of_a_role_that_is_gone_is_its_code():
    assert title_of("town_crier") == "town_crier"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("starts", "ends", "holds"),
    [(0, 0, True), (-5, 5, True), (1, 5, False), (-5, -1, False)],
)
def test_a_grant_holds_from_its_first_to_its_last_day(starts, ends, holds):
    today = timezone.localdate()
    grant = RoleGrantFactory(starts_on=today + starts * DAY, ends_on=today + ends * DAY)
    assert grant.user.has_role("directory_editor") is holds


@pytest.mark.django_db
def test_a_closed_account_holds_nothing():
    assert not person("translator", is_active=False).has_role("translator")


@pytest.mark.django_db
def test_any_of_several_roles_will_do():
    assert person("translator").has_role("directory_editor", "translator")


@pytest.mark.django_db
def test_a_grant_cannot_end_before_it_starts():
    today = timezone.localdate()
    with pytest.raises(IntegrityError):
        RoleGrantFactory(starts_on=today, ends_on=today - DAY)


@pytest.mark.django_db
def test_an_end_without_a_name_is_refused():
    with pytest.raises(IntegrityError):
        RoleGrantFactory(ended_at=timezone.now())


@pytest.mark.django_db
def test_an_email_address_is_kept_in_small_letters():
    assert UserFactory(email="Asha@Example.ORG").email == "asha@example.org"


@pytest.mark.django_db
def test_invented_people_are_labelled():
    assert str(UserFactory(name="Asha", is_demonstration=True)) == "Asha (demonstration)"


@pytest.mark.django_db
def test_predicates():
    assert is_staff_member(person("intake"))
    assert not is_staff_member(person())
    assert can_manage_access(person("system_administrator"))
    assert not can_manage_access(person("directory_editor"))
    assert can_translate(person("translator"))
