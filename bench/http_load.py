"""A small HTTP client: some connections kept open, each asks for the next address as soon as it has its answer."""

import selectors
import socket
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from math import ceil

_HEAD_ENDS = b"\r\n\r\n"
_LENGTH = b"content-length:"
_PATIENCE = 60.0


@dataclass
class Answers:
    """How long each answer took, in seconds, and how long all of it."""

    each: list[float] = field(default_factory=list)
    seconds: float = 0.0
    bytes_each: int = 0

    @property
    def a_second(self) -> float:
        """Answers a second."""
        return len(self.each) / self.seconds

    def percentile(self, share: float) -> float:
        """Return the time within which that share of the answers came."""
        return percentile(self.each, share)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that at least that share of all does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)]


class _Connection:
    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE)
        self.sent = 0.0
        self.buffer = b""
        self.wanted = 0

    def ask(self, request: bytes) -> None:
        self.buffer, self.wanted = b"", 0
        self.sent = time.perf_counter()
        self.socket.sendall(request)

    def has_answer(self) -> bool:
        """Take in what has come; whether the answer is whole. Raises SystemExit for anything but 200."""
        part = self.socket.recv(65536)
        if not part:
            raise SystemExit("The web server closed a connection in the middle of the measurement.")
        self.buffer += part
        if not self.wanted and _HEAD_ENDS in self.buffer:
            head, _, _ = self.buffer.partition(_HEAD_ENDS)
            self.wanted = len(head) + len(_HEAD_ENDS) + _length_in(head)
        return bool(self.wanted) and len(self.buffer) >= self.wanted


def _length_in(head: bytes) -> int:
    status, *lines = head.split(b"\r\n")
    if b" 200 " not in status + b" ":
        raise SystemExit(f"The web server answers {status.decode()} where 200 was expected.")
    return next(int(line.split(b":")[1]) for line in lines if line.lower().startswith(_LENGTH))


def ask(port: int, paths: Sequence[str], *, connections: int, seconds: float, cookie: str = "") -> Answers:
    """Ask for the paths in turn, over that many connections, for so long."""
    requests = cycle([_request(path, cookie) for path in paths])
    answers = Answers()
    with selectors.DefaultSelector() as ready:
        opened = [_Connection(port) for _ in range(connections)]
        began = time.perf_counter()
        for one in opened:
            ready.register(one.socket, selectors.EVENT_READ, one)
            one.ask(next(requests))
        _run(ready, requests, answers, began + seconds)
        answers.seconds = time.perf_counter() - began
    for one in opened:
        one.socket.close()
    return answers


def _run(ready: selectors.BaseSelector, requests: Iterator[bytes], answers: Answers, until: float) -> None:
    """Go on until the time is up, and at the least until everybody has been answered once."""
    at_least = len(ready.get_map())
    while time.perf_counter() < until or len(answers.each) < at_least:
        events = ready.select(timeout=_PATIENCE)
        if not events:
            raise SystemExit(f"The web server has not answered for {_PATIENCE:.0f} seconds.")
        for key, _ in events:
            one: _Connection = key.data
            if one.has_answer():
                answers.each.append(time.perf_counter() - one.sent)
                answers.bytes_each = len(one.buffer)
                one.ask(next(requests))


def _request(path: str, cookie: str) -> bytes:
    kept = f"Cookie: {cookie}\r\n" if cookie else ""
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Language: vi\r\n{kept}\r\n".encode()
