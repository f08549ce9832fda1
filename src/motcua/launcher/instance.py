"""At most one running city in a folder, whatever happened to the one before."""

import fcntl
import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from motcua.launcher.place import Place, port_is_free
from motcua.launcher.refusal import CannotStart

# A city that was killed needs a moment until its processes have noticed and let go of the port.
_PATIENCE = 8.0
# One that is just being stopped needs less.
_STOPPING = 2.0


@contextmanager
def only_instance(place: Place) -> Iterator[None]:
    """Hold the folder and find the port free. Raises CannotStart. The lock goes with the process, even by kill -9."""
    record = place.var / "running.json"
    with record.open("a+", encoding="utf-8") as file:
        file.seek(0)
        before = _read(file.read())
        if not _wait_for(lambda: _locks(file.fileno()), _PATIENCE if _is_ending(before) else _STOPPING):
            raise CannotStart(
                f"Một Cửa already runs from this folder at {before.get('address', 'its address')}: use that one, or "
                "stop it with Ctrl-C where it was started."
            )
        if not _wait_for(lambda: port_is_free(place.port), _PATIENCE if before else 0.0):
            raise CannotStart(
                f"Port {place.port} is taken by another program: stop that program, or choose another port, "
                f"like `MOTCUA_PORT={_another(place.port)} make run`."
            )
        _write(file.fileno(), {"pid": os.getpid(), "parent": os.getppid(), "address": place.address})
        yield
        os.ftruncate(file.fileno(), 0)


def _locks(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _wait_for(condition: Callable[[], bool], patience: float) -> bool:
    deadline = time.monotonic() + patience
    while not condition():
        if time.monotonic() >= deadline:
            return False
        time.sleep(0.1)
    return True


def _is_ending(record: dict[str, object]) -> bool:
    """Return whether the process that started the recorded one is gone: then that one is about to stop."""
    parent = record.get("parent")
    if not isinstance(parent, int):
        return False
    try:
        os.kill(parent, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def _read(text: str) -> dict[str, object]:
    try:
        record = json.loads(text)
    except ValueError:
        return {}
    return record if isinstance(record, dict) else {}


def _write(descriptor: int, record: dict[str, object]) -> None:
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, json.dumps(record).encode(), 0)


def _another(port: int) -> int:
    return port + 10 if port < 65000 else 8010
