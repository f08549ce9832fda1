"""A process of ours ends when the one that started it is gone, so that kill -9 of the runner leaves nothing behind."""

import os
import signal
import threading
import time

_LOOK_EVERY = 0.5
_GRACE = 10.0


def stop_when_orphaned() -> None:
    """Watch the parent from a thread; once it is gone, ask this process to stop, then insist."""
    threading.Thread(target=_watch, args=(os.getppid(),), name="watch-parent", daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_EVERY)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_GRACE)
    os.kill(os.getpid(), signal.SIGKILL)
