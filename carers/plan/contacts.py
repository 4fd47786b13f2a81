"""Phone numbers that plans name. Crisis numbers and the front door are kept once, by the portal,
those of the organisations that work with carers in their settings."""

from collections.abc import Mapping
from typing import Any

from carers.cases.services import service_of
from carers.models import Organisation
from carers.plan.items import BadRuleset
from portal.ui.records import contact_ways, crisis_numbers


def read_contacts(rows: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """The number of each contact as it is now, by code. Raises BadRuleset."""
    return {code: _number(code, row) for code, row in rows.items()}


def _number(code: str, row: Mapping[str, Any]) -> str:
    record = row.get("record", code)
    if row.get("from") == "crisis" and record in crisis_numbers():
        return crisis_numbers()[record].phone
    if row.get("from") == "ways" and isinstance(getattr(contact_ways(), record, None), str):
        return str(getattr(contact_ways(), record))
    if row.get("from") == "service" and record in Organisation.values:
        return service_of(record).phone
    if row.get("number"):
        return str(row["number"])
    raise BadRuleset(f"Contact {code!r} has no number.")
