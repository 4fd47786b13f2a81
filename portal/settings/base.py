"""Settings that hold everywhere. What differs by machine comes from the environment."""

import datetime
import json
import os
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url

from portal.languages.registration import register_languages
from portal.languages.table import LANGUAGES as LANGUAGE_TABLE

BASE_DIR = Path(__file__).resolve().parents[2]

# Machine -----------------------------------------------------------------

DEBUG = False
SECRET_KEY = os.environ.get("SECRET_KEY", "")
ALLOWED_HOSTS = [host for host in os.environ.get("ALLOWED_HOSTS", "").split(",") if host]
DEMONSTRATION = os.environ.get("DEMONSTRATION", "") == "1"
"""True where the people and answers are invented; every page then says so."""

# Rooms -------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "template_partials",
    "formtools",
    "portal.registry",
    "portal.languages",
    "portal.accounts",
    "portal.audit",
    "portal.alerts",
    "portal.notices",
    "portal.webhooks",
    "portal.privacy",
    "portal.ui",
    "portal.usage",
    "questionnaires",
    "directory",
    "carers",
    "surveys",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "portal.ui.middleware.HostileInputMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "portal.ui.middleware.LanguageCookieMiddleware",
    "portal.accounts.staff_language.StaffLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.accounts.idle.middleware.IdleMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.ui.middleware.NotAllowedMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.accounts.access.AccessMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.ui.context.furniture",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "portal.languages.templatetags.words",
                "portal.ui.templatetags.components",
            ],
        },
    }
]
FORM_RENDERER = "portal.ui.forms.GovukRenderer"

# Storage -----------------------------------------------------------------

DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{BASE_DIR / 'var' / 'portal.sqlite3'}", conn_max_age=60
    )
}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000;"
        ),
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": (
        {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": os.environ["CACHE_URL"],
        }
        if os.environ.get("CACHE_URL")
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

# Languages ---------------------------------------------------------------

register_languages()
LANGUAGE_CODE = "en"
LANGUAGES = [(language.code, language.english_name) for language in LANGUAGE_TABLE]
LOCALE_PATHS = [BASE_DIR / "locale"]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

# Files -------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static" / "collected"
MEDIA_ROOT = Path(os.environ.get("MEDIA_ROOT", BASE_DIR / "var" / "media"))
"""What staff upload: recordings. Served by a view, never by the web server."""
STATICFILES_DIRS = [BASE_DIR / "static" / "built"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.ui.storage.PortalStaticFilesStorage"},
}

# Safety ------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "media-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "manifest-src": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: [] for feature in ("camera", "geolocation", "microphone", "payment", "usb")
} | {feature: ["self"] for feature in ("publickey-credentials-create", "publickey-credentials-get")}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
# Nothing outlives the browser but the language: the privacy page says so.
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_AGE = None
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "portal.ui.views.errors.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
# The form of a listing with many places and hours has some twenty fields for each.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000

ENCRYPTION_KEYS = [key for key in os.environ.get("ENCRYPTION_KEYS", "").split(",") if key]
"""Fernet keys, newest first; kept apart from SECRET_KEY so that either can change alone."""

CODE_WORK = 2**14
"""A guess at a code (53 bits) costs some 50 ms and 16 MB. Changed, no old code opens anything."""

# Accounts ----------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["portal.accounts.backends.StaffBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "staff:home"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "portal.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# An administrator enters the address; the link that sets the first password proves it.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "portal.accounts.sign_in_forms.SignInForm",
    "reset_password": "portal.accounts.sign_in_forms.ResetPasswordForm",
    "reset_password_from_key": "portal.accounts.sign_in_forms.NewPasswordForm",
    "change_password": "portal.accounts.sign_in_forms.ChangePasswordForm",
    "reauthenticate": "portal.accounts.sign_in_forms.ReauthenticateForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("TRUSTED_PROXIES", "0"))
"""How many of our own proxies stand in front; rate limits count by the address they report."""
MFA_ADAPTER = "portal.accounts.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
# A passkey asks for a look, a finger or a PIN each time: so it stands for two factors.
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "portal.accounts.sign_in_forms.CodeForm",
    "reauthenticate": "portal.accounts.sign_in_forms.ReauthenticateCodeForm",
    "activate_totp": "portal.accounts.sign_in_forms.SetUpCodeForm",
    "authenticate_webauthn": "portal.accounts.passkeys.PasskeyForm",
    "reauthenticate_webauthn": "portal.accounts.passkeys.PasskeyAgainForm",
}
STAFF_IDLE = datetime.timedelta(minutes=int(os.environ.get("STAFF_IDLE_MINUTES", "30")))
PUBLIC_IDLE = datetime.timedelta(minutes=int(os.environ.get("PUBLIC_IDLE_MINUTES", "60")))
"""A session in which somebody is signed in ends when nothing has happened for so long."""
IDLE_WARNING = datetime.timedelta(minutes=2)
TABLET_IDLE = datetime.timedelta(seconds=60)
"""A tablet that staff hand over forgets the answers when nobody has touched it for so long."""
TABLET_WARNING = datetime.timedelta(seconds=20)
"""Of this time it counts down the last part: 20 seconds at least (WCAG 2.2.1)."""
SOCIALACCOUNT_ADAPTER = "portal.accounts.adapters.OrganisationAccountAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "organisation",
                "name": os.environ.get("OIDC_NAME", "Council account"),
                "client_id": os.environ["OIDC_CLIENT_ID"],
                "secret": os.environ.get("OIDC_SECRET", ""),
                "settings": {"server_url": os.environ["OIDC_SERVER_URL"]},
            }
        ]
        if os.environ.get("OIDC_CLIENT_ID")
        else [],
    }
}
"""Staff sign in with the council's own accounts (Entra or any OpenID Connect) where set."""
OIDC_GROUP_ROLES = json.loads(os.environ.get("OIDC_GROUP_ROLES", "{}"))
"""Group of the organisation (Entra: its id) → code of the role that it gives (roles.toml)."""
if os.environ.get("OIDC_SERVER_URL"):
    # A form of ours posts, and is then sent on to the organisation's sign-in page.
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"].append(
        "{0.scheme}://{0.netloc}".format(urlsplit(os.environ["OIDC_SERVER_URL"]))
    )

# Outside -----------------------------------------------------------------

FETCH_PRIVATE_ADDRESSES = [
    host for host in os.environ.get("FETCH_PRIVATE_ADDRESSES", "").split(",") if host
]
"""`host:port` of machines of our own that feeds may come from; other private ones are refused."""
FEED_DEADLINE = datetime.timedelta(minutes=int(os.environ.get("FEED_MINUTES", "120")))
"""How long one run over a feed may take; the next one goes on from there."""
DEFAULT_FROM_EMAIL = os.environ.get("FROM_EMAIL", "portal@localhost")
NOTICE_CHANNELS = {
    "email": os.environ.get("EMAIL_CHANNEL", "portal.notices.channels.DjangoEmail"),
    "text": os.environ.get("TEXT_CHANNEL", "portal.notices.channels.Off"),
    "letter": os.environ.get("LETTER_CHANNEL", "portal.notices.channels.Off"),
}
NOTIFY_API_KEY = os.environ.get("NOTIFY_API_KEY", "")
NOTIFY_EMAIL_TEMPLATE = os.environ.get("NOTIFY_EMAIL_TEMPLATE", "")
NOTIFY_TEXT_TEMPLATE = os.environ.get("NOTIFY_TEXT_TEMPLATE", "")
NOTIFY_LETTER_TEMPLATE = os.environ.get("NOTIFY_LETTER_TEMPLATE", "")
"""GOV.UK Notify is used where its key is set; its templates hold ((subject)) and ((body)), that of
letters also `QR: ((link))`."""
NOTIFY_CALLBACK_TOKEN = os.environ.get("NOTIFY_CALLBACK_TOKEN", "")
"""By which Notify shows who it is when it hands over texts that people sent, and says what became
of messages; empty: none taken."""

# The council -------------------------------------------------------------

PORTAL_NAME = os.environ.get("PORTAL_NAME", "Coventry care and support")
COUNCIL_NAME = os.environ.get("COUNCIL_NAME", "Coventry City Council")
PORTAL_URL = os.environ.get(
    "PORTAL_URL", f"https://{ALLOWED_HOSTS[0]}" if ALLOWED_HOSTS else "http://localhost:8000"
)
"""Where links in messages lead that no request asks for; without a stroke at its end."""
ALERTS_OUT_OF_HOURS_EMAIL = os.environ.get("ALERTS_OUT_OF_HOURS_EMAIL", "")
"""The Emergency Duty Team, told of danger while the office is closed; empty: nobody is."""
PLACES_FILE = Path(
    os.environ.get("PLACES_FILE", BASE_DIR.parent / "shared" / "data" / "coventry_places.csv")
)
"""Where `load_directory` looks for the list of real places; without it they are left out."""

# Results of surveys -------------------------------------------------------
# Small numbers (domain/surveys.md, section 5): B across teams, C in public. [verify] with the
# council's analyst before anything is published.

B_MIN_BASE = 10
B_MAX_HIDDEN = 4
C_MAX_HIDDEN = 7
C_ROUND = 5
C_MIN_PCT = 30
B_STEP = 5
"""Answers that come late, or are corrected, move what was told beyond the team by no fewer."""
B_MAX_DIMS = 2
C_MAX_DIMS = 1
"""How many dimensions may be crossed; a month is one."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
