"""The processes the runner starts: web server and worker, each with its log, each restarted when it falls."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Mapping
from pathlib import Path

from motcua.launcher.refusal import CannotStart

# Set for processes that must not outlive the runner.
CHILD_MARK = "MOTCUA_CHILD"
_STOP_PATIENCE = 12.0
_FALLS_ALLOWED = 5
_FALLS_WINDOW = 60.0


class Child:
    """One process with a process group of its own, so that Ctrl-C reaches the runner alone, which stops in order."""

    def __init__(self, name: str, command: list[str], log: Path, environment: Mapping[str, str]) -> None:
        """Describe the process; nothing is started yet."""
        self.name = name
        self.log = log
        self._command = command
        self._environment = {**environment, CHILD_MARK: "1"}
        self._process: subprocess.Popen[bytes] | None = None
        self._falls: deque[float] = deque(maxlen=_FALLS_ALLOWED)

    def start(self) -> None:
        """Start the process; what it prints goes to its log."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                env=dict(self._environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def has_fallen(self) -> bool:
        """Return whether the process ended by itself."""
        return self._process is not None and self._process.poll() is not None

    def restart(self) -> None:
        """Start a fallen process again. Raises CannotStart when it keeps falling."""
        self._signal(signal.SIGKILL)
        now = time.monotonic()
        self._falls.append(now)
        if len(self._falls) == _FALLS_ALLOWED and now - self._falls[0] < _FALLS_WINDOW:
            raise CannotStart(f"The {self.name} keeps stopping: {self.last_words()} See {self.log}.")
        self.start()

    def stop(self) -> None:
        """Ask the process to end, insist after a while, and wait until its whole group is gone."""
        if self._process is None:
            return
        self._signal(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_STOP_PATIENCE)
        self._signal(signal.SIGKILL)
        self._process.wait()
        self._process = None

    def last_words(self) -> str:
        """Return the last line of the log."""
        try:
            lines = self.log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        except OSError:
            lines = []
        return lines[-1] if lines else "it left no message."

    def _signal(self, number: signal.Signals) -> None:
        if self._process is None:
            return
        try:
            os.killpg(self._process.pid, number)
        except ProcessLookupError:
            return


def own_command(*arguments: str) -> list[str]:
    """Return the command that runs `motcua` with this Python."""
    return [sys.executable, "-m", "motcua.cli", *arguments]
