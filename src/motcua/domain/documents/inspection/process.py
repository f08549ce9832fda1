"""The process that opens untrusted files. It imports the readers once and forks for each file, so that one costs
milliseconds, and a file made to eat time or memory takes down nothing but its own fork.

Run as `python -m motcua.domain.documents.inspection.process` with one end of a socket pair as standard input
(`inspection.client` does so). Knows nothing of Django, the database or the document store.
"""

import gc
import json
import logging
import os
import resource
import signal
import socket
import sys
from contextlib import suppress
from typing import Any, BinaryIO

from PIL import Image

from motcua.domain.documents.inspection.facts import Facts
from motcua.domain.documents.inspection.office import inspect_office
from motcua.domain.documents.inspection.pdf import inspect_pdf
from motcua.domain.documents.inspection.picture import inspect_picture
from motcua.domain.documents.inspection.wire import REQUEST
from motcua.domain.documents.media import Kind, MediaType
from motcua.domain.documents.refusals import FileRefused, Reason


def inspect(file: BinaryIO, kind: Kind) -> Facts:
    """Inspect a file of an accepted kind. Raises FileRefused, or whatever a reader stumbles over."""
    match kind:
        case Kind.PDF:
            return inspect_pdf(file)
        case Kind.JPEG:
            return inspect_picture(file, MediaType.JPEG)
        case Kind.PNG:
            return inspect_picture(file, MediaType.PNG)
        case Kind.ZIP:
            return inspect_office(file)
    raise FileRefused(Reason.UNKNOWN_TYPE, found=kind)


def verdict(file: BinaryIO, kind: Kind) -> dict[str, Any]:
    """Return the answer to send: the facts, or the reason and its details."""
    try:
        facts = inspect(file, kind)
    except FileRefused as refusal:
        return {"reason": refusal.reason, "details": refusal.details}
    except (MemoryError, RecursionError):
        return {"reason": Reason.TOO_HEAVY, "details": {}}
    except Exception:  # readers of hostile files raise anything: one that stumbles has not read the file
        return {"reason": Reason.BROKEN, "details": {"found": kind}}
    return {"media_type": facts.media_type, "pages": facts.pages}


def serve() -> None:
    """Answer requests until the other end of standard input is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which closes our input when it stops
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # forks are not waited for
    logging.disable()
    Image.MAX_IMAGE_PIXELS = None  # `picture` measures by itself, to be able to name the size
    Image.preinit()
    gc.freeze()
    with _control() as control:
        while True:
            message, descriptors, _flags, _address = socket.recv_fds(control, REQUEST.size, 2)
            if len(message) < REQUEST.size:
                return
            if os.fork() == 0:
                control.close()
                _serve_one(message, descriptors)
            for descriptor in descriptors:
                os.close(descriptor)


def _control() -> socket.socket:
    """Take the channel away from standard input, so that a fork that closes it leaves no copy open."""
    control = socket.socket(fileno=os.dup(sys.stdin.fileno()))
    with open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), sys.stdin.fileno())
    return control


def _serve_one(message: bytes, descriptors: list[int]) -> None:
    """Inspect one file in this fork and end it. Without an answer the asker knows that a limit was reached."""
    with suppress(BaseException):
        name, cpu_seconds, wall_seconds, memory = REQUEST.unpack(message)
        _limit(cpu_seconds, wall_seconds, memory)
        with os.fdopen(descriptors[0], "rb") as file, socket.socket(fileno=descriptors[1]) as answer:
            answer.sendall(json.dumps(verdict(file, Kind(name.rstrip(b"\0").decode()))).encode())
    os._exit(0)


def _limit(cpu_seconds: int, wall_seconds: int, memory: int) -> None:
    signal.alarm(wall_seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    serve()
