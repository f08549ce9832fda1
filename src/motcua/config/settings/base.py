"""Settings shared by every way of running. Secrets and places come from the environment only."""

import os
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from motcua.config.database import database_settings

PACKAGE = Path(__file__).resolve().parents[2]
ROOT = PACKAGE.parents[1]
VAR = Path(os.environ.get("MOTCUA_VAR", ROOT / "var"))

SECRET_KEY = os.environ.get("MOTCUA_SECRET_KEY", "")
DEBUG = False
ALLOWED_HOSTS = os.environ.get("MOTCUA_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
# Header in which a proxy of ours names the client, such as X-Real-IP. Empty: clients come straight to this server.
CLIENT_HEADER = os.environ.get("MOTCUA_CLIENT_HEADER", "")
BASE_URL = os.environ.get("MOTCUA_BASE_URL", "http://localhost:8000")

# Rings and app order: see DESIGN §2. The list runs from low to high.
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "motcua.domain.ledger",
    "motcua.domain.accounts",
    "motcua.domain.calendars",
    "motcua.domain.agencies",
    "motcua.domain.notices",
    "motcua.domain.documents",
    "motcua.domain.catalogue",
    "motcua.domain.processes",
    "motcua.domain.dossiers",
    "motcua.domain.assistant",
    "motcua.domain.boards",
    "motcua.domain.guidance",
    "motcua.web.components",
    "motcua.web.portal",
    "motcua.web.desk",
    "motcua.web.kiosk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "motcua.web.components.security.ContentSecurityPolicyMiddleware",
    "motcua.web.components.offline.OfflineCopyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "motcua.web.components.languages.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "motcua.config.urls"
WSGI_APPLICATION = "motcua.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "web" / face / "templates" for face in ("components", "portal", "desk", "kiosk", "api")],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "motcua.web.components.jinja.environment"},
    },
]

DATABASES = {"default": database_settings(os.environ.get("MOTCUA_DATABASE_URL", ""), var=VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Account"
# Whether officers must sign in with a second factor, or are only offered it.
SECOND_FACTOR_REQUIRED = False
LOGIN_URL = "desk:sign_in"
LOGIN_REDIRECT_URL = "desk:home"
LOGOUT_REDIRECT_URL = "desk:sign_in"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "motcua.web.components.errors.stale_form"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("Tiếng Anh"))]
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "build" / "static"
STATICFILES_DIRS = [ROOT / "build" / "assets"]
STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Uploaded papers: content-addressed files outside every web root (domain/documents).
DOCUMENT_STORE = VAR / "documents"
FILE_UPLOAD_HANDLERS = ["motcua.domain.documents.upload.StreamingUpload"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400

# Mail leaves over SMTP; without a host it stays in the outbox page (demo).
EMAIL_HOST = os.environ.get("MOTCUA_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("MOTCUA_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("MOTCUA_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("MOTCUA_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("MOTCUA_SMTP_TLS", "") == "1"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("MOTCUA_MAIL_FROM", "khong-tra-loi@motcua.example")

# The authority whose ledger this installation keeps (QĐ 20/2020: first group of an agency identifier).
AUTHORITY = os.environ.get("MOTCUA_AUTHORITY", "H26")
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"

# A changed catalogue makes a new search index beside the one in use; False: in place, the question waits (tests).
SEARCH_INDEX_BUILT_ASIDE = True
# Optional: a service speaking the OpenAI protocol that puts answers into other words. Off without an address.
COMPOSER_URL = os.environ.get("MOTCUA_COMPOSER_URL", "")
COMPOSER_MODEL = os.environ.get("MOTCUA_COMPOSER_MODEL", "")
COMPOSER_KEY = os.environ.get("MOTCUA_COMPOSER_KEY", "")
COMPOSER_TIMEOUT = float(os.environ.get("MOTCUA_COMPOSER_TIMEOUT", "8"))
ASSISTANT_COMPOSER: str = "motcua.integrations.composer.adapter.from_settings" if COMPOSER_URL else ""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
