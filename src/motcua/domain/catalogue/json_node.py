"""Reading JSON of unknown shape: every value is asked for by type, every refusal names its place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, NoReturn, TypeVar

E = TypeVar("E", bound=Enum)

# What PostgreSQL keeps in no text: NUL, and halves of surrogate pairs, which have no UTF-8.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
# No published text comes near; keeps a damaged file from filling the database.
LONGEST_TEXT = 200_000


class ContentError(ValueError):
    """Content of the wrong shape. `path` is the place, such as `channels[0].limit`; the text is fit to be shown."""

    def __init__(self, path: str, problem: str) -> None:
        self.path = path
        super().__init__(f"{path or 'content'}: {problem}")


@dataclass(frozen=True)
class Node:
    """A JSON value and its place in the document."""

    value: Any
    path: str = ""

    def refuse(self, problem: str) -> NoReturn:
        """Raise ContentError for this place."""
        raise ContentError(self.path, problem)

    def members(self, *allowed: str) -> "Node":
        """This node, known to be an object with no other keys than `allowed`. Raises ContentError."""
        if not isinstance(self.value, Mapping):
            self.refuse(f"must be an object, not {_shown(self.value)}")
        unknown = sorted(set(self.value) - set(allowed))
        if unknown:
            self.refuse(f"has no place for {', '.join(map(str, unknown))}; allowed are {', '.join(allowed)}")
        return self

    def get(self, key: str) -> "Node":
        """The member `key` of this object; a missing one counts as null."""
        return Node(self.value.get(key), f"{self.path}.{key}" if self.path else key)

    def items(self) -> Iterator["Node"]:
        """The items of this list. Raises ContentError."""
        if not isinstance(self.value, list | tuple):
            self.refuse(f"must be a list, not {_shown(self.value)}")
        for position, value in enumerate(self.value):
            yield Node(value, f"{self.path}[{position}]")

    @property
    def is_null(self) -> bool:
        """Whether nothing is published here."""
        return self.value is None

    def text(self) -> str:
        """A text with something in it. Raises ContentError."""
        found = self.optional_text()
        if not found:
            self.refuse("must be a text that is not empty")
        return found

    def optional_text(self) -> str:
        """A text, empty for null. Raises ContentError."""
        if self.value is None:
            return ""
        if not isinstance(self.value, str):
            self.refuse(f"must be a text, not {_shown(self.value)}")
        if len(self.value) > LONGEST_TEXT:
            self.refuse(f"is longer than {LONGEST_TEXT} characters")
        if not is_storable(self.value):
            self.refuse("has characters that are no text (NUL or half a surrogate pair)")
        return self.value.strip()

    def published_text(self) -> str | None:
        """A text, or None where nothing is published. Raises ContentError."""
        return self.optional_text() or None

    def whole_number(self) -> int:
        """A whole number from zero. Raises ContentError."""
        number: object = self.value
        if isinstance(number, bool) or not isinstance(number, int) or number < 0:
            self.refuse(f"must be a whole number from 0, not {_shown(number)}")
        return number

    def optional_count(self) -> int | None:
        """A count up to 999, or None. Raises ContentError."""
        if self.value is None:
            return None
        count = self.whole_number()
        if count > 999:
            self.refuse(f"is a count of papers, and {count} is too many")
        return count

    def flag(self) -> bool:
        """True or false. Raises ContentError."""
        if not isinstance(self.value, bool):
            self.refuse(f"must be true or false, not {_shown(self.value)}")
        return self.value

    def day(self) -> date | None:
        """A day written 2026-11-21, or None. Raises ContentError."""
        written = self.optional_text()
        if not written:
            return None
        try:
            return date.fromisoformat(written)
        except ValueError:
            self.refuse(f'must be a day such as 2026-11-21, not "{written}"')

    def one_of(self, kind: type[E]) -> E:
        """One of the values of an enumeration. Raises ContentError."""
        found = next((member for member in kind if member.value == self.value), None)
        if found is None:
            self.refuse(f"must be one of {', '.join(str(member.value) for member in kind)}, not {_shown(self.value)}")
        return found


def is_storable(text: str) -> bool:
    """Whether PostgreSQL can keep the text: no NUL, and nothing that has no UTF-8."""
    return UNSTORABLE.search(text) is None


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:60]}…"
