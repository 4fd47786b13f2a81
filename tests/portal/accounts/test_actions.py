"""Giving access and taking it away."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from portal.accounts import actions
from portal.accounts.models import RoleGrant, User
from portal.accounts.second_factor import has_second_factor
from portal.accounts.templatetags.staff_words import staff_date
from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from tests.factories.accounts import UserFactory, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return person("system_administrator", name="Nadia")


def in_days(days):
    return timezone.localdate() + datetime.timedelta(days=days)


def give(administrator, someone, **changes):
    facts = {"role": "translator", "reason": "Speaks Urdu", "ends_on": in_days(30)} | changes
    return actions.give_role(by=administrator, person=someone, **facts)


def test_a_role_is_given_with_its_approver(administrator):
    someone = UserFactory()
    assert give(administrator, someone).approved_by == administrator
    assert User.objects.get(pk=someone.pk).has_role("translator")


def test_giving_a_role_is_recorded_in_words(administrator):
    give(administrator, UserFactory(name="Asha"))
    said = sentence(AuditEvent.objects.get(verb="accounts.role.given"))
    until = staff_date(in_days(30))
    assert said == f"Nadia gave Asha the role Translator until {until}: Speaks Urdu."


def test_nobody_approves_their_own_role(administrator):
    with pytest.raises(PermissionDenied):
        give(administrator, administrator)


def test_only_administrators_give_roles():
    with pytest.raises(PermissionDenied):
        give(person("directory_editor"), UserFactory())


@pytest.mark.parametrize("days", [-1, 367, 4000])
def test_the_last_day_is_within_a_year(administrator, days):
    with pytest.raises(ValidationError):
        give(administrator, UserFactory(), ends_on=in_days(days))


def test_a_role_must_be_one_of_ours(administrator):
    with pytest.raises(ValidationError):
        give(administrator, UserFactory(), role="king")


def test_a_role_is_not_given_twice(administrator):
    someone = UserFactory()
    give(administrator, someone)
    with pytest.raises(ValidationError):
        give(administrator, User.objects.get(pk=someone.pk))


def test_an_ended_role_gives_nothing_at_once(administrator):
    someone = person("translator")
    actions.end_role(by=administrator, grant=someone.grants.get())
    assert not User.objects.get(pk=someone.pk).has_role("translator")


def test_ending_is_recorded_once(administrator):
    someone = person("translator")
    for _ in range(2):
        actions.end_role(by=administrator, grant=someone.grants.get())
    assert AuditEvent.objects.filter(verb="accounts.role.ended").count() == 1


def test_ended_grant_is_kept_with_who_and_when(administrator):
    grant = actions.end_role(by=administrator, grant=person("translator").grants.get())
    assert grant.ended_early_by == administrator
    assert grant.ended_at is not None


def test_a_role_can_be_given_again_after_it_ended(administrator):
    someone = person("translator")
    actions.end_role(by=administrator, grant=someone.grants.get())
    assert give(administrator, User.objects.get(pk=someone.pk)).pk


def test_a_person_is_added_without_any_right(administrator):
    someone = actions.add_person(
        by=administrator, email="New@example.org", name="New", organisation="Carers service"
    )
    assert not someone.role_codes()
    assert not someone.has_usable_password()


def test_an_address_is_used_once(administrator):
    UserFactory(email="asha@example.org")
    with pytest.raises(ValidationError):
        actions.add_person(by=administrator, email="ASHA@example.org", name="Asha", organisation="")


def test_only_administrators_add_people():
    with pytest.raises(PermissionDenied):
        actions.add_person(by=person("intake"), email="a@example.org", name="A", organisation="")


def test_second_factor_is_removed_for_someone_else_only(administrator):
    someone = person("translator")
    actions.remove_second_factor(by=administrator, person=someone)
    assert not has_second_factor(someone)
    with pytest.raises(PermissionDenied):
        actions.remove_second_factor(by=administrator, person=administrator)


def test_account_is_closed_and_opened_again(administrator):
    someone = person("translator")
    actions.set_active(by=administrator, person=someone, active=False)
    assert not User.objects.get(pk=someone.pk).is_active
    actions.set_active(by=administrator, person=someone, active=True)
    assert User.objects.get(pk=someone.pk).is_active


def test_nobody_closes_their_own_account(administrator):
    with pytest.raises(PermissionDenied):
        actions.set_active(by=administrator, person=administrator, active=False)


def test_first_administrator_is_made_once():
    actions.make_first_administrator(email="first@example.org")
    with pytest.raises(ValidationError):
        actions.make_first_administrator(email="second@example.org")
    assert RoleGrant.objects.get().user.email == "first@example.org"


def test_a_new_first_administrator_when_the_last_has_gone():
    grant = actions.make_first_administrator(email="first@example.org")
    actions.end_role(by=grant.user, grant=grant)
    assert actions.make_first_administrator(email="second@example.org").pk


def test_nothing_is_kept_when_the_record_fails(administrator, monkeypatch):
    def fails(**facts):
        raise RuntimeError

    monkeypatch.setattr(actions, "record", fails)
    with pytest.raises(RuntimeError):
        give(administrator, UserFactory())
    assert not RoleGrant.objects.filter(role="translator").exists()
