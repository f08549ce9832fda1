"""The number of the publication decision, checked against the ministry the page is listed under."""

import re

from motcua.domain.catalogue.national.findings import Doubt, Field, Findings
from motcua.domain.catalogue.national.texts import is_stated, one_line

_NUMBER = re.compile(
    r"(?:SỐ\s+)?(?P<number>[0-9]+[a-z]?)\.?/(?P<kind>Q[ĐD])-(?P<issuer>[A-ZĐ0-9]+)(?P<unit>(?:-[A-ZĐ0-9]+)*)"
)
_PEOPLES_COMMITTEE = "UBND"

# Short names a ministry signs with, those of the ministries merged into it in 2025 included.
_SIGNS = {
    "Bộ Tài chính": {"BTC", "BKHĐT", "TCHQ"},
    "Bộ Nông nghiệp và Môi trường": {"BNNMT", "BNNPTNT", "BTNMT"},
    "Bộ Xây dựng": {"BXD", "BGTVT"},
    "Bộ Tư pháp": {"BTP"},
    "Bộ Công an": {"BCA"},
    "Bộ Quốc phòng": {"BQP"},
    "Bộ Nội vụ": {"BNV", "BLĐTBXH"},
    "Bộ Y tế": {"BYT"},
    "Bộ Giáo dục và Đào tạo": {"BGDĐT"},
    "Bộ Công Thương": {"BCT"},
    "Bộ Ngoại giao": {"BNG"},
    "Bộ Khoa học và Công nghệ": {"BKHCN", "BTTTT"},
    "Bộ Văn hóa, Thể thao và Du lịch": {"BVHTTDL"},
    "Ngân hàng Nhà nước Việt Nam": {"NHNN"},
    "Tòa án nhân dân": {"TANDTC"},
}


def read_decision(raw: str, ministry: str | None, findings: Findings) -> str | None:
    """Return the number; None where it has not the form of one or another ministry signed it."""
    if not is_stated(raw):
        findings.absent(Field.DECISION)
        return None
    match = _NUMBER.fullmatch(one_line(raw))
    if match is None:
        findings.doubt(Field.DECISION, "decision.number", Doubt.MALFORMED, raw)
        return None
    if ministry in _SIGNS and match["issuer"] not in _SIGNS[ministry]:
        findings.doubt(Field.DECISION, "decision.number", Doubt.OTHER_AUTHORITY, f"{raw}: {ministry}")
        return None
    findings.took(Field.DECISION)
    return f"{match['number']}/{match['kind']}-{match['issuer']}{match['unit']}"


def is_a_provinces_decision(raw: str) -> bool:
    """Whether a people's committee signed: no ministry's page is published by one."""
    match = _NUMBER.fullmatch(one_line(raw))
    return match is not None and match["issuer"] == _PEOPLES_COMMITTEE
