"""Roles that come with a group of the organisation (OIDC_GROUP_ROLES), looked at at each sign-in.

They last until the day after, so that who has left a group or the organisation soon holds nothing,
whether or not they sign in again. Roles that an administrator gave are never touched.
"""

import datetime
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from portal.accounts.models import RoleGrant, User
from portal.accounts.roles import title_of
from portal.audit.actions import record

LASTS = datetime.timedelta(days=1)
BY = "The organisation’s groups"


class GroupsUnknown(Exception):
    """The organisation did not list the groups: the person is in too many for one answer.

    Entra then names a place to ask (`_claim_names`), or just says so (`hasgroups`).
    """


def groups_in(data: Mapping[str, Any]) -> set[str]:
    """The person's groups, as the organisation names them (Entra: by their ids).

    Raises GroupsUnknown. From the ID token where it says anything of groups, else from what the
    organisation answers when it is asked about the person.
    """
    for claims in (data.get("id_token"), data.get("userinfo"), data):
        if not isinstance(claims, Mapping):
            continue
        elsewhere = claims.get("_claim_names")
        if claims.get("hasgroups") or (isinstance(elsewhere, Mapping) and "groups" in elsewhere):
            raise GroupsUnknown
        if "groups" in claims:
            listed = claims["groups"]
            named = [listed] if isinstance(listed, str) else listed
            return {one for one in named if isinstance(one, str)} if named else set()
    return set()


def roles_of(groups: set[str]) -> dict[str, str]:
    """Role → the group that gives it, the first by name where several do."""
    given = settings.OIDC_GROUP_ROLES
    return {given[group]: group for group in sorted(groups & set(given), reverse=True)}


@transaction.atomic
def add_person(*, email: str, name: str, organisation: str) -> User:
    """Somebody whom nobody has added, and whose group holds a role here."""
    person = User.objects.create_user(email, name=name or email, organisation=organisation)
    record(by=BY, verb="accounts.person.added", subject=person)
    return person


@transaction.atomic
def align(*, person: User, roles: Mapping[str, str]) -> None:
    """Gives what the groups give, ends what they gave and give no more."""
    person = User.objects.select_for_update().get(pk=person.pk)
    if not person.is_active:
        return
    today = timezone.localdate()
    by_group = RoleGrant.objects.filter(user=person, source=RoleGrant.Source.GROUP)
    live = {grant.role: grant for grant in by_group.filter(ended_at=None, ends_on__gte=today)}
    for role, grant in live.items():
        if role not in roles:
            _end(person, grant)
    for role, group in roles.items():
        if role in live:
            live[role].ends_on = today + LASTS
            live[role].save(update_fields=["ends_on"])
        elif not _was_taken_back(person, role):
            _give(person, role, group, until=today + LASTS)


def _was_taken_back(person: User, role: str) -> bool:
    """Where an administrator ended what a group gave, only an administrator gives it again."""
    last = person.grants.filter(role=role, source=RoleGrant.Source.GROUP).order_by("pk").last()
    return last is not None and last.ended_early_by_id is not None


def _give(person: User, role: str, group: str, *, until: datetime.date) -> None:
    RoleGrant.objects.create(
        user=person,
        role=role,
        source=RoleGrant.Source.GROUP,
        reason=f"Group {group}"[:300],
        ends_on=until,
    )
    record(
        by=BY,
        verb="accounts.role.given_by_group",
        subject=person,
        detail={"role": title_of(role), "group": group},
    )


def _end(person: User, grant: RoleGrant) -> None:
    grant.ended_at = timezone.now()
    grant.save(update_fields=["ended_at"])
    record(
        by=BY,
        verb="accounts.role.ended_by_group",
        subject=person,
        detail={"role": title_of(grant.role)},
    )
