"""The dossier itself: its code, clock and life-cycle state. No personal data: that is in `Application`."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.domain.agencies.models import Agency, ServicePoint
from motcua.domain.catalogue.models import ChannelKind, Procedure, ProcedureVersion
from motcua.domain.processes.models import ProcessVersion


class Status(models.IntegerChoices):
    """The national list TrangThaiHoSo, 1 to 10."""

    SUBMITTED = 1, _("Mới đăng ký")
    ACCEPTED = 2, _("Được tiếp nhận")
    REFUSED = 3, _("Không được tiếp nhận")
    IN_PROGRESS = 4, _("Đang xử lý")
    SUPPLEMENT = 5, _("Yêu cầu bổ sung giấy tờ")
    PAYMENT = 6, _("Yêu cầu thực hiện nghĩa vụ tài chính")
    WITHDRAWN = 7, _("Công dân yêu cầu rút hồ sơ")
    STOPPED = 8, _("Dừng xử lý")
    DONE = 9, _("Đã xử lý xong")
    RETURNED = 10, _("Đã trả kết quả")


class Dossier(models.Model):
    """One application on its way. Large table: every index that serves an office starts with its key."""

    authority = models.CharField(max_length=8)
    code = models.CharField(max_length=40)
    idempotency_key = models.CharField(max_length=64)
    opened_month = models.DateField(help_text="ledger partition: first day of the month of submission")

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="+")
    procedure_version = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="+")
    process_version = models.ForeignKey(ProcessVersion, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=6, choices=ChannelKind.choices)
    receiving_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    service_point = models.ForeignKey(ServicePoint, null=True, on_delete=models.PROTECT, related_name="+")
    resolving_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    parent_token = models.PositiveIntegerField(null=True, help_text="the parent's call step that waits for this")

    status = models.PositiveSmallIntegerField(choices=Status.choices, default=Status.SUBMITTED)
    is_open = models.BooleanField(default=True, help_text="somebody owes a next step")
    case_data = models.JSONField(default=dict, help_text="what the process decides on; no personal data")

    submitted_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True)
    clock_start = models.DateTimeField(null=True)
    limit_value = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    limit_unit = models.CharField(max_length=12, blank=True)
    limit_basis = models.CharField(max_length=300, blank=True, help_text="legal basis of a limit entered by hand")
    limit_minutes = models.PositiveIntegerField(null=True, help_text="working minutes from start to promise")
    due_at = models.DateTimeField(null=True, help_text="the promise (hẹn trả)")
    first_due_at = models.DateTimeField(null=True, help_text="the promise as first given")
    time_left = models.DurationField(null=True, help_text="working time left while the clock is stopped")
    extensions = models.PositiveSmallIntegerField(default=0)
    supplements = models.PositiveSmallIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, help_text="end of handling, as QĐ 766 counts")
    closed_at = models.DateTimeField(null=True)

    last_at = models.DateTimeField(help_text="when the last act took effect; no act may come before it")
    next_token = models.PositiveIntegerField(default=1)
    last_seq = models.PositiveIntegerField(default=0)
    last_hash = models.BinaryField(max_length=32, default=bytes(32))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority", "code"], name="dossier_code_once"),
            models.UniqueConstraint(fields=["authority", "idempotency_key"], name="submitted_once"),
            models.CheckConstraint(condition=Q(is_open=True) ^ Q(closed_at__isnull=False), name="closed_says_when"),
            models.CheckConstraint(
                condition=Q(status__in=[1, 3, 7]) | Q(received_at__isnull=False) | Q(status__in=[5, 8]),
                name="handled_after_receipt",
            ),
            models.CheckConstraint(
                condition=Q(parent=None, parent_token=None) | Q(parent__isnull=False, parent_token__isnull=False),
                name="children_know_their_step",
            ),
            models.CheckConstraint(condition=Q(limit_value=None) | ~Q(limit_unit=""), name="dossier_limit_has_a_unit"),
            models.CheckConstraint(condition=Q(extensions__lte=1), name="extended_at_most_once"),
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(finished_at__gte=F("submitted_at")), name="finished_after_start"
            ),
        ]
        indexes = [
            models.Index(fields=["resolving_agency", "due_at"], condition=Q(is_open=True), name="open_by_agency"),
            models.Index(fields=["receiving_agency", "-submitted_at"], name="received_by_agency"),
            models.Index(fields=["parent"], condition=Q(parent__isnull=False), name="children_of"),
        ]

    def __str__(self) -> str:
        return self.code


class PauseReason(models.TextChoices):
    """Why a clock stands still; it runs only when none is open."""

    SUPPLEMENT = "supplement", _("Chờ bổ sung giấy tờ")
    STOP = "stop", _("Dừng giải quyết")


class ClockPause(models.Model):
    """A span in which a dossier's clock stood still (half-open; open while `until` is null)."""

    authority = models.CharField(max_length=8)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="pauses")
    reason = models.CharField(max_length=10, choices=PauseReason.choices)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "reason"], condition=Q(until=None), name="one_open_pause_a_reason"
            ),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="pause_runs_forward"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.reason}"


class CodeCounter(models.Model):
    """The last serial given by an agency on a day. Raised in the submitting transaction: no gap, no duplicate."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "day"], name="one_counter_a_day")]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.day}: {self.last}"
