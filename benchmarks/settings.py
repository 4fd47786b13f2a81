"""As in production, over a database that the benchmark makes and throws away."""

from portal.settings.development import *  # noqa: F403

DEMONSTRATION = False
LOGGING = {"version": 1, "disable_existing_loggers": True}
ALLOWED_HOSTS = ["*"]
