"""Malware scan by clamd over its INSTREAM command (docs.clamav.net, clamd protocol).

MOTCUA_CLAMD says where clamd listens: `host:port` or the path of its socket. Empty: no scan. Configured but silent:
no file is taken, because an unscanned file would be stored under a promise that it was.
"""

import logging
import os
import socket
import struct
from pathlib import Path
from typing import BinaryIO

from motcua.domain.documents.refusals import FileRefused, Reason

_LOG = logging.getLogger(__name__)
_CONNECT_SECONDS = 5
_ANSWER_SECONDS = 60
_CHUNK = 1 << 16
_LONGEST_ANSWER = 4096


class ScannerTrouble(Exception):
    """clamd cannot be reached or did not say whether the file is clean."""


def configured() -> str:
    """Return where clamd listens, or nothing where files are not scanned."""
    return os.environ.get("MOTCUA_CLAMD", "")


def require_clean(path: Path, *, address: str) -> None:
    """Have clamd read the file. Raises FileRefused (MALWARE, SCANNER_UNAVAILABLE)."""
    try:
        with path.open("rb") as file:
            signature = scan(file, address=address)
    except ScannerTrouble as trouble:
        _LOG.error("No file is taken until clamd at %s answers again: %s", address, trouble)
        raise FileRefused(Reason.SCANNER_UNAVAILABLE) from trouble
    if signature:
        raise FileRefused(Reason.MALWARE, signature=signature)


def scan(file: BinaryIO, *, address: str) -> str:
    """Return the name of what clamd found in the file; empty if nothing. Raises ScannerTrouble."""
    answer = _converse(address, b"zINSTREAM\0", file)
    if answer == "stream: OK":
        return ""
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    raise ScannerTrouble(f"it said {answer!r}" if answer else "it closed the connection without an answer")


def ping(*, address: str) -> None:
    """Ask clamd for a sign of life. Raises ScannerTrouble."""
    answer = _converse(address, b"zPING\0", None)
    if answer != "PONG":
        raise ScannerTrouble(f"it answered {answer!r} to PING")


def _converse(address: str, command: bytes, file: BinaryIO | None) -> str:
    try:
        with _connected(address) as connection:
            connection.settimeout(_ANSWER_SECONDS)
            connection.sendall(command)
            if file is not None:
                while chunk := file.read(_CHUNK):
                    connection.sendall(struct.pack("!I", len(chunk)) + chunk)
                connection.sendall(struct.pack("!I", 0))
            return _answer(connection)
    except (OSError, ValueError) as error:
        raise ScannerTrouble(str(error) or type(error).__name__) from error


def _connected(address: str) -> socket.socket:
    if "/" in address:
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(_CONNECT_SECONDS)
        try:
            connection.connect(address.removeprefix("unix:"))
        except BaseException:
            connection.close()
            raise
        return connection
    host, separator, port = address.rpartition(":")
    if not separator:
        raise ValueError("MOTCUA_CLAMD must be host:port or the path of a socket")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=_CONNECT_SECONDS)


def _answer(connection: socket.socket) -> str:
    """Read up to the closing NUL. What came without it is half an answer and counts as none."""
    received = b""
    while b"\0" not in received and len(received) < _LONGEST_ANSWER:
        part = connection.recv(_LONGEST_ANSWER)
        if not part:
            break
        received += part
    answer, end, _rest = received.partition(b"\0")
    return answer.decode(errors="replace").strip() if end else ""
