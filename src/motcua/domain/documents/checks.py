"""The check of a received file: has content, is of an accepted type by its content, opens, and is not known malware."""

import os

from motcua.domain.documents import scan
from motcua.domain.documents.inspection.client import INSPECTORS
from motcua.domain.documents.inspection.facts import Facts
from motcua.domain.documents.media import HEAD_BYTES, TAIL_BYTES, Kind, kind_of, second_type
from motcua.domain.documents.refusals import FileRefused, Reason
from motcua.domain.documents.spool import MAX_BYTES, Spooled

_ACCEPTED = (Kind.PDF, Kind.JPEG, Kind.PNG, Kind.ZIP)
# An office document with a password is an OLE container with this stream (MS-OFFCRYPTO 2.3).
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def check(received: Spooled) -> Facts:
    """Return what the file is. Raises FileRefused with the first thing that is wrong, cheapest question first."""
    if received.size == 0:
        raise FileRefused(Reason.EMPTY)
    if received.size > MAX_BYTES:
        raise FileRefused(Reason.TOO_LARGE, limit=MAX_BYTES)
    kind = _accepted_kind(received)
    require_clean(received)
    return INSPECTORS.inspect(received.path, kind)


def require_clean(received: Spooled) -> None:
    """Have the file scanned where a scanner is configured. Raises FileRefused (MALWARE, SCANNER_UNAVAILABLE)."""
    if address := scan.configured():
        scan.require_clean(received.path, address=address)


def _accepted_kind(received: Spooled) -> Kind:
    with received.path.open("rb") as file:
        head = file.read(HEAD_BYTES)
        kind = kind_of(head)
        if kind is Kind.OLD_OFFICE:
            file.seek(0)
            if _ENCRYPTED_PACKAGE in file.read():
                raise FileRefused(Reason.ENCRYPTED)
        if kind not in _ACCEPTED:
            raise FileRefused(Reason.UNKNOWN_TYPE, found=kind)
        file.seek(max(0, received.size - TAIL_BYTES), os.SEEK_SET)
        if kind is not Kind.ZIP and second_type(head, file.read()):
            raise FileRefused(Reason.TWO_TYPES, found=kind)
    return kind
