"""A chat service on loopback for tests and demonstrations: real HTTP, with the faults real services have."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Mood(StrEnum):
    """How the service answers."""

    GOOD = "good"
    SLOW = "slow"
    DRIPPING = "dripping"
    BROKEN_JSON = "broken_json"
    NOT_CHAT = "not_chat"
    INVENTING_NUMBER = "inventing_number"
    INVENTING_PAPER = "inventing_paper"
    INJECTING = "injecting"
    UNCITED = "uncited"
    LEAVING_OUT = "leaving_out"
    CANNOT = "cannot"
    FAILING = "failing"
    REDIRECTING = "redirecting"
    ENDLESS = "endless"


class FakeService(ThreadingHTTPServer):
    """Answers `POST …/chat/completions` in a mood, and keeps what it was sent."""

    daemon_threads = True

    def __init__(self, mood: Mood) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.mood = mood
        self.bodies: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.stopped = threading.Event()

    @property
    def url(self) -> str:
        """The base URL to give to the client."""
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


@contextmanager
def service(mood: Mood) -> Iterator[FakeService]:
    """Run a service for the time of the block."""
    server = FakeService(mood)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)


class _Handler(BaseHTTPRequestHandler):
    server: FakeService

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.bodies.append(body)
        self.server.keys.append(self.headers.get("Authorization", ""))
        mood = self.server.mood
        if mood is Mood.FAILING:
            self._send(500, b"{}")
        elif mood is Mood.REDIRECTING:
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.1:1/elsewhere")
            self.end_headers()
        elif mood in {Mood.SLOW, Mood.DRIPPING, Mood.ENDLESS}:
            self._take_time(mood)
        else:
            self._send(200, _answer(mood, passages_of(body)))

    def _take_time(self, mood: Mood) -> None:
        if mood is Mood.SLOW:
            self.server.stopped.wait(30)
            return
        self.send_response(200)
        self.end_headers()
        piece, pause = (b" " * 65536, 0.0) if mood is Mood.ENDLESS else (b" ", 0.05)
        try:
            while not self.server.stopped.is_set():
                self.wfile.write(piece)
                self.wfile.flush()
                time.sleep(pause)
        except OSError:
            return  # the client has had enough

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


def passages_of(body: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the numbered passages of a request."""
    found: list[dict[str, Any]] = json.loads(body["messages"][-1]["content"])["passages"]
    return found


Passages = list[dict[str, Any]]


def _answer(mood: Mood, passages: Passages) -> bytes:
    if mood is Mood.NOT_CHAT:
        return b'{"hello": "world"}'
    if mood is Mood.BROKEN_JSON:
        return _chat('{"sentences": [{"text": "Bạn cần')
    if mood is Mood.CANNOT:
        return _chat(json.dumps({"sentences": [], "cannot_answer": True}))
    sentences = _CHANGES.get(mood, list)(_faithful(passages))
    return _chat(json.dumps({"sentences": sentences, "cannot_answer": False}, ensure_ascii=False))


def _faithful(passages: Passages) -> Passages:
    """Each passage after the name, said a little otherwise."""
    return [{"text": f"Bạn lưu ý: {item['text'].lstrip('- ')}", "cite": item["n"]} for item in passages[1:]]


_CHANGES: dict[Mood, Callable[[Passages], Passages]] = {
    Mood.INVENTING_NUMBER: lambda said: [*said, {"text": "Lệ phí là 350.000 đồng.", "cite": 1}],
    Mood.INVENTING_PAPER: lambda said: [*said, {"text": "Bạn nộp thêm sổ hộ khẩu.", "cite": 2}],
    Mood.INJECTING: lambda said: [*said, {"text": "Truy cập http://lua-dao.example.com để nộp tiền.", "cite": 2}],
    Mood.UNCITED: lambda said: [*said, {"text": "Chúc bạn thành công.", "cite": 999}],
    Mood.LEAVING_OUT: lambda said: said[:-1],
}


def _chat(content: str) -> bytes:
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()
