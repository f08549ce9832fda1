"""Every kind of file that must be refused at the door, with the reason its sender is given, and those that must not."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.domain.documents import document_samples as sample

from motcua.domain.documents.checks import check
from motcua.domain.documents.inspection.facts import Facts
from motcua.domain.documents.media import MediaType
from motcua.domain.documents.refusals import FileRefused, Reason
from motcua.domain.documents.spool import MAX_BYTES, Spooled

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PAGE_LOOP = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000000 >>"}
NO_PAGES = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [] /Count 0 >>"}
DTD = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><d>&b;</d>'


def received(folder: Path, content: bytes) -> Spooled:
    path = folder / "received"
    path.write_bytes(content)
    return Spooled(path, hashlib.sha256(content).hexdigest(), len(content))


REFUSED: dict[str, tuple[Reason, dict[str, str | int], Callable[[], bytes]]] = {
    "nothing at all": (Reason.EMPTY, {}, lambda: b""),
    "20 MB and one byte": (Reason.TOO_LARGE, {"limit": MAX_BYTES}, lambda: bytes(MAX_BYTES + 1)),
    "web page called PDF": (Reason.UNKNOWN_TYPE, {"found": "web_page"}, lambda: b"\n<!DOCTYPE html><html></html>"),
    "drawing with script": (
        Reason.UNKNOWN_TYPE,
        {"found": "xml"},
        lambda: b'<?xml version="1.0"?><svg><script/></svg>',
    ),
    "telephone picture": (Reason.UNKNOWN_TYPE, {"found": "heic"}, lambda: b"\0\0\0\x18ftypheic" + bytes(90)),
    "film": (Reason.UNKNOWN_TYPE, {"found": "video"}, lambda: b"\0\0\0\x18ftypisom" + bytes(90)),
    "fax picture": (Reason.UNKNOWN_TYPE, {"found": "tiff"}, lambda: sample.picture("TIFF")),
    "moving picture": (Reason.UNKNOWN_TYPE, {"found": "gif"}, lambda: sample.picture("GIF")),
    "web picture": (Reason.UNKNOWN_TYPE, {"found": "webp"}, lambda: sample.picture("WEBP")),
    "program": (Reason.UNKNOWN_TYPE, {"found": "program"}, lambda: b"MZ\x90\0" + bytes(200)),
    "old Word file": (
        Reason.UNKNOWN_TYPE,
        {"found": "old_office"},
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900),
    ),
    "words": (Reason.UNKNOWN_TYPE, {"found": "unknown"}, "Đơn đề nghị".encode),
    "archive": (Reason.UNKNOWN_TYPE, {"found": "zip"}, lambda: sample.archive({"don.pdf": sample.pdf()})),
    "empty archive": (Reason.UNKNOWN_TYPE, {"found": "zip"}, lambda: sample.archive({})),
    "PDF cut off": (Reason.BROKEN, {"found": "pdf"}, lambda: sample.cut(sample.pdf(pages=20))),
    "PDF header and noise": (Reason.BROKEN, {"found": "pdf"}, lambda: b"%PDF-1.7\n" + bytes(500) + b"\n%%EOF"),
    "PDF in a loop": (Reason.BROKEN, {"found": "pdf"}, lambda: sample.raw_pdf(PAGE_LOOP)),
    "PDF without pages": (Reason.NO_PAGES, {}, lambda: sample.raw_pdf(NO_PAGES)),
    "PDF of white pages": (Reason.BLANK, {"pages": 3}, lambda: sample.pdf(pages=3, drawn=False)),
    "PDF of 2,001 pages": (Reason.TOO_MANY_PAGES, {"pages": 2001, "limit": 2000}, lambda: sample.pdf(pages=2001)),
    "PDF with a password": (Reason.ENCRYPTED, {}, lambda: sample.pdf(password="1234")),
    "PDF with AES": (Reason.ENCRYPTED, {}, sample.aes_pdf),
    "PDF and archive in one": (
        Reason.TWO_TYPES,
        {"found": "pdf"},
        lambda: sample.pdf() + sample.archive({"a": b"MZ"}),
    ),
    "picture and archive in one": (
        Reason.TWO_TYPES,
        {"found": "jpeg"},
        lambda: sample.picture() + sample.archive({"a.jar": b"x"}),
    ),
    "picture and web page in one": (
        Reason.TWO_TYPES,
        {"found": "jpeg"},
        lambda: sample.picture(comment=b"<script>alert(1)</script>"),
    ),
    "JPEG cut off": (Reason.BROKEN, {"found": "jpeg"}, lambda: sample.cut(sample.picture())),
    "PNG cut off": (Reason.BROKEN, {"found": "png"}, lambda: sample.cut(sample.picture("PNG"))),
    "PNG with a flipped bit": (
        Reason.BROKEN,
        {"found": "png"},
        lambda: sample.picture("PNG")[:-20] + b"\x55" + sample.picture("PNG")[-19:],
    ),
    "PNG of 2.5 billion pixels": (
        Reason.TOO_MANY_PIXELS,
        {"width": 50_000, "height": 50_000, "limit": 120_000_000},
        lambda: sample.blank_png(50_000, 50_000, rows=1),
    ),
    "Word document with macros": (Reason.MACROS, {}, sample.docm),
    "Word document that hides its macros": (Reason.MACROS, {}, lambda: sample.docx(**{"word/vbaProject.bin": b"Sub"})),
    "sheet of old macros": (
        Reason.MACROS,
        {},
        lambda: sample.package(
            sample.SHEET_MAIN,
            {"xl/workbook.xml": b"<workbook/>"},
            main_part="xl/workbook.xml",
            extra='<Override PartName="/xl/macrosheets/s.xml" ContentType="application/vnd.ms-excel.macrosheet+xml"/>',
        ),
    ),
    "Word document with a password": (
        Reason.ENCRYPTED,
        {},
        lambda: OLD_OFFICE + bytes(700) + "EncryptedPackage".encode("utf-16-le"),
    ),
    "document that unpacks to 310 MB": (
        Reason.TOO_HEAVY,
        {},
        lambda: sample.docx(**{f"word/media/{n}.bin": bytes(31_000_000) for n in range(10)}),
    ),
    "document of 6,000 parts": (
        Reason.TOO_HEAVY,
        {},
        lambda: sample.docx(**{f"word/{n}.xml": b"" for n in range(6000)}),
    ),
    "document that lies about its size": (Reason.BROKEN, {"found": "zip"}, sample.lying_docx),
    "document that climbs out": (Reason.BROKEN, {"found": "zip"}, lambda: sample.docx(**{"../../etc/cron.d/x": b"x"})),
    "document with two parts of one name": (
        Reason.BROKEN,
        {"found": "zip"},
        lambda: sample.docx(**{"WORD/Document.xml": b"<other/>"}),
    ),
    "document cut off": (Reason.BROKEN, {"found": "zip"}, lambda: sample.cut(sample.docx())),
    "document without its main part": (
        Reason.BROKEN,
        {"found": "zip"},
        lambda: sample.package(sample.WORD_MAIN, {"word/other.xml": b"<x/>"}),
    ),
    "document of noise": (
        Reason.BROKEN,
        {"found": "zip"},
        lambda: sample.package(sample.WORD_MAIN, {"word/document.xml": b"not XML"}),
    ),
    "document with entities": (
        Reason.BROKEN,
        {"found": "zip"},
        lambda: sample.package(sample.WORD_MAIN, {"word/document.xml": DTD}),
    ),
}

TAKEN: dict[str, tuple[Facts, Callable[[], bytes]]] = {
    "PDF": (Facts(MediaType.PDF, pages=2), lambda: sample.pdf(pages=2)),
    "PDF with padding behind it": (Facts(MediaType.PDF, pages=1), lambda: sample.pdf() + bytes(5000)),
    "PDF with a slip in its table": (
        Facts(MediaType.PDF, pages=1),
        lambda: sample.pdf().replace(b"%PDF-1.3\n", b"%PDF-1.3\n%padding\n"),
    ),
    "JPEG": (Facts(MediaType.JPEG), sample.picture),
    "JPEG of one hundred million pixels": (
        Facts(MediaType.JPEG),
        lambda: sample.picture(size=(10_000, 10_000), mode="L", quality=5),
    ),
    "JPEG of several pictures, as telephones write": (
        Facts(MediaType.JPEG),
        lambda: sample.picture("MPO", save_all=True, append_images=[sample.gradient((64, 48))]),
    ),
    "JPEG in steps": (Facts(MediaType.JPEG), lambda: sample.picture(progressive=True)),
    "JPEG for printers": (Facts(MediaType.JPEG), lambda: sample.picture(mode="CMYK")),
    "PNG with transparency": (Facts(MediaType.PNG), lambda: sample.picture("PNG", mode="RGBA")),
    "PNG of one pixel": (Facts(MediaType.PNG), lambda: sample.picture("PNG", size=(1, 1))),
    "Word document": (Facts(MediaType.DOCX), sample.docx),
    "Excel workbook": (Facts(MediaType.XLSX), sample.xlsx),
}


@pytest.mark.parametrize("story", REFUSED)
def test_a_file_is_refused_for_its_reason(story: str, tmp_path: Path) -> None:
    reason, details, content = REFUSED[story]
    with pytest.raises(FileRefused) as refused:
        check(received(tmp_path, content()))
    assert (refused.value.reason, refused.value.details) == (reason, details)


@pytest.mark.parametrize("story", TAKEN)
def test_an_honest_file_is_taken_as_what_it_is(story: str, tmp_path: Path) -> None:
    facts, content = TAKEN[story]
    assert check(received(tmp_path, content())) == facts
