"""Words of a question that say little about which procedure is meant: politeness, persons, question words.

They are not thrown away (a lexicon phrase may need them) but weigh little alone. With accents "bạn" is chatter and
"bán" is not; without accents the two cannot be told apart, and the word keeps a little more weight.
"""

from typing import Final

from motcua.core.search.words import Word, bare_words, read_words

_PERSONS = """tôi em chị mình tui tao ad admin ạ dạ vâng bạn bác cô chú ơi nhé nha nhỉ ah hả hở hử thế vậy đấy đó
này kia ấy à ừ ờ thưa chào alo e m t c mn mng shop adm"""
_ASKING = """anh gì sao nào đâu bao nhiêu lâu mấy khi không ko k hông hong hok hem hổng chưa phải được đc dc đuợc có
là thì mà nếu như hay hoặc xin hỏi cho biết giúp giùm dùm với cần muốn định tính sắp đang đã rồi vừa mới
sẽ bị bởi vì nên cũng vẫn còn lại ra vào lên xuống đi đến tới làm ntn cách hướng dẫn trình tự thành phần
tốn ngày gồm những các và của trong ngoài trên dưới tại ở từ theo về để do bằng một hai người ta đối
trường hợp hiện nay bây giờ luôn ngay nữa hết quá rất lắm nhiều ít chỉ mỗi từng cả đều thật đúng xong
trước sau lúc hôm kiểu bên cái chiếc liên quan tiện rõ chỗ nơi xem nghe thấy bảo nói kêu đòi bắt phía gặp
ai thôi chứ sang qua thủ tục hồ sơ giấy tờ nộp tiền phí lệ thực hiện cơ quan thẩm quyền quy định hạn nhất
nhận lấy nhà con việc thời gian thuộc kèm cùng lần năm tháng giờ thằng ông bà vợ chồng bố mẹ ba má cha
phường xã tỉnh bộ sở huyện quận nước pháp luật thứ thường cụ thể loại số điều kiện gọi tên"""
CHATTER: Final = (_PERSONS, _ASKING)
# Folded chatter that is as often a word of the catalogue: thẻ, bản, dấu, chủ, đăng, chứng minh, ảnh, máy, lâm, đấu.
_BETWEEN: Final = frozenset(bare_words("the ban dau chu dang minh anh may lam chua dinh hoi nha co phi di"))

EMPTY_WEIGHT: Final = 0.05
FAINT_WEIGHT: Final = 0.3


def _bare(text: str) -> frozenset[str]:
    return frozenset(word.bare for word in read_words(text))


def _sounds(text: str) -> frozenset[str]:
    return frozenset(word.sound for word in read_words(text))


_EMPTY_SOUNDS, _FAINT_SOUNDS = _sounds(_PERSONS), _sounds(_ASKING)
_FAINT_BARE = (_bare(_ASKING) | _BETWEEN) & (_bare(_ASKING) | _bare(_PERSONS))
_EMPTY_BARE = _bare(_PERSONS) - _FAINT_BARE


def telling(word: Word) -> float:
    """Return how far a word alone tells what is asked, from nearly 0 to 1."""
    key, empty, faint = (
        (word.sound, _EMPTY_SOUNDS, _FAINT_SOUNDS) if word.accented else (word.bare, _EMPTY_BARE, _FAINT_BARE)
    )
    if key in empty:
        return EMPTY_WEIGHT
    return FAINT_WEIGHT if key in faint else 1.0


def is_chatter(bare: str) -> bool:
    """Return whether a word without accents may be chatter."""
    return bare in _EMPTY_BARE or bare in _FAINT_BARE
