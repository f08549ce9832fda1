"""File names people give: cleaned to be shown, never used to find or to store a file."""

import unicodedata
from pathlib import PurePosixPath

from motcua.domain.documents.media import MediaType

MAX_NAME = 120
"""Longest name shown, in characters."""
_NAMELESS = "tep-khong-ten"
# Controls, line ends, and the format characters that turn the reading direction or hide letters ("fdp.exe" tricks).
_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
# One name in several spellings of the same extension is still the same extension.
_SAME = {".jpeg": ".jpg", ".jpe": ".jpg", ".jfif": ".jpg"}


def display_name(raw: str) -> str:
    """Return the name to show for a file: no folders, no invisible characters, at most `MAX_NAME` long, never empty."""
    composed = unicodedata.normalize("NFC", raw)
    last = composed.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    visible = "".join(" " if char.isspace() else char for char in last if not _is_hidden(char))
    name = " ".join(visible.split()).strip(". ")
    return _shortened(name) or _NAMELESS


def download_name(raw: str, media_type: MediaType) -> str:
    """Return the name to save a file under: the shown name with the extension of what the file really is."""
    name = display_name(raw)
    suffix = PurePosixPath(name).suffix.lower()
    if _SAME.get(suffix, suffix) == media_type.extension:
        return name
    return f"{name}{media_type.extension}"


def _is_hidden(char: str) -> bool:
    return unicodedata.category(char) in _HIDDEN and not char.isspace()


def _shortened(name: str) -> str:
    if len(name) <= MAX_NAME:
        return name
    suffix = PurePosixPath(name).suffix
    if len(suffix) > 10:
        suffix = ""
    return name[: MAX_NAME - len(suffix) - 1].rstrip() + "…" + suffix
