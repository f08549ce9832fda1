"""Words with several senses, told apart by their neighbours.

Mất is to lose, to die, or to take time and money; who stops selling for three months pauses, who stops selling ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from motcua.core.search.words import Word, agrees, bare_words, pairs, sound_of


class Sense(Enum):
    """What a word means at one place."""

    LOST = "lost"
    DIED = "died"
    TAKES = "takes"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Sensed:
    """A sense and the places of the words that carry it."""

    sense: Sense
    places: frozenset[int]


def _set(text: str) -> frozenset[str]:
    return frozenset(bare_words(text))


_LOSE: Final = "mat"
_LOSE_SOUND: Final = sound_of("mất")
# Typed without accents these are mật mã, mật khẩu, mặt bằng, mặt nước, mặt hàng, mặt đường, mặt trận.
_OTHER_WORDS: Final = frozenset(["ma", "khau", "bang", "nuoc", "hang", "duong", "tran", "ngu"])
_KIN: Final = _set(
    "cha bố ba tía mẹ má u bà ông chồng vợ con anh chị em cụ nội ngoại bác cô chú dì cậu mợ thím dượng người thân nhân"
    " cháu bé"
)
_THINGS: Final = _set("giấy thẻ sổ cccd cmnd cmt cavet vẹt biển visa passport gplx gpkd tem phiếu token usb hđ")
_THINGS_OF_TWO: Final = frozenset(
    pairs(bare_words("chứng chỉ chứng nhận chứng minh hộ chiếu căn cước con dấu hóa đơn tài khoản mật khẩu hồ sơ"))[::2]
    + pairs(bare_words("hợp đồng quyết định đăng ký bằng lái bằng cấp văn bằng khai sinh cà vẹt biển số bản gốc"))[::2]
)
_AMOUNTS: Final = _set("bao mấy khoảng tầm cả phí nhiều tiền thời lâu") | {"may", "gi"}
_BETWEEN: Final = _set("vừa mới đã bị đột ngột sớm lỡ làm đang cũng chẳng may hôm trước rồi tôi của thì nhà mình rớt")
_LONGEST_REACH: Final = 4
_STOPS: Final = frozenset(
    " ".join(bare_words(text))
    for text in (
        "nghỉ bán", "nghỉ buôn", "nghỉ kinh", "ngưng bán", "ngưng kinh", "ngưng hoạt", "ngưng sản", "ngừng bán",
        "ngừng kinh", "ngừng hoạt", "ngừng sản", "dừng bán", "dừng kinh", "dừng hoạt", "dừng sản", "đóng cửa",
        "đóng tiệm", "đóng quán",
    )
)  # fmt: skip
_SOME: Final = _set("vài mấy một ít nửa hai ba bốn năm sáu")
_SPANS: Final = _set("tháng tuần thời hôm bữa năm quý")


def senses(words: Sequence[Word]) -> list[Sensed]:
    """Return the senses of `words` where the neighbours tell; undecided ones are left out."""
    bare = [word.bare for word in words]
    found = [_pauses(bare, place) for place in range(len(bare))]
    found += [
        _sensed(bare, place)
        for place, word in enumerate(words)
        if word.bare == _LOSE and (not word.accented or agrees(word.sound, _LOSE_SOUND))
    ]
    return [one for one in found if one is not None]


def _pauses(words: Sequence[str], place: int) -> Sensed | None:
    """Return the pause that begins here: a stop with its span, "nghỉ bán 3 tháng", "đóng cửa một thời gian"."""
    if " ".join(words[place : place + 2]) not in _STOPS:
        return None
    for later in range(place + 2, min(len(words) - 1, place + 2 + _LONGEST_REACH)):
        if (words[later].isdigit() or words[later] in _SOME) and words[later + 1] in _SPANS:
            return Sensed(Sense.PAUSED, frozenset({place, place + 1, later, later + 1}))
    return None


def _sensed(words: Sequence[str], place: int) -> Sensed | None:
    after = words[place + 1] if place + 1 < len(words) else ""
    if after in _OTHER_WORDS:
        return None
    if (after in _AMOUNTS or after.isdigit()) and after != "the":
        return Sensed(Sense.TAKES, frozenset({place}))
    if _holds_thing(words[place + 1 : place + 3]):
        return Sensed(Sense.LOST, frozenset({place}))
    before = _before(words, place)
    if before is not None and words[before] in _KIN and words[max(0, place - 1)] != "bi":
        return Sensed(Sense.DIED, frozenset({place, before}))
    near = words[max(0, place - _LONGEST_REACH) : place]
    return Sensed(Sense.LOST, frozenset({place})) if _holds_thing(near) else None


def _holds_thing(words: Sequence[str]) -> bool:
    return any(word in _THINGS for word in words) or any(pair in _THINGS_OF_TWO for pair in pairs(list(words)))


def _before(words: Sequence[str], place: int) -> int | None:
    """Return the place of the nearest word before that is not merely between."""
    for earlier in range(place - 1, max(-1, place - 1 - _LONGEST_REACH), -1):
        if words[earlier] not in _BETWEEN:
            return earlier
    return None
