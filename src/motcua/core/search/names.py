"""An official name taken apart: what is done, to what, and the remarks around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from motcua.core.search.abbreviations import Abbreviations, expanded
from motcua.core.search.actions import Action, actions_in, acts_of_name, is_plain, object_of
from motcua.core.search.chatter import is_chatter
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
    read_words(text)
    for text in (
        "có yếu tố nước ngoài", "lưu động", "khu vực biên giới", "kết hợp", "liên thông",
        "cho người đã có hồ sơ", "trực tuyến toàn trình", "tạm thời", "đặc biệt", "người nước ngoài",
        "định cư ở nước ngoài", "vốn đầu tư nước ngoài", "kiểm soát đặc biệt", "quân nhân", "quân đội",
        "công an nhân dân", "bộ quốc phòng", "cơ yếu", "dân quân tự vệ", "từ trần", "hy sinh", "dầu khí",
        "nhà thầu nước ngoài", "theo yêu cầu", "bổ sung", "nhiều lần", "rút gọn", "phái đoàn", "ngoại giao",
    )
)  # fmt: skip
REMARK: Final = 0.35
_FOREIGN: Final = tuple(bare_words("nước ngoài"))
_PARTS = re.compile(r"[;,]|\bhoặc\b")
_LEAST_PART: Final = 3  # words; "Cấp, cấp lại" lists acts, not matters
_HEAD: Final = 6  # words


@dataclass(frozen=True, slots=True)
class ReadName:
    """A name's `words`; those of its `core`, without remarks and level; the `acts` it is about.

    `weights` say how much each distinct word belongs to the core (0 to 1). `acts_listed` are all acts it speaks of: one
    of them may be the matter asked for ("đăng ký … tặng cho"). `is_plain` says whether the plain act (cấp, đăng ký)
    stands in it on its own; `qualifiers` are the remarks that make it a variant, each by the words that must be said,
    with all its words; `head` are its opening words without its acts; `parts` the matters it lists.
    """

    words: tuple[str, ...]
    core: tuple[str, ...]
    weights: dict[str, float]
    sounds: dict[str, frozenset[str]]
    pairs: frozenset[str]
    acts: frozenset[Action]
    acts_listed: frozenset[Action]
    is_plain: bool
    qualifiers: dict[tuple[str, ...], frozenset[str]]
    head: tuple[str, ...]
    parts: tuple[frozenset[str], ...]


def read_name(name: str, abbreviations: Abbreviations) -> ReadName:
    """Take a name apart. Words in brackets or about the competent level weigh less than those of the core."""
    bare = _OPENING.sub("", name)
    placeless = _PLACE.sub(" ", bare)
    core = expanded(bare_words(_BRACKETS.sub(" ", placeless)), abbreviations)
    every = read_words(bare)
    words = tuple(expanded([word.bare for word in every], abbreviations))
    weights = dict.fromkeys(words, REMARK)
    weights.update(dict.fromkeys(core, 1.0))
    joined = f" {_heard(every)} "
    head = read_words(_BRACKETS.sub(" ", placeless))
    qualifiers: dict[tuple[str, ...], frozenset[str]] = {}
    for qualifier in _QUALIFIERS:
        if f" {_heard(qualifier)} " in joined:
            essence = _essence(qualifier)
            qualifiers[essence] = qualifiers.get(essence, frozenset()) | {word.bare for word in qualifier}
    return ReadName(
        words,
        tuple(core),
        weights,
        _sounds(every),
        frozenset(pairs(list(words))),
        acts_of_name(head),
        actions_in(head),
        is_plain(head),
        qualifiers,
        object_of(head)[:_HEAD],
        _parts(placeless, abbreviations),
    )


def _heard(words: Sequence[Word]) -> str:
    return " ".join(word.sound for word in words)


def _essence(qualifier: Sequence[Word]) -> tuple[str, ...]:
    bare = tuple(word.bare for word in qualifier)
    if set(_FOREIGN) <= set(bare):
        return _FOREIGN
    return tuple(word for word in bare if not is_chatter(word)) or bare


def _parts(text: str, abbreviations: Abbreviations) -> tuple[frozenset[str], ...]:
    parts = [expanded(bare_words(part), abbreviations) for part in _PARTS.split(_BRACKETS.sub(" ", text))]
    return tuple(frozenset(part) for part in parts if len(part) >= _LEAST_PART)


def _sounds(words: tuple[Word, ...]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word in words:
        found.setdefault(word.bare, set()).add(word.sound)
    return {bare: frozenset(sounds) for bare, sounds in found.items()}
