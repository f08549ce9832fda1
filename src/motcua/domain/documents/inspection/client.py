"""Asking the inspection process about a file: started when first needed, started again when it has died."""

import atexit
import json
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from motcua.domain.documents.inspection.facts import Facts
from motcua.domain.documents.inspection.wire import REQUEST, Limits
from motcua.domain.documents.media import Kind, MediaType
from motcua.domain.documents.refusals import FileRefused, Reason

_USUAL = Limits()


class Inspectors:
    """The inspection process of this process. Safe to use from many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._owner = 0

    def inspect(self, path: Path, kind: Kind, limits: Limits = _USUAL) -> Facts:
        """Inspect the file at `path`. Raises FileRefused; TOO_HEAVY where `limits` were reached."""
        answer = self._ask(path, kind, limits) or self._ask_again(path, kind, limits)
        if not answer:
            raise FileRefused(Reason.TOO_HEAVY)
        found: dict[str, Any] = json.loads(answer)
        if "reason" in found:
            raise FileRefused(Reason(found["reason"]), **found["details"])
        return Facts(MediaType(found["media_type"]), found["pages"])

    def close(self) -> None:
        """End the inspection process."""
        with self._lock:
            self._stop()

    def _ask_again(self, path: Path, kind: Kind, limits: Limits) -> bytes:
        """No answer: the fork reached a limit, unless the process itself has died, which is not the file's fault."""
        with self._lock:
            if self._is_alive():
                return b""
        return self._ask(path, kind, limits)

    def _ask(self, path: Path, kind: Kind, limits: Limits) -> bytes:
        """Return the answer, or nothing if none came."""
        ours, theirs = socket.socketpair()
        with ours, path.open("rb") as file:
            with theirs:
                message = REQUEST.pack(kind.encode(), limits.cpu_seconds, limits.wall_seconds, limits.memory_bytes)
                try:
                    socket.send_fds(self._channel(), [message], [file.fileno(), theirs.fileno()])
                except OSError:
                    return b""
            return _read_all(ours, timeout=limits.wall_seconds + 5)

    def _channel(self) -> socket.socket:
        with self._lock:
            if self._control is None or not self._is_alive():
                self._stop()
                self._control = self._start()
            return self._control

    def _is_alive(self) -> bool:
        """The process never speaks on its channel, so whatever can be read there is the end of it.

        Asking the system for its exit code instead would come too early: a killed process is found dead a little
        later than its channel.
        """
        if self._control is None or self._owner != os.getpid():
            return False
        try:
            self._control.recv(1, socket.MSG_DONTWAIT | socket.MSG_PEEK)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False

    def _start(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "motcua.domain.documents.inspection.process"],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
            )
        self._owner = os.getpid()
        return ours

    def _stop(self) -> None:
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._process is not None and self._owner == os.getpid():
            self._process.wait()
        self._process = None


def _read_all(source: socket.socket, *, timeout: int) -> bytes:
    source.settimeout(timeout)
    parts: list[bytes] = []
    try:
        while part := source.recv(4096):
            parts.append(part)
    except OSError:
        return b""
    return b"".join(parts)


INSPECTORS = Inspectors()
atexit.register(INSPECTORS.close)
