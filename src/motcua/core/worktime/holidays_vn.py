"""Public holidays, days off in lieu and make-up working days of Viet Nam, 2018 to 2027, as dated facts.

Days: Labour Code 2019 (Bộ luật Lao động) art. 112 [MEM]; from 2026 also 24 November, Ngày Văn hóa Việt Nam
(NQ 80-NQ/TW). Swapped days are decided each year. A row with `verified=False` could not be
checked against a notice (LAW?): an authority confirms or changes it in its own calendar.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class HolidayKind(StrEnum):
    """What a dated row does to the calendar."""

    HOLIDAY = "holiday"
    OBSERVED = "observed"  # nghỉ bù: the holiday fell on a rest day
    SWAP_DAY_OFF = "swap_day_off"  # nghỉ hoán đổi: off, worked for on another day
    MAKEUP_WORKDAY = "makeup_workday"  # làm bù: worked, with the hours of the day it is swapped with


@dataclass(frozen=True)
class HolidayRow:
    """One date, the day it is swapped with where there is one, and who says so."""

    on: date
    name: str
    kind: HolidayKind
    swapped_with: date | None
    source: str
    verified: bool


_LIBRARY = "PyPI holidays 0.109"
_CONFIRMED = "PyPI holidays 0.109; confirmed in a provincial notice"
_MEMORY = "[MEM] from memory, in no source at hand"
_COMPUTED = "PyPI holidays 0.109, computed [MEM]: the official notice may differ"


def _row(on: str, name: str, kind: HolidayKind, swapped: str = "", source: str = _LIBRARY) -> HolidayRow:
    swapped_with = date.fromisoformat(swapped) if swapped else None
    verified = source not in {_MEMORY, _COMPUTED}
    return HolidayRow(date.fromisoformat(on), name, kind, swapped_with, source, verified)


_HOLIDAY, _OBSERVED = HolidayKind.HOLIDAY, HolidayKind.OBSERVED
_OFF, _MAKEUP = HolidayKind.SWAP_DAY_OFF, HolidayKind.MAKEUP_WORKDAY

HOLIDAYS_VN: tuple[HolidayRow, ...] = (
    _row("2018-01-01", "Tết Dương lịch", _HOLIDAY),
    _row("2018-02-14", "29 Tết", _HOLIDAY),
    _row("2018-02-15", "Giao thừa Tết Nguyên Đán", _HOLIDAY),
    _row("2018-02-16", "Tết Nguyên Đán", _HOLIDAY),
    _row("2018-02-17", "Mùng hai Tết Nguyên Đán", _HOLIDAY),
    _row("2018-02-18", "Mùng ba Tết Nguyên Đán", _HOLIDAY),
    _row("2018-02-19", "Mùng bốn Tết Nguyên Đán", _HOLIDAY),
    _row("2018-02-20", "Mùng năm Tết Nguyên Đán", _HOLIDAY),
    _row("2018-04-25", "Ngày Giỗ Tổ Hùng Vương", _HOLIDAY),
    _row("2018-04-30", "Ngày Chiến thắng", _HOLIDAY),
    _row("2018-05-01", "Ngày Quốc tế Lao động", _HOLIDAY),
    _row("2018-09-02", "Quốc khánh", _HOLIDAY),
    _row("2018-09-03", "Quốc khánh (nghỉ bù)", _OBSERVED),
    _row("2018-12-31", "Ngày nghỉ (thay cho ngày 05/01/2019)", _OFF, "2019-01-05"),
    _row("2019-01-01", "Tết Dương lịch", _HOLIDAY),
    _row("2019-01-05", "Ngày làm bù (thay cho 31/12/2018)", _MAKEUP, "2018-12-31"),
    _row("2019-02-04", "Giao thừa Tết Nguyên Đán", _HOLIDAY),
    _row("2019-02-05", "Tết Nguyên Đán", _HOLIDAY),
    _row("2019-02-06", "Mùng hai Tết Nguyên Đán", _HOLIDAY),
    _row("2019-02-07", "Mùng ba Tết Nguyên Đán", _HOLIDAY),
    _row("2019-02-08", "Mùng bốn Tết Nguyên Đán", _HOLIDAY),
    _row("2019-04-14", "Ngày Giỗ Tổ Hùng Vương", _HOLIDAY),
    _row("2019-04-15", "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)", _OBSERVED),
    _row("2019-04-29", "Ngày nghỉ (thay cho ngày 04/05/2019)", _OFF, "2019-05-04"),
    _row("2019-04-30", "Ngày Chiến thắng", _HOLIDAY),
    _row("2019-05-01", "Ngày Quốc tế Lao động", _HOLIDAY),
    _row("2019-05-04", "Ngày làm bù (thay cho 29/04/2019)", _MAKEUP, "2019-04-29"),
    _row("2019-09-02", "Quốc khánh", _HOLIDAY),
    _row("2020-01-01", "Tết Dương lịch", _HOLIDAY),
    _row("2020-01-23", "29 Tết", _HOLIDAY),
    _row("2020-01-24", "Giao thừa Tết Nguyên Đán", _HOLIDAY),
    _row("2020-01-25", "Tết Nguyên Đán", _HOLIDAY),
    _row("2020-01-26", "Mùng hai Tết Nguyên Đán", _HOLIDAY),
    _row("2020-01-27", "Mùng ba Tết Nguyên Đán", _HOLIDAY),
    _row("2020-01-28", "Mùng bốn Tết Nguyên Đán", _HOLIDAY),
    _row("2020-01-29", "Mùng năm Tết Nguyên Đán", _HOLIDAY),
    _row("2020-04-02", "Ngày Giỗ Tổ Hùng Vương", _HOLIDAY),
    _row("2020-04-30", "Ngày Chiến thắng", _HOLIDAY),
    _row("2020-05-01", "Ngày Quốc tế Lao động", _HOLIDAY),
    _row("2020-09-02", "Quốc khánh", _HOLIDAY),
    _row("2021-01-01", "Tết Dương lịch", _HOLIDAY),
    _row("2021-02-10", "29 Tết", _HOLIDAY),
    _row("2021-02-11", "Giao thừa Tết Nguyên Đán", _HOLIDAY),
    _row("2021-02-12", "Tết Nguyên Đán", _HOLIDAY),
    _row("2021-02-13", "Mùng hai Tết Nguyên Đán", _HOLIDAY),
    _row("2021-02-14", "Mùng ba Tết Nguyên Đán", _HOLIDAY),
    _row("2021-02-15", "Mùng bốn Tết Nguyên Đán", _HOLIDAY),
    _row("2021-02-16", "Mùng năm Tết Nguyên Đán", _HOLIDAY),
    _row("2021-04-21", "Ngày Giỗ Tổ Hùng Vương", _HOLIDAY),
    _row("2021-04-30", "Ngày Chiến thắng", _HOLIDAY),
    _row("2021-05-01", "Ngày Quốc tế Lao động", _HOLIDAY),
    _row("2021-05-03", "Ngày Quốc tế Lao động (nghỉ bù)", _OBSERVED),
    _row("2021-09-02", "Quốc khánh", _HOLIDAY),
    _row("2021-09-03", "Quốc khánh", _HOLIDAY),
    _row("2022-01-01", "Tết Dương lịch", _HOLIDAY),
    _row("2022-01-03", "Tết Dương lịch (nghỉ bù)", _OBSERVED),
    _row("2022-01-31", "Giao thừa Tết Nguyên Đán", _HOLIDAY),
    _row("2022-02-01", "Tết Nguyên Đán", _HOLIDAY),
    _row("2022-02-02", "Mùng hai Tết Nguyên Đán", _HOLIDAY),
    _row("2022-02-03", "Mùng ba Tết Nguyên Đán", _HOLIDAY),
    _row("2022-02-04", "Mùng bốn Tết Nguyên Đán", _HOLIDAY),
    _row("2022-04-10", "Ngày Giỗ Tổ Hùng Vương", _HOLIDAY),
    _row("2022-04-11", "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)", _OBSERVED),
    _row("2022-04-30", "Ngày Chiến thắng", _HOLIDAY),
    _row("2022-05-01", "Ngày Quốc tế Lao động", _HOLIDAY),
    _row("2022-05-02", "Ngày Chiến thắng (nghỉ bù)", _OBSERVED),
    _row("2022-05-03", "Ngày Quốc tế Lao động (nghỉ bù)", _OBSERVED),
    _row("2022-09-01", "Quốc khánh", _HOLIDAY),
    _row("2022-09-02", "Quốc khánh", _HOLIDAY),
    _row("2023-01-01", "Tết Dương lịch", _HOLIDAY),
    _row("2023-01-02", "Tết Dương lịch (nghỉ bù)", _OBSERVED),
    _row("2023-01-20", "29 Tết", _HOLIDAY),
    _row("2023-01-21", "Giao thừa Tết Nguyên Đán", _HOLIDAY),
    _row("2023-01-22", "Tết Nguyên Đán", _HOLIDAY),
    _row("2023-01-23", "Mùng hai Tết Nguyên Đán", _HOLIDAY),
    _row("2023-01-24", "Mùng ba Tết Nguyên Đán", _HOLIDAY),
    _row("2023-01-25", "Mùng bốn Tết Nguyên Đán", _HOLIDAY),
    _row("2023-01-26", "Mùng năm Tết Nguyên Đán", _HOLIDAY),
    _row("2023-04-29", "Ngày Giỗ Tổ Hùng Vương", _HOLIDAY),
    _row("2023-04-30", "Ngày Chiến thắng", _HOLIDAY),
    _row("2023-05-01", "Ngày Quốc tế Lao động", _HOLIDAY),
    _row("2023-05-02", "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)", _OBSERVED),
    _row("2023-05-03", "Ngày Chiến thắng (nghỉ bù)", _OBSERVED),
    _row("2023-09-01", "Quốc khánh", _HOLIDAY),
    _row("2023-09-02", "Quốc khánh", _HOLIDAY),
    _row("2023-09-04", "Quốc khánh (nghỉ bù)", _OBSERVED),
    _row("2024-01-01", "Tết Dương lịch", _HOLIDAY),
    _row("2024-02-08", "29 Tết", _HOLIDAY),
    _row("2024-02-09", "Giao thừa Tết Nguyên Đán", _HOLIDAY),
    _row("2024-02-10", "Tết Nguyên Đán", _HOLIDAY),
    _row("2024-02-11", "Mùng hai Tết Nguyên Đán", _HOLIDAY),
    _row("2024-02-12", "Mùng ba Tết Nguyên Đán", _HOLIDAY),
    _row("2024-02-13", "Mùng bốn Tết Nguyên Đán", _HOLIDAY),
    _row("2024-02-14", "Mùng năm Tết Nguyên Đán", _HOLIDAY),
    _row("2024-04-18", "Ngày Giỗ Tổ Hùng Vương", _HOLIDAY),
    _row("2024-04-29", "Ngày nghỉ (thay cho ngày 04/05/2024)", _OFF, "2024-05-04"),
    _row("2024-04-30", "Ngày Chiến thắng", _HOLIDAY),
    _row("2024-05-01", "Ngày Quốc tế Lao động", _HOLIDAY),
    _row("2024-05-04", "Ngày làm bù (thay cho 29/04/2024)", _MAKEUP, "2024-04-29"),
    _row("2024-09-02", "Quốc khánh", _HOLIDAY),
    _row("2024-09-03", "Quốc khánh", _HOLIDAY),
    _row("2025-01-01", "Tết Dương lịch", _HOLIDAY),
    _row("2025-01-27", "29 Tết", _HOLIDAY),
    _row("2025-01-28", "Giao thừa Tết Nguyên Đán", _HOLIDAY),
    _row("2025-01-29", "Tết Nguyên Đán", _HOLIDAY),
    _row("2025-01-30", "Mùng hai Tết Nguyên Đán", _HOLIDAY),
    _row("2025-01-31", "Mùng ba Tết Nguyên Đán", _HOLIDAY),
    _row("2025-02-01", "Mùng bốn Tết Nguyên Đán", _HOLIDAY),
    _row("2025-04-07", "Ngày Giỗ Tổ Hùng Vương", _HOLIDAY),
    _row("2025-04-26", "Ngày làm bù (thay cho 02/05/2025)", _MAKEUP, "2025-05-02", _CONFIRMED),
    _row("2025-04-30", "Ngày Chiến thắng", _HOLIDAY),
    _row("2025-05-01", "Ngày Quốc tế Lao động", _HOLIDAY),
    _row("2025-05-02", "Ngày nghỉ (thay cho ngày 26/04/2025)", _OFF, "2025-04-26", _CONFIRMED),
    _row("2025-09-01", "Quốc khánh", _HOLIDAY),
    _row("2025-09-02", "Quốc khánh", _HOLIDAY),
    _row("2026-01-01", "Tết Dương lịch", _HOLIDAY),
    _row("2026-01-02", "Nghỉ hoán đổi dịp Tết Dương lịch 2026", _OFF, "2026-01-10", _MEMORY),
    _row("2026-01-10", "Làm bù cho 02/01/2026", _MAKEUP, "2026-01-02", _MEMORY),
    _row("2026-02-16", "Giao thừa Tết Nguyên Đán", _HOLIDAY),
    _row("2026-02-17", "Tết Nguyên Đán", _HOLIDAY),
    _row("2026-02-18", "Mùng hai Tết Nguyên Đán", _HOLIDAY),
    _row("2026-02-19", "Mùng ba Tết Nguyên Đán", _HOLIDAY),
    _row("2026-02-20", "Mùng bốn Tết Nguyên Đán", _HOLIDAY),
    _row("2026-04-26", "Ngày Giỗ Tổ Hùng Vương", _HOLIDAY),
    _row("2026-04-27", "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)", _OBSERVED),
    _row("2026-04-30", "Ngày Chiến thắng", _HOLIDAY),
    _row("2026-05-01", "Ngày Quốc tế Lao động", _HOLIDAY),
    _row("2026-08-22", "Ngày làm bù (thay cho 31/08/2026)", _MAKEUP, "2026-08-31", _CONFIRMED),
    _row("2026-08-31", "Ngày nghỉ (thay cho ngày 22/08/2026)", _OFF, "2026-08-22", _CONFIRMED),
    _row("2026-09-01", "Quốc khánh", _HOLIDAY),
    _row("2026-09-02", "Quốc khánh", _HOLIDAY),
    _row("2026-11-24", "Ngày Văn hóa Việt Nam", _HOLIDAY),
    _row("2027-01-01", "Tết Dương lịch", _HOLIDAY),
    _row("2027-02-04", "29 Tết", _HOLIDAY, source=_COMPUTED),
    _row("2027-02-05", "Giao thừa Tết Nguyên Đán", _HOLIDAY, source=_COMPUTED),
    _row("2027-02-06", "Tết Nguyên Đán", _HOLIDAY, source=_COMPUTED),
    _row("2027-02-07", "Mùng hai Tết Nguyên Đán", _HOLIDAY, source=_COMPUTED),
    _row("2027-02-08", "Mùng ba Tết Nguyên Đán", _HOLIDAY, source=_COMPUTED),
    _row("2027-02-09", "Mùng bốn Tết Nguyên Đán", _HOLIDAY, source=_COMPUTED),
    _row("2027-02-10", "Mùng năm Tết Nguyên Đán", _HOLIDAY, source=_COMPUTED),
    _row("2027-04-16", "Ngày Giỗ Tổ Hùng Vương", _HOLIDAY),
    _row("2027-04-30", "Ngày Chiến thắng", _HOLIDAY),
    _row("2027-05-01", "Ngày Quốc tế Lao động", _HOLIDAY),
    _row("2027-05-03", "Ngày Quốc tế Lao động (nghỉ bù)", _OBSERVED),
    _row("2027-09-02", "Quốc khánh", _HOLIDAY),
    _row("2027-09-03", "Quốc khánh", _HOLIDAY),
    _row("2027-11-24", "Ngày Văn hóa Việt Nam", _HOLIDAY),
)
