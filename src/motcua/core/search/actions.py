"""What a procedure does to its object: names of one family differ by nothing else (cấp, cấp lại, gia hạn, thu hồi)."""

from collections.abc import Sequence
from enum import Enum
from typing import Final

from motcua.core.search.words import Word, agrees, bare_words, read_words


class Action(Enum):
    """Kinds of acts that official names begin with."""

    NEW = "cấp mới | cấp giấy | cấp phép | cấp thẻ | cấp | đăng ký | thành lập | lần đầu | thực hiện"
    AGAIN = "cấp lại | đăng ký lại | tái cấp"
    EXCHANGE = "cấp đổi | đổi"
    CHANGE = (
        "sửa đổi | bổ sung | điều chỉnh | thay đổi | cập nhật | cải chính | đính chính | hiệu đính | chỉnh sửa"
        " | chuyển đổi"
    )
    EXTEND = "gia hạn | kéo dài"
    REVOKE = "thu hồi | hủy bỏ | hủy | xóa | bãi bỏ | tước"
    END = "chấm dứt | giải thể | thôi | kết thúc | đóng | miễn nhiệm | trả lại | rút"
    PAUSE = "tạm ngừng | tạm dừng | dừng | dừng thực hiện | ngừng | đình chỉ | tạm đình chỉ"
    RESUME = "khôi phục | phục hồi | trở lại | tiếp tục | mở lại | mở khóa | hưởng lại"
    MERGE = "sáp nhập | hợp nhất | hợp thửa"
    SPLIT = "chia | tách"
    TRANSFER = "chuyển nhượng | chuyển giao | tặng cho | thừa kế | bàn giao"
    REFUND = "hoàn thuế | hoàn trả | hoàn"
    EXEMPT = "miễn | giảm | miễn giảm"
    COMPLAIN = "khiếu nại"
    DENOUNCE = "tố cáo"
    REPORT = "thông báo | khai báo | trình báo | báo cáo"
    APPRAISE = "thẩm định | thẩm duyệt"
    RECOGNISE = "công nhận | xác nhận"
    SUPPORT = "hỗ trợ | trợ cấp | hưởng | chi trả"
    EXPORT = "xuất khẩu | xuất cảnh | tái xuất"
    IMPORT = "nhập khẩu | nhập cảnh | tái nhập"


_PHRASES: Final = {
    tuple(word.bare for word in words): (tuple(word.sound for word in words), action)
    for action in Action
    for phrase in action.value.split(" | ")
    for words in [read_words(phrase)]
}
_LONGEST: Final = max(map(len, _PHRASES))
_HEAD: Final = 9  # words of a name within which its own act stands
# Alone and without accents these are as often other words: đội, đồng, giám, thời, miền, hướng, tác hại …
_NEEDS_ACCENTS: Final = frozenset(bare_words("đổi đóng giảm thôi miễn hưởng hoàn chia cấp tước tách rút xóa hủy"))

_REGISTER: Final = bare_words("đăng ký")
# "Giấy chứng nhận đăng ký", "nội dung đăng ký": a paper, not an act.
_A_PAPER: Final = frozenset(bare_words("nhận dung giấy sơ phép"))


def actions_in(words: Sequence[Word], *, may_be: bool = False) -> frozenset[Action]:
    """Return the acts `words` speak of, the longest phrase winning at each place.

    `may_be`: also those that single words typed without accents may mean (doi is đổi, or đội).
    """
    found: set[Action] = set()
    place = 0
    while place < len(words):
        length, action = _longest(words, place, may_be=may_be)
        if action is not None:
            found.add(action)
        place += length
    return frozenset(found)


def acts_of_name(words: Sequence[Word]) -> frozenset[Action]:
    """Return the acts an official name is about: those its head speaks of."""
    return actions_in(words[:_HEAD])


def object_of(words: Sequence[Word]) -> tuple[str, ...]:
    """Return the words of an official name's head without those of its acts: what is acted upon."""
    found: list[str] = []
    place = 0
    while place < len(words):
        length, action = _longest(words, place)
        if action is None:
            found.append(words[place].bare)
        place += length
    return tuple(found)


def is_plain(words: Sequence[Word]) -> bool:
    """Return whether an official name is about a plain act, maybe among others: "Cấp, cấp lại …", "Chỉnh sửa, cấp …".

    In "Cấp lại giấy chứng nhận đăng ký" and "Đăng ký thay đổi" the plain act is part of another.
    """
    place = 0
    is_first = is_listed = True
    while place < min(len(words), _HEAD):
        length, action = _longest(words, place)
        if action is Action.NEW and is_listed:
            registers = [word.bare for word in words[place : place + length]] == _REGISTER
            if not registers or (is_first and _longest(words, place + length)[1] in (None, Action.NEW)):
                return True
        is_first = is_first and action is None
        is_listed = is_first or action is not None
        place += length
    return False


def _longest(words: Sequence[Word], place: int, *, may_be: bool = False) -> tuple[int, Action | None]:
    for length in range(min(_LONGEST, len(words) - place), 0, -1):
        part = words[place : place + length]
        if place and [word.bare for word in part] == _REGISTER and words[place - 1].bare in _A_PAPER:
            continue
        sounds, action = _PHRASES.get(tuple(word.bare for word in part), ((), None))
        if action is not None and _heard(part, sounds, may_be):
            return length, action
    return 1, None


def _heard(part: Sequence[Word], sounds: Sequence[str], may_be: bool) -> bool:
    if not may_be and len(part) == 1 and not part[0].accented and part[0].bare in _NEEDS_ACCENTS:
        return False
    return all(not word.accented or agrees(word.sound, sound) for word, sound in zip(part, sounds, strict=True))
