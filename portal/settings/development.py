"""One machine, no services, invented people."""

from portal.settings.base import *
from portal.settings.base import BASE_DIR, NOTICE_CHANNELS, STATIC_ROOT

DEBUG = False
DEMONSTRATION = True
SECRET_KEY = "development-only-never-in-production"
ALLOWED_HOSTS = ["*"]
# A key for invented answers only; production takes its own from the environment.
ENCRYPTION_KEYS = ["ZGV2ZWxvcG1lbnQtb25seS1rZXktMzItYnl0ZXMhISE="]
PASSWORD_HASHERS = [
    "portal.accounts.hashers.DemonstrationHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
CONSOLE = "portal.notices.channels.Console"
NOTICE_CHANNELS = {**NOTICE_CHANNELS, "text": CONSOLE, "letter": CONSOLE}
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
(BASE_DIR / "var").mkdir(exist_ok=True)
# Files are found where they are built; this folder only keeps whitenoise from warning.
STATIC_ROOT.mkdir(exist_ok=True, parents=True)
