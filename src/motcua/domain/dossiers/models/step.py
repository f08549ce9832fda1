"""Tokens of the process as rows. Every open, waiting step is a hand: who owes the next move, since when, until when."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.domain.accounts.models import Officer
from motcua.domain.agencies.models import Agency, Post
from motcua.domain.dossiers.models.dossier import Dossier


class StepKind(models.TextChoices):
    """What a token waits at."""

    TASK = "task", _("Bước xử lý")
    SERVICE = "service", _("Hệ thống khác thực hiện")
    TIMER = "timer", _("Chờ hết thời gian")
    MESSAGE = "message", _("Chờ phản hồi")
    CALL = "call", _("Hồ sơ liên thông")
    JOIN = "join", _("Chờ các nhánh khác")
    ALARM = "alarm", _("Hẹn giờ của bước")
    RESERVED = "reserved", _("Chờ đến lượt")


# Tokens that are nobody's hand: what they wait for is owed by another open step of the same dossier.
SILENT_KINDS = (StepKind.JOIN, StepKind.ALARM, StepKind.RESERVED)


class StepState(models.TextChoices):
    OPEN = "open", _("Đang chờ")
    DONE = "done", _("Đã xong")
    CANCELLED = "cancelled", _("Đã hủy")


class Holder(models.TextChoices):
    """Whose hand an open branch is in. `siblings`: owed by other open steps (joins, alarms, reserved turns)."""

    CITIZEN = "citizen", _("Người nộp hồ sơ")
    POST = "post", _("Cơ quan giải quyết")
    NEIGHBOUR = "neighbour", _("Cơ quan, hệ thống khác")
    SIBLINGS = "siblings", _("Các bước khác của hồ sơ")


class Step(models.Model):
    """One token at one node."""

    authority = models.CharField(max_length=8)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="steps")
    token = models.PositiveIntegerField()
    node = models.CharField(max_length=100)
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=8, choices=StepKind.choices)
    flow = models.CharField(max_length=100, blank=True, help_text="flow it came by (joins)")
    group = models.PositiveIntegerField(null=True, help_text="token number of its multi-instance group")
    index = models.PositiveSmallIntegerField(null=True)

    state = models.CharField(max_length=9, choices=StepState.choices, default=StepState.OPEN)
    holder = models.CharField(max_length=9, choices=Holder.choices)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    fires_at = models.DateTimeField(null=True, help_text="when a timer or alarm goes off, in working time")
    since = models.DateTimeField(help_text="when the present holder got it")
    due_at = models.DateTimeField(null=True)
    time_left = models.DurationField(null=True, help_text="working time left while its clock is stopped")
    late_told_at = models.DateTimeField(null=True, help_text="when its lateness was made known")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "token"], name="token_is_one_row"),
            models.CheckConstraint(condition=Q(state="open") ^ Q(ended_at__isnull=False), name="ended_says_when"),
            models.CheckConstraint(condition=~Q(holder="post") | Q(post__isnull=False), name="post_hand_names_it"),
            models.CheckConstraint(
                condition=Q(holder="siblings", kind__in=SILENT_KINDS)
                | (~Q(holder="siblings") & ~Q(kind__in=SILENT_KINDS)),
                name="silent_tokens_are_no_hands",
            ),
            models.CheckConstraint(
                condition=Q(holder="siblings") | Q(due_at__isnull=False), name="hand_has_a_deadline"
            ),
        ]
        indexes = [
            models.Index(fields=["post", "holder", "due_at"], condition=Q(state="open"), name="hand_of_post"),
            models.Index(
                fields=["due_at"],
                condition=Q(state="open", late_told_at=None) & ~Q(holder="siblings"),
                name="hand_not_told_late",
            ),
            models.Index(fields=["fires_at"], condition=Q(state="open", fires_at__isnull=False), name="timer_to_fire"),
            models.Index(fields=["dossier"], condition=Q(state="open"), name="open_step_of_dossier"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}/{self.token} {self.name}"
