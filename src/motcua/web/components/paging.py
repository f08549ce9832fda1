"""Pages of a long list, with addresses that keep the rest of the question."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a reader is in a list of `total` rows, `size` to a page. Pages count from 1."""

    number: int
    size: int
    total: int
    query: QueryDict
    parameter: str = "trang"

    @property
    def last(self) -> int:
        """The number of the last page; 1 for an empty list."""
        return max(1, -(-self.total // self.size))

    def href(self, number: int) -> str:
        """The address of a page, relative to the present one."""
        query = self.query.copy()
        query.pop(self.parameter, None)
        if number > 1:
            query[self.parameter] = str(number)
        return f"?{query.urlencode()}"

    def options(self) -> dict[str, Any]:
        """What the pagination component needs."""
        options: dict[str, Any] = {
            "landmarkLabel": _("Các trang kết quả"),
            "items": [self._item(number) for number in self._shown()],
        }
        if self.number > 1:
            options["previous"] = {"text": _("Trước"), "href": self.href(self.number - 1)}
        if self.number < self.last:
            options["next"] = {"text": _("Sau"), "href": self.href(self.number + 1)}
        return options

    def _item(self, number: int) -> dict[str, Any]:
        if number == 0:
            return {"ellipsis": True}
        return {
            "number": str(number),
            "href": self.href(number),
            "current": number == self.number,
            "visuallyHiddenText": _("Trang %(number)s") % {"number": number},
        }

    def _shown(self) -> list[int]:
        """Numbers shown, 0 where some are left out: the ends and the neighbours of the present page."""
        near = {1, self.last, self.number - 1, self.number, self.number + 1}
        numbers = sorted(number for number in near if 1 <= number <= self.last)
        shown: list[int] = []
        for number in numbers:
            if shown and number - shown[-1] > 1:
                shown.append(0)
            shown.append(number)
        return shown


def page_number(raw: str | None) -> int:
    """The page asked for; anything that is not a number from 1 to 9999 means the first."""
    return int(raw) if raw and raw.isascii() and raw.isdigit() and 0 < int(raw[:5]) < 10_000 else 1
