"""Setting up and changing working calendars."""

from django.db import transaction
from django.db.models import F

from motcua.core.worktime import HOLIDAYS_VN, HolidayKind, HolidayRow
from motcua.domain.calendars.models import Calendar, CalendarDay

OFFICE_WEEK = {str(day): [["07:00", "11:30"], ["13:30", "17:00"]] for day in range(1, 6)}


@transaction.atomic
def found_national(*, key: str, name: str) -> Calendar:
    """Make a calendar with office hours and the national holidays shipped with `core.worktime`."""
    calendar = Calendar.objects.create(key=key, name=name, weekly=OFFICE_WEEK)
    CalendarDay.objects.bulk_create(_day(calendar, row) for row in HOLIDAYS_VN)
    return calendar


@transaction.atomic
def add_day(*, calendar: Calendar, day: CalendarDay) -> None:
    """Add a closure, holiday or make-up day. Promises already given keep their moments."""
    day.calendar = calendar
    day.save(force_insert=True)
    Calendar.objects.filter(pk=calendar.pk).update(revision=F("revision") + 1)


def _day(calendar: Calendar, row: HolidayRow) -> CalendarDay:
    makeup = row.kind is HolidayKind.MAKEUP_WORKDAY and row.swapped_with is not None
    return CalendarDay(
        calendar=calendar,
        day=row.on,
        kind=CalendarDay.Kind.MAKEUP if makeup else CalendarDay.Kind.HOLIDAY,
        works_like=row.swapped_with.isoweekday() if makeup and row.swapped_with else None,
        name=row.name,
        source=row.source,
    )
