"""Ages said in a question against the ages a name is for: a child of 6 is of "dưới 14 tuổi", not of "từ đủ 14 tuổi"."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from motcua.core.search.words import Word

_YEARS: Final = "tuoi"
_MONTHS: Final = "thang"
_OLDEST: Final = 150
_BELOW = re.compile(r"dưới (\d{1,3}) tuổi")
_FROM = re.compile(r"từ (?:đủ )?(\d{1,3}) tuổi|đủ (\d{1,3}) tuổi|trên (\d{1,3}) tuổi")


def ages_in(words: Sequence[Word]) -> tuple[int, ...]:
    """Return the ages in years that `words` state: "14 tuổi", "8 tháng tuổi"."""
    bare = [word.bare for word in words]
    found: list[int] = []
    for place, word in enumerate(bare[:-1]):
        if not word.isdecimal() or len(word) > 3:
            continue
        if bare[place + 1] == _YEARS:
            found.append(int(word))
        elif bare[place + 1 : place + 3] == [_MONTHS, _YEARS]:
            found.append(int(word) // 12)
    return tuple(found)


def age_fit(name: str, ages: Sequence[int]) -> float:
    """Return 1 where a name is for an age stated, -1 where it is for others only, 0 where either states none."""
    spans = _spans(name)
    if not spans or not ages:
        return 0.0
    return 1.0 if any(least <= age < most for age in ages for least, most in spans) else -1.0


@lru_cache(maxsize=8192)
def _spans(name: str) -> tuple[tuple[int, int], ...]:
    lowered = name.lower()
    below = [(0, int(found)) for found in _BELOW.findall(lowered)]
    above = [(int(next(filter(None, found))), _OLDEST) for found in _FROM.findall(lowered)]
    return tuple(below + above)
