"""The append-only ledger: one row for each legal act on a dossier, chained by hash.

It knows nothing of the tables above it: subjects and actors are plain keys, so the ledger can be kept for ever.
"""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Verb(models.TextChoices):
    """The legal acts. The list only grows: a verb once written is never renamed.

    The labels tell of acts that are done; other languages put them in another form than a button's.
    """

    SUBMITTED = "submitted", pgettext_lazy("act done", "Nộp hồ sơ")
    ACCEPTED = "accepted", pgettext_lazy("act done", "Tiếp nhận hồ sơ")
    REFUSED = "refused", pgettext_lazy("act done", "Từ chối tiếp nhận")
    SUPPLEMENT_REQUESTED = "supplement_requested", pgettext_lazy("act done", "Yêu cầu bổ sung")
    SUPPLIED = "supplied", pgettext_lazy("act done", "Bổ sung hồ sơ")
    ASSIGNED = "assigned", pgettext_lazy("act done", "Phân công xử lý")
    STEP_COMPLETED = "step_completed", pgettext_lazy("act done", "Hoàn thành bước xử lý")
    RESULT_RECORDED = "result_recorded", pgettext_lazy("act done", "Ghi nhận kết quả")
    RESULT_RETURNED = "result_returned", pgettext_lazy("act done", "Trả kết quả")
    WITHDRAWN = "withdrawn", pgettext_lazy("act done", "Rút hồ sơ")
    STOPPED = "stopped", pgettext_lazy("act done", "Dừng giải quyết")
    RESUMED = "resumed", pgettext_lazy("act done", "Tiếp tục giải quyết")
    EXTENDED = "extended", pgettext_lazy("act done", "Gia hạn giải quyết")
    TIMER_FIRED = "timer_fired", pgettext_lazy("act done", "Hết thời gian chờ")
    MESSAGE_RECEIVED = "message_received", pgettext_lazy("act done", "Nhận phản hồi từ hệ thống khác")
    LINK_ENDED = "link_ended", pgettext_lazy("act done", "Hồ sơ liên thông kết thúc")


class ActorKind(models.TextChoices):
    CITIZEN = "citizen", _("Người nộp hồ sơ")
    OFFICER = "officer", _("Cán bộ")
    SYSTEM = "system", _("Hệ thống")


class Event(models.Model):
    """One act. Partitioned by the month its dossier was opened, so a chain never crosses partitions (ADR 3)."""

    pk = models.CompositePrimaryKey("opened_month", "dossier_id", "seq")
    authority = models.CharField(max_length=8)
    opened_month = models.DateField(help_text="first day of the month in which the dossier was opened")
    dossier_id = models.BigIntegerField()
    seq = models.PositiveIntegerField()
    verb = models.CharField(max_length=24, choices=Verb.choices)
    at = models.DateTimeField(help_text="when the act took effect")
    recorded_at = models.DateTimeField(db_default=Now(), help_text="the database's clock")
    actor_kind = models.CharField(max_length=8, choices=ActorKind.choices)
    officer_id = models.BigIntegerField(null=True)
    post_id = models.BigIntegerField(null=True)
    delegation_id = models.BigIntegerField(null=True)
    payload_version = models.PositiveSmallIntegerField(default=1)
    payload = models.JSONField()
    prev_hash = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        # The partitioned table, its rules and indexes are written by hand in the migration.
        managed = False
        db_table = "ledger_event"

    def __str__(self) -> str:
        return f"{self.dossier_id}#{self.seq} {self.verb}"


class DaySeal(models.Model):
    """Merkle root over one day's events of one authority; publishing it fixes the day for every reader."""

    authority = models.CharField(max_length=8)
    day = models.DateField()
    events = models.PositiveIntegerField()
    root = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["authority", "day"], name="one_seal_a_day")]

    def __str__(self) -> str:
        return f"{self.authority} {self.day}"
