"""The published procedures. A version is never edited: new content makes a new version."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.domain.agencies.models import Agency


class Field(models.Model):
    """A field of procedures (lĩnh vực)."""

    code = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name


class Procedure(models.Model):
    """A procedure by its national code; what it asks for is in its versions."""

    code = models.CharField(max_length=40, unique=True)
    field = models.ForeignKey(Field, on_delete=models.PROTECT, related_name="procedures")
    current = models.OneToOneField("ProcedureVersion", null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.code


class Origin(models.TextChoices):
    """Who published a version: the authority itself, or the national portal it was imported from."""

    OWN = "own", _("Cơ quan công bố")
    NATIONAL = "national", _("Cổng Dịch vụ công quốc gia")


class ProcedureVersion(models.Model):
    """What a procedure asked for and promised from a day until a day (half-open)."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    name = models.TextField()
    name_en = models.TextField(blank=True)
    folded_name = models.TextField(help_text="lower case without marks, for the simple search")
    ministry_level = models.BooleanField(default=False)
    province_level = models.BooleanField(default=False)
    ward_level = models.BooleanField(default=False)
    decision_number = models.CharField(max_length=120, blank=True)
    decision_issued_on = models.DateField(null=True)
    decision_effective_on = models.DateField(null=True)
    published_on = models.DateField(null=True)
    content = models.JSONField(help_text="the parsed content, see catalogue.content")
    content_hash = models.CharField(max_length=64)
    raw = models.JSONField(null=True, help_text="the source's own text beside the parsed values")
    unread = models.JSONField(default=list, help_text="fields whose source text was not readable: not published")
    source = models.CharField(max_length=300, blank=True)
    origin = models.CharField(max_length=8, choices=Origin.choices, default=Origin.OWN)
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="versions_are_numbered"),
            models.UniqueConstraint(fields=["procedure"], condition=Q(valid_to=None), name="one_open_version"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="validity_runs_forward"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure_id} v{self.number}"


class ChannelKind(models.TextChoices):
    """How people hand in; national list KenhThucHien 1, 2, 3."""

    DIRECT = "direct", _("Trực tiếp")
    ONLINE = "online", _("Trực tuyến")
    POSTAL = "postal", _("Bưu chính công ích")


class Channel(models.Model):
    """Time limit and fees of one version by one way of handing in. Null means not published."""

    version = models.ForeignKey(ProcedureVersion, on_delete=models.CASCADE, related_name="channels")
    kind = models.CharField(max_length=6, choices=ChannelKind.choices)
    position = models.PositiveSmallIntegerField()
    limit_value = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    limit_unit = models.CharField(max_length=12, blank=True)
    fees = models.JSONField(null=True, help_text="[{name, amount, note}] in đồng; null: not published")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(limit_value=None, limit_unit="") | (Q(limit_value__gt=0) & ~Q(limit_unit="")),
                name="limit_has_value_and_unit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.kind}"


class RequiredDocument(models.Model):
    """A paper a version asks for (thành phần hồ sơ), within a case where the procedure has cases."""

    version = models.ForeignKey(ProcedureVersion, on_delete=models.CASCADE, related_name="required_documents")
    key = models.CharField(max_length=20, help_text="stable within the procedure; reasons point to it")
    position = models.PositiveSmallIntegerField()
    case = models.TextField(blank=True)
    name = models.TextField()
    form_code = models.TextField(blank=True)
    originals = models.PositiveSmallIntegerField(null=True)
    copies = models.PositiveSmallIntegerField(null=True)
    is_required = models.BooleanField(default=True)
    reuse = models.CharField(max_length=40, blank=True, help_text="register that already has it")

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="document_keys_are_unique")]

    def __str__(self) -> str:
        return self.name[:80]


class Competence(models.Model):
    """Which agency resolves procedures of a field (departments); wards resolve by territory."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="competences")
    field = models.ForeignKey(Field, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["field"], name="one_department_a_field")]

    def __str__(self) -> str:
        return f"{self.field_id} by {self.agency_id}"


class ImportRun(models.Model):
    """One import of a catalogue file, with its report."""

    source = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    report = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.source} {self.started_at:%Y-%m-%d %H:%M}"
