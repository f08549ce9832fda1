"""QR boards that hang where people are, and how often they are scanned. Nothing is known of who scans."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.domain.accounts.models import Officer
from motcua.domain.agencies.models import Agency


class Board(models.Model):
    """A sheet of QR codes at one place. It is never edited: what hangs on the wall does not change either."""

    class Size(models.TextChoices):
        A4 = "a4", _("Khổ A4")
        A3 = "a3", _("Khổ A3")
        STICKER = "sticker", _("Nhãn dán")

    class State(models.TextChoices):
        ACTIVE = "active", _("Đang treo")
        RETIRED = "retired", _("Đã gỡ")

    authority = models.CharField(max_length=8)
    code = models.CharField(max_length=6, unique=True, help_text="printed at the foot, to find the board again")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", help_text="who looks after it")
    name = models.CharField(max_length=120, help_text="the headline of the sheet")
    place = models.CharField(max_length=120, help_text="where it hangs: a culture house, a desk, a village")
    size = models.CharField(max_length=8, choices=Size.choices)
    per_page = models.PositiveSmallIntegerField(help_text="codes on one page")
    state = models.CharField(max_length=8, choices=State.choices, default=State.ACTIVE)
    made_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    retired_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="active", retired_at=None) | Q(state="retired", retired_at__isnull=False),
                name="retired_boards_say_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class TargetKind(models.TextChoices):
    """What a code leads to."""

    PROCEDURE = "procedure", _("Thủ tục")
    LIFE_EVENT = "life_event", _("Việc trong đời sống")
    SEARCH = "search", _("Trang tìm thủ tục")


class BoardItem(models.Model):
    """One code on a board. It names a procedure and no version of it, so that the paper outlives new versions."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=6, unique=True, help_text="the end of the short link")
    kind = models.CharField(max_length=10, choices=TargetKind.choices)
    target = models.CharField(max_length=40, blank=True, help_text="a procedure's code, or a life event's key")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["board", "kind", "target"], name="a_target_once_a_board"),
            models.CheckConstraint(
                condition=Q(kind="search", target="") | (~Q(kind="search") & ~Q(target="")), name="only_search_has_none"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.kind} {self.target}"


class ScanCount(models.Model):
    """How often a code was opened on a day, and nothing else: no address, no browser, no hour."""

    item = models.ForeignKey(BoardItem, on_delete=models.PROTECT, related_name="scans")
    day = models.DateField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "day"], name="one_count_a_day")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.day}: {self.count}"
