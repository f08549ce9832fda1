"""Where the database is: a URL from the environment, else the server the launcher keeps in `var/`."""

import hashlib
import tempfile
from copy import deepcopy
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import psycopg
from psycopg.pq.abc import PGconn


class _Connection(psycopg.Connection[Any]):
    """Keeps the plans of all the statements pages and acts run often: there are more of them than the driver's 100."""

    def __init__(self, pgconn: PGconn) -> None:
        super().__init__(pgconn)
        self.prepared_max = 300


# One pool a process: without it each page pays for a new connection (8 ms of server CPU, stack.md §2).
# Prepared statements: planning the joins of one act anew costs the server 5 ms, a kept plan 0.8 ms.
_OPTIONS: dict[str, Any] = {
    "pool": {"min_size": 1, "max_size": 8, "timeout": 10, "connection_class": _Connection},
    "server_side_binding": True,
    "prepare_threshold": 5,
}


# A unix socket's whole path must stay under 108 bytes; PostgreSQL adds "/.s.PGSQL.5432".
_LONGEST_FOLDER = 80


def socket_folder(var: Path) -> Path:
    """Return the folder of the embedded server's socket: `var/run`, or a short one where that path is too long."""
    folder = var.resolve() / "run"
    if len(str(folder).encode()) <= _LONGEST_FOLDER:
        return folder
    digest = hashlib.sha256(str(folder).encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"motcua-{digest}"


def database_settings(url: str, *, var: Path) -> dict[str, Any]:
    """Return Django's DATABASES entry for `url` (postgresql://user:password@host:port/name?host=/socket).

    An empty `url` means the embedded server of this checkout. Raises ValueError for another scheme.
    """
    if not url:
        url = f"postgresql://motcua@/motcua?host={socket_folder(var)}"
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres"):
        raise ValueError(f"MOTCUA_DATABASE_URL must start with postgresql://, not {parts.scheme}://")
    query = parse_qs(parts.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/") or "motcua",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host", [parts.hostname or ""])[0],
        "PORT": str(query.get("port", [parts.port or ""])[0]),
        "CONN_MAX_AGE": 0,
        # A connection from before the database's restart is replaced, not shown to a citizen as an error.
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": deepcopy(_OPTIONS),
    }
