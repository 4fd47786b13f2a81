"""Figures that go out of date: each holds from a day to a day, and is not shown any more then."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from carers.plan.items import BadRuleset


@dataclass(frozen=True)
class Rate:
    code: str
    amount: Decimal
    valid_from: datetime.date
    valid_to: datetime.date
    hide_after: datetime.date
    """The last day on which a new plan may show it."""
    source: str
    checked: str = ""
    """When somebody read it at its source; empty until somebody has."""
    verify: str = ""

    def holds(self, on: datetime.date) -> bool:
        return self.valid_from <= on <= min(self.valid_to, self.hide_after)


def current(rates: Iterable[Rate], on: datetime.date) -> dict[str, Rate]:
    """By code, those that may be shown on a day; of two the one that began later."""
    in_order = sorted(rates, key=lambda rate: rate.valid_from)
    return {rate.code: rate for rate in in_order if rate.holds(on)}


def read_rate(row: Mapping[str, Any]) -> Rate:
    """Raises BadRuleset."""
    days = ("valid_from", "valid_to", "hide_after")
    try:
        return Rate(
            **{
                **row,
                "amount": Decimal(row["amount"]),
                **{name: datetime.date.fromisoformat(row[name]) for name in days},
            }
        )
    except (KeyError, TypeError, ValueError, InvalidOperation) as error:
        raise BadRuleset(f"Rate {row.get('code', '?')!r} cannot be read: {error}.") from error
