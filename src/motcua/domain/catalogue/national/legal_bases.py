"""The table of legal bases, glued into one text of names and document numbers, taken apart into rows.

Names hold numbers too (`Thông tư số 19/2021/TT-BTC ngày 18/3/2021`). A number ends a row where it is glued to the
name before it or to the name after it; in prose it stands between spaces.
"""

import re
from collections.abc import Iterator

from motcua.domain.catalogue.content_parts import LegalBasis
from motcua.domain.catalogue.national.findings import Doubt, Field, Findings
from motcua.domain.catalogue.national.texts import is_stated, one_line, without_bullet

HEADER = "Tên văn bản pháp lýMã văn bản"

_ISSUERS = (
    "BLĐTBXH", "BNNPTNT", "BVHTTDL", "BKHCNMT", "BGDĐT", "BGTVT", "BKHĐT", "BNNMT", "BTNMT", "BTTTT", "BKHCN",
    "TANDTC", "VKSNDTC", "UBTVQH", "BHXH", "NHNN", "VPCP", "VPQH", "TTCP", "KTNN", "UBND", "HĐND", "UBDT", "BTC", "BTP",
    "BCA", "BXD", "BYT", "BNV", "BCT", "BQP", "BNG", "BNN", "BTS", "BTM", "BCN", "BKH", "BVHTT",
)  # fmt: skip
_ISSUER = "|".join(sorted(_ISSUERS, key=len, reverse=True))
_KIND = (
    r"QH[0-9]{2}|(?:PL-|NQ-)?UBTVQH[0-9]{2}|NQ-QH[0-9]{2}|(?:NĐ|NQ)-CP|(?:QĐ|CT)-TTg|TTLT(?:[-/](?:" + _ISSUER + r"))+"
    r"|(?:TT|QĐ|NQ|CT|VBHN)-(?:" + _ISSUER + r")"
)
_TITLE = r"(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư liên tịch|Thông tư|Quyết định)(?: số)?"
# Resolutions of 2025 and 2026 carry a decimal: 66.7/2025/NQ-CP.
_DIGITS = r"(?<![0-9])[0-9]{1,3}\.[0-9]{1,2}(?=/)|[0-9]+"
_NUMBER = re.compile(rf"(?:{_TITLE}\s+)?(?P<digits>{_DIGITS})(?P<rest>[a-zA-Z]?/[0-9]{{4}}/(?:{_KIND}))")
# What follows a number in prose, even where a space was forgotten: 53/2025/TT-BCAngày 01/7/2025 của Bộ Công an.
_GOES_ON = re.compile(r"\s*(?:ngày|của)\s")
_DECIMAL_BEFORE = re.compile(r"[0-9]\.$")
_YEAR_BEFORE = re.compile(r"((?:19|20)[0-9]{2})([0-9]{1,3})")


def read_legal_bases(raw: str, findings: Findings) -> tuple[LegalBasis, ...] | None:
    """Return the legal bases; None where the source states none, or where the text is no such table."""
    if not is_stated(raw):
        findings.absent(Field.LEGAL_BASIS)
        return None
    if not raw.startswith(HEADER):
        findings.doubt(Field.LEGAL_BASIS, "legal_bases", Doubt.LAYOUT, raw)
        return None
    bases = tuple(_rows(raw[len(HEADER) :]))
    for position, basis in enumerate(bases):
        findings.took(Field.LEGAL_BASIS)
        if basis.number is None:
            findings.doubt(Field.LEGAL_NUMBER, f"legal_bases[{position}].number", Doubt.GLUED, basis.name)
        else:
            findings.took(Field.LEGAL_NUMBER)
    return bases or None


def _rows(text: str) -> Iterator[LegalBasis]:
    begin = 0
    for match in _NUMBER.finditer(text):
        if not _ends_a_row(text, match, begin):
            continue
        name, number = text[begin : match.start()], match["digits"]
        year = _YEAR_BEFORE.fullmatch(number)
        if year and len(number) > 4 and match.start() == match.start("digits"):
            name, number = name + year[1], year[2]
        known = f"{number}{match['rest']}" if _is_whole(number, name) else None
        yield LegalBasis(known, _name(name if known else name + match.group()))
        begin = match.end()
    if any(char.isalnum() for char in text[begin:]):
        yield LegalBasis(None, _name(text[begin:]))


def _ends_a_row(text: str, match: re.Match[str], begin: int) -> bool:
    before, after = text[begin : match.start()], text[match.end() :]
    if not before.strip() or _GOES_ON.match(after):
        return False
    following = _NUMBER.match(after)
    # The name may end in the number, with the number's own cell after it: Luật 54/2014/QH1354/2014/QH13.
    if following and (following["digits"], following["rest"]) == (match["digits"], match["rest"]):
        return False
    if not before[-1].isspace() and before[-1] not in "(“\"'/:":
        return True
    if following and following.start("digits") == 0:
        return False
    return not after or after[0].isupper() or after[0].isdigit()


def _is_whole(number: str, before: str) -> bool:
    """Whether these digits are the whole number: not more than any document has, and not the end of 66.16."""
    return (len(number) <= 4 or "." in number) and not _DECIMAL_BEFORE.search(before)


def _name(text: str) -> str:
    return without_bullet(one_line(text)) or "Văn bản"
