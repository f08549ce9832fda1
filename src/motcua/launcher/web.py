"""The application as the web server's worker processes load it."""

from motcua.config.wsgi import application
from motcua.launcher.orphan import stop_when_orphaned

stop_when_orphaned()

__all__ = ["application"]
