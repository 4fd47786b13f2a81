"""The two organisations: as they are set on screen, else as they ship (data/services.toml)."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from django.db import transaction

from carers.apps import DATA
from carers.cases.clocks import STEPS
from carers.models import Organisation, Service, Target
from portal.ui.records import contact_ways


def service_of(organisation: str) -> Service:
    """How carers know it and reach it. Without a row, as it ships; it is then not saved."""
    service = stored(organisation)
    for field, value in kept_elsewhere(organisation).items():
        if not getattr(service, field):
            setattr(service, field, value)
    return service


def stored(organisation: str) -> Service:
    """The same without what is kept elsewhere: for those who set it."""
    rows = Service.objects.select_related("duty_owner").filter(organisation=organisation)
    return rows.first() or Service(organisation=organisation, **_shipped()[organisation])


def kept_elsewhere(organisation: str) -> Mapping[str, str]:
    """What stands in where the council's own settings are empty: the record of its front door."""
    if organisation not in _from_ways():
        return {}
    ways = contact_ways()
    hours = f"Monday to Thursday until {ways.mon_thu_until}, Friday until {ways.fri_until}"
    return {"phone": ways.phone, "email": ways.email, "hours": hours}


@cache
def _rows() -> tuple[Mapping[str, Any], ...]:
    with (DATA / "services.toml").open("rb") as file:
        return tuple(tomllib.load(file)["service"])


@cache
def _shipped() -> dict[str, dict[str, Any]]:
    """Fields of the model by organisation."""
    others = ("organisation", "from")
    return {
        row["organisation"]: {name: value for name, value in row.items() if name not in others}
        for row in _rows()
    }


@cache
def _from_ways() -> frozenset[str]:
    return frozenset(row["organisation"] for row in _rows() if row.get("from") == "ways")


def row_of(organisation: str) -> Service:
    """As it is stored, for those who set it; made where it is not there yet."""
    row, _made = Service.objects.get_or_create(
        organisation=organisation, defaults=_shipped()[organisation]
    )
    return row


@transaction.atomic
def load_settings() -> int:
    """Rows for both organisations and for each step, once; says how many are new.

    What is there stays as it is: staff may have changed it.
    """
    new = 0
    for organisation in Organisation.values:
        new += not Service.objects.filter(organisation=organisation).exists()
        row_of(organisation)
    for step in STEPS:
        promised = {"working_days": step.working_days, "source": step.source}
        _, made = Target.objects.get_or_create(step=step.code, defaults=promised)
        new += made
    return new
