"""Tests: fast, closed to the network, otherwise as in production."""

import os

from portal.settings.base import *
from portal.settings.base import BASE_DIR, DATABASES, NOTICE_CHANNELS

SECRET_KEY = "test"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
ENCRYPTION_KEYS = ["dGVzdC1vbmx5LWtleS10aGlydHktdHdvLWJ5dGVzISE="]
# Codes and passwords that cost nothing to check.
CODE_WORK = 2
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CONSOLE = "portal.notices.channels.Console"
NOTICE_CHANNELS = {**NOTICE_CHANNELS, "text": CONSOLE, "letter": CONSOLE}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PLACES_FILE = BASE_DIR / "tests" / "data" / "no-places.csv"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
if os.environ.get("TEST_DATABASE_URL"):
    import dj_database_url

    DATABASES = {"default": dj_database_url.parse(os.environ["TEST_DATABASE_URL"])}
elif os.environ.get("TEST_DATABASE_FILE"):
    # The database in memory cannot wait: two requests at once find its tables locked.
    DATABASES["default"]["TEST"] = {"NAME": os.environ["TEST_DATABASE_FILE"]}
    # It is thrown away: nothing needs to reach the disk.
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
