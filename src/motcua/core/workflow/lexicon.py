"""Cuts a condition into words, signs and values, and refuses whatever the language does not have."""

import keyword
import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

MAX_LENGTH = 1000  # characters; a condition longer than this cannot be read by the person who signs the process

LITERALS = {"true": True, "True": True, "false": False, "False": False, "null": None, "None": None}
WORDS = frozenset({"and", "or", "not"})
# Python's other keywords: somebody who writes one expects a language we do not have.
FOREIGN_WORDS = frozenset(keyword.kwlist) - WORDS - LITERALS.keys()


class NotAllowed(ValueError):
    """A condition says something the language does not have; `piece` is that part of its text."""

    def __init__(self, piece: str, why: str) -> None:
        self.piece = piece
        self.why = why
        super().__init__(f"{piece!r} {why}" if piece else f"the condition {why}")


class Mark(Enum):
    """The kinds of lexemes."""

    WORD = auto()
    NAME = auto()
    LITERAL = auto()
    COMPARISON = auto()
    OPEN = auto()
    CLOSE = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One piece of a condition."""

    mark: Mark
    text: str
    value: str | int | float | bool | None = None


_PIECE = re.compile(
    r"""
    (?P<space>[ \t\r\n]+)
  | (?P<string>"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
  | (?P<number>-?[ ]*(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
  | (?P<name>[^\W\d][\w\u0300-\u036F]*)  # also letters followed by their marks
  | (?P<comparison>==|!=|<=|>=|<(?![<>])|>(?!>))
  | (?P<open>\()
  | (?P<close>\))
    """,
    re.VERBOSE,
)
_FOREIGN = re.compile(r":=|&&|\|\||\*\*|<<|>>|<>|->|//|=|[^\s\w]|\w+")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")
_ESCAPES = {"\\": "\\", '"': '"', "'": "'", "n": "\n", "t": "\t", "r": "\r"}


def lexemes(text: str) -> list[Lexeme]:
    """Cut the text; the last lexeme is END. Raises NotAllowed."""
    if len(text) > MAX_LENGTH:
        raise NotAllowed(text[:40] + "…", f"is longer than {MAX_LENGTH} characters")
    found: list[Lexeme] = []
    at = 0
    while at < len(text):
        match = _PIECE.match(text, at)
        if match is None:
            raise _foreign(text, at)
        at = match.end()
        if match.lastgroup != "space":
            found.append(_lexeme(match, text))
    found.append(Lexeme(Mark.END, ""))
    return found


def _lexeme(match: re.Match[str], text: str) -> Lexeme:
    piece = match.group()
    match match.lastgroup:
        case "string":
            return Lexeme(Mark.LITERAL, piece, _unescaped(piece))
        case "number":
            return Lexeme(Mark.LITERAL, piece, _number(piece, text, match.end()))
        case "name":
            return _word(piece, text, match.end())
        case "comparison":
            return Lexeme(Mark.COMPARISON, piece)
        case "open":
            return Lexeme(Mark.OPEN, piece)
        case _:
            return Lexeme(Mark.CLOSE, piece)


def _word(piece: str, text: str, end: int) -> Lexeme:
    if text.startswith(('"', "'"), end):
        raise NotAllowed(piece + text[end], "opens a prefixed string; write a plain string")
    if piece in LITERALS:
        return Lexeme(Mark.LITERAL, piece, LITERALS[piece])
    if piece in WORDS:
        return Lexeme(Mark.WORD, piece)
    if piece in FOREIGN_WORDS:
        raise NotAllowed(piece, "is not a word of conditions; use and, or, not and comparisons")
    if text[end:].lstrip().startswith("("):
        raise NotAllowed(piece + "(", "calls a function; conditions only compare values")
    name = unicodedata.normalize("NFKC", piece)  # as Python does, so that composed and decomposed letters are one name
    if not name.isidentifier():
        raise NotAllowed(piece, "is not a name")
    return Lexeme(Mark.NAME, name)


def _number(piece: str, text: str, end: int) -> int | float:
    if re.match(r"\w", text[end : end + 1]):
        rest = re.match(r"\w{,10}", text[end:])
        raise NotAllowed(piece + (rest.group() if rest else ""), "is not a number")
    digits = piece.replace(" ", "")
    if re.fullmatch(r"-?[0-9]+", digits):
        if re.fullmatch(r"-?0[0-9]+", digits):
            raise NotAllowed(piece, "has leading zeros; write the number without them or as a string")
        return int(digits)
    return float(digits)


def _unescaped(piece: str) -> str:
    return _ESCAPE.sub(_unescape, piece[1:-1])


def _unescape(match: re.Match[str]) -> str:
    code, sign = match.groups()
    if code is not None and not 0xD800 <= int(code, 16) <= 0xDFFF:  # half of a surrogate pair is no character
        return chr(int(code, 16))
    if code is not None or sign not in _ESCAPES:
        raise NotAllowed(match.group(), "is not an escape of strings here")
    return _ESCAPES[sign]


def _foreign(text: str, at: int) -> NotAllowed:
    if text[at] in "\"'":
        return NotAllowed(text[at : at + 20], "opens a string that is not closed on its line")
    match = _FOREIGN.match(text, at)
    piece = match.group() if match else text[at]
    hints = {
        "=": "is not a comparison; write ==",
        ":=": "assigns; conditions only compare",
        "&&": "is not a word of conditions; write and",
        "||": "is not a word of conditions; write or",
        "!": "is not a word of conditions; write not",
        ".": "reaches into a value; conditions see plain names only",
        "[": "reaches into a value; conditions see plain names only",
        ",": "makes a list; conditions have none",
    }
    return NotAllowed(piece, hints.get(piece, "is not part of the condition language"))
