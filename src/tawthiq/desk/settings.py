"""Django's settings of the desk: the case's, and those of a server.

What differs between one person and a team comes from the environment, which
``tawthiq desk`` sets; behind gunicorn the operator sets it (docs/desk-team.md).
"""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path
from typing import Any, Final

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from xstatic.pkg import leaflet

TEAM: Final = os.environ.get("TAWTHIQ_DESK_TEAM") == "1"
# Where the key of this run is: in one-person mode only its holder comes in.
LOCAL_KEY: Final = os.environ.get("TAWTHIQ_DESK_LOCAL_KEY", "")
TILES: Final = os.environ.get("TAWTHIQ_DESK_TILES", "")  # an MBTiles file, or a URL

_HOSTS: Final = os.environ.get("TAWTHIQ_DESK_HOSTS", "")
_HERE: Final = Path(__file__).parent

DEBUG: Final = False
_SECRET: Final = os.environ.get("TAWTHIQ_DESK_SECRET", "")
_SHORTEST: Final = 50  # characters, as Django's own check asks
if TEAM and len(_SECRET) < _SHORTEST:
    raise ImproperlyConfigured(
        "a team's desk needs TAWTHIQ_DESK_SECRET: at least 50 random characters, the "
        "same for every worker and after a restart (docs/desk-team.md)"
    )
# Alone, one a run does.
SECRET_KEY: Final = _SECRET or secrets.token_urlsafe(64)
ALLOWED_HOSTS: Final = _HOSTS.split(",") if _HOSTS else ["127.0.0.1", "localhost"]

INSTALLED_APPS: Final = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "ninja",
    "tawthiq.case",
    "tawthiq.desk",
]
MIDDLEWARE: Final = [
    # The first three are outermost: no answer is without their headers.
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "tawthiq.desk.middleware.headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "tawthiq.desk.middleware.digits",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tawthiq.desk.middleware.person",
    "tawthiq.desk.middleware.faults",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF: Final = "tawthiq.desk.urls"
WSGI_APPLICATION: Final = "tawthiq.desk.wsgi.application"
TEMPLATES: Final[list[dict[str, Any]]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "tawthiq.desk.context.desk",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "tawthiq.desk.templatetags.words",
            ],
        },
    }
]
# The case's database takes its place when the case is opened.
DATABASES: Final[dict[str, dict[str, Any]]] = {
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
}
DEFAULT_AUTO_FIELD: Final = "django.db.models.BigAutoField"
USE_TZ: Final = True
TIME_ZONE: Final = "UTC"

LANGUAGE_CODE: Final = "ar"
LANGUAGES: Final = [("ar", "العربية"), ("en", "English")]
USE_I18N: Final = True

STATIC_URL: Final = "/static/"
STATICFILES_DIRS: Final = [("leaflet", leaflet.BASE_DIR)]
WHITENOISE_USE_FINDERS: Final = True

AUTHENTICATION_BACKENDS: Final = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
CSRF_FAILURE_VIEW: Final = "tawthiq.desk.views.signing.forged"
LOGIN_URL: Final = "login"
LOGIN_REDIRECT_URL: Final = "home"
LOGOUT_REDIRECT_URL: Final = "login"
# NIST SP 800-63B: length before composition, and no password known from breaches.
AUTH_PASSWORD_VALIDATORS: Final = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"max_similarity": 0.6}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
PASSWORD_HASHERS: Final = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AXES_FAILURE_LIMIT: Final = 5
AXES_COOLOFF_TIME: Final = 0.25  # hours
AXES_LOCKOUT_PARAMETERS: Final = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS: Final = True
AXES_ENABLED: Final = TEAM
AXES_VERBOSE: Final = False
AXES_CLIENT_IP_CALLABLE: Final = "tawthiq.desk.sessions.address"
AXES_LOCKOUT_CALLABLE: Final = "tawthiq.desk.views.accounts.locked_out"
AXES_ENABLE_ACCESS_FAILURE_LOG: Final = True
PASSWORD_RESET_TIMEOUT: Final = 24 * 60 * 60  # an administrator's one-time link

# Cookies know no ports: a name of its own keeps two desks on one machine apart.
_RUN: Final = hashlib.sha256(LOCAL_KEY.encode()).hexdigest()[:8]
SESSION_COOKIE_NAME: Final = "__Host-desk" if TEAM else f"desk_{_RUN}"
CSRF_COOKIE_NAME: Final = "__Host-csrf" if TEAM else f"csrf_{_RUN}"
SESSION_COOKIE_AGE: Final = 8 * 60 * 60  # a day's work
DESK_IDLE: Final = 60 * 60  # a team's session that nobody used for so long ends
SESSION_EXPIRE_AT_BROWSER_CLOSE: Final = True
SESSION_COOKIE_HTTPONLY: Final = True
SESSION_COOKIE_SAMESITE: Final = "Strict"
CSRF_COOKIE_SAMESITE: Final = "Strict"
CSRF_COOKIE_HTTPONLY: Final = True
# A team's desk is behind TLS; one person's is on loopback, where there is none.
SESSION_COOKIE_SECURE: Final = TEAM
CSRF_COOKIE_SECURE: Final = TEAM
SECURE_SSL_REDIRECT: Final = TEAM
SECURE_REDIRECT_EXEMPT: Final = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER: Final = ("HTTP_X_FORWARDED_PROTO", "https") if TEAM else None
SECURE_HSTS_SECONDS: Final = 365 * 24 * 60 * 60 if TEAM else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS: Final = TEAM
SECURE_HSTS_PRELOAD: Final = TEAM
# "no-referrer" would make browsers send forms without the origin that is checked.
SECURE_REFERRER_POLICY: Final = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY: Final = "same-origin"
X_FRAME_OPTIONS: Final = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE: Final = 8 << 20
CONTENT_SECURITY_POLICY: Final = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
LOGGING: Final[dict[str, Any]] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler", "level": "ERROR"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False}
    },
}
