"""Whether a DOCX or XLSX is what it says: a sound ZIP with the parts the standard asks for, and no program code."""

from typing import BinaryIO
from xml.parsers import expat
from zipfile import ZipFile, ZipInfo

from defusedxml.ElementTree import fromstring

from motcua.domain.documents.inspection.facts import Facts
from motcua.domain.documents.media import Kind, MediaType
from motcua.domain.documents.refusals import FileRefused, Reason

MAX_ENTRIES = 5_000
MAX_UNPACKED = 300_000_000
"""Bytes all entries may unpack to: fifteen times the largest file taken."""

# ECMA-376-2, 10.1.2.2: the part that gives the type of every other one.
_TYPES_PART = "[Content_Types].xml"
_TYPES_PART_LIMIT = 2_000_000
_MAIN_PARTS = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": MediaType.DOCX,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": MediaType.XLSX,
}
_CODE_TYPES = ("vbaproject", "macroenabled", "macrosheet", "activex")
_CODE_NAMES = ("vbaproject.bin", "vbadata.xml")
_ENCRYPTED_FLAG = 0x1
_CHUNK = 1 << 16


def inspect_office(file: BinaryIO) -> Facts:
    """Unpack every part. Raises FileRefused (UNKNOWN_TYPE, ENCRYPTED, MACROS, TOO_HEAVY, BROKEN).

    A checksum that does not fit raises zipfile.BadZipFile, a part that is not XML raises expat.ExpatError.
    """
    with ZipFile(file) as package:
        entries = package.infolist()
        _require_sane(entries)
        _require_no_code_names(entries)
        types = _content_types(package, entries)
        media_type, main_part = _main_part(types)
        for entry in entries:
            _read_through(package, entry, is_main=entry.filename == main_part)
        if main_part not in package.NameToInfo:
            raise FileRefused(Reason.BROKEN, found=Kind.ZIP)
    return Facts(media_type)


def _require_sane(entries: list[ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise FileRefused(Reason.TOO_HEAVY)
    if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
        raise FileRefused(Reason.ENCRYPTED)
    names = [entry.filename.lower() for entry in entries]
    # Two entries of one name are read differently by different programs; the standard forbids them (ECMA-376-2, 9.2).
    if len(set(names)) != len(names) or any(_leaves_the_package(name) for name in names):
        raise FileRefused(Reason.BROKEN, found=Kind.ZIP)


def _leaves_the_package(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name


def _require_no_code_names(entries: list[ZipInfo]) -> None:
    if any(entry.filename.lower().endswith(_CODE_NAMES) for entry in entries):
        raise FileRefused(Reason.MACROS)


def _content_types(package: ZipFile, entries: list[ZipInfo]) -> dict[str, str]:
    """Return content type by part name ("/word/document.xml") or default extension ("xml")."""
    part = next((entry for entry in entries if entry.filename == _TYPES_PART), None)
    if part is None:
        raise FileRefused(Reason.UNKNOWN_TYPE, found=Kind.ZIP)
    if part.file_size > _TYPES_PART_LIMIT:
        raise FileRefused(Reason.TOO_HEAVY)
    root = fromstring(package.read(part), forbid_dtd=True)
    types = {(item.get("PartName") or item.get("Extension") or ""): item.get("ContentType") or "" for item in root}
    if any(mark in value.lower() for value in types.values() for mark in _CODE_TYPES):
        raise FileRefused(Reason.MACROS)
    return types


def _main_part(types: dict[str, str]) -> tuple[MediaType, str]:
    for name, value in types.items():
        if value in _MAIN_PARTS and name.startswith("/"):
            return _MAIN_PARTS[value], name.removeprefix("/")
    raise FileRefused(Reason.UNKNOWN_TYPE, found=Kind.ZIP)


def _read_through(package: ZipFile, entry: ZipInfo, *, is_main: bool) -> None:
    """Unpack one entry piece by piece, so that its checksum is compared; the main part must be XML without a DTD."""
    parser = expat.ParserCreate() if is_main else None
    if parser is not None:
        parser.StartDoctypeDeclHandler = _refuse_dtd
    with package.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            if parser is not None:
                parser.Parse(chunk, False)
    if parser is not None:
        parser.Parse(b"", True)


def _refuse_dtd(*_declaration: object) -> None:
    raise FileRefused(Reason.BROKEN, found=Kind.ZIP)
