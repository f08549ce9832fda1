"""A person's own checklist for a procedure, and which dossiers came from one. Nothing here tells who the person is."""

from django.db import models
from django.db.models import F, Q

from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.dossiers.models import Dossier, Draft


class Checklist(models.Model):
    """The answers of one interview, never changed: whoever opens the code sees the same. Gone after `expires_at`."""

    code = models.CharField(max_length=13, unique=True, help_text="65 random bits, see core.codes.checklists")
    procedure_version = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(
        default=dict, help_text="case, relation, channel, ward code, choices that decide papers; no personal data"
    )
    language = models.CharField(max_length=2, default="vi")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("created_at")), name="checklists_last_a_while"),
        ]
        indexes = [models.Index(fields=["expires_at"], name="checklists_to_purge")]

    def __str__(self) -> str:
        return self.code


class Preparation(models.Model):
    """An application begun from a checklist, and the dossier it became. Stays when the checklist is gone."""

    authority = models.CharField(max_length=8)
    checklist = models.ForeignKey(Checklist, null=True, on_delete=models.SET_NULL, related_name="preparations")
    draft = models.OneToOneField(Draft, null=True, on_delete=models.SET_NULL, related_name="+")
    dossier = models.OneToOneField(Dossier, null=True, on_delete=models.PROTECT, related_name="preparation")
    begun_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["checklist"], name="preparations_of_checklist")]

    def __str__(self) -> str:
        return f"{self.draft_id} from {self.checklist_id}"
