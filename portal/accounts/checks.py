"""What is wrong with the settings of sign-in, said when the portal starts."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from portal.accounts.roles import BY_CODE


def group_roles(**kwargs: Any) -> list[CheckMessage]:
    """OIDC_GROUP_ROLES names a role of ours for each group; a slip would give nothing, silently."""
    given = settings.OIDC_GROUP_ROLES
    if not isinstance(given, dict):
        return [Error("OIDC_GROUP_ROLES is not an object: group → role.", id="accounts.E001")]
    return [
        Error(f"OIDC_GROUP_ROLES: {role!r} of group {group!r} is no role.", id="accounts.E002")
        for group, role in given.items()
        if not isinstance(role, str) or role not in BY_CODE
    ]
