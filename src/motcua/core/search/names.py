"""An official name taken apart: what is done, to what, and the remarks around it."""

import re
from dataclasses import dataclass
from typing import Final

from motcua.core.search.words import Word, bare_words, read_words

_OPENING = re.compile(r"^\s*(?:thủ tục(?: hành chính)?|trình tự)\s*:?\s*(?:đề nghị |về việc |về )?", re.IGNORECASE)
# "(thực hiện tại cấp tỉnh)", "thuộc thẩm quyền của Chủ tịch Ủy ban nhân dân cấp xã": where, not what.
_PLACE = re.compile(
    r"\(?\s*(?:thực hiện tại |thuộc thẩm quyền (?:giải quyết |quản lý |cấp phép |phê duyệt )?của |do )"
    r"(?:chủ tịch |cơ quan |sở |bộ |cục |ủy ban |ubnd |uỷ ban |công an |cấp )[^()]*\)?|\(\s*cấp [^()]{2,30}\)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)")
REMARK: Final = 0.35


@dataclass(frozen=True, slots=True)
class ReadName:
    """Words of a name: `words` all of it, `weights` how much each distinct one belongs to its core (0 to 1)."""

    words: tuple[str, ...]
    weights: dict[str, float]
    sounds: dict[str, frozenset[str]]


def read_name(name: str) -> ReadName:
    """Take a name apart. Words in brackets or about the competent level weigh less than those of the core."""
    bare = _OPENING.sub("", name)
    core = _BRACKETS.sub(" ", _PLACE.sub(" ", bare))
    every = read_words(bare)
    weights = dict.fromkeys((word.bare for word in every), REMARK)
    weights.update(dict.fromkeys(bare_words(_PLACE.sub(" ", bare)), REMARK))
    weights.update(dict.fromkeys(bare_words(core), 1.0))
    return ReadName(tuple(word.bare for word in every), weights, _sounds(every))


def _sounds(words: tuple[Word, ...]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word in words:
        found.setdefault(word.bare, set()).add(word.sound)
    return {bare: frozenset(sounds) for bare, sounds in found.items()}
