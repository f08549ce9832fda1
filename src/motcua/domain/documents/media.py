"""The types of file that are taken, told by their content. A name or a sender's word never counts.

Accepted: PDF, JPEG, PNG, DOCX, XLSX. Not accepted: HEIC and WebP (officers' machines do not open them; telephones
send JPEG when the form asks for it), TIFF (no browser shows it), old Word and Excel files (macros cannot be told
apart safely), archives (what is inside would not be checked).
"""

from enum import StrEnum


class MediaType(StrEnum):
    """A type that is taken, as the value of a Content-Type header."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    @property
    def extension(self) -> str:
        """The file name extension of the type, with its dot."""
        return f".{self.name.lower().replace('jpeg', 'jpg')}"

    @property
    def is_image(self) -> bool:
        """Whether a picture of it can be shown in a page."""
        return self in (MediaType.JPEG, MediaType.PNG)


class Kind(StrEnum):
    """What a file's first bytes say it is: the accepted kinds, and those named in a refusal."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    ZIP = "zip"
    """Also DOCX and XLSX: what is inside decides."""
    HEIC = "heic"
    TIFF = "tiff"
    WEBP = "webp"
    GIF = "gif"
    BMP = "bmp"
    OLD_OFFICE = "old_office"
    """Word, Excel, PowerPoint before 2007."""
    VIDEO = "video"
    ARCHIVE = "archive"
    PROGRAM = "program"
    WEB_PAGE = "web_page"
    XML = "xml"
    """Also SVG pictures."""
    RTF = "rtf"
    UNKNOWN = "unknown"


HEAD_BYTES = 1024
"""How much of the beginning `kind_of` and `second_type` look at."""
TAIL_BYTES = 66_000
"""How much of the end `second_type` looks at: a ZIP directory's last record is within 65,557 bytes of it."""

_SIGNATURES: tuple[tuple[int, bytes, Kind], ...] = (
    (0, b"%PDF-", Kind.PDF),
    (0, b"\xff\xd8\xff", Kind.JPEG),
    (0, b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (0, b"PK\x03\x04", Kind.ZIP),
    (0, b"PK\x05\x06", Kind.ZIP),
    (0, b"II*\x00", Kind.TIFF),
    (0, b"MM\x00*", Kind.TIFF),
    (8, b"WEBP", Kind.WEBP),
    (0, b"GIF8", Kind.GIF),
    (0, b"BM", Kind.BMP),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLD_OFFICE),
    (0, b"Rar!", Kind.ARCHIVE),
    (0, b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (0, b"\x1f\x8b", Kind.ARCHIVE),
    (0, b"MZ", Kind.PROGRAM),
    (0, b"\x7fELF", Kind.PROGRAM),
    (0, b"#!", Kind.PROGRAM),
    (0, b"{\\rtf", Kind.RTF),
)
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif")
_MARKUP = (b"<!doctype html", b"<html", b"<script", b"<body", b"<iframe", b"<?php", b"<svg")


def kind_of(head: bytes) -> Kind:
    """Tell what a file is from its first `HEAD_BYTES` bytes."""
    for offset, signature, kind in _SIGNATURES:
        if head.startswith(signature, offset):
            return kind
    if head[4:8] == b"ftyp":
        return Kind.HEIC if head[8:12] in _HEIC_BRANDS else Kind.VIDEO
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith(b"<?xml"):
        return Kind.XML
    return Kind.WEB_PAGE if any(mark in text for mark in _MARKUP) else Kind.UNKNOWN


def second_type(head: bytes, tail: bytes) -> bool:
    """Tell whether a PDF or picture is also a web page (by its head) or a ZIP archive (by its tail)."""
    lowered = head.lower()
    return any(mark in lowered for mark in _MARKUP) or _ends_as_zip(tail)


def _ends_as_zip(tail: bytes) -> bool:
    """Whether an end-of-directory record closes the file exactly (APPNOTE.TXT 4.3.16: 22 bytes and a comment)."""
    at = tail.rfind(b"PK\x05\x06")
    while at >= 0:
        comment = int.from_bytes(tail[at + 20 : at + 22], "little")
        if len(tail) == at + 22 + comment:
            return True
        at = tail.rfind(b"PK\x05\x06", 0, at)
    return False
