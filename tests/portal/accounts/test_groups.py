"""Roles that come with the groups of the organisation."""

import datetime
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from portal.accounts.actions import end_role, give_role
from portal.accounts.checks import group_roles
from portal.accounts.groups import GroupsUnknown, align, groups_in, roles_of
from portal.accounts.models import RoleGrant, User
from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from tests.clients import CheckingClient
from tests.factories.accounts import RoleGrantFactory, account, person
from tests.people import SignIn
from tests.portal.accounts.organisation import ASHA
from tests.portal.accounts.organisation import sign_in as by_organisation

pytestmark = pytest.mark.django_db
WORKERS, MANAGERS, LEADS = "g-workers", "g-managers", "g-leads"
MAPPED = {WORKERS: "council_worker", MANAGERS: "council_manager", LEADS: "safeguarding_lead"}
KNOWN = {"email": ASHA, "preferred_username": ASHA}


@pytest.fixture(autouse=True)
def _mapped(settings: Any) -> None:
    settings.OIDC_GROUP_ROLES = MAPPED


def today(days: int = 0) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days)


def by_group(someone: User) -> list[RoleGrant]:
    return list(someone.grants.filter(source="group").order_by("pk"))


# What the organisation says -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "groups"),
    [
        ({}, set()),
        ({"groups": [WORKERS, LEADS]}, {WORKERS, LEADS}),
        ({"groups": WORKERS}, {WORKERS}),
        ({"groups": []}, set()),
        ({"groups": None}, set()),
        ({"groups": [WORKERS, 7, None, ["x"]]}, {WORKERS}),
        ({"id_token": {"groups": [WORKERS]}, "userinfo": {"groups": [LEADS]}}, {WORKERS}),
        ({"id_token": {"sub": "1"}, "userinfo": {"groups": [LEADS]}}, {LEADS}),
        ({"id_token": {"groups": []}, "userinfo": {"groups": [LEADS]}}, set()),
        ({"id_token": "odd", "userinfo": {"groups": [LEADS]}}, {LEADS}),
        ({"id_token": {"hasgroups": False, "groups": [LEADS]}}, {LEADS}),
        ({"id_token": {"_claim_names": {"address": "src1"}, "groups": [LEADS]}}, {LEADS}),
    ],
)
def test_groups_are_read_wherever_they_are(data: dict, groups: set[str]) -> None:
    assert groups_in(data) == groups


@pytest.mark.parametrize(
    "claims",
    [
        {"_claim_names": {"groups": "src1"}, "_claim_sources": {"src1": {"endpoint": "x"}}},
        {"hasgroups": True},
        {"_claim_names": {"groups": "src1"}, "groups": [WORKERS]},
    ],
)
@pytest.mark.parametrize("where", ["id_token", "userinfo"])
def test_groups_that_are_not_listed_are_not_guessed(claims: dict, where: str) -> None:
    with pytest.raises(GroupsUnknown):
        groups_in({where: claims})


@pytest.mark.parametrize(
    ("groups", "roles"),
    [
        (set(), {}),
        ({"g-others"}, {}),
        ({WORKERS, "g-others"}, {"council_worker": WORKERS}),
        ({WORKERS, LEADS}, {"council_worker": WORKERS, "safeguarding_lead": LEADS}),
    ],
)
def test_groups_give_the_roles_of_the_settings(groups: set[str], roles: dict[str, str]) -> None:
    assert roles_of(groups) == roles


def test_where_two_groups_give_one_role_the_first_by_name_is_kept(settings: Any) -> None:
    settings.OIDC_GROUP_ROLES = {"g-b": "intake", "g-a": "intake"}
    assert roles_of({"g-a", "g-b"}) == {"intake": "g-a"}


@pytest.mark.parametrize(
    ("given", "faults"),
    [
        ({}, []),
        (MAPPED, []),
        ({"g": "king"}, ["accounts.E002"]),
        ({"g": ["intake"], "h": "intake"}, ["accounts.E002"]),
        ([], ["accounts.E001"]),
    ],
)
def test_a_slip_in_the_settings_is_said_at_the_start(
    given: Any, faults: list[str], settings: Any
) -> None:
    settings.OIDC_GROUP_ROLES = given
    assert [fault.id for fault in group_roles()] == faults


# Aligning -----------------------------------------------------------------------------------

ALIGNED = [
    # held by group, held by hand, groups give → roles afterwards
    ((), (), {"intake": "g"}, {"intake"}),
    (("intake",), (), {"intake": "g"}, {"intake"}),
    (("intake",), (), {}, set()),
    (("intake",), (), {"translator": "g"}, {"translator"}),
    ((), ("intake",), {}, {"intake"}),
    ((), ("intake",), {"intake": "g"}, {"intake"}),
    (("intake",), ("intake",), {}, {"intake"}),
    (("intake",), ("translator",), {"commissioner": "g"}, {"translator", "commissioner"}),
]


@pytest.mark.parametrize(("of_groups", "by_hand", "given", "afterwards"), ALIGNED)
def test_roles_follow_the_groups_and_those_given_by_hand_stay(
    of_groups: tuple, by_hand: tuple, given: dict, afterwards: set
) -> None:
    someone = person(*by_hand)
    align(person=someone, roles=dict.fromkeys(of_groups, "g"))
    align(person=someone, roles=given)
    assert User.objects.get(pk=someone.pk).role_codes() == afterwards
    assert someone.grants.filter(source="person", ended_at=None).count() == len(by_hand)


def test_a_role_by_group_lasts_until_tomorrow_and_is_renewed_at_each_sign_in() -> None:
    someone = person()
    with time_machine.travel("2027-01-04T12:00:00Z", tick=False) as moment:
        align(person=someone, roles={"intake": WORKERS})
        moment.shift(datetime.timedelta(days=1))
        align(person=someone, roles={"intake": WORKERS})
        (grant,) = by_group(someone)
        assert (grant.starts_on.day, grant.ends_on.day) == (4, 6)
        moment.shift(datetime.timedelta(days=2))
        assert User.objects.get(pk=someone.pk).role_codes() == set()
        align(person=someone, roles={"intake": WORKERS})
        assert [one.starts_on.day for one in by_group(someone)] == [4, 7]


def test_it_says_which_group_gave_it_and_names_no_person() -> None:
    someone = person()
    align(person=someone, roles={"intake": WORKERS})
    (grant,) = by_group(someone)
    assert (grant.reason, grant.approved_by) == (f"Group {WORKERS}", None)


def test_what_an_administrator_ended_a_group_does_not_give_again() -> None:
    someone, administrator = person(), person("system_administrator")
    align(person=someone, roles={"intake": WORKERS})
    end_role(by=administrator, grant=by_group(someone)[0])
    align(person=someone, roles={"intake": WORKERS})
    assert User.objects.get(pk=someone.pk).role_codes() == set()
    give_role(by=administrator, person=someone, role="intake", reason="x", ends_on=today(9))
    assert User.objects.get(pk=someone.pk).role_codes() == {"intake"}


def test_what_ran_out_or_went_with_the_group_comes_back_with_it() -> None:
    someone = person()
    for roles in ({"intake": WORKERS}, {}, {"intake": WORKERS}):
        align(person=someone, roles=roles)
    assert User.objects.get(pk=someone.pk).role_codes() == {"intake"}
    assert len(by_group(someone)) == 2


def test_a_closed_person_is_given_nothing() -> None:
    someone = person(is_active=False)
    align(person=someone, roles={"intake": WORKERS})
    assert not someone.grants.exists()


def test_each_change_is_recorded_and_a_renewal_is_none() -> None:
    someone = person()
    for roles in ({"intake": WORKERS}, {"intake": WORKERS}, {}):
        align(person=someone, roles=roles)
    said = [sentence(event) for event in AuditEvent.objects.order_by("pk")]
    assert said == [
        f"The organisation’s groups gave {someone} the role Intake: group {WORKERS}.",
        f"The organisation’s groups no longer give {someone} the role Intake.",
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"source": "group"},
        {"approved_by": None},
        {"source": "king", "approved_by": None},
        {"ended_at": timezone.now()},
    ],
)
def test_the_database_refuses_a_grant_that_does_not_say_where_it_comes_from(fields: dict) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrantFactory(**fields)


def test_administrators_see_where_a_role_comes_from_and_how_it_went(sign_in: SignIn) -> None:
    someone = person()
    align(person=someone, roles={"intake": WORKERS})
    address = reverse("staff:person", args=[someone.pk])
    client = sign_in("system_administrator")
    assert "Comes with a group" in client.get(address).text
    align(person=someone, roles={})
    assert "with the group" in client.get(address).text


# Signing in ---------------------------------------------------------------------------------


def test_a_person_whom_nobody_knows_is_added_with_what_the_group_gives(organisation) -> None:
    client, answer = by_organisation(**KNOWN, name="Asha K", in_token={"groups": [WORKERS]})
    assert "Council worker" in answer.text
    someone = User.objects.get(email=ASHA)
    assert (someone.name, someone.organisation) == ("Asha K", "Coventry City Council")
    assert not someone.has_usable_password()
    assert client.get("/staff/").status_code == 200


def test_at_the_next_sign_in_roles_are_what_the_groups_are_then(organisation) -> None:
    by_organisation(**KNOWN, in_token={"groups": [WORKERS]})
    _, answer = by_organisation(**KNOWN, in_token={"groups": [LEADS]})
    assert "Safeguarding lead" in answer.text
    assert User.objects.get(email=ASHA).role_codes() == {"safeguarding_lead"}


def test_who_has_left_the_groups_holds_nothing(organisation) -> None:
    by_organisation(**KNOWN, in_token={"groups": [WORKERS]})
    client, _ = by_organisation(**KNOWN, in_token={"groups": []})
    assert client.get("/staff/").status_code == 403


def test_groups_may_come_with_the_answer_about_the_person(organisation) -> None:
    _, answer = by_organisation(**KNOWN, groups=[WORKERS])
    assert "Council worker" in answer.text


@pytest.mark.parametrize("groups", [[], ["g-others"]])
def test_a_stranger_without_a_group_of_ours_is_refused_as_ever(organisation, groups) -> None:
    _, answer = by_organisation(**KNOWN, in_token={"groups": groups})
    assert "You are not signed in" in answer.text
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "claims",
    [
        {"email": ASHA, "preferred_username": "guest#EXT#@council.example"},
        {"email": ASHA, "email_verified": False},
        {"email": "no address", "preferred_username": "no address"},
        {"email": "a" * 300 + "@council.example", "email_verified": True},
        {},
    ],
)
def test_a_stranger_without_a_vouched_address_is_refused(organisation, claims) -> None:
    _, answer = by_organisation(**claims, in_token={"groups": [WORKERS]})
    assert "You are not signed in" in answer.text
    assert not User.objects.exists()


def test_a_closed_person_is_not_added_anew(organisation) -> None:
    person(email=ASHA, is_active=False)
    client, _ = by_organisation(**KNOWN, in_token={"groups": [WORKERS]})
    assert client.get("/staff/").status_code == 302
    assert User.objects.count() == 1
    assert not RoleGrant.objects.exists()


def test_someone_whom_an_administrator_added_gets_roles_of_groups_too(organisation) -> None:
    someone = person("translator", email=ASHA, second_factor=False)
    by_organisation(**KNOWN, in_token={"groups": [WORKERS]})
    assert User.objects.get(pk=someone.pk).role_codes() == {"translator", "council_worker"}


@pytest.mark.parametrize(
    "claims", [{"_claim_names": {"groups": "src1"}}, {"hasgroups": True, "groups": [WORKERS]}]
)
def test_where_the_groups_are_too_many_to_be_listed_nobody_is_let_in(organisation, claims) -> None:
    person("translator", email=ASHA, second_factor=False)
    client, answer = by_organisation(**KNOWN, in_token=claims)
    assert answer.status_code == 403
    assert "you are in too many" in answer.text
    assert client.get("/staff/").status_code == 302
    assert not RoleGrant.objects.filter(source="group").exists()


def test_without_mapped_groups_nothing_of_this_happens(organisation, settings) -> None:
    settings.OIDC_GROUP_ROLES = {}
    person("translator", email=ASHA, second_factor=False)
    _, answer = by_organisation(**KNOWN, in_token={"hasgroups": True, "groups": [WORKERS]})
    assert "Your work" in answer.text
    assert not RoleGrant.objects.filter(source="group").exists()


@pytest.mark.parametrize("process", ["connect", "redirect"])
def test_nobody_ties_an_account_of_the_organisation_to_another(organisation, process) -> None:
    """Else an account of the public would open the staff pages with it."""
    hers = account("asha@example.org").user
    browser = CheckingClient()
    browser.force_login(hers)
    by_organisation(
        **KNOWN, in_token={"groups": [WORKERS]}, client=browser, query=f"?process={process}"
    )
    assert not hers.socialaccount_set.exists()
    assert not hers.grants.exists()
    assert not User.objects.filter(email=ASHA).exists()


def test_a_role_that_a_group_gives_is_not_given_by_hand_as_well() -> None:
    someone, administrator = person(), person("system_administrator")
    align(person=someone, roles={"intake": WORKERS})
    with pytest.raises(ValidationError):
        give_role(by=administrator, person=someone, role="intake", reason="x", ends_on=today(9))
