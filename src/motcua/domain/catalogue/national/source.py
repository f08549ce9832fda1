"""The catalogue file: JSON lines, gzipped or plain, of unknown quality."""

import gzip
import hashlib
import json
import math
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, cast

from motcua.domain.catalogue.json_node import UNSTORABLE

_GZIP = b"\x1f\x8b"
# The longest real page has 150 kB; a line beyond this is no page.
LONGEST_LINE = 4_000_000
_DEEPEST = 12


class UnreadableFile(Exception):
    """A catalogue file that cannot be read at all; the text names the file and the next step."""


@dataclass(frozen=True)
class Line:
    """One line: its number from 1, and its object, or None where it is no JSON object."""

    number: int
    row: dict[str, Any] | None


def lines(path: Path) -> Iterator[Line]:
    """Read the file line by line; empty lines are passed over. Raises UnreadableFile."""
    try:
        with _opened(path) as stream:
            number = 0
            while raw := stream.readline(LONGEST_LINE + 1):
                number += 1
                if len(raw) > LONGEST_LINE:
                    _skip_line(stream)
                    yield Line(number, None)
                elif raw.strip():
                    yield Line(number, _object(raw))
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise UnreadableFile(f"{path} is damaged or cut off. Fetch it again.") from None
    except OSError as problem:
        raise UnreadableFile(f"{path} cannot be read: {problem.strerror or problem}.") from None


def sha256(path: Path) -> str:
    """Return the SHA-256 (hex) of a file that could be read. Raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _opened(path: Path) -> BinaryIO:
    if not path.is_file():
        raise UnreadableFile(f"There is no file {path}. Give the path of a catalogue file (.jsonl.gz).")
    with path.open("rb") as stream:
        start = stream.read(2)
    if start == _GZIP:
        return cast(BinaryIO, gzip.open(path, "rb"))
    if start[:1] == b"{":
        return path.open("rb")
    raise UnreadableFile(f"{path} is neither gzip nor JSON lines. Give a catalogue file (.jsonl.gz).")


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
        pass


def _object(raw: bytes) -> dict[str, Any] | None:
    """The line's object; None where it is none, or one that nothing can be kept of."""
    try:
        found = json.loads(raw, parse_constant=_no_such_number)
        return cast(dict[str, Any], _clean(found, _DEEPEST)) if isinstance(found, dict) else None
    except (ValueError, RecursionError):
        return None


def _no_such_number(name: str) -> NoReturn:
    raise ValueError(name)


def _clean(value: Any, depth: int) -> Any:
    """The value with what PostgreSQL cannot keep made visible as U+FFFD. Raises ValueError."""
    if depth == 0 or (isinstance(value, float) and not math.isfinite(value)):
        raise ValueError(value)
    if isinstance(value, str):
        return UNSTORABLE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_clean(item, depth - 1) for item in value]
    if isinstance(value, dict):
        return {UNSTORABLE.sub("\ufffd", key): _clean(item, depth - 1) for key, item in value.items()}
    return value
