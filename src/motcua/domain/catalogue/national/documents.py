"""Cases and documents of a page, read from the raw tables and checked against the crawler's list."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from motcua.core.search.folding import fold
from motcua.domain.catalogue.document_content import Case, DocumentContent
from motcua.domain.catalogue.national.document_table import DocumentRow, DocumentTable, document_tables
from motcua.domain.catalogue.national.findings import Doubt, Field, Findings
from motcua.domain.catalogue.national.form_files import split_form
from motcua.domain.catalogue.national.texts import is_stated, one_line, without_bullet

# The words by which a row says itself that it may not apply to everybody.
_DEPENDS = re.compile(r"\bneu\b|\btruong hop\b|\bdoi voi\b|\bkhi co\b")
_ONLY_DASHES = re.compile(r"[-–\s]*")
_ENUMERATOR = re.compile(r"(?:[a-zđ][0-9]{0,2}(?:\.[0-9]+)?|[ivx]+)[.)]")


@dataclass(frozen=True)
class _Crawled:
    originals: object
    copies: object


def read_documents(raw: str, crawled: object, findings: Findings) -> tuple[Case, ...] | None:
    """Return the documents by case; None where the source states none, or another section stands in their place."""
    tables = document_tables(raw)
    if tables is None:
        _nothing(raw, crawled, findings)
        return None
    theirs = _crawled(crawled, sum(len(table.rows) for table in tables))
    cases: list[Case] = []
    number = 0
    for position, table in enumerate(tables):
        path = f"cases[{position}]"
        documents: dict[DocumentContent, None] = {}
        for index, row in enumerate(table.rows):
            document = _document(row, theirs[number], f"{path}.documents[{index}]", findings)
            number += 1
            if document:
                documents.setdefault(document)
        cases.append(Case(_heading(table, path, findings), tuple(documents)))
        _left_over(table, path, findings)
    return _numbered(cases) or None


def _nothing(raw: str, crawled: object, findings: Findings) -> None:
    if _ONLY_DASHES.fullmatch(raw) or not is_stated(raw):
        if crawled:
            findings.doubt(Field.DOCUMENT, "cases", Doubt.NO_RAW_TEXT, crawled)
        else:
            findings.absent(Field.DOCUMENT)
    else:
        findings.doubt(Field.DOCUMENT, "cases", Doubt.OTHER_SECTION, raw)


def _crawled(crawled: object, count: int) -> list[_Crawled | None]:
    """Return the crawler's counts row by row, if it found as many rows; else they cannot be lined up."""
    theirs = crawled if isinstance(crawled, list) else []
    if len(theirs) != count or not all(isinstance(item, Mapping) for item in theirs):
        return [None] * count
    return [_Crawled(item.get("ban_chinh"), item.get("ban_sao")) for item in theirs]


def _document(row: DocumentRow, theirs: _Crawled | None, path: str, findings: Findings) -> DocumentContent | None:
    name, form, is_apart = split_form(row.label)
    name = without_bullet(one_line(name))
    if sum(char.isalpha() for char in name) < 4:
        findings.doubt(Field.DOCUMENT, path, Doubt.NO_NAME, row.text)
        return None
    findings.took(Field.DOCUMENT)
    if form:
        findings.took(Field.FORM)
    elif not is_apart:
        findings.doubt(Field.FORM, f"{path}.form_code", Doubt.GLUED, row.text)
    originals, copies = _counts(row, theirs, path, findings)
    depends = bool(_DEPENDS.search(fold(name))) or not (row.originals is None or row.originals or row.copies)
    return DocumentContent("", name, form, originals, copies, required=not depends)


def _counts(row: DocumentRow, theirs: _Crawled | None, path: str, findings: Findings) -> tuple[int | None, int | None]:
    """Return originals and copies. The portal prints `0 bản chính` alone where nobody entered a number."""
    if row.originals is None:
        findings.doubt(Field.COUNTS, f"{path}.originals", Doubt.GLUED, row.text)
        return None, None
    if row.originals == 0 and row.copies == 0:
        findings.absent(Field.COUNTS)
        return None, None
    if not _agrees(row, theirs):
        findings.doubt(Field.COUNTS, f"{path}.originals", Doubt.CRAWLER_DISAGREES, row.text)
        return None, None
    findings.took(Field.COUNTS)
    return row.originals, row.copies


def _agrees(row: DocumentRow, theirs: _Crawled | None) -> bool:
    """Whether the crawler counted the same. It swallowed the year before a count (20261): its last digit counts."""
    if theirs is None:
        return True
    originals = theirs.originals
    if isinstance(originals, int) and originals > 999:
        originals %= 10
    return originals in {None, row.originals} and theirs.copies in {None, row.copies}


def _heading(table: DocumentTable, path: str, findings: Findings) -> str:
    heading = without_bullet(table.heading.strip())
    if _ONLY_DASHES.fullmatch(heading):
        return ""
    if not (heading[0].isupper() or heading[0] in '(“"0123456789' or _ENUMERATOR.match(heading)):
        findings.doubt(Field.CASE, f"{path}.name", Doubt.OTHER_SECTION, heading)
        return ""
    findings.took(Field.CASE)
    return one_line(heading).rstrip(" :")


def _left_over(table: DocumentTable, path: str, findings: Findings) -> None:
    if not _ONLY_DASHES.fullmatch(table.left_over):
        findings.doubt(Field.DOCUMENT, f"{path}.documents[{len(table.rows)}]", Doubt.LAYOUT, table.left_over)


def _numbered(cases: list[Case]) -> tuple[Case, ...]:
    """Give the documents their ids d1, d2 … through all cases; a case left without any document goes."""
    numbered: list[Case] = []
    count = 0
    for case in cases:
        if not case.documents:
            continue
        documents: list[DocumentContent] = []
        for document in case.documents:
            count += 1
            documents.append(replace(document, id=f"d{count}"))
        numbered.append(Case(case.name, tuple(documents)))
    return tuple(numbered)


def section_is_cut(raw: Any) -> bool:
    """Whether the documents' section holds the tail of the section before it, cut off at the words of a heading."""
    return isinstance(raw, str) and document_tables(raw) is None and not _ONLY_DASHES.fullmatch(raw) and is_stated(raw)
