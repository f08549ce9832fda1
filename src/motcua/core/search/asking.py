"""Words that only ask for a fact of a procedure (how long, how much, where, which paper), told by whole phrases.

They say nothing about which procedure is meant, so search leaves them out: a question with and without them finds the
same. Single words would not do: mất is to lose, mất bao lâu is to take time; giấy phép is what is asked for, giấy gì
is not. Every phrase holds a question word, so no official name holds one.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from motcua.core.search.words import Word, agrees, bare_words, read_words

_PARTS: Final = {
    "NO": "không|ko|k|kh|hông|hong|hok|hem|hổng",
    "WHAT": "gì|chi(?! (nhánh|trả|phí|cục|tiêu|dùng|bộ|hội|đầu|tiết))|nào|j",
    "HOW": "như thế nào|thế nào|ra sao|làm sao|sao|ntn|như nào|kiểu gì",
    "SPEND": "mất|hết|tốn|đóng|nộp|trả|chịu|thu|tốn kém",
    "FEES": "lệ phí|phí|tiền|chi phí|phí lệ phí",
    "NEED": "cần|phải|cần phải|nộp|chuẩn bị|mang|mang theo|đem|đem theo|kèm|kèm theo|gửi kèm|có|làm",
    "PAPERS": "giấy tờ|giấy má|hồ sơ|giấy|tài liệu|bộ hồ sơ",
    "SPAN": "ngày|hôm|tuần|tháng|tiếng|giờ|buổi|bữa",
    "DONE": "xong|có kết quả|ra kết quả|có|được|lấy được|nhận được|nhận kết quả|trả kết quả|giải quyết xong",
    "FORMS": "mẫu đơn|đơn mẫu|biểu mẫu|mẫu tờ khai|tờ khai mẫu|mẫu|tờ khai|đơn",
    "HAND": "đưa|trả|cấp|phát|cho|nhận|lấy|cầm",
    "WHO": "họ|người ta|mình|em|tôi|chị|anh|nhà nước",
    "RULES": "nghị định|thông tư|luật|bộ luật|văn bản|văn bản pháp luật|điều luật|quy định|quy định pháp luật",
    "NET": "trên mạng|qua mạng|online|onl|trực tuyến|trên app|qua app|qua internet|ở nhà|tại nhà|qua bưu điện"
    "|qua vneid|trên vneid|qua cổng dịch vụ công|trên cổng dịch vụ công",
    "WHERE": "chỗ nào|ở chỗ nào|nơi nào|(ở|tại|ra|lên|đến|tới|đi) đâu(?! (tư|thầu|giá|nối|mối))",
}
# Written as expressions over words; <NAME> stands for one of the above. The longest found at a place counts.
_ASKING: Final = (
    # time
    "((<SPEND>|trong|khoảng|sau|chờ|đợi) )?(trong |khoảng )?bao lâu( nữa)?( (thì|mới))?( <DONE>)?",
    "((<SPEND>|trong|khoảng|sau|chờ|đợi) )?(mấy|bao nhiêu) <SPAN>( (thì|mới))?( (làm )?<DONE>)?",
    "(thời gian|thời hạn) (giải quyết|xử lý|thực hiện|làm)( (là|trong|mất))*"
    "( (bao lâu|mấy ngày|bao nhiêu ngày|<HOW>))?",
    "(khi nào|bao giờ|chừng nào) (thì |mới )?<DONE>",
    "có (mất )?(lâu|nhiều thời gian) <NO>",
    # fee
    "(<SPEND> )?(<FEES> )?(là |hết )?bao nhiêu( (tiền|phí|lệ phí|xu|đồng))?",
    "(<SPEND> )?(mấy|nhiêu) (tiền|đồng|xu)",
    "((có|phải) )+<SPEND>( (<FEES>|gì|đồng nào))+ <NO>",
    "<SPEND> <FEES> (gì )?<NO>",
    "(có )?(được )?miễn phí <NO>",
    "(lệ phí|mức phí|mức thu|phí) (là )?<HOW>",
    # documents
    "((<NEED>) )*((những|các|loại|mấy loại|các loại|những loại) )*<PAPERS> <WHAT>",
    "((<NEED>) )+(những |các )?<WHAT>",
    "(thành phần )?hồ sơ (bao gồm|gồm|cần|cần có|có|gồm có) ((những|các|giấy tờ) )*<WHAT>",
    "hồ sơ <HOW>",
    "(nộp )?(mấy|bao nhiêu) (bộ|bản)",
    # place
    "((nộp|làm|xin|gửi|mang|đem) )?((hồ sơ|đơn|giấy tờ) )?<WHERE>( (nộp|làm|xin))?",
    "((nộp|gửi|làm|xin|hỏi|gặp|do) )?((cho|tới|đến|lên|ở|tại) )?(cơ quan|đơn vị|bộ phận) nào"
    "( (giải quyết|làm|tiếp nhận|thụ lý|cấp|quản lý|nhận))?( hồ sơ)?",
    "(cơ quan nào )?có thẩm quyền (giải quyết )?(là )?(ai|cơ quan nào)",
    "(do )?ai (giải quyết|có thẩm quyền|tiếp nhận)",
    "(nộp|gửi|gặp|hỏi) (cho )?ai",
    "(phường|xã|quận|huyện|tỉnh|sở) hay (là )?(lên )?(phường|xã|quận|huyện|tỉnh|sở)",
    # form
    "(có )?<FORMS> (nào )?(có )?(sẵn |không )?<NO>",
    "((tải|lấy|xin|dùng|viết|điền|ghi|làm|theo|kiếm|tìm) )?((theo|cái) )?<FORMS> (<WHAT>|số mấy|<WHERE>)",
    # result
    "((làm )?xong |khi xong |(được )?duyệt )?(thì )?((<WHO>|sẽ|được|<HAND>) )*<HAND>( (cho|mình|em|tôi|được|lại|về))*"
    " ((cái|kết quả|<PAPERS>) )?<WHAT>( (về|khi xong|sau khi xong))?",
    "kết quả (nhận được |trả về |cuối cùng )?(là )?(<WHAT>|giấy gì|<HOW>)",
    # conditions
    "((<NEED>|đủ|đáp ứng|thỏa|theo) )*((những|các|mấy) )?(điều kiện|yêu cầu|tiêu chuẩn|tiêu chí) (là )?(<WHAT>|<HOW>)",
    # legal basis
    "((dựa|căn cứ|theo|vào|quy định|ở|trong|tại|do) )*<RULES> (nào|gì|bao nhiêu|số mấy)"
    "( (quy định|hướng dẫn|điều chỉnh))?",
    "(căn cứ|cơ sở) pháp lý( (là|<WHAT>|nào|ở đâu))*",
    # online
    "(có )?((nộp|làm|gửi) )((hồ sơ|đơn|thủ tục) )?<NET>( (được|đc|dc))?( <NO>)?",
    "(có )?(làm |nộp )?<NET> (được|đc|dc) <NO>",
    # how
    "((quy trình|trình tự|các bước|thủ tục|cách thức|cách) )+(thực hiện |làm )?(gồm |là )?"
    "(<HOW>|(những )?(bước|gì) nào|gì)",
    "(gồm )?(mấy|những) bước( nào)?",
)


def _expression(written: str) -> str:
    for name, words in _PARTS.items():
        written = written.replace(f"<{name}>", f"({words})")
    written = re.sub(r"[^\W\d_]+", lambda found: bare_words(found[0])[0], written)
    return re.sub(r"\((?!\?)", "(?:", written)


def _sounds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for word in read_words(" ".join((*_PARTS.values(), *_ASKING))):
        found[word.bare].add(word.sound)
    return {bare: frozenset(sounds) for bare, sounds in found.items()}


_SOUNDS: Final = _sounds()
_EXPRESSIONS: Final = tuple(re.compile(f"{_expression(one)}(?= )") for one in _ASKING)


def asking(words: Sequence[Word]) -> frozenset[int]:
    """Return the places of the words that only ask for a fact."""
    text = " ".join(word.bare for word in words) + " "
    found: set[int] = set()
    place = at = 0
    while place < len(words):
        length = _longest(text, at, words, place)
        found.update(range(place, place + length))
        for word in words[place : place + max(1, length)]:
            at += len(word.bare) + 1
        place += max(1, length)
    return frozenset(found)


def _longest(text: str, at: int, words: Sequence[Word], place: int) -> int:
    lengths = (
        text.count(" ", at, found.end()) + 1 for one in _EXPRESSIONS if (found := one.match(text, at)) is not None
    )
    return max((length for length in lengths if all(map(_heard, words[place : place + length]))), default=0)


def _heard(word: Word) -> bool:
    return not word.accented or any(agrees(word.sound, sound) for sound in _SOUNDS.get(word.bare, ()))
