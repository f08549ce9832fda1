"""Why a file is not taken. Reasons only: the words for people are chosen where the page is made."""

from enum import StrEnum


class Reason(StrEnum):
    """What is wrong with a file, each with the facts its sentence needs (see `FileRefused.details`)."""

    EMPTY = "empty"
    """No bytes."""
    TOO_LARGE = "too_large"
    """More than `limit` bytes; the sending was cut off there, so the true size is not known."""
    UNKNOWN_TYPE = "unknown_type"
    """Not one of the accepted types; `found` names what it is (a `Kind` value)."""
    TWO_TYPES = "two_types"
    """Begins as `found` and holds a second type as well, so two programs would read it differently."""
    ENCRYPTED = "encrypted"
    """Asks for a password."""
    BROKEN = "broken"
    """Does not open: cut off, damaged, or not really a file of the type `found` it begins as."""
    NO_PAGES = "no_pages"
    """A PDF without pages."""
    BLANK = "blank"
    """A PDF on whose `pages` pages nothing is drawn."""
    TOO_MANY_PAGES = "too_many_pages"
    """A PDF of `pages` pages, more than `limit`."""
    TOO_MANY_PIXELS = "too_many_pixels"
    """A picture of `width` by `height`, more than `limit` pixels."""
    MACROS = "macros"
    """An office document that carries program code."""
    TOO_HEAVY = "too_heavy"
    """Unpacking or reading it takes more time or memory than any honest paper does."""
    MALWARE = "malware"
    """The scanner knows it as `signature`."""
    SCANNER_UNAVAILABLE = "scanner_unavailable"
    """The scanner is configured but does not answer; nothing is wrong with the file: try again later."""


class FileRefused(Exception):
    """A file that is not taken, and why."""

    def __init__(self, reason: Reason, **details: str | int) -> None:
        super().__init__(reason, details)
        self.reason = reason
        self.details = details

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value!r}" for name, value in self.details.items())
        return f"{self.reason.value} ({facts})" if facts else self.reason.value
