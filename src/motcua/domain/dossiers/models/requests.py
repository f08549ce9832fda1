"""What officers asked or decided: supplement requests with their reasons, refusals, results."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.domain.documents.models import StoredFile
from motcua.domain.dossiers.models.dossier import Dossier
from motcua.domain.dossiers.models.step import Step


class SupplementRequest(models.Model):
    """Papers asked of the citizen (Mẫu 02). While it is open the branch is in the citizen's hand."""

    authority = models.CharField(max_length=8)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="supplement_requests")
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="supplement_requests")
    seq = models.PositiveIntegerField(help_text="ledger event that asked")
    requested_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True, help_text="the dossier ended before an answer came")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["step"],
                condition=Q(answered_at=None, withdrawn_at=None),
                name="one_open_request_a_step",
            )
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} #{self.seq}"


class ReasonTarget(models.TextChoices):
    """What a reason is about: something the published procedure names."""

    DOCUMENT = "document", _("Giấy tờ")
    CONDITION = "condition", _("Yêu cầu, điều kiện")
    ANSWER = "answer", _("Nội dung khai")


class ActReason(models.Model):
    """One structured reason of a refusal or a supplement request, with words a citizen can act on."""

    authority = models.CharField(max_length=8)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="reasons")
    seq = models.PositiveIntegerField(help_text="ledger event it belongs to")
    position = models.PositiveSmallIntegerField()
    target = models.CharField(max_length=9, choices=ReasonTarget.choices)
    target_key = models.CharField(max_length=60, help_text="key of the required document, condition or field")
    problem = models.TextField(help_text="what is wrong")
    remedy = models.TextField(help_text="what to do")
    legal_basis = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "seq", "position"], name="reasons_are_ordered"),
            models.CheckConstraint(condition=~Q(problem="") & ~Q(remedy=""), name="reason_can_be_acted_on"),
        ]

    def __str__(self) -> str:
        return self.problem[:60]


class ActWords(models.Model):
    """What an officer typed as the ground of an act. The event keeps its digest only, so the words can be erased."""

    authority = models.CharField(max_length=8)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="words")
    seq = models.PositiveIntegerField(help_text="ledger event it belongs to")
    text = models.TextField()
    salt = models.CharField(max_length=64, help_text="with it the event's digest proves the text; erased with it")
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "seq"], name="words_of_an_act_once"),
            models.CheckConstraint(
                condition=(Q(erased_at=None) & ~Q(text="") & ~Q(salt=""))
                | Q(erased_at__isnull=False, text="", salt=""),
                name="erased_words_are_gone",
            ),
        ]

    def __str__(self) -> str:
        return f"words of {self.dossier_id} #{self.seq}"


class Result(models.Model):
    """The decision on a dossier and the paper that carries it."""

    class Outcome(models.TextChoices):
        APPROVED = "approve", _("Đồng ý giải quyết")
        REJECTED = "reject", _("Không đồng ý, có văn bản trả lời")

    authority = models.CharField(max_length=8)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="results")
    seq = models.PositiveIntegerField()
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    code = models.CharField(max_length=40, blank=True, help_text="KQ.… of the catalogue")
    name = models.TextField()
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name[:60]
