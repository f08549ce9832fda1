"""The outbox: a notice is a row written with the act it tells of, delivered afterwards."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.domain.accounts.models import Officer


class Template(models.TextChoices):
    """What a notice says; the facts are in `notices.contexts`, the words in `notices.wording`."""

    SUBMITTED = "submitted", _("Đã nộp hồ sơ")
    ACCEPTED = "accepted", _("Đã tiếp nhận")
    REFUSED = "refused", _("Không tiếp nhận")
    SUPPLEMENT_REQUESTED = "supplement_requested", _("Cần bổ sung")
    SUPPLIED = "supplied", _("Đã nhận bổ sung")
    IN_HAND = "in_hand", _("Hồ sơ chuyển bước")
    STEP_FOR_OFFICER = "step_for_officer", _("Việc mới cho cán bộ")
    RESULT_READY = "result_ready", _("Đã có kết quả")
    RETURNED = "returned", _("Đã trả kết quả")
    WITHDRAWN = "withdrawn", _("Đã rút hồ sơ")
    STOPPED = "stopped", _("Dừng giải quyết")
    RESUMED = "resumed", _("Tiếp tục giải quyết")
    EXTENDED = "extended", _("Gia hạn và xin lỗi")
    LATE_FOR_CITIZEN = "late_for_citizen", _("Hồ sơ đang chậm")
    LATE_FOR_OFFICER = "late_for_officer", _("Việc quá hạn của cán bộ")
    LATE_FOR_LEADER = "late_for_leader", _("Việc quá hạn trong cơ quan")
    RESUME_LINK = "resume_link", _("Liên kết làm tiếp")
    CHECKLIST = "checklist", _("Danh mục giấy tờ")


ADDRESS_NOT_KEPT = (Template.CHECKLIST,)
"""Sent to somebody who has no dossier here: the address goes as soon as the notice is sent or dead."""


class Notice(models.Model):
    """One message to one person. Kept until delivered; after the last failed try it is visible as dead."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Chờ gửi")
        SENT = "sent", _("Đã gửi")
        DEAD = "dead", _("Không gửi được")

    class Route(models.TextChoices):
        """How a sent notice reached its reader."""

        MAIL = "mail", _("Thư điện tử")
        OUTBOX = "outbox", _("Trang hộp thư đi")
        PAGE = "page", _("Trang theo dõi hồ sơ")

    class Failure(models.TextChoices):
        """Why the last try did not succeed; the mail server's own words are in `last_error`."""

        BAD_ADDRESS = "bad_address", _("Địa chỉ thư không đúng")
        REJECTED = "rejected", _("Máy chủ thư không nhận thư này")
        PUT_OFF = "put_off", _("Máy chủ thư hẹn gửi lại sau")
        BROKEN_OFF = "broken_off", _("Mất kết nối khi đang gửi")
        NO_SERVER = "no_server", _("Không nối được với máy chủ thư")
        NO_WORDS = "no_words", _("Không soạn được nội dung")

    authority = models.CharField(max_length=8)
    dossier_id = models.BigIntegerField(null=True)
    template = models.CharField(max_length=24, choices=Template.choices)
    officer = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    address = models.EmailField(blank=True, help_text="empty: no address known, shown on the follow page only")
    language = models.CharField(max_length=2, default="vi")
    context = models.JSONField(help_text="facts the wording needs; no answers of the form")
    state = models.CharField(max_length=6, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    route = models.CharField(max_length=6, choices=Route.choices, blank=True)
    failure = models.CharField(max_length=11, choices=Failure.choices, blank=True)
    last_error = models.CharField(max_length=300, blank=True)
    queued_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["next_try_at", "id"], condition=Q(state="queued"), name="notice_due"),
            models.Index(fields=["-queued_at"], condition=Q(state="dead"), name="notice_dead"),
            models.Index(fields=["dossier_id", "queued_at"], name="notice_of_dossier"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state="sent") ^ Q(sent_at=None), name="sent_notices_say_when"),
            models.CheckConstraint(condition=Q(state="sent") ^ Q(route=""), name="sent_notices_say_how"),
            models.CheckConstraint(condition=~Q(state="dead") | ~Q(failure=""), name="dead_notices_say_why"),
        ]

    def __str__(self) -> str:
        return f"{self.template} {self.state}"
