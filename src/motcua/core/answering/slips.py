"""Slips of the finger in short phrases: one letter more, less, other or changed about; Telex keys left standing."""

import re
from functools import lru_cache
from typing import Final

# What Telex leaves when an editor does not turn it into marks: ddoonhf, giaays, tuwr.
_TELEX: Final = (("dd", "d"), ("aa", "a"), ("ee", "e"), ("oo", "o"), ("uw", "u"), ("ow", "o"), ("aw", "a"))
_TONE_KEY = re.compile(r"(?<=[aeiouy])([a-z]{0,2}?)[sfrxj](?=$|[a-z]?$)")
_TWO_SLIPS_FROM: Final = 14


@lru_cache(maxsize=20_000)
def without_telex(word: str) -> str:
    """Return a folded syllable with Telex keys taken out: `ddoonhf` is `donh`."""
    for keys, letter in _TELEX:
        word = word.replace(keys, letter)
    return _TONE_KEY.sub(r"\1", word)


def is_near(typed: str, meant: str) -> bool:
    """Whether `typed` (joined folded syllables) is `meant` but for a slip; two slips in fourteen letters or more."""
    most = 2 if len(meant) >= _TWO_SLIPS_FROM else 1
    if typed == meant:
        return True
    if abs(len(typed) - len(meant)) > most or typed[:1] not in meant[:2] or typed[-1:] not in meant[-2:]:
        return False
    return distance(typed, meant, most) <= most


def distance(left: str, right: str, most: int) -> int:
    """Return how many letters are more, less, other or changed about, as far as `most`; `most` + 1 beyond."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for at, letter in enumerate(left, 1):
        older, before, row = before, row, [at]
        for place, other in enumerate(right, 1):
            best = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != other))
            if place > 1 and at > 1 and letter == right[place - 2] and left[at - 2] == other:
                best = min(best, older[place - 2] + 1)
            row.append(best)
        if min(row) > most:
            return most + 1
    return row[-1]
