"""Whether a PDF really opens: its end is there, its pages can be reached and something is drawn on them.

Slips that every viewer repairs (a wrong offset in the cross-reference table) are let pass if all pages are found.
"""

import os
from typing import BinaryIO

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError

from motcua.domain.documents.inspection.facts import Facts
from motcua.domain.documents.media import Kind, MediaType
from motcua.domain.documents.refusals import FileRefused, Reason

MAX_PAGES = 2000
# ISO 32000-1 implementation notes: readers look for the end mark in the last 1,024 bytes. Padding behind it is common.
_END_WINDOW = 1024
_PADDING_WINDOW = 65_536


def inspect_pdf(file: BinaryIO) -> Facts:
    """Read every page of a PDF. Raises FileRefused (ENCRYPTED, BROKEN, NO_PAGES, TOO_MANY_PAGES, BLANK)."""
    if not _has_end(file):
        raise FileRefused(Reason.BROKEN, found=Kind.PDF)
    reader = _opened(file)
    pages = reader.get_num_pages()
    if pages == 0:
        raise FileRefused(Reason.NO_PAGES)
    if pages > MAX_PAGES:
        raise FileRefused(Reason.TOO_MANY_PAGES, pages=pages, limit=MAX_PAGES)
    # A list on purpose: every page is read, also after the first one with something on it.
    drawn = [_is_drawn_on(page) for page in reader.pages]
    if not any(drawn):
        raise FileRefused(Reason.BLANK, pages=pages)
    return Facts(MediaType.PDF, pages=pages)


def _has_end(file: BinaryIO) -> bool:
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _PADDING_WINDOW))
    end = file.read().rstrip(b"\x00\r\n\t \x1a")
    file.seek(0)
    return b"%%EOF" in end[-_END_WINDOW:]


def _opened(file: BinaryIO) -> PdfReader:
    try:
        reader = PdfReader(file, strict=False)
    except DependencyError as error:
        # The reader brings no AES; it asks for it only where a file is encrypted with it.
        raise FileRefused(Reason.ENCRYPTED) from error
    if reader.is_encrypted:
        raise FileRefused(Reason.ENCRYPTED)
    return reader


def _is_drawn_on(page: PageObject) -> bool:
    contents = page.get_contents()
    return bool(contents is not None and contents.get_data().strip()) or bool(page.get("/Annots"))
