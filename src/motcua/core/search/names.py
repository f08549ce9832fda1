"""An official name taken apart: what is done, to what, and the remarks around it."""

import re
from dataclasses import dataclass
from typing import Final

from motcua.core.search.abbreviations import Abbreviations, expanded
from motcua.core.search.actions import Action, acts_of_name, is_plain
from motcua.core.search.words import Word, bare_words, pairs, read_words

_OPENING = re.compile(r"^\s*(?:thủ tục(?: hành chính)?|trình tự)\s*:?\s*(?:đề nghị |về việc |về )?", re.IGNORECASE)
# "(thực hiện tại cấp tỉnh)", "thuộc thẩm quyền của Chủ tịch Ủy ban nhân dân cấp xã": where, not what.
_PLACE = re.compile(
    r"\(?\s*(?:thực hiện tại |thuộc thẩm quyền (?:giải quyết |quản lý |cấp phép |phê duyệt )?của |do )"
    r"(?:chủ tịch |cơ quan |sở |bộ |cục |ủy ban |ubnd |uỷ ban |công an |cấp )[^()]*\)?|\(\s*cấp [^()]{2,30}\)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)")
# What sets a variant apart from the ordinary case of the same family.
_QUALIFIERS: Final = tuple(
    tuple(bare_words(text))
    for text in (
        "có yếu tố nước ngoài", "lưu động", "khu vực biên giới", "kết hợp", "liên thông",
        "cho người đã có hồ sơ", "trực tuyến toàn trình", "tạm thời", "đặc biệt", "người nước ngoài",
        "định cư ở nước ngoài", "vốn đầu tư nước ngoài", "kiểm soát đặc biệt", "quân nhân", "quân đội",
        "công an nhân dân", "bộ quốc phòng", "cơ yếu", "dân quân tự vệ", "từ trần", "hy sinh", "dầu khí",
        "nhà thầu nước ngoài", "theo yêu cầu", "bổ sung", "nhiều lần", "rút gọn", "phái đoàn", "ngoại giao",
    )
)  # fmt: skip
REMARK: Final = 0.35


@dataclass(frozen=True, slots=True)
class ReadName:
    """A name's `words`; `weights`, how much each distinct one belongs to its core (0 to 1); its acts.

    `is_plain` says whether the plain act (cấp, đăng ký) stands in it on its own.
    """

    words: tuple[str, ...]
    weights: dict[str, float]
    sounds: dict[str, frozenset[str]]
    pairs: frozenset[str]
    acts: frozenset[Action]
    is_plain: bool
    qualifiers: tuple[tuple[str, ...], ...]


def read_name(name: str, abbreviations: Abbreviations) -> ReadName:
    """Take a name apart. Words in brackets or about the competent level weigh less than those of the core."""
    bare = _OPENING.sub("", name)
    placeless = _PLACE.sub(" ", bare)
    core = expanded(bare_words(_BRACKETS.sub(" ", placeless)), abbreviations)
    every = read_words(bare)
    words = tuple(expanded([word.bare for word in every], abbreviations))
    weights = dict.fromkeys(words, REMARK)
    weights.update(dict.fromkeys(core, 1.0))
    joined = f" {' '.join(words)} "
    head = read_words(_BRACKETS.sub(" ", placeless))
    qualifiers = tuple(qualifier for qualifier in _QUALIFIERS if f" {' '.join(qualifier)} " in joined)
    return ReadName(
        words,
        weights,
        _sounds(every),
        frozenset(pairs(list(words))),
        acts_of_name(head),
        is_plain(head),
        qualifiers,
    )


def _sounds(words: tuple[Word, ...]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word in words:
        found.setdefault(word.bare, set()).add(word.sound)
    return {bare: frozenset(sounds) for bare, sounds in found.items()}
