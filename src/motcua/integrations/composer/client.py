"""One request of the chat protocol, bounded as a whole: in time, in bytes, and without following anywhere else.

Standard library only. The time is for the whole exchange, because a socket's own timeout starts anew with each byte a
slow server sends.
"""

import http.client
import json
import socket
import ssl
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final
from urllib.parse import urlsplit

_LARGEST_ANSWER: Final = 256 * 1024
_CHUNK: Final = 16 * 1024

Message = Mapping[str, str]


class Failure(StrEnum):
    """Why no text came back."""

    SLOW = "slow"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    TOO_LONG = "too_long"
    NOT_JSON = "not_json"
    WRONG_SHAPE = "wrong_shape"


class ChatFailed(Exception):
    """The service gave no text; `failure` says why."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.value)
        self.failure = failure


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the service is: base URL up to and with `/v1`, model, key (may be empty), seconds for one exchange."""

    url: str
    model: str
    key: str
    seconds: float


def chat(endpoint: Endpoint, messages: Sequence[Message]) -> str:
    """Return the text the model answered with. Raises ChatFailed."""
    deadline = time.monotonic() + endpoint.seconds
    body = json.dumps(
        {
            "model": endpoint.model,
            "messages": list(messages),
            "temperature": 0,
            "response_format": {"type": "json_object"},
        },
        ensure_ascii=False,
    ).encode()
    return _content(_exchange(endpoint, body, deadline))


def _exchange(endpoint: Endpoint, body: bytes, deadline: float) -> bytes:
    place = urlsplit(endpoint.url)
    connection = _connection(place.scheme, place.hostname or "", place.port, endpoint.seconds)
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    try:
        connection.request("POST", f"{place.path.rstrip('/')}/chat/completions", body, headers)
        _hurry(connection, deadline)
        response = connection.getresponse()
        if response.status != http.client.OK:  # a redirect too: the key and the text go to no other address
            raise ChatFailed(Failure.REFUSED)
        return _read(connection, response, deadline)
    except TimeoutError:
        raise ChatFailed(Failure.SLOW) from None
    except (OSError, http.client.HTTPException):
        raise ChatFailed(Failure.UNREACHABLE) from None
    finally:
        connection.close()


def _connection(scheme: str, host: str, port: int | None, seconds: float) -> http.client.HTTPConnection:
    if scheme == "https":
        return http.client.HTTPSConnection(host, port, timeout=seconds, context=ssl.create_default_context())
    return http.client.HTTPConnection(host, port, timeout=seconds)


def _read(connection: http.client.HTTPConnection, response: http.client.HTTPResponse, deadline: float) -> bytes:
    found = bytearray()
    while True:
        _hurry(connection, deadline)
        chunk = response.read1(_CHUNK)
        if not chunk:
            return bytes(found)
        found += chunk
        if len(found) > _LARGEST_ANSWER:
            raise ChatFailed(Failure.TOO_LONG)


def _hurry(connection: http.client.HTTPConnection, deadline: float) -> None:
    """Give the socket only what is left of the time. Raises TimeoutError when nothing is."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    if isinstance(connection.sock, socket.socket):
        connection.sock.settimeout(left)


def _content(raw: bytes) -> str:
    try:
        answer: Any = json.loads(raw)
    except (ValueError, RecursionError):
        raise ChatFailed(Failure.NOT_JSON) from None
    try:
        content = answer["choices"][0]["message"]["content"]
    except (KeyError, IndexError, TypeError):
        raise ChatFailed(Failure.WRONG_SHAPE) from None
    if not isinstance(content, str):
        raise ChatFailed(Failure.WRONG_SHAPE)
    return content
