"""Published process models: the BPMN XML kept verbatim, compiled once per version."""

from django.db import models

from motcua.domain.agencies.models import Level
from motcua.domain.catalogue.models import Procedure


class ProcessModel(models.Model):
    """A named way of resolving; its drawings are its versions."""

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    default_for = models.CharField(
        max_length=8, choices=Level.choices, blank=True, help_text="level whose procedures use it unless bound"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["default_for"], condition=~models.Q(default_for=""), name="one_default_a_level"
            )
        ]

    def __str__(self) -> str:
        return self.name


class ProcessVersion(models.Model):
    """A published drawing. Immutable: running dossiers keep the version they started with."""

    model = models.ForeignKey(ProcessModel, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    xml = models.TextField()
    sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["model", "number"], name="drawings_are_numbered")]

    def __str__(self) -> str:
        return f"{self.model_id} v{self.number}"


class ProcedureProcess(models.Model):
    """A procedure resolved by a process of its own instead of its level's default."""

    procedure = models.OneToOneField(Procedure, on_delete=models.PROTECT, related_name="own_process")
    model = models.ForeignKey(ProcessModel, on_delete=models.PROTECT, related_name="procedures")

    def __str__(self) -> str:
        return f"{self.procedure_id} by {self.model_id}"
