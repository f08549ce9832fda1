"""What the citizen handed in: answers and files. Personal data lives here and nowhere else."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.domain.accounts.models import Officer
from motcua.domain.agencies.models import Agency
from motcua.domain.catalogue.models import ChannelKind, ProcedureVersion
from motcua.domain.documents.models import StoredFile
from motcua.domain.dossiers.models.dossier import Dossier


class Draft(models.Model):
    """An application being filled in. Saved after every page; resumable by a signed link."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    procedure_version = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=6, choices=ChannelKind.choices, default=ChannelKind.ONLINE)
    resolving_agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=2, default="vi")
    answers = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    dossier = models.OneToOneField(Dossier, null=True, on_delete=models.PROTECT, related_name="draft")

    def __str__(self) -> str:
        return str(self.id)


class DraftFile(models.Model):
    """A checked file kept with a draft until it is submitted or removed."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="files")
    document_key = models.CharField(max_length=20)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Application(models.Model):
    """Who applies and what they answered. One row a dossier; erasable without touching the ledger."""

    class Subject(models.IntegerChoices):
        """National list LoaiDoiTuong (DongBoHoSoMC)."""

        CITIZEN = 1, _("Công dân")
        BUSINESS = 2, _("Doanh nghiệp")
        AGENCY = 3, _("Cơ quan nhà nước")
        OTHER = 4, _("Tổ chức, khác")

    authority = models.CharField(max_length=8)
    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="application")
    subject = models.PositiveSmallIntegerField(choices=Subject.choices, default=Subject.CITIZEN)
    full_name = models.CharField(max_length=200)
    id_number = models.CharField(max_length=20)
    phone = models.CharField(max_length=20)
    email = models.EmailField(blank=True)
    address = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=2, default="vi")
    answers = models.JSONField(default=dict)
    salt = models.CharField(
        max_length=32, help_text="with it the ledger's digest proves these answers; erased with them"
    )

    class Meta:
        indexes = [models.Index(fields=["id_number", "phone"], name="applications_of_person")]

    def __str__(self) -> str:
        return f"application of {self.dossier_id}"


class SubmittedDocument(models.Model):
    """A file handed in for a required document, at submission or with a supplement."""

    authority = models.CharField(max_length=8)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="submitted_documents")
    document_key = models.CharField(max_length=20)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    seq = models.PositiveIntegerField(help_text="ledger event it came with")
    added_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["dossier", "seq"], name="documents_of_dossier")]

    def __str__(self) -> str:
        return self.name


class AccessRecord(models.Model):
    """An officer opened a person's data, and for which purpose: a dossier's, or another subject's."""

    authority = models.CharField(max_length=8)
    dossier = models.ForeignKey(Dossier, null=True, on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(
        max_length=40, blank=True, help_text="kind and number of what is no dossier; the record outlives it"
    )
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=30)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["dossier", "-at"], name="who_looked"),
            models.Index(fields=["subject", "-at"], condition=~Q(subject=""), name="who_looked_besides"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(dossier__isnull=False, subject="") | (Q(dossier__isnull=True) & ~Q(subject="")),
                name="access_to_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.officer_id} saw {self.subject or self.dossier_id}"
