"""Compiled working calendars, kept in memory by revision."""

from functools import lru_cache

from motcua.core.worktime import WorkCalendar, read_calendar
from motcua.domain.calendars.models import Calendar, CalendarDay


def work_calendar(calendar: Calendar) -> WorkCalendar:
    """Return the compiled calendar. Costs two queries the first time a revision is seen by this process."""
    return _compiled(calendar.pk, calendar.revision)


@lru_cache(maxsize=256)
def _compiled(calendar_id: int, revision: int) -> WorkCalendar:
    calendar = Calendar.objects.get(pk=calendar_id)
    days = list(CalendarDay.objects.filter(calendar_id=calendar_id))
    kinds = CalendarDay.Kind
    return read_calendar(
        {
            "timezone": calendar.timezone,
            "weekly": calendar.weekly,
            "day_minutes": calendar.day_minutes,
            "same_day_cutoff": f"{calendar.same_day_cutoff:%H:%M}",
            "extra_serving": calendar.extra_serving,
            "holidays": [day.day.isoformat() for day in days if day.kind == kinds.HOLIDAY],
            "makeup": {day.day.isoformat(): day.works_like for day in days if day.kind == kinds.MAKEUP},
            "closures": [_closure(day) for day in days if day.kind == kinds.CLOSURE],
        }
    )


def _closure(day: CalendarDay) -> tuple[str, str]:
    if day.closed_from is None or day.closed_to is None:
        return day.day.isoformat(), day.day.isoformat()
    return f"{day.day}T{day.closed_from:%H:%M}", f"{day.day}T{day.closed_to:%H:%M}"
