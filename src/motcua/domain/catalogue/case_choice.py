"""What the headings over a procedure's papers mean, decided here for every page that asks or shows papers.

The national catalogue prints one table of papers under each heading. Some headings name a case (trường hợp) to choose,
others only part the papers of everybody: "Giấy tờ phải nộp", "Giấy tờ phải xuất trình", "Lưu ý", "Thành phần hồ sơ",
or the papers of two people who both hand in theirs ("Hồ sơ của người nhận con nuôi", "… của trẻ").
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Final

from motcua.core.search.folding import fold
from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.document_content import DocumentContent

NO_CASE: Final = -1
"""Stands for the number of a case where none of the published ones is the person's."""

# a) … , 1. … , (i) … , (1.2) … : an enumerator before the words of a heading, already without marks.
_ENUMERATOR = re.compile(r"^\W*(?:(?:[a-z][0-9]?|[ivx]+|[0-9]+(?:\.[0-9]+)*)[.)]\s*)?")
_NOTE = re.compile(r"(?:luu y|ghi chu|chu y)\b")
_PROXY = re.compile(
    r"(?!.*\b(?:thay doi|thanh vien)\b)"
    r"(?:(?:truong hop|neu|khi)\b.*\buy quyen\b|nguoi (?:uy quyen|co tham quyen ky)\b.*\buy quyen\b)"
)
_NAMES_A_CASE = re.compile(r"\b(?:doi voi|truong hop)\b")
_PAPERS_TO = re.compile(
    r"(?:cac )?(?:loai )?(?:giay to|tai lieu|chung tu)(?: \w+){0,2}? ?(?:phai |can )?(?:nop|xuat trinh|gui|luu giu)\b"
    r"|xuat trinh (?:hoac|va|ban|giay)\b"
)
_PAPERS_OF = re.compile(r"(?:giay to|ho so|tai lieu) (?:cua|phia|ben)\b")
_ONLY_A_TITLE = re.compile(
    r"(?:(?:cac )?(?:thanh phan|so luong|giay to|tai lieu|ho so|mau don|to khai|chung|can co|kem theo|khac|phap ly"
    r"|nang luc|va)\W*)+(?:(?:bao )?gom(?: co)?)?\W*|(?:bao )?gom(?: co)?\W*"
)
_DECLARATIONS: Final = ("to khai", "don ", "giay de nghi", "van ban de nghi", "thong tin nguoi")


class Heading(StrEnum):
    """What a heading over papers means."""

    CASE = "case"  # to choose: the papers are those of one case
    PART = "part"  # everybody's papers, parted for reading
    PROXY = "proxy"  # besides, where somebody acts for another
    NOTE = "note"  # remarks printed in the form of papers


@dataclass(frozen=True, slots=True)
class CaseChoice:
    """A case to choose; the one with number `NO_CASE` has no name."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class PaperGroup:
    """Papers under one heading; `number` is the place of the heading in the publication."""

    number: int
    heading: Heading
    name: str
    documents: tuple[DocumentContent, ...]


@dataclass(frozen=True)
class CaseReading:
    """The headings of one publication, read."""

    groups: tuple[PaperGroup, ...]

    @cached_property
    def choices(self) -> tuple[CaseChoice, ...]:
        """The cases to choose from; empty where there is nothing to choose.

        Where papers of everybody stand beside the cases, a person may also be in none of them.
        """
        cases = [CaseChoice(group.number, group.name) for group in self.groups if group.heading is Heading.CASE]
        if cases and any(group.heading is Heading.PART for group in self.groups):
            cases.append(CaseChoice(NO_CASE, ""))
        return tuple(cases) if len(cases) > 1 else ()

    def chosen(self, answer: object) -> int | None:
        """The number an answer chooses; None where a choice is still to be made. `NO_CASE` where there is none."""
        if not self.choices:
            return NO_CASE
        known = isinstance(answer, int) and not isinstance(answer, bool)
        return answer if known and any(one.number == answer for one in self.choices) else None  # type: ignore[return-value]

    def name_of(self, number: int | None) -> str:
        """The name of a chosen case; empty for none."""
        return next((one.name for one in self.choices if one.number == number), "")

    def named(self, name: str) -> int | None:
        """The number of the case of that name, as when another version asks for the same one; None if there is none."""
        return next((one.number for one in self.choices if one.name == name), None)

    def groups_for(self, number: int | None) -> tuple[PaperGroup, ...]:
        """The groups of papers that apply to a chosen case; without a choice those that apply to everybody."""
        return tuple(
            group
            for group in self.groups
            if group.heading is not Heading.CASE or not self.choices or group.number == number
        )

    def documents_for(self, number: int | None) -> tuple[DocumentContent, ...]:
        """The papers of a chosen case. Papers of proxies, and remarks, are never required of everybody."""
        return tuple(
            replace(document, required=False) if group.heading in (Heading.PROXY, Heading.NOTE) else document
            for group in self.groups_for(number)
            for document in group.documents
        )


def read_cases(content: Content) -> CaseReading:
    """Read the headings of a publication."""
    return CaseReading(
        tuple(
            PaperGroup(number, heading_of(case.name), case.name, case.documents)
            for number, case in enumerate(content.cases or ())
        )
    )


def heading_of(name: str) -> Heading:
    """What a heading means. One its words do not tell is taken for a case: asking is safer than leaving out."""
    words = _ENUMERATOR.sub("", fold(name))
    if not words or _ONLY_A_TITLE.fullmatch(words):
        return Heading.PART
    if _NOTE.match(words):
        return Heading.NOTE
    if _PROXY.match(words):
        return Heading.PROXY
    is_part = (_PAPERS_TO.match(words) or _PAPERS_OF.match(words)) and not _NAMES_A_CASE.search(words)
    return Heading.PART if is_part else Heading.CASE


def is_declaration(document: DocumentContent) -> bool:
    """Whether a paper is the declaration an electronic form takes the place of."""
    return document.required and fold(document.name).startswith(_DECLARATIONS)
