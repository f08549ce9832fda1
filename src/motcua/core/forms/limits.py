"""Sizes above which nothing is read: they keep a hostile request cheap to refuse."""

from __future__ import annotations

from typing import Final

from motcua.core.forms.model import Widget

RAW_VALUE: Final = 20_000
"""Characters of one submitted value looked at at all."""

RAW_VALUES: Final = 400
"""Submitted values of one field looked at at all."""

ANSWER: Final = 4_000
"""The longest text any field may allow, in characters."""

PAGES: Final = 40
FIELDS_ON_PAGE: Final = 12
FIELDS: Final = 200
OPTIONS: Final = 200
PATTERN: Final = 200
NESTING: Final = 12

DEFAULT_LENGTH: Final = {
    Widget.TEXT: 200,
    Widget.TEXTAREA: 2_000,
    Widget.DATE: 10,
    Widget.ID_NUMBER: 12,
    Widget.PHONE: 16,
    Widget.EMAIL: 254,
    Widget.WARD: 5,
}
"""Longest text of a field whose schema gives no `maxLength`."""

LARGEST_NUMBER: Final = 10**15
"""Largest money or number any field may hold; every whole number up to it is exact in JSON."""
