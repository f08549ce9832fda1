"""A fake clamd: speaks its PING and INSTREAM commands on loopback or a socket file, finds only the words it is told.

Checked against the protocol as documented, not against a clamd: it knows no real malware.
"""

import socket
import struct
import threading
from pathlib import Path
from types import TracebackType

FOUND_IN = b"X5O!-stand-in-for-malware"
SIGNATURE = "Stand.In-1"


class FakeClamd:
    """Answers until it is left. `misbehave` makes it silent, cut off, garbled or small."""

    def __init__(self, *, path: Path | None = None, misbehave: str = "") -> None:
        self.received: list[bytes] = []
        self._misbehave = misbehave
        if path is None:
            self._listener = socket.create_server(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{self._listener.getsockname()[1]}"
        else:
            self._listener = socket.socket(socket.AF_UNIX)
            self._listener.bind(str(path))
            self._listener.listen()
            self.address = str(path)
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> "FakeClamd":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection, connection.makefile("rb") as stream:
                answer = self._answer_to(stream.read(1), stream)  # type: ignore[arg-type]
                connection.sendall(answer)

    def _answer_to(self, prefix: bytes, stream: socket.SocketIO) -> bytes:
        command = bytearray(prefix)
        while not command.endswith(b"\0"):
            command += stream.read(1) or b"\0"
        if command == b"zPING\0":
            return b"PONG\0"
        assert command == b"zINSTREAM\0", command
        content = b""
        while length := struct.unpack("!I", stream.read(4) or bytes(4))[0]:
            content += stream.read(length) or b""
        self.received.append(content)
        match self._misbehave:
            case "silent":
                return b""
            case "cut off":
                return b"stream: O"
            case "garbled":
                return b"stream: maybe\0"
            case "small":
                return b"INSTREAM size limit exceeded. ERROR\0"
        return f"stream: {SIGNATURE} FOUND\0".encode() if FOUND_IN in content else b"stream: OK\0"
