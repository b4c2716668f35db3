"""Settings, read from the environment; a missing one stops the start with its name and a hint."""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from spcore.config import csp, database, logging, parts, schedule, sending, signing_in, systems

BASE_DIR = Path(__file__).resolve().parent.parent
SHARED_DIR = BASE_DIR.parent / "shared"

env = environ.Env()
# Keys and data of `make run`; tests name a folder of their own, so they never read a developer's.
RUN_DIR = Path(env.str("RUN_DIR", default=str(BASE_DIR / ".run")))
for name in ("env", "servers"):  # what stands in the environment itself goes before
    if (RUN_DIR / name).exists():
        env.read_env(RUN_DIR / name)


def required(name: str, hint: str) -> str:
    """Return the setting `name`. :raises ImproperlyConfigured: when it is not set."""
    value: str = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. {hint}")
    return value


DEMO = env.bool("DEMO", default=False)
DEBUG = False
SECRET_KEY = required("SECRET_KEY", "Any long random string; `make run` writes one to .run/env.")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"] if DEMO else [])
SITE_ADDRESS = env.str("SITE_ADDRESS", default="http://127.0.0.1:8000")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SERVICE_NAME = env.str("SERVICE_NAME", default="Social prescribing referrals")

INSTALLED_APPS = parts.APPS
MIDDLEWARE = parts.MIDDLEWARE
ROOT_URLCONF = "spcore.urls"
WSGI_APPLICATION = "spcore.wsgi.application"
APPEND_SLASH = False
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "spcore.ui.context.page",
            ],
            "builtins": ["spcore.ui.templatetags.ui", "spcore.ui.templatetags.once"],
        },
    }
]

# Any PostgreSQL from 15 and any Redis-protocol broker; `make run` and `make test` start their own.
DATABASES = {
    "default": database.connection(
        env.db_url_config(
            required("DATABASE_URL", "Run `make run` beside this, or: postgres://user:word@host/db")
        ),
        role=env.str("DATABASE_ROLE", default=""),
        limited=env.bool("DATABASE_LIMITS", default=True),
    )
}
# The role that serves: `manage.py grant_app_role` makes it; it cannot change trail or steps.
DATABASE_APP_ROLE = env.str("DATABASE_APP_ROLE", default="sp_app")
APP_ROLE_NOTE = RUN_DIR / "app-role"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_entries",
        "OPTIONS": {"MAX_ENTRIES": 200_000},  # the default, 300, would forget counted guesses
    },
}

# Whether a request runs the watches that are due, beside the relay; counting queries, it must not.
WEB_WATCHES = env.bool("WEB_WATCHES", default=True)

# Working days beyond a scheme's own for a service's answer: then it counts as not answered.
PROVIDER_GRACE_DAYS = 5

CELERY_BROKER_URL = required("REDIS_URL", "redis://host:6379/0")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = schedule.TRANSPORT
CELERY_TASK_DEFAULT_QUEUE = "normal"
CELERY_TASK_ROUTES = schedule.ROUTES
CELERY_TASK_TIME_LIMIT = schedule.TIME_LIMIT
CELERY_BEAT_SCHEDULER = "spcore.outbox.beat:Scheduler"

AUTH_USER_MODEL = "accounts.User"
# The address is unique whatever its case, by a constraint on Lower(email) that this check misses.
# A missing folder of static files has a check of its own, which says what to do (spcore/checks.py).
# A default hour is no forgotten now(), which fields.W161 takes it for in the seconds around it.
SILENCED_SYSTEM_CHECKS = ["auth.W004", "fields.W161", "staticfiles.W004"]
AUTHENTICATION_BACKENDS = ["spcore.accounts.backend.Backend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = signing_in.PASSWORD_VALIDATORS
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/start/"
ACCOUNT_ADAPTER = "spcore.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = signing_in.RATE_LIMITS
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_FORMS = signing_in.ACCOUNT_FORMS
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.bool("BEHIND_PROXY", default=False) else 0
PASSWORD_RESET_TIMEOUT = 60 * 60
MFA_ADAPTER = "spcore.accounts.mfa_adapter.MfaAdapter"
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = signing_in.MFA_FORMS
MFA_TOTP_ISSUER = SERVICE_NAME
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]

# Twenty minutes idle, ten hours in all (security.md B5); the second is kept by ActorMiddleware.
SESSION_ENGINE = "spcore.accounts.session_store"
SESSION_COOKIE_AGE = 20 * 60
# A used session is written once a minute (spcore.accounts.sessions), not at every request.
SESSION_SAVE_EVERY_REQUEST = False
SESSION_ABSOLUTE_SECONDS = 10 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEMO
# Cookies know no ports: two demos on one machine tell theirs apart by name.
OWN_PORT = f"-{urlsplit(SITE_ADDRESS).port or 80}"
SESSION_COOKIE_NAME = f"sessionid{OWN_PORT}" if DEMO else "__Host-sessionid"
CSRF_COOKIE_NAME = f"csrftoken{OWN_PORT}" if DEMO else "__Host-csrftoken"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "spcore.ui.views.refusals.csrf_failed"
SECURE_HSTS_SECONDS = 0 if DEMO else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEMO
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=not DEMO)
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None
)
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = csp.POLICY
PERMISSIONS_POLICY = csp.PERMISSIONS

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["spcore.access.DeclaredRoles"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "EXCEPTION_HANDLER": "spcore.responses.api_refusal",
}
IDP_OIDC_ACCESS_TOKEN_EXPIRES_IN = systems.TOKEN_SECONDS
SYSTEM_RATES = systems.RATES
CRISPY_ALLOWED_TEMPLATE_PACKS = ["nhsuk"]
CRISPY_TEMPLATE_PACK = "nhsuk"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# "unix:///run/clamav/clamd.ctl" or "tcp://host:3310"; empty: files are said to be unscanned.
CLAMD_ADDRESS = env.str("CLAMD_ADDRESS", default="")
# After so many days what a file of a caseload said is deleted; its cases and counts stay.
IMPORT_KEPT_DAYS = env.int("IMPORT_KEPT_DAYS", default=30)
FILE_UPLOAD_HANDLERS = [
    "spcore.files.uploads.BoundedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

EMAIL_BACKEND = env.str("EMAIL_BACKEND", default="django.core.mail.backends.smtp.EmailBackend")
EMAIL_TIMEOUT = 10
EMAIL_HOST = env.str("EMAIL_HOST", default="localhost")
EMAIL_PORT = env.int("EMAIL_PORT", default=25)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=False)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="no-reply@referrals.invalid")
# One of "smtp" (through EMAIL_*) or "record" (kept and shown on a page only: the demo).
NOTIFY_CHANNEL = env.str("NOTIFY_CHANNEL", default="record" if DEMO else "smtp")
# The waiting rooms' film: addresses on this site; without captions it is not shown at all.
SCREEN_VIDEO = env.str("SCREEN_VIDEO", default="")
SCREEN_CAPTIONS = env.str("SCREEN_CAPTIONS", default="")
# Letters to practices: by MESH, or into folders below this one; empty: by neither.
MESH = sending.mesh(env)
FEEDBACK_DROP_DIR = env.str("FEEDBACK_DROP_DIR", default="")
TEXTS = sending.texts(env, default="record" if DEMO else "")

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static", BASE_DIR / "build" / "assets"]
STATIC_ROOT = BASE_DIR / "staticfiles"
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEMO
if not DEMO:
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "spcore.staticfiles.Storage"},
    }
AUDIT_ANCHOR_FILE = Path(env.str("AUDIT_ANCHOR_FILE", default=str(RUN_DIR / "audit-heads.jsonl")))

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
LOCALE_PATHS = [BASE_DIR / "spcore" / "locale"]
TIME_ZONE = "Europe/London"
USE_TZ = True
LOGGING = logging.LOGGING
