"""The application as the web server's worker processes load it."""

import gc

from django.urls import get_resolver

from motcua.config.wsgi import application
from motcua.launcher.orphan import stop_when_orphaned

stop_when_orphaned()

# Every view is loaded before the first request, and what is loaded by then stays: the collector need not walk over it
# again in the middle of a request.
_ = get_resolver().url_patterns
gc.collect()
gc.freeze()

__all__ = ["application"]
