"""What a conversation remembers, and how a question that leans on it is read.

Only references are kept: the procedure in talk, the fact asked last, the options last shown. A question with telling
words of its own is a new question, whatever was said before.
"""

import re
from dataclasses import dataclass
from typing import Final

from motcua.core.answering.asked import Asked, asked_for, mentions, plain_words
from motcua.core.answering.rules import pattern
from motcua.core.answering.rules import words as words_of
from motcua.core.answering.slips import without_telex
from motcua.core.search.chatter import FAINT_WEIGHT, telling
from motcua.core.search.words import read_words


@dataclass(frozen=True, slots=True)
class Thread:
    """The procedure in talk (code, empty: none yet), the facts asked last, and the codes of the options last shown."""

    procedure: str = ""
    asked: tuple[Asked, ...] = ()
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """A question as the thread reads it.

    `procedure` is set where the thread says which one is meant; otherwise `question` is to be searched for. `asked`
    are the facts wanted. `is_bare`: a fact is asked for, and nothing says of which procedure.
    """

    question: str
    asked: tuple[Asked, ...]
    procedure: str = ""
    is_bare: bool = False


_ORDINALS: Final = {
    **dict.fromkeys(("dau tien", "dau", "mot", "nhat", "thu nhat", "1", "tren"), 0),
    **dict.fromkeys(("hai", "nhi", "2"), 1),
    **dict.fromkeys(("ba", "3"), 2),
    **dict.fromkeys(("tu", "bon", "4"), 3),
    **dict.fromkeys(("nam", "5"), 4),
    **dict.fromkeys(("sau", "6"), 5),
    **dict.fromkeys(("cuoi cung", "cuoi", "duoi", "chot"), -1),
}
_GOES_ON: Final = ("con ", "the con ", "vay con ", "the ")
_LEADS: Final = ("con", "the", "nay", "do", "ay", "no", "nua", "them", "chi tiet", "cu the", "giai thich", "noi ro")
_CHOOSES = re.compile(r"\b(?:cai|thu|so|chon|loai|lua chon|phuong an|dau tien|cuoi)\b|^\d$")
_CONTRAST = re.compile(r"(?:thế |vậy |rồi )?còn\b|(?:the |vay |roi )con\b")
_NOT_THIS_BUT = re.compile(r"\bkhong phai\b.{1,60}?\bma (?:la )?|^khong phai (?:\S+ ){0,3}\S+, ")
_MOST_LEANING_WORDS: Final = 9
_SHORTEST_SUBJECT: Final = 2


def read_turn(question: str, thread: Thread) -> Turn:
    """Return how `question` is meant, after what was said before."""
    asked = asked_for(question)
    chosen = _chosen(question, thread)
    if chosen:
        return Turn(question, asked or thread.asked, chosen)
    corrected = _corrected(question)
    if corrected is not None:
        return Turn(corrected, asked_for(corrected) or thread.asked)
    if not own_words(question):
        if thread.procedure and (asked or _leans(question)):
            return Turn(question, asked, thread.procedure)
        return Turn(question, asked, is_bare=bool(asked))
    return Turn(question, asked or (thread.asked if _goes_on(question) else ()))


def subject_of(name: str) -> str:
    """Return what a procedure is about: its name without the act it begins with, so that another act may be put to it.

    "Cấp lại chứng chỉ hành nghề thú y" is about "chứng chỉ hành nghề thú y".
    """
    words = name.split()
    acts = words_of("leaning", "acts")
    while len(words) > _SHORTEST_SUBJECT and " ".join(plain_words(words[0])) in acts:
        words.pop(0)
    return " ".join(words)


def is_nearly_bare(question: str) -> bool:
    """Whether a fact is asked for with one word besides that was not understood: "còn lệ phí thì seo"."""
    leaning = words_of("leaning", "leaning")
    left = [word for word in _without_asking(question) if not {word, without_telex(word)} & leaning]
    return bool(asked_for(question)) and len(left) <= 1


def contrasts(question: str) -> bool:
    """Whether a question sets something else against what was talked of: "còn đứa lớn vào lớp 6?".

    Without accents "con" is as often a child, and "the con" or "vay con" are asked for.
    """
    return _CONTRAST.match(question.casefold()) is not None


def leans_on_subject(question: str) -> bool:
    """Whether a question is short enough to be about what was talked of: "gia hạn thì sao", "bị mất thì làm lại"."""
    return len(plain_words(question)) <= _MOST_LEANING_WORDS


def _chosen(question: str, thread: Thread) -> str:
    """The option meant by "cái thứ hai", "số 2", "cái cuối"; empty where none is."""
    match = pattern("leaning", "choice").match(" ".join(_without_asking(question)))
    text = match[0] if match else ""
    if not match or not thread.options or not _CHOOSES.search(text):
        return ""
    place = _ORDINALS.get(match["which"])
    return thread.options[place] if place is not None and place < len(thread.options) else ""


def _without_asking(question: str) -> list[str]:
    """The folded words without the question for a fact: of "cái thứ hai cần giấy tờ gì" the choice is left."""
    asking = {place for mention in mentions(question) if mention.asked for place in range(mention.begin, mention.end)}
    return [word for place, word in enumerate(plain_words(question)) if place not in asking]


def _corrected(question: str) -> str | None:
    """What is meant instead, after "không, ý tôi là …" or "không phải … mà là …"; None where nothing is corrected."""
    words = question.split()
    folded = [" ".join(plain_words(word)) + ("," if word.endswith(",") else "") for word in words]
    text = " ".join(folded)
    match = _NOT_THIS_BUT.search(text) or pattern("leaning", "correction").match(text)
    if match is None:
        return None
    left = len(text[match.end() :].split())
    rest = " ".join(words[len(words) - left :]) if left else ""
    return rest if own_words(rest) else None


def own_words(question: str) -> list[str]:
    """The words that can tell a procedure: neither the question for a fact nor such as lean on what was said."""
    asking = {
        word
        for mention in mentions(question)
        if mention.asked
        for word in plain_words(question)[mention.begin : mention.end]
    }
    leaning = words_of("leaning", "leaning")
    return [
        word.written
        for word in read_words(question)
        if telling(word) > FAINT_WEIGHT and not {word.bare, without_telex(word.bare)} & (asking | leaning)
    ]


def _leans(question: str) -> bool:
    words = plain_words(question)
    return 0 < len(words) <= _MOST_LEANING_WORDS + 5 and any(f" {lead} " in f" {' '.join(words)} " for lead in _LEADS)


def _goes_on(question: str) -> bool:
    """Whether a new procedure is asked about in the same respect: "còn đăng ký kết hôn thì sao?"."""
    text = " ".join(plain_words(question))
    return text.startswith(_GOES_ON) and text.endswith(("thi sao", "sao", "the nao", "thi the nao"))
