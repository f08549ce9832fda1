"""Answers in words, Vietnamese in the source through gettext. Every number in them is one the publication states."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from django.utils.translation import get_language, gettext, ngettext

from motcua.core.answering.engine import Response
from motcua.core.answering.facts import Charge, Citation, Paper
from motcua.core.answering.sentences import Kind, Sentence, Value
from motcua.core.worktime import Limit, Unit
from motcua.domain.agencies.models import Level
from motcua.domain.assistant import openings
from motcua.domain.assistant.quoting import Spans, published_words, quoted
from motcua.domain.catalogue.case_choice import Heading, heading_of
from motcua.domain.catalogue.content_parts import Audience
from motcua.domain.catalogue.models import ChannelKind
from motcua.domain.catalogue.registers import reuse_words


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of an answer as people read it, and where it stands. `kind` says how to set it.

    `quoted` are the stretches that are the publication's own words, Vietnamese in an answer that is not; empty in one
    that is.
    """

    kind: Kind
    text: str
    citation: Citation
    quoted: Spans = ()


@dataclass(frozen=True, slots=True)
class Told:
    """An answer in words: an opening that states no fact (empty where there is none), cited lines, options.

    `language` ("vi", "en") is the one it was given in.
    """

    opening: str
    lines: tuple[Line, ...]
    options: tuple[Line, ...]
    language: str = "vi"

    @property
    def text(self) -> str:
        """The whole answer as plain text."""
        return "\n".join([part for part in (self.opening, *(line.text for line in self.lines)) if part])


def tell(response: Response) -> Told:
    """Return a response in words, in the active language."""
    options = () if response.options == response.sentences else response.options
    language = "en" if (get_language() or "vi").startswith("en") else "vi"
    lines, others = (_lines(some, language) for some in (response.sentences, options))
    return Told(openings.opening(response), lines, others, language)


def _lines(sentences: tuple[Sentence, ...], language: str) -> tuple[Line, ...]:
    return tuple(_line(sentence, language) for sentence in sentences)


def _line(sentence: Sentence, language: str) -> Line:
    text = say(sentence)
    words = published_words(sentence.values) if language != "vi" else ()
    return Line(sentence.kind, text, sentence.citation, quoted(text, words))


def say(sentence: Sentence) -> str:
    """Return one sentence in words."""
    return _SAY[sentence.kind](sentence.values)


def source_line(citation: Citation) -> str:
    """Return a citation in words: procedure, version, publication decision, part."""
    parts = [gettext("Thủ tục %(code)s") % {"code": citation.procedure}]
    if citation.version:
        parts.append(gettext("phiên bản %(number)s") % {"number": citation.version})
    if citation.decision:
        parts.append(gettext("Quyết định %(number)s") % {"number": citation.decision})
    parts.append(gettext("mục “%(part)s”") % {"part": openings.part_name(citation.fact.value)})
    return ", ".join(parts)


# A paper whose own name says when it is needed.
_SAYS_WHEN: Final = re.compile(r"nếu|trường hợp|đối với|khi có", re.IGNORECASE)

_Values = Mapping[str, Value]
_Say = Callable[[_Values], str]


def _paper(values: _Values) -> str:
    paper = values["paper"]
    assert isinstance(paper, Paper)
    remarks = [*_counts(paper)]
    if paper.form:
        remarks.append(gettext("mẫu: %(form)s") % {"form": paper.form})
    if paper.reuse:
        words = reuse_words(paper.reuse)
        remarks.append(words[:1].lower() + words[1:])
    if not paper.required and not _SAYS_WHEN.search(paper.name):
        remarks.append(gettext("chỉ khi thuộc trường hợp phải có"))
    return f"- {paper.name} ({'; '.join(remarks)})" if remarks else f"- {paper.name}"


def _counts(paper: Paper) -> list[str]:
    counts = []
    if paper.originals:
        counts.append(ngettext("%(n)s bản chính", "%(n)s bản chính", paper.originals) % {"n": paper.originals})
    if paper.copies:
        counts.append(ngettext("%(n)s bản sao", "%(n)s bản sao", paper.copies) % {"n": paper.copies})
    return counts


def _limit(values: _Values) -> str:
    limit = values["limit"]
    assert isinstance(limit, Limit)
    if not values["way"]:
        return gettext("Thời hạn giải quyết: %(limit)s.") % {"limit": limit_words(limit)}
    return gettext("Thời hạn giải quyết khi nộp %(way)s: %(limit)s.") % {
        "way": _way_name(values),
        "limit": limit_words(limit),
    }


def limit_words(limit: Limit) -> str:
    """Return a time limit as it is published: value and unit."""
    value = Fraction(limit.value)
    whole = max(1, int(value))
    words = {
        Unit.HOUR: ngettext("%(value)s giờ", "%(value)s giờ", whole),
        Unit.WORKING_DAY: ngettext("%(value)s ngày làm việc", "%(value)s ngày làm việc", whole),
        Unit.DAY: ngettext("%(value)s ngày", "%(value)s ngày", whole),
        Unit.MONTH: ngettext("%(value)s tháng", "%(value)s tháng", whole),
        Unit.SAME_DAY: gettext("trong ngày làm việc"),
    }
    return words[limit.unit] % {"value": _number(value)}


def _number(value: Fraction) -> str:
    text = f"{int(value):,}" if value.denominator == 1 else f"{float(value):,g}"
    return text if (get_language() or "vi").startswith("en") else text.translate(str.maketrans(",.", ".,"))


def _fee(values: _Values) -> str:
    charge = values["charge"]
    assert isinstance(charge, Charge)
    amount = gettext("%(amount)s đồng") % {"amount": _number(Fraction(charge.amount))}
    said = f"{charge.name}: {amount}" + (f" ({_within(charge.note)})" if charge.note else "")
    if not values["way"]:
        return f"{said}."
    return gettext("Nộp %(way)s – %(fee)s.") % {"way": _way_name(values), "fee": said}


def _within(words: str) -> str:
    """Published words as part of a sentence, which has a full stop of its own; that of "v.v." belongs to the word."""
    words = words.rstrip()
    return words if words.endswith("v.v.") else words.removesuffix(".")


def _free(values: _Values) -> str:
    if not values["way"]:
        return gettext("Phí, lệ phí: nguồn công bố ghi không thu.")
    return gettext("Phí, lệ phí khi nộp %(way)s: nguồn công bố ghi không thu.") % {"way": _way_name(values)}


def _way_name(values: _Values) -> str:
    return str(ChannelKind(str(values["way"])).label).lower()


def _not_published(values: _Values) -> str:
    part = openings.part_name(str(values["fact"]))
    if values.get("way"):
        return gettext("%(part)s khi nộp %(way)s: chưa công bố.") % {"part": part, "way": _way_name(values)}
    return gettext("%(part)s: chưa công bố.") % {"part": part}


def _procedure(values: _Values) -> str:
    name = str(values["name"]).rstrip(".")
    # Many official names begin with the word themselves.
    return f"{name}:" if name.lower().startswith("thủ tục") else gettext("Thủ tục %(name)s:") % {"name": name}


def _source_says(values: _Values) -> str:
    part = openings.part_name(str(values["fact"]))
    if values.get("way"):
        part = gettext("%(part)s khi nộp %(way)s") % {"part": part, "way": _way_name(values)}
    return gettext("%(part)s, nguyên văn nguồn công bố: “%(text)s”") % {"part": part, "text": values["text"]}


def _basis(values: _Values) -> str:
    number, name = str(values["number"]), str(values["name"])
    return f"- {name}" if not number or number in name else f"- {name} ({number})"


def _online_level(values: _Values) -> str:
    level = values["level"]
    words = {
        2: gettext("Dịch vụ công trực tuyến: mới cung cấp thông tin."),
        3: gettext("Dịch vụ công trực tuyến: một phần."),
        4: gettext("Dịch vụ công trực tuyến: toàn trình."),
    }
    return words[int(str(level))]


def _case(values: _Values) -> str:
    """The heading papers stand under, named a case only where it is one and does not say so itself."""
    heading = str(values["case"]).strip().rstrip(":")
    if not heading:
        return gettext("Giấy tờ chung:")
    names_itself = heading.lower().startswith(("trường hợp", "đối với"))
    if names_itself or heading_of(heading) is not Heading.CASE:
        return f"{heading}:"
    return gettext("Trường hợp: %(case)s") % {"case": heading}


def _goes_on(values: _Values) -> str:
    return gettext("%(part)s còn tiếp ở trang gốc.") % {"part": openings.part_name(str(values["fact"]))}


_SAY: Final[dict[Kind, _Say]] = {
    Kind.PROCEDURE: _procedure,
    Kind.ALSO: lambda values: str(values["name"]),
    Kind.OPTION: lambda values: str(values["name"]),
    Kind.CASE: _case,
    Kind.PAPER: _paper,
    Kind.LIMIT: _limit,
    Kind.FEE: _fee,
    Kind.FREE: _free,
    Kind.AGENCY: lambda values: gettext("Cơ quan thực hiện: %(agency)s.") % {"agency": _within(str(values["agency"]))},
    Kind.LEVEL: lambda values: gettext("Cấp giải quyết: %(level)s.") % {"level": Level(str(values["level"])).label},
    Kind.WAY: lambda values: gettext("Hình thức nộp: %(way)s.") % {"way": _way_name(values)},
    Kind.FORM: lambda values: gettext("- Mẫu %(form)s, dùng cho: %(paper)s") % values,
    Kind.RESULT: lambda values: gettext("Kết quả: %(name)s") % values,
    Kind.CONDITION: lambda values: gettext("- %(text)s") % values,
    Kind.NO_CONDITIONS: lambda values: gettext("Yêu cầu, điều kiện: nguồn công bố ghi không có."),
    Kind.AUDIENCE: lambda values: (
        gettext("Đối tượng thực hiện: %(audience)s.") % {"audience": _audience(str(values["audience"]))}
    ),
    Kind.BASIS: _basis,
    Kind.STEP: lambda values: gettext("- %(text)s") % values,
    Kind.ONLINE: lambda values: gettext("Có thể nộp trực tuyến."),
    Kind.ONLINE_LEVEL: _online_level,
    Kind.NOT_ONLINE: lambda values: gettext("Các hình thức nộp được công bố không có nộp trực tuyến."),
    Kind.NOT_PUBLISHED: _not_published,
    Kind.SOURCE_SAYS: _source_says,
    Kind.GOES_ON: _goes_on,
}


def _audience(kind: str) -> str:
    words = {
        Audience.CITIZEN: gettext("công dân Việt Nam"),
        Audience.FOREIGNER: gettext("người nước ngoài"),
        Audience.BUSINESS: gettext("doanh nghiệp, hợp tác xã"),
        Audience.ORGANISATION: gettext("tổ chức"),
        Audience.AGENCY: gettext("cơ quan nhà nước"),
    }
    return words[Audience(kind)]
