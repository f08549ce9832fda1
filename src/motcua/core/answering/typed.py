"""A question as it was typed, made plain: short forms of messages written out, politeness at its end taken off."""

import re
import unicodedata
from typing import Final

from motcua.core.search.folding import fold

_SHORT_FORMS: Final = {
    "ko": "không", "k": "không", "kg": "không", "hok": "không", "khum": "không", "hông": "không", "hong": "không",
    "đc": "được", "dc": "được", "bn": "bao nhiêu", "bnh": "bao nhiêu", "bnhieu": "bao nhiêu", "bnhiêu": "bao nhiêu",
    "nhiu": "nhiêu", "ntn": "như thế nào", "nhtn": "như thế nào", "tn": "thế nào", "j": "gì", "ji": "gì",
    "đk": "đăng ký", "dk": "đăng ký", "đki": "đăng ký", "hs": "hồ sơ", "hso": "hồ sơ", "hsơ": "hồ sơ",
    "gto": "giấy tờ", "gtờ": "giấy tờ", "z": "vậy", "zậy": "vậy", "tt": "thủ tục", "onl": "online", "tg": "thời gian",
    "wa": "qua", "lm": "làm",
}  # fmt: skip
_ENDING: Final = frozenset(("a", "vay", "nhi", "nhe", "nha", "ad", "admin", "ban", "oi", "voi", "ah", "ha"))
_AROUND = re.compile(r"^[^\w]+|[^\w]+$")


def plain(question: str) -> str:
    """Return `question` composed, single-spaced, short forms written out, without marks and politeness at its end."""
    words = [_written_out(word) for word in unicodedata.normalize("NFC", question).split()]
    while words and (not any(char.isalnum() for char in words[-1]) or _is_politeness(words[-1], len(words))):
        words.pop()
    if words:
        words[-1] = words[-1].rstrip("?!.… ")
    return " ".join(words)


def _written_out(word: str) -> str:
    bare = _AROUND.sub("", word)
    meant = _SHORT_FORMS.get(bare.lower())
    return word.replace(bare, meant, 1) if meant else word


def _is_politeness(word: str, count: int) -> bool:
    return count > 1 and fold(_AROUND.sub("", word)) in _ENDING
