"""Settings of the measurements: those of `make run`, with two addresses more to compare pages with."""

import os

os.environ.setdefault("MOTCUA_SECRET_KEY", "only-for-measuring")

from motcua.config.settings.dev import *  # noqa: F403

ROOT_URLCONF = "bench.addresses"
