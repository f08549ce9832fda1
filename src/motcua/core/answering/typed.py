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
    "wa": "qua", "lm": "làm", "kq": "kết quả", "ng": "người", "nc": "nước", "mún": "muốn", "mun": "muốn",
}  # fmt: skip
# Short for "điều kiện" before a question word or after "đủ", for "đăng ký" elsewhere.
_REGISTER_OR_CONDITION: Final = frozenset(("dk", "đk"))
_AFTER_CONDITION: Final = frozenset(("la", "gi", "j", "ji", "nao"))
_ENDING: Final = frozenset(("a", "vay", "nhi", "nhe", "nha", "ad", "admin", "ban", "oi", "voi", "ah", "ha"))
# As they are spelled with accents: "nhà", "bán" and "hạ" are no politeness.
_ENDING_SPELLED: Final = frozenset(("à", "ạ", "vậy", "nhỉ", "nhé", "bạn", "ơi", "với", "há", "hả"))
# A key held down, where no Vietnamese syllable doubles its letter: "phii", "lauu", "khonggg".
_HELD = re.compile(r"(?<=\w)([^\W\d_])\1(?=\1)|([iy])(?=\2)|(?<=[aeiou])u(?=u)")
_ROMAN = re.compile(r"[ivx]+")
_AROUND = re.compile(r"^[^\w]+|[^\w]+$")


def plain(question: str) -> str:
    """Return `question` composed, single-spaced, short forms written out, without marks and politeness at its end."""
    typed = unicodedata.normalize("NFC", question).split()
    words = [_written_out(*around) for around in zip(["", *typed], typed, [*typed[1:], ""], strict=False)]
    while words and (not any(char.isalnum() for char in words[-1]) or _is_politeness(words[-1], len(words))):
        words.pop()
    if words:
        words[-1] = words[-1].rstrip("?!.… ")
    return " ".join(words)


def _written_out(before: str, word: str, after: str) -> str:
    bare = _AROUND.sub("", word)
    if bare.isalpha() and bare.islower() and not _ROMAN.fullmatch(bare):
        word, bare = _HELD.sub("", word), _HELD.sub("", bare)
    meant = _SHORT_FORMS.get(bare.lower())
    if bare.lower() in _REGISTER_OR_CONDITION and _is_condition(before, after):
        meant = "điều kiện"
    return word.replace(bare, meant, 1) if meant else word


def _is_condition(before: str, after: str) -> bool:
    return fold(_AROUND.sub("", after)) in _AFTER_CONDITION or fold(before) == "du"


def _is_politeness(word: str, count: int) -> bool:
    said = _AROUND.sub("", word).lower()
    return count > 1 and (said in _ENDING if said == fold(said) else said in _ENDING_SPELLED)
