"""Settings of `make run`: this machine, loopback, a secret of its own kept in `var/`."""

import os
import secrets

from motcua.config.settings.base import *  # noqa: F403
from motcua.config.settings.base import VAR

DEMO = True


def _own_secret() -> str:
    """Return the installation's secret, made on first use and readable by its owner only."""
    path = VAR / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text()


SECRET_KEY = os.environ.get("MOTCUA_SECRET_KEY") or _own_secret()
