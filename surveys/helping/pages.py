"""Which page somebody speaks of: a kind, and of services which one. Never whose page it is."""

import re

SERVICE, PLAN = "service", "plan"
KEY = re.compile(r"[-\w]{1,120}", re.ASCII)


def about(kind: str, key: str = "") -> str:
    """'plan' or 'service/cress'; empty for what is no page that asks."""
    if kind == PLAN:
        return PLAN
    if kind == SERVICE and KEY.fullmatch(key):
        return f"{SERVICE}/{key}"
    return ""
