"""Settings of an office: HTTPS, everything secret from the environment, nothing guessed."""

import os

from django.core.exceptions import ImproperlyConfigured

from motcua.config.settings.base import *  # noqa: F403

DEMO = False
for name in ("MOTCUA_SECRET_KEY", "MOTCUA_DATABASE_URL", "MOTCUA_HOSTS", "MOTCUA_BASE_URL"):
    if not os.environ.get(name):
        raise ImproperlyConfigured(f"Set {name} in the environment before starting Một Cửa in production.")
SECRET_KEY = os.environ["MOTCUA_SECRET_KEY"]
SECOND_FACTOR_REQUIRED = os.environ.get("MOTCUA_SECOND_FACTOR", "required") != "offered"
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31536000
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
