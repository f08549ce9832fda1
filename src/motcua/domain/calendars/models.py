"""Working calendars as data an agency can edit; the arithmetic is `core.worktime`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Calendar(models.Model):
    """Weekly hours of an agency. `revision` grows with every change, so compiled calendars can be kept in memory."""

    key = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    timezone = models.CharField(max_length=40, default="Asia/Ho_Chi_Minh")
    day_minutes = models.PositiveSmallIntegerField(default=480)
    same_day_cutoff = models.TimeField(default="15:00")
    weekly = models.JSONField(help_text='{"1": [["07:00", "11:30"], …]} by ISO weekday')
    extra_serving = models.JSONField(default=dict, help_text="hours that serve people and do not count towards limits")
    revision = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.name


class CalendarDay(models.Model):
    """A day that differs from the week: a holiday, a make-up working day, or a closure."""

    class Kind(models.TextChoices):
        HOLIDAY = "holiday", _("Ngày nghỉ")
        MAKEUP = "makeup", _("Ngày làm bù")
        CLOSURE = "closure", _("Đóng cửa đột xuất")

    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, related_name="days")
    day = models.DateField()
    kind = models.CharField(max_length=8, choices=Kind.choices)
    works_like = models.PositiveSmallIntegerField(null=True, help_text="ISO weekday whose hours a make-up day has")
    closed_from = models.TimeField(null=True, help_text="empty: the whole day")
    closed_to = models.TimeField(null=True)
    name = models.CharField(max_length=160, blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["calendar", "day", "kind"],
                condition=~models.Q(kind="closure"),
                name="one_holiday_or_makeup_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="makeup", works_like__range=(1, 7))
                | (~models.Q(kind="makeup") & models.Q(works_like=None)),
                name="makeup_days_name_their_weekday",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_from=None, closed_to=None)
                | models.Q(kind="closure", closed_from__lt=models.F("closed_to")),
                name="closures_run_forward",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.kind}"
