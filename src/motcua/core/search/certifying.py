"""Who has a paper certified asks nothing about that paper: it is only what is copied, whichever it is."""

from collections.abc import Sequence
from typing import Final

from motcua.core.search.words import Word, bare_words, read_words

_OFFICIAL: Final = read_words("chứng thực bản sao từ bản chính giấy tờ, văn bản")


def _folded(*texts: str) -> frozenset[str]:
    return frozenset(" ".join(bare_words(text)) for text in texts)


_ACTS: Final = _folded("công chứng", "chứng thực", "sao y")
_PAPERS: Final = _folded(
    "giấy", "thẻ", "sổ", "bằng", "cccd", "cmnd", "cmt", "gplx", "cavet", "passport", "visa", "photo", "học bạ",
    "bảng điểm", "chứng chỉ", "chứng nhận", "chứng minh", "hộ chiếu", "căn cước", "quyết định", "khai sinh", "hộ khẩu",
    "bằng lái", "văn bằng", "hồ sơ", "bản sao", "bản photo",
)  # fmt: skip
# Contracts, wills, signatures and translations are certified otherwise; notaries and originals are other matters.
_OTHERWISE: Final = _folded(
    "công chứng viên", "văn phòng", "hợp đồng", "giao dịch", "mua bán", "chuyển nhượng", "tặng cho", "ủy quyền",
    "thừa kế", "di sản", "di chúc", "chữ ký", "điểm chỉ", "lý lịch", "dịch", "thế chấp", "tập sự", "sổ gốc", "vpcc",
    "cấp lại", "mất", "văn bản",
    "thuê", "mua nhà", "bán nhà", "đặt cọc", "vay",
)  # fmt: skip
_LONGEST: Final = 9  # words from the act to the end of the paper


def certified(words: Sequence[Word]) -> Sequence[Word]:
    """Return the words with the certifying of a paper, whichever it is, put as the official name has it."""
    bare = [word.bare for word in words]
    begin = next((place for place in range(len(bare)) if _at(bare, place) & _ACTS), None)
    if begin is None or any(_at(bare, place) & _OTHERWISE for place in range(len(bare))):
        return words
    reached = range(begin + 2, min(len(bare), begin + _LONGEST))
    if not any(_at(bare, place) & _PAPERS for place in reached):
        return words
    return (*words[:begin], *_OFFICIAL, *words[reached.stop :])


def _at(words: Sequence[str], place: int) -> frozenset[str]:
    """Return the one, two and three words that begin at a place."""
    return frozenset(" ".join(words[place : place + length]) for length in (1, 2, 3))
