"""How `client` and `process` speak: one request of fixed length, one JSON answer."""

import struct
from dataclasses import dataclass

REQUEST = struct.Struct("!8sIIQ")
"""Kind, seconds of CPU, seconds of wall time, bytes of memory. Two descriptors come with it: the file to read and
the socket the answer goes to."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost."""

    cpu_seconds: int = 10
    wall_seconds: int = 30
    memory_bytes: int = 1 << 30
