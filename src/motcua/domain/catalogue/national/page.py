"""One page of the national portal as its crawler stored it: raw texts beside the crawler's own parsing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.core.codes import UnreadableCode, parse_procedure_code
from motcua.core.search.folding import fold
from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.content_parts import Decision, FieldName, ResponsibleAgencies
from motcua.domain.catalogue.json_node import is_storable
from motcua.domain.catalogue.national.channels import read_channels
from motcua.domain.catalogue.national.decisions import read_decision
from motcua.domain.catalogue.national.documents import read_documents, section_is_cut
from motcua.domain.catalogue.national.findings import Doubt, Field, Findings
from motcua.domain.catalogue.national.legal_bases import read_legal_bases
from motcua.domain.catalogue.national.sections import (
    read_agency,
    read_audience,
    read_conditions,
    read_levels,
    read_results,
    read_steps,
)
from motcua.domain.catalogue.national.texts import is_stated, one_line

Row = Mapping[str, Any]

# A page whose field is not stated has to be listed somewhere.
NO_FIELD = FieldName("khong-ro-linh-vuc", "Không rõ lĩnh vực")


@dataclass(frozen=True)
class Reading:
    """What a page says, as far as it can be told, and what could not be."""

    content: Content
    findings: Findings


def code_of(row: Row) -> str | None:
    """The procedure's national code; None where the row has none of the right form."""
    written = row.get("ma_thu_tuc")
    if not isinstance(written, str):
        return None
    try:
        code = parse_procedure_code(written)
    except UnreadableCode:
        return None
    return code.national if code.local is None else None


def name_of(row: Row) -> str:
    """The procedure's name; empty where the row has none."""
    written = row.get("ten_thu_tuc")
    name = one_line(written).lstrip(" .,;:-") if isinstance(written, str) and is_storable(written) else ""
    return name if is_stated(name) and sum(char.isalpha() for char in name) > 3 else ""


def read_page(row: Row, code: str) -> Reading:
    """Read one page. Never raises: what is not as it should be is not published, and is in the findings."""
    findings = Findings()
    name = name_of(row)
    ministry = read_agency(_text(row, "bo_chu_quan", Field.MINISTRY, findings), Field.MINISTRY, findings)
    documents_raw = _text(row, "thanh_phan_raw", Field.DOCUMENT, findings)
    steps_raw = _text(row, "trinh_tu", Field.STEPS, findings)
    channels_raw = _text(row, "cach_thuc_raw", Field.CHANNEL, findings)
    content = Content(
        code=code,
        name=name,
        field=_field(_text(row, "linh_vuc", Field.NAME_OF_FIELD, findings), findings),
        ministry=ministry,
        levels=read_levels(row.get("cap_thuc_hien"), name, findings),
        audience=read_audience(_text(row, "doi_tuong", Field.AUDIENCE, findings), findings),
        decision=Decision(read_decision(_text(row, "so_quyet_dinh", Field.DECISION, findings), ministry, findings)),
        agency=_agencies(row, findings),
        steps=read_steps(steps_raw, section_is_cut(documents_raw), findings),
        conditions=read_conditions(_text(row, "yeu_cau_dieu_kien", Field.CONDITIONS, findings), findings),
        channels=read_channels(channels_raw, row.get("cach_thuc"), steps_raw, findings),
        cases=read_documents(documents_raw, row.get("thanh_phan_ho_so"), findings),
        results=read_results(row.get("ket_qua"), findings),
        legal_bases=read_legal_bases(_text(row, "can_cu_phap_ly_raw", Field.LEGAL_BASIS, findings), findings),
    )
    return Reading(content, findings)


def _text(row: Row, key: str, name: Field, findings: Findings) -> str:
    """The text of one section, empty where it is missing or is no text."""
    value = row.get(key)
    if value is None or isinstance(value, str):
        return value or ""
    findings.doubt(name, key, Doubt.WRONG_TYPE, value)
    return ""


def _agencies(row: Row, findings: Findings) -> ResponsibleAgencies:
    return ResponsibleAgencies(
        *(
            read_agency(_text(row, key, name, findings), name, findings)
            for key, name in (
                ("co_quan_thuc_hien", Field.EXECUTING),
                ("co_quan_tham_quyen", Field.DECIDING),
                ("co_quan_phoi_hop", Field.COOPERATING),
            )
        )
    )


def _field(raw: str, findings: Findings) -> FieldName:
    name = one_line(raw)
    code = "-".join("".join(char if char.isalnum() else " " for char in fold(name)).split())[:100].strip("-")
    if not is_stated(name):
        findings.absent(Field.NAME_OF_FIELD)
        return NO_FIELD
    if not code.isascii() or not code or len(name) > 200:
        findings.doubt(Field.NAME_OF_FIELD, "field", Doubt.MALFORMED, raw)
        return NO_FIELD
    findings.took(Field.NAME_OF_FIELD)
    return FieldName(code, name)
