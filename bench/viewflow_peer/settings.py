"""A Django project of its own for django-viewflow, as small as it can be."""

import os
from pathlib import Path

from motcua.config.database import database_settings

SECRET_KEY = "only-for-measuring"
USE_TZ = True
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "viewflow",
    "viewflow.workflow",
    "bench.viewflow_peer",
]
MIDDLEWARE: list[str] = []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": database_settings(os.environ["MOTCUA_BENCH_VIEWFLOW"], var=Path())}
