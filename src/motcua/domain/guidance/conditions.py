"""What a paper's own words say about when it is needed: for a proxy, for a child, or under a printed condition.

Read only from papers that are not required of everybody; what these words do not tell stays "only if it applies".
"""

import re
from typing import Final

from motcua.core.search.folding import fold
from motcua.domain.catalogue.case_choice import Heading, PaperGroup
from motcua.domain.catalogue.document_content import DocumentContent
from motcua.domain.guidance.answers import Relation

_CONDITION = re.compile(r"(?:chi )?(?:can )?(?:nop )?(?:khi|voi|neu|doi voi|trong truong hop|truong hop)\b")
# What only the agency can tell, after it has looked: no question for the person.
_AGENCY_LOOKS: Final = ("tra cuu", "du lieu", "luat yeu cau", "thuoc dien phai co")
_PROXY_PAPER = re.compile(r"(?:van ban|giay|hop dong) (?:\w+ ){0,2}?uy quyen\b(?! cua (?:cac|nhung) thanh vien)")
_FOR_ANOTHER: Final = ("lam thay", "qua nguoi dai dien", "uy quyen cho nguoi khac")
_FOR_CHILD = re.compile(r"\b(?:duoi 1[468] tuoi|chua thanh nien|lam cho (?:con|tre))\b")
_LEAD = re.compile(r"^chỉ\s+(?:cần\s+)?(?:nộp\s+)?(?:khi\s+)?|^khi\s+", re.IGNORECASE)


def relation_of(paper: DocumentContent, group: PaperGroup) -> Relation | None:
    """For which relation alone a paper is needed; None where the relation does not decide about it."""
    if group.heading is Heading.PROXY:
        return Relation.PROXY
    if paper.required or paper.when:
        return None
    name, note = fold(paper.name), fold(paper.note)
    if _CONDITION.match(note) and _FOR_CHILD.search(note):
        return Relation.CHILD
    if any(words in note for words in _FOR_ANOTHER) or _PROXY_PAPER.match(name):
        return Relation.PROXY
    return None


def circumstance(paper: DocumentContent, group: PaperGroup) -> str:
    """The printed condition under which a paper is needed, if the person can tell whether it is true; else empty.

    "Chỉ khi trẻ bị bỏ rơi." gives "Trẻ bị bỏ rơi".
    """
    is_open = not paper.required and not paper.when and group.heading in (Heading.PART, Heading.CASE)
    if not is_open or relation_of(paper, group) is not None:
        return ""
    clause = re.split(r"[;.](?:\s|$)", paper.note, maxsplit=1)[0]
    plain = fold(clause)
    if not _CONDITION.match(plain) or any(words in plain for words in _AGENCY_LOOKS):
        return ""
    words = _LEAD.sub("", clause).strip()
    return words[:1].upper() + words[1:]
