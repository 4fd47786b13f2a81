"""Grants of roles: from the first to the last day, by another administrator, until taken back."""

import datetime
from collections.abc import Callable

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from portal.accounts import actions
from portal.accounts.models import RoleGrant, User
from portal.accounts.permissions import can_approve_role_for, is_staff_member
from portal.accounts.roles import CODES
from portal.audit.models import AuditEvent
from tests.factories.accounts import RoleGrantFactory, UserFactory, person

pytestmark = pytest.mark.django_db

FIRST, LAST = datetime.date(2027, 3, 27), datetime.date(2027, 6, 30)
NOW = datetime.datetime(2027, 5, 1, 12, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)
OTHERS = [code for code in CODES if code != "system_administrator"]


def again(someone: User) -> User:
    """The same person without what was read before."""
    return User.objects.get(pk=someone.pk)


def granted(**facts: object) -> User:
    grant: RoleGrant = RoleGrantFactory(starts_on=FIRST, ends_on=LAST, **facts)
    return grant.user


def give(by: User, someone: User, ends_on: datetime.date, role: str = "translator") -> RoleGrant:
    return actions.give_role(by=by, person=someone, role=role, reason="Urdu", ends_on=ends_on)


@given(st.dates(), st.dates(), st.dates(), st.booleans())
def test_a_grant_holds_on_just_its_days_and_never_once_ended(
    starts: datetime.date, ends: datetime.date, day: datetime.date, ended: bool
) -> None:
    grant = RoleGrant(starts_on=starts, ends_on=ends, ended_at=NOW if ended else None)
    assert grant.holds_on(day) is (starts <= day <= ends and not ended)


@pytest.mark.parametrize(
    ("moment", "holds"),
    [
        ("2027-03-26T23:59:59+00:00", False),
        ("2027-03-27T00:00:00+00:00", True),
        ("2027-06-30T23:59:59+01:00", True),
        # Still 30 June in Greenwich, but 1 July by the clocks of Coventry.
        ("2027-06-30T23:00:00+00:00", False),
    ],
)
def test_days_begin_and_end_at_midnight_in_coventry(moment: str, holds: bool) -> None:
    someone = granted()
    with time_machine.travel(datetime.datetime.fromisoformat(moment), tick=False):
        assert is_staff_member(again(someone)) is holds


@pytest.mark.parametrize(("day", "holds"), [(FIRST - DAY, False), (FIRST, True), (LAST, True)])
def test_a_role_can_be_asked_for_on_another_day(day: datetime.date, holds: bool) -> None:
    assert granted().has_role("directory_editor", on=day) is holds


def test_roles_of_several_grants_add_up() -> None:
    someone = granted()
    RoleGrantFactory(user=someone, role="translator", starts_on=LAST, ends_on=LAST + DAY)
    assert again(someone).role_codes(on=LAST) == {"directory_editor", "translator"}


def test_the_roles_of_others_are_not_mine() -> None:
    granted()
    assert not UserFactory().role_codes(on=FIRST)


@pytest.mark.parametrize("days", [0, 1, 366])
def test_today_and_a_year_from_today_are_last_days_that_may_be_given(days: int) -> None:
    ends_on = timezone.localdate() + datetime.timedelta(days=days)
    assert give(person("system_administrator"), UserFactory(), ends_on).ends_on == ends_on


def test_a_role_given_begins_today() -> None:
    today = timezone.localdate()
    assert give(person("system_administrator"), UserFactory(), today).starts_on == today


def test_a_role_that_ran_out_can_be_given_again() -> None:
    someone = granted()
    with time_machine.travel(NOW + datetime.timedelta(days=100), tick=False):
        give(
            person("system_administrator"), again(someone), timezone.localdate(), "directory_editor"
        )
        assert again(someone).has_role("directory_editor")


def test_a_role_held_by_a_closed_account_is_not_given_a_second_time() -> None:
    """Two grants would be left when the account opens again, and ending one would end nothing."""
    someone = person("translator", is_active=False)
    with pytest.raises(ValidationError, match="already"):
        give(person("system_administrator"), someone, timezone.localdate())


@pytest.mark.parametrize("role", OTHERS)
def test_no_other_role_approves(role: str) -> None:
    assert not can_approve_role_for(person(role), UserFactory())


def test_an_administrator_whose_role_ended_yesterday_approves_nothing() -> None:
    former = granted(role="system_administrator")
    with time_machine.travel(datetime.datetime(2027, 7, 1, 12, tzinfo=datetime.UTC), tick=False):
        with pytest.raises(PermissionDenied):
            give(again(former), UserFactory(), timezone.localdate())
        assert RoleGrant.objects.count() == 1


def test_an_administrator_whose_account_is_closed_approves_nothing() -> None:
    closed = person("system_administrator", is_active=False)
    with pytest.raises(PermissionDenied):
        give(closed, UserFactory(), timezone.localdate())


Act = Callable[[User, User], object]
NEEDS_AN_ADMINISTRATOR: dict[str, Act] = {
    "end": lambda by, someone: actions.end_role(by=by, grant=someone.grants.get()),
    "second factor": lambda by, someone: actions.remove_second_factor(by=by, person=someone),
    "close": lambda by, someone: actions.set_active(by=by, person=someone, active=False),
    "open": lambda by, someone: actions.set_active(by=by, person=someone, active=True),
}


@pytest.mark.parametrize("act", NEEDS_AN_ADMINISTRATOR.values(), ids=NEEDS_AN_ADMINISTRATOR)
def test_nobody_else_takes_access_away_or_gives_it_back(act: Act) -> None:
    someone, events = person("translator"), AuditEvent.objects.count()
    with pytest.raises(PermissionDenied):
        act(person("council_manager"), someone)
    assert again(someone).has_role("translator")
    assert someone.authenticator_set.exists()
    assert AuditEvent.objects.count() == events


@pytest.mark.parametrize(
    ("name", "verb"),
    [
        ("end", "accounts.role.ended"),
        ("second factor", "accounts.second_factor.removed"),
        ("close", "accounts.person.closed"),
        ("open", "accounts.person.opened"),
    ],
)
def test_what_is_done_to_a_person_is_recorded(name: str, verb: str) -> None:
    by, someone = person("system_administrator"), person("translator")
    NEEDS_AN_ADMINISTRATOR[name](by, someone)
    event = AuditEvent.objects.get()
    assert (event.verb, event.actor_id, event.subject_id) == (verb, str(by.pk), str(someone.pk))


def test_an_administrator_may_end_a_role_of_their_own() -> None:
    me = person("system_administrator")
    actions.end_role(by=me, grant=me.grants.get())
    assert not again(me).role_codes()


def test_ending_a_second_time_leaves_the_first_end_as_it_was() -> None:
    first, second = person("system_administrator"), person("system_administrator")
    grant = person("translator").grants.get()
    with time_machine.travel(NOW, tick=False):
        RoleGrant.objects.update(ends_on=NOW.date() + 365 * DAY)
        actions.end_role(by=first, grant=grant)
    actions.end_role(by=second, grant=grant)
    grant.refresh_from_db()
    assert (grant.ended_at, grant.ended_early_by) == (NOW, first)


def test_ending_one_role_leaves_the_others() -> None:
    someone = person("translator", "intake")
    grant = someone.grants.get(role="intake")
    actions.end_role(by=person("system_administrator"), grant=grant)
    assert again(someone).role_codes() == {"translator"}


def test_the_address_of_a_new_person_is_kept_in_small_letters() -> None:
    someone = actions.add_person(
        by=person("system_administrator"), email="A.B@Example.ORG", name="A", organisation=""
    )
    assert again(someone).email == "a.b@example.org"


def test_the_first_administrator_is_recorded_as_made_by_the_server() -> None:
    actions.make_first_administrator(email="first@example.org")
    assert AuditEvent.objects.get().actor_words == "the server's command line"


def test_someone_known_becomes_first_administrator_without_being_added_again() -> None:
    someone = UserFactory(email="first@example.org")
    assert actions.make_first_administrator(email="FIRST@example.org").user == someone
    assert User.objects.count() == 1
