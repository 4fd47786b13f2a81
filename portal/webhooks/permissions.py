"""Who keeps the list of systems that are told of events."""

from typing import Any


def can_keep_receivers(user: Any) -> bool:
    """System administrators: whoever gets a token can fetch what carers have sent."""
    return bool(user.is_authenticated and user.has_role("system_administrator"))
