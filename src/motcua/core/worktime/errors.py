"""What working-time arithmetic refuses to reckon with. Every message names the thing and what to do about it."""


class WorktimeError(ValueError):
    """A value from which no lawful instant can be reckoned; the text is fit to be shown."""


class NaiveInstant(WorktimeError):
    """An instant without a UTC offset: nobody can say when it was."""


class UnusableLimit(WorktimeError):
    """A time limit whose value or unit cannot be reckoned."""


class UnusablePause(WorktimeError):
    """A pause that ends before it begins, or has no end."""


class UnusableCalendar(WorktimeError):
    """A calendar nobody could work by."""


class BeyondReckoning(WorktimeError):
    """An instant outside the years calendars are reckoned for, or with no working time left before their end."""
