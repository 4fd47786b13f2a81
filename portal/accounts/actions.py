"""Giving people access and taking it away."""

import datetime

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from portal.accounts.models import RoleGrant, User
from portal.accounts.permissions import can_approve_role_for, can_manage_access
from portal.accounts.roles import BY_CODE, title_of
from portal.audit.actions import record

LONGEST_GRANT = datetime.timedelta(days=366)
"""Access is looked at again at least once a year."""


@transaction.atomic
def add_person(*, by: User, email: str, name: str, organisation: str) -> User:
    """A person who signs in once they have set a password; without a role they may do nothing."""
    _must_manage_access(by)
    if User.objects.filter(email__iexact=email).exists():
        raise ValidationError({"email": "Someone with this e-mail address is here already."})
    person = User.objects.create_user(email, name=name, organisation=organisation)
    record(by=by, verb="accounts.person.added", subject=person)
    return person


@transaction.atomic
def give_role(
    *, by: User, person: User, role: str, reason: str, ends_on: datetime.date
) -> RoleGrant:
    """A role for a person until a date, approved by `by`, who cannot approve their own."""
    if not can_approve_role_for(by, person):
        raise PermissionDenied("Another system administrator must approve this.")
    if person.is_public:
        raise ValidationError("This is an account of the public: it never holds a role.")
    today = timezone.localdate()
    if role not in BY_CODE:
        raise ValidationError({"role": "Choose one of the roles."})
    if not today <= ends_on <= today + LONGEST_GRANT:
        raise ValidationError({"ends_on": "The last day must be within 12 months from today."})
    # Asked of the grants: a closed account holds no role today, but does when it opens again.
    if person.grants.filter(role=role, ended_at=None, ends_on__gte=today).exists():
        raise ValidationError({"role": "This person has this role already. End it first."})
    grant = RoleGrant.objects.create(
        user=person, role=role, approved_by=by, reason=reason, starts_on=today, ends_on=ends_on
    )
    record(
        by=by,
        verb="accounts.role.given",
        subject=person,
        detail={"role": title_of(role), "reason": reason, "until": ends_on.isoformat()},
    )
    return grant


@transaction.atomic
def end_role(*, by: User, grant: RoleGrant) -> RoleGrant:
    """Ends a role now. Anyone who manages access may, their own roles included."""
    _must_manage_access(by)
    grant = (
        RoleGrant.objects.select_for_update(of=("self",)).select_related("user").get(pk=grant.pk)
    )
    if grant.ended_at is not None:
        return grant
    grant.ended_at, grant.ended_early_by = timezone.now(), by
    grant.save(update_fields=["ended_at", "ended_early_by"])
    record(
        by=by,
        verb="accounts.role.ended",
        subject=grant.user,
        detail={"role": title_of(grant.role)},
    )
    return grant


@transaction.atomic
def remove_second_factor(*, by: User, person: User) -> None:
    """For someone who lost their phone: they set up a new one at their next sign-in."""
    if not can_approve_role_for(by, person):
        raise PermissionDenied("Another system administrator must do this.")
    Authenticator.objects.filter(user=person).delete()
    record(by=by, verb="accounts.second_factor.removed", subject=person)


@transaction.atomic
def set_active(*, by: User, person: User, active: bool) -> None:
    """Closes a person's account, or opens it again. Nobody closes their own."""
    if not can_approve_role_for(by, person):
        raise PermissionDenied("Another system administrator must do this.")
    person.is_active = active
    person.save(update_fields=["is_active"])
    verb = "accounts.person.opened" if active else "accounts.person.closed"
    record(by=by, verb=verb, subject=person)


@transaction.atomic
def make_first_administrator(*, email: str) -> RoleGrant:
    """The one grant that nobody else approves, possible only while there is no administrator."""
    today = timezone.localdate()
    if RoleGrant.objects.filter(
        role="system_administrator", ends_on__gte=today, ended_at=None
    ).exists():
        raise ValidationError("There is a system administrator already: ask them.")
    person = User.objects.filter(email__iexact=email).first()
    if person is None:
        person = User.objects.create_user(email, name=email)
    grant = RoleGrant.objects.create(
        user=person,
        role="system_administrator",
        approved_by=person,
        reason="The first system administrator, made on the server",
        ends_on=today + LONGEST_GRANT,
    )
    record(
        by="the server's command line",
        verb="accounts.role.given",
        subject=person,
        detail={
            "role": title_of("system_administrator"),
            "reason": grant.reason,
            "until": grant.ends_on.isoformat(),
        },
    )
    return grant


def _must_manage_access(by: User) -> None:
    if not can_manage_access(by):
        raise PermissionDenied("Only a system administrator may do this.")
