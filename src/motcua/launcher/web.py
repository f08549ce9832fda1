"""The application as the web server's worker processes load it."""

import gc
import logging
import threading

from django.db import Error as DatabaseFault
from django.db import connections
from django.urls import get_resolver

from motcua.config.wsgi import application
from motcua.launcher.orphan import stop_when_orphaned

stop_when_orphaned()


def _settle() -> None:
    """Take what is loaded out of the collector's walks: it stays as long as the process does."""
    gc.collect()
    gc.freeze()


def _warm_up() -> None:
    """Build the search index beside the first requests, so that nobody's question waits for it."""
    from motcua.domain.assistant.published import published

    try:
        published()
    except DatabaseFault:
        logging.getLogger(__name__).exception("No search index at the start; the first search tries again.")
    finally:
        connections.close_all()
    _settle()


# Every view is loaded before the first request.
_ = get_resolver().url_patterns
_settle()
threading.Thread(target=_warm_up, name="warm-up", daemon=True).start()

__all__ = ["application"]
