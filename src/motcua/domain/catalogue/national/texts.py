"""Texts of a page: tidied, told apart from *nothing said*, and cut into items."""

import re

NOT_STATED = "Không có thông tin"

_NOTHING = {"", "-", "--", NOT_STATED.casefold()}
_SPACES = re.compile(r"[^\S\n]+")
# Dashes, pluses and the private characters word processors draw ticks and arrows with.
_BULLETS = "-–•+*\uf0a7\uf0b7\uf0d8\uf0fc"
_BULLET = re.compile(rf"^[{re.escape(_BULLETS)}]+\s*")
_TAIL = re.compile(r"[\s;,]+$")


def tidy(text: str) -> str:
    """Return `text` without doubled, leading and trailing spaces; line breaks stay."""
    lines = (_SPACES.sub(" ", line).strip() for line in text.replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    """Return `text` tidied, in one line."""
    return " ".join(text.split())


def is_stated(text: str) -> bool:
    """Whether the text says anything: the portal writes *Không có thông tin* where nobody filled in a value."""
    return text.strip().casefold() not in _NOTHING


def without_bullet(text: str) -> str:
    """Return an item of a list without its dash or plus, and without the semicolon it ends with."""
    return _TAIL.sub("", _BULLET.sub("", text.strip()))


def items(text: str) -> list[str]:
    """Cut a text into the items of its outermost list; lines of an inner list stay with their item.

    The outermost list is told by the bullet of the first line; without one, every line is an item.
    """
    lines = tidy(text).split("\n")
    mark = _bullet_of(lines[0])
    found: list[str] = []
    for line in lines:
        if found and mark and _bullet_of(line) != mark:
            found[-1] += "\n" + line
        else:
            found.append(line)
    return [item for item in (without_bullet(item) for item in found) if item]


def _bullet_of(line: str) -> str:
    return line[0] if line and line[0] in _BULLETS else ""
