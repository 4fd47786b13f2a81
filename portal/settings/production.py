"""Production: every secret from the environment, and nothing starts without it."""

import os

from django.core.exceptions import ImproperlyConfigured

from portal.settings.base import *
from portal.settings.base import ALLOWED_HOSTS, ENCRYPTION_KEYS, SECRET_KEY

for name, value in {
    "SECRET_KEY": SECRET_KEY,
    "ALLOWED_HOSTS": ALLOWED_HOSTS,
    "ENCRYPTION_KEYS": ENCRYPTION_KEYS,
}.items():
    if not value:
        raise ImproperlyConfigured(f"Set {name} in the environment.")

SECURE_SSL_REDIRECT = os.environ.get("SECURE_SSL_REDIRECT", "1") == "1"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# Whether browsers are told of the whole domain in advance is for its owner to decide.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
