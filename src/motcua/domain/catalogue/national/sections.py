"""The smaller sections of a page: steps, conditions, results, decision, agencies, levels, audience."""

import re
from collections.abc import Mapping
from itertools import pairwise

from motcua.core.search.folding import fold
from motcua.domain.agencies.models import Level
from motcua.domain.catalogue.content_parts import Audience, Condition, ResultContent
from motcua.domain.catalogue.national import channel_table, document_table
from motcua.domain.catalogue.national.findings import Doubt, Field, Findings
from motcua.domain.catalogue.national.texts import is_stated, items, one_line, tidy, without_bullet

_STEP = re.compile(r"(?:^|(?<=\n)|(?<=[.;:] ))(?:[-+*•]\s*|[a-zđ]\)\s*)?Bước\s*([0-9]{1,2})\s*[:.)]?[ \n]*")
_NO_CONDITIONS = re.compile(r"khong(?: co)?\.?")
_NOT_REGULATED = re.compile(r"kho(?:n)?g quy dinh\.?")
# The portal's own labels of the sections after the conditions; the crawler did not always stop at them.
_NEXT_LABEL = re.compile(r"\s*Từ khóa(?=\s*:|Không có thông tin|Mô tả).*", re.DOTALL)
# Names whose first letters the crawler lost: "iấy chứng nhận", "ăn bản từ chối".
_BEHEADED = re.compile(r"(?:iấy|uyết định|ăn bản|ông văn|hông báo|ông báo|ết quả|rường hợp)\b")
_RESULT_CODE = re.compile(r"KQ[.-][GH][0-9]{2}\.[0-9]{5,7}|(?:000\.00\.00\.)?[GH][0-9]{2}-KQ[0-9]{4,7}")


def read_steps(raw: str, is_cut: bool, findings: Findings) -> tuple[str, ...] | None:
    """Return the steps; None where none are stated, or where the text stops in the middle."""
    if not is_stated(raw):
        findings.absent(Field.STEPS)
        return None
    if is_cut:
        findings.doubt(Field.STEPS, "steps", Doubt.CUT_OFF, raw)
        return None
    steps = _numbered_steps(tidy(raw)) or tuple(items(raw))
    findings.took(Field.STEPS, len(steps))
    return steps or None


def _numbered_steps(text: str) -> tuple[str, ...]:
    """Cut at *Bước 1, 2, 3 …* if they count up (from 1 again for another case); empty if they do not."""
    starts = list(_STEP.finditer(text))
    numbers = [int(start[1]) for start in starts]
    if len(starts) < 2 or numbers[0] != 1 or any(b not in {a + 1, 1} for a, b in pairwise(numbers)):
        return ()
    plain = numbers == list(range(1, len(numbers) + 1)) and starts[0].start() == 0
    ends = [start.start() for start in starts[1:]] + [len(text)]
    begins = [start.end() if plain else start.start() for start in starts]
    steps = [text[: starts[0].start()], *(text[begin:end] for begin, end in zip(begins, ends, strict=True))]
    return tuple(step for step in (without_bullet(step) for step in steps) if step)


def read_conditions(raw: str, findings: Findings) -> tuple[Condition, ...] | None:
    """Return the conditions; an empty tuple where the source says there are none, None where it says nothing."""
    text = _NEXT_LABEL.sub("", raw)
    if not is_stated(text) or _NOT_REGULATED.fullmatch(fold(text)):
        findings.absent(Field.CONDITIONS)
        return None
    if document_table.HEADER in text or channel_table.HEADER in text:
        findings.doubt(Field.CONDITIONS, "conditions", Doubt.OTHER_SECTION, raw)
        return None
    if _NO_CONDITIONS.fullmatch(fold(text)):
        findings.took(Field.CONDITIONS)
        return ()
    if len(text.strip()) < 8:
        findings.doubt(Field.CONDITIONS, "conditions", Doubt.MALFORMED, raw)
        return None
    found = items(text)
    findings.took(Field.CONDITIONS, len(found))
    return tuple(Condition(f"c{number}", item) for number, item in enumerate(found, 1))


def read_results(crawled: object, findings: Findings) -> tuple[ResultContent, ...] | None:
    """Return the results. Their raw text was not kept, so the crawler's own list is read, as far as it makes sense."""
    if not crawled:
        findings.absent(Field.RESULT)
        return None
    if not isinstance(crawled, list):
        findings.doubt(Field.RESULT, "results", Doubt.WRONG_TYPE, crawled)
        return None
    found = (_result(item, f"results[{position}]", findings) for position, item in enumerate(crawled))
    return tuple(dict.fromkeys(result for result in found if result)) or None


def _result(item: object, path: str, findings: Findings) -> ResultContent | None:
    name = item.get("ten") if isinstance(item, Mapping) else None
    if not isinstance(item, Mapping) or not isinstance(name, str):
        findings.doubt(Field.RESULT, path, Doubt.WRONG_TYPE, item)
        return None
    name = without_bullet(one_line(name).lstrip(" .:,;"))
    if sum(char.isalpha() for char in name) < 4 or _BEHEADED.match(name):
        findings.doubt(Field.RESULT, path, Doubt.NO_NAME, item)
        return None
    findings.took(Field.RESULT)
    return ResultContent(_result_code(item.get("ma"), f"{path}.code", findings), name)


def _result_code(code: object, path: str, findings: Findings) -> str | None:
    if code is None:
        findings.absent(Field.RESULT_CODE)
        return None
    if not isinstance(code, str) or not _RESULT_CODE.fullmatch(code.strip()):
        findings.doubt(Field.RESULT_CODE, path, Doubt.MALFORMED, code)
        return None
    findings.took(Field.RESULT_CODE)
    return code.strip()


LEVELS = {
    "Cấp bộ": Level.MINISTRY,
    "Cấp tỉnh": Level.PROVINCE,
    "Cấp xã": Level.WARD,
    "Cơ quan khác": Level.OTHER,
}
_LEVEL_IN_NAME = re.compile(r"\((?:thực hiện tại )?cấp (trung ương|bộ|tỉnh|xã)\)", re.IGNORECASE)
_NAMED_LEVELS = {
    "trung ương": Level.MINISTRY,
    "bộ": Level.MINISTRY,
    "tỉnh": Level.PROVINCE,
    "xã": Level.WARD,
}


def read_levels(crawled: object, name: str, findings: Findings) -> tuple[Level, ...] | None:
    """Return the levels that resolve; None where a level is unknown, or where the name says another one."""
    if not crawled:
        findings.absent(Field.LEVELS)
        return None
    given = crawled if isinstance(crawled, list) else [crawled]
    levels = tuple(dict.fromkeys(LEVELS[item] for item in given if isinstance(item, str) and item in LEVELS))
    if len(levels) != len(given):
        findings.doubt(Field.LEVELS, "levels", Doubt.UNKNOWN_VALUE, crawled)
        return None
    named = _LEVEL_IN_NAME.search(name)
    if named and _NAMED_LEVELS[named[1].lower()] not in levels:
        findings.doubt(Field.LEVELS, "levels", Doubt.NAME_CONTRADICTS, f"{crawled}: {name}")
        return None
    findings.took(Field.LEVELS)
    return levels


AUDIENCES = {
    "Tổ chức (không bao gồm doanh nghiệp, HTX)": Audience.ORGANISATION,
    "Doanh nghiệp có vốn đầu tư nước ngoài": Audience.BUSINESS,
    "Doanh nghiệp Việt Nam": Audience.BUSINESS,
    "Doanh nghiệp": Audience.BUSINESS,
    "Hợp tác xã": Audience.BUSINESS,
    "Tổ chức nước ngoài": Audience.ORGANISATION,
    "Tổ chức Đảng": Audience.ORGANISATION,
    "Đảng viên": Audience.CITIZEN,
    "Công dân Việt Nam": Audience.CITIZEN,
    "Người Việt Nam định cư ở nước ngoài": Audience.CITIZEN,
    "Người nước ngoài cư trú tại Việt Nam": Audience.FOREIGNER,
    "Người nước ngoài": Audience.FOREIGNER,
    "Cán bộ, công chức, viên chức": Audience.CITIZEN,
}


def read_audience(raw: str, findings: Findings) -> tuple[Audience, ...] | None:
    """Return whom the procedure is for: the portal's list of thirteen kinds, in our five."""
    if not is_stated(raw):
        findings.absent(Field.AUDIENCE)
        return None
    left, found = one_line(raw), []
    while left:
        kind = next((kind for kind in AUDIENCES if left.startswith(kind)), None)
        if kind is None:
            findings.doubt(Field.AUDIENCE, "audience", Doubt.UNKNOWN_VALUE, raw)
            return None
        found.append(AUDIENCES[kind])
        left = left[len(kind) :].lstrip(" ,")
    findings.took(Field.AUDIENCE)
    return tuple(dict.fromkeys(found))


def read_agency(raw: str, name: Field, findings: Findings) -> str | None:
    """Return an agency as the source names it."""
    if not is_stated(raw):
        findings.absent(name)
        return None
    findings.took(name)
    return one_line(raw)
