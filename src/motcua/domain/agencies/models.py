"""Agencies, the places where people go, posts with their rights, and the officers who hold them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.domain.accounts.models import Officer
from motcua.domain.calendars.models import Calendar


class Level(models.TextChoices):
    """The two tiers since 1/7/2025, and the ministries above them (national list of levels)."""

    MINISTRY = "ministry", _("Cấp bộ")
    PROVINCE = "province", _("Cấp tỉnh")
    WARD = "ward", _("Cấp xã")
    OTHER = "other", _("Cơ quan khác")


class Agency(models.Model):
    """An agency of the tree. The tree is data: mergers change rows, not code."""

    class Kind(models.TextChoices):
        AUTHORITY = "authority", _("Ủy ban nhân dân thành phố")
        CENTRE = "centre", _("Trung tâm Phục vụ hành chính công")
        BRANCH = "branch", _("Chi nhánh Trung tâm")
        DEPARTMENT = "department", _("Sở, ngành")
        WARD = "ward", _("Ủy ban nhân dân cấp xã")
        POLICE = "police", _("Công an")
        SOCIAL_INSURANCE = "social_insurance", _("Bảo hiểm xã hội")
        LAND_OFFICE = "land_office", _("Văn phòng đăng ký đất đai")

    authority = models.CharField(max_length=8)
    code = models.CharField(max_length=35, unique=True, help_text="identifier of QĐ 20/2020/QĐ-TTg")
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    level = models.CharField(max_length=8, choices=Level.choices)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    ward_code = models.CharField(max_length=5, blank=True, help_text="GSO code where the agency is a ward's")
    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ward_code", "kind"], condition=~Q(ward_code="") & Q(valid_to=None), name="one_agency_a_ward"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ServicePoint(models.Model):
    """A place where people hand in and collect: it receives for every competent agency (territory-free intake)."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="service_points")
    code = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=300)
    phone = models.CharField(max_length=30, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    opening_hours = models.JSONField(help_text="serving hours by ISO weekday, extra hours included")
    is_open = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.name


class PostRole(models.TextChoices):
    """What a post does in a process; process models name these (`motcua:post`)."""

    RECEPTION = "reception", _("Tiếp nhận")
    COORDINATOR = "coordinator", _("Phân công")
    HANDLER = "handler", _("Thụ lý")
    LEADER = "leader", _("Lãnh đạo phê duyệt")
    CLERK = "clerk", _("Văn thư")
    RETURN = "return", _("Trả kết quả")


class Post(models.Model):
    """A seat in an agency. Work is given to posts; officers come and go."""

    authority = models.CharField(max_length=8)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=12, choices=PostRole.choices)
    name = models.CharField(max_length=160)
    is_main = models.BooleanField(default=True, help_text="the post that gets the agency's work of this role")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "role"], condition=Q(is_main=True), name="one_main_post_a_role")
        ]

    def __str__(self) -> str:
        return self.name


class PostHolder(models.Model):
    """An officer holds a post from a day until a day (half-open)."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="holders")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="posts_held")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "officer", "valid_from"], name="held_once"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="holding_runs_forward"
            ),
        ]
        indexes = [models.Index(fields=["officer", "post"])]

    def __str__(self) -> str:
        return f"{self.officer_id} in {self.post_id}"


class Right(models.TextChoices):
    """What a post may do beyond the steps given to it."""

    SEE = "see", _("Xem hồ sơ của cơ quan")
    RECEIVE = "receive", _("Tiếp nhận hồ sơ tại quầy")
    ASSIGN = "assign", _("Phân công cán bộ")
    STOP = "stop", _("Dừng và cho tiếp tục giải quyết")
    EXTEND = "extend", _("Gia hạn giải quyết")
    OVERSEE = "oversee", _("Kiểm soát thủ tục hành chính")


class PostRight(models.Model):
    """A right of a post over the dossiers of one agency. No row, no right."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="rights")
    right = models.CharField(max_length=10, choices=Right.choices)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "right", "agency"], name="right_given_once")]
        indexes = [models.Index(fields=["agency", "right", "post"])]

    def __str__(self) -> str:
        return f"{self.post_id} may {self.right} in {self.agency_id}"


class Delegation(models.Model):
    """Power over a post's work given to another officer for a time, on a legal basis (ủy quyền, phân cấp)."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="delegations")
    to_officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="delegations")
    valid_from = models.DateField()
    valid_to = models.DateField()
    procedures = models.JSONField(default=list, help_text="procedure codes; empty: all")
    legal_basis = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(valid_to__gt=F("valid_from")), name="delegation_runs_forward"),
            models.CheckConstraint(condition=~Q(legal_basis=""), name="delegation_has_a_basis"),
        ]

    def __str__(self) -> str:
        return f"{self.post_id} to {self.to_officer_id}"
