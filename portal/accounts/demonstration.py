"""Invented people, one for each role, for demonstrations and tests. Never in a real portal."""

import base64
import datetime
import hashlib
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from portal.accounts.models import RoleGrant, User
from portal.accounts.roles import ORGANISATIONS, ROLES, Role
from portal.accounts.second_factor import set_up_totp

NAMES = (
    "Asha", "Ben", "Carol", "Daniel", "Efua", "Farah", "Grace", "Harjit", "Ioana", "Jakub",
    "Kiran", "Li Na", "Mehret", "Nadia", "Olena",
)  # fmt: skip
GRANTED_FOR = datetime.timedelta(days=180)
ADMINISTRATOR = "system_administrator"


class NotADemonstration(Exception):
    """Invented people have no place here."""


@dataclass(frozen=True)
class DemonstrationPerson:
    """How to sign in as an invented person."""

    role: str
    organisation: str
    email: str
    password: str
    totp_secret: str


def person_for(role: Role) -> DemonstrationPerson:
    """The same every time, so that people and checks can keep using it."""
    name = role.code.replace("_", "-")
    digest = hashlib.sha256(f"demonstration {role.code}".encode()).digest()
    return DemonstrationPerson(
        role=role.code,
        organisation=ORGANISATIONS[role.organisation],
        email=f"{name}@demonstration.example",
        password=f"demonstration-{name}-2026",
        totp_secret=base64.b32encode(digest[:20]).decode("ascii"),
    )


@transaction.atomic
def refresh_people() -> list[DemonstrationPerson]:
    """Creates the invented people, or puts them back as they were: open, with role and password."""
    if not settings.DEMONSTRATION:
        raise NotADemonstration("This is not a demonstration: no invented people are made here.")
    everyone = {role.code: person_for(role) for role in ROLES}
    users = {
        role.code: _refresh_user(everyone[role.code], name)
        for role, name in zip(ROLES, NAMES, strict=True)
    }
    for code, user in users.items():
        _refresh_grant(user, code, approved_by=users[ADMINISTRATOR])
    return list(everyone.values())


def _refresh_user(person: DemonstrationPerson, name: str) -> User:
    user, created = User.objects.get_or_create(
        email=person.email, defaults={"name": f"{name} Example", "is_demonstration": True}
    )
    user.name, user.organisation = f"{name} Example", person.organisation
    user.is_active = user.is_demonstration = True
    # Hashing is slow on purpose: only where it is needed.
    if created or not user.check_password(person.password):
        user.set_password(person.password)
    user.save()
    set_up_totp(user, person.totp_secret)
    return user


def _refresh_grant(user: User, role: str, *, approved_by: User) -> None:
    today = timezone.localdate()
    held = user.grants.filter(role=role, ended_at=None, ends_on__gte=today)
    if not held.exists():
        RoleGrant.objects.create(
            user=user,
            role=role,
            approved_by=approved_by,
            reason="Demonstration",
            ends_on=today + GRANTED_FOR,
        )
