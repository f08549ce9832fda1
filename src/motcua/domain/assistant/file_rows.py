"""Rows of a catalogue file as facts, without a database: raw texts of portal pages, each cut at a fixed length.

The same readers as the import's take the texts apart. What they cannot read is not published, except plain prose,
which is quoted word for word as the source's own. A text that ends at its cut has its last, broken piece left out.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from motcua.core.answering.facts import Fact, Facts
from motcua.core.answering.verifying import numbers
from motcua.core.worktime import Limit, UnusableLimit
from motcua.domain.agencies.models import Level
from motcua.domain.assistant.content_facts import Origin, facts_from
from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.content_parts import ChannelContent, Condition, FieldName, ResultContent
from motcua.domain.catalogue.document_content import Case, DocumentContent
from motcua.domain.catalogue.national import channel_table, document_table
from motcua.domain.catalogue.national.channels import read_channels
from motcua.domain.catalogue.national.documents import read_documents
from motcua.domain.catalogue.national.findings import Findings
from motcua.domain.catalogue.national.limits import UNITS
from motcua.domain.catalogue.national.sections import read_audience, read_conditions, read_levels, read_results
from motcua.domain.catalogue.national.sections import read_steps as read_whole_steps
from motcua.domain.catalogue.national.texts import is_stated, one_line

Row = Mapping[str, Any]

# The lengths texts of a row are cut at; one that comes so near may lack its end.
_CUT_AT: Final = {"documents": 900, "how": 300, "result": 250, "conditions": 300, "steps": 400}
_SLACK: Final = 4
_LABELS = re.compile(r"Từ khóa\s*(?:Không có thông tin|:|Mô tả).*|Chọn cơ quan thực hiện.*", re.DOTALL)
_RESULT = re.compile(
    r"(?P<name>.+?)Mã:\s*(?P<code>(?:000\.00\.00\.)?[A-Za-z]{1,3}[A-Z0-9]*(?:[.-][A-Za-z]?[A-Z0-9]+)*?)(?=[A-ZĐÀ-Ỹ][a-zà-ỹ]|$|\s)",
    re.DOTALL,
)
_SENTENCE_END = re.compile(r"[.;](?=\s|$)|\n")
_PLAIN_WAY = re.compile(
    rf"(?P<way>{'|'.join(channel_table.CHANNELS)}) (?:(?P<value>[0-9]+) (?P<unit>Ngày làm việc|Ngày|Giờ|Tháng)(?= |$))?"
    rf"(?P<rest>.*?)(?=(?:{'|'.join(channel_table.CHANNELS)}) |$)"
)
_A_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_BEFORE_COUNT = re.compile(r"(?<=[0-9])(?=[0-9] bản chính)")  # form 18 and one original: "Mẫu số 181 bản chính"
_SHORTEST_QUOTE: Final = 8


def facts_of_row(row: Row, *, source: str) -> Facts:
    """Return what a row states; `source` names the file, for rows without an address. Never raises on odd texts."""
    findings = Findings()
    how, said = _text(row, "how"), dict[str, str]()
    name = one_line(_text(row, "name"))
    content = Content(
        code=_text(row, "code") or _text(row, "id"),
        name=name,
        field=FieldName("", one_line(_text(row, "field"))),
        levels=_levels(_text(row, "level"), name, findings),
        audience=read_audience(_text(row, "audience"), findings),
        steps=_steps(row, findings, said),
        conditions=_conditions(row, findings),
        channels=_channels(how, row, findings, said),
        cases=_documents(row, findings, said),
        results=_results(row, findings),
    )
    cut = {Fact.DOCUMENTS: "documents", Fact.CHANNELS: "how", Fact.STEPS: "steps", Fact.CONDITIONS: "conditions"}
    ends_early = frozenset(fact for fact, key in cut.items() if _is_cut(row, key))
    return facts_from(content, Origin(source=_text(row, "url") or source, said=said, cut=ends_early))


def _text(row: Row, key: str) -> str:
    value = row.get(key)
    return value.strip() if isinstance(value, str) else ""


def _is_cut(row: Row, key: str) -> bool:
    return len(str(row.get(key) or "")) >= _CUT_AT[key] - _SLACK


def _whole(row: Row, key: str) -> str:
    """The text up to its last whole sentence, if it is cut; empty where no sentence of it is whole."""
    text = _text(row, key)
    if not _is_cut(row, key):
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return text[: ends[-1]].rstrip(" ;\n") if ends else ""


def _levels(text: str, name: str, findings: Findings) -> tuple[Level, ...] | None:
    given = [part.strip().capitalize() for part in text.split(",") if part.strip()]
    return read_levels(given, name, findings)


def _documents(row: Row, findings: Findings, said: dict[str, str]) -> tuple[Case, ...] | None:
    text = _text(row, "documents")
    if document_table.HEADER not in text:
        if _is_prose(text):
            said[Fact.DOCUMENTS.value] = one_line(_whole(row, "documents"))
        return None
    cases = read_documents(text, None, findings)
    if not cases:
        return None
    known = numbers(_BEFORE_COUNT.sub(" ", text)) | numbers(text)
    whole = tuple(replace(case, documents=tuple(_legible(paper, known) for paper in case.documents)) for case in cases)
    return _without_last_counts(whole) if _is_cut(row, "documents") else whole


def _legible(paper: DocumentContent, known: set[str]) -> DocumentContent:
    """The paper with its name and form only as far as their numbers stand so in the text, not glued to another."""
    return replace(paper, name=_as_far(paper.name, known), form_code=_as_far(paper.form_code, known))


def _as_far(text: str, known: set[str]) -> str:
    for match in _A_NUMBER.finditer(text):
        if not numbers(match[0]) <= known:
            return f"{text[: match.start()].rstrip()} …"
    return text


def _without_last_counts(cases: Sequence[Case]) -> tuple[Case, ...]:
    """The counts of the last document may be cut in the middle (1 bản chính,1 bản …): they are left out."""
    *before, last = cases
    document = replace(last.documents[-1], originals=None, copies=None)
    return (*before, replace(last, documents=(*last.documents[:-1], document)))


def _channels(how: str, row: Row, findings: Findings, said: dict[str, str]) -> tuple[ChannelContent, ...] | None:
    if channel_table.channel_rows(how) is None:
        return _plain_ways(row, said)
    channels = read_channels(how, None, _text(row, "steps"), findings)
    if not channels or not _is_cut(row, "how"):
        return channels
    # The words beside the last row's fee are cut, and they may say otherwise than the cell does.
    return (*channels[:-1], replace(channels[-1], fees=None, note=""))


def _plain_ways(row: Row, said: dict[str, str]) -> tuple[ChannelContent, ...] | None:
    """Channels written in one line: "Trực tiếp 7 Ngày làm việc Phí : 0 Đồng Trực tuyến …"; fees are only quoted."""
    text = one_line(_text(row, "how"))
    found = list(_PLAIN_WAY.finditer(text))
    if not found or found[0].start() != 0:
        if _is_prose(text):
            said[Fact.CHANNELS.value] = _whole(row, "how")
        return None
    if _is_cut(row, "how"):
        found.pop()
    for position, match in enumerate(found):
        rest = match["rest"].strip()
        if rest:
            said[f"channels[{position}].{'fees' if match['value'] else 'limit'}"] = rest
    return tuple(ChannelContent(channel_table.CHANNELS[match["way"]], _limit(match), None) for match in found) or None


def _limit(match: re.Match[str]) -> Limit | None:
    if not match["value"]:
        return None
    try:
        return Limit(int(match["value"]), UNITS[match["unit"]])
    except UnusableLimit:
        return None


def _results(row: Row, findings: Findings) -> tuple[ResultContent, ...] | None:
    text = _LABELS.sub("", _text(row, "result")).strip()
    listed = [{"ten": match["name"], "ma": None} for match in _RESULT.finditer(text)]
    if not listed and is_stated(text):
        whole = text if text != _text(row, "result") else _whole(row, "result")
        listed = [{"ten": whole, "ma": None}] if whole else []
    return read_results(listed, findings)


def _conditions(row: Row, findings: Findings) -> tuple[Condition, ...] | None:
    return read_conditions(_whole(row, "conditions"), findings)


def _steps(row: Row, findings: Findings, said: dict[str, str]) -> tuple[str, ...] | None:
    text = _text(row, "steps")
    if not is_stated(text):
        return None
    steps = read_whole_steps(text, False, findings) or ()
    if not _is_cut(row, "steps"):
        return steps or None
    whole = steps[:-1] or tuple(filter(None, (_whole(row, "steps"),)))
    return whole or None


def _is_prose(text: str) -> bool:
    """Whether a text is plain and readable: words with spaces, nothing glued."""
    return len(text) >= _SHORTEST_QUOTE and is_stated(text) and not re.search(r"[a-zà-ỹ]{2}[A-ZĐ][a-zà-ỹ]", text)
