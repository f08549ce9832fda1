"""A small city for tests: one province department and one ward, each with posts and officers."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from motcua.domain.accounts.actions import register_officer
from motcua.domain.accounts.models import Officer
from motcua.domain.agencies.models import Agency, Level, Post, PostHolder, PostRight, PostRole, Right, ServicePoint
from motcua.domain.calendars.actions import found_national
from motcua.domain.calendars.models import Calendar

FOUNDED = date(2024, 1, 1)
# A Monday with nothing special around it.
MONDAY_9 = datetime(2026, 6, 1, 2, 0, tzinfo=UTC)


@dataclass
class Office:
    """An agency with one officer in each post."""

    agency: Agency
    posts: dict[str, Post] = field(default_factory=dict)
    officers: dict[str, Officer] = field(default_factory=dict)


@dataclass
class City:
    """The offices the tests use, and the place where people hand in."""

    calendar: Calendar
    ward: Office
    department: Office
    other_ward: Office
    service_point: ServicePoint


def city() -> City:
    """Found the city."""
    calendar = found_national(key="test", name="Lịch hành chính")
    root = _agency("H26", Agency.Kind.AUTHORITY, Level.PROVINCE, None, calendar)
    ward = _office(_agency("H26.1", Agency.Kind.WARD, Level.WARD, root, calendar))
    point = ServicePoint.objects.create(
        agency=ward.agency, code="diem-1", name="Điểm phục vụ Ba Đình", address="1 Hoàng Hoa Thám", opening_hours={}
    )
    return City(
        calendar=calendar,
        ward=ward,
        department=_office(_agency("H26.2", Agency.Kind.DEPARTMENT, Level.PROVINCE, root, calendar)),
        other_ward=_office(_agency("H26.3", Agency.Kind.WARD, Level.WARD, root, calendar)),
        service_point=point,
    )


def _agency(code: str, kind: str, level: str, parent: Agency | None, calendar: Calendar) -> Agency:
    return Agency.objects.create(
        authority="H26", code=code, name=f"Cơ quan {code}", short_name=code, kind=kind, level=level, parent=parent,
        calendar=calendar, valid_from=FOUNDED, phone="024 1234 5678",
    )  # fmt: skip


def _office(agency: Agency) -> Office:
    office = Office(agency)
    for role in PostRole:
        post = Post.objects.create(authority="H26", agency=agency, role=role, name=f"{role.label} {agency.code}")
        office.posts[role.value] = post
        office.officers[role.value] = hired(post, f"{agency.code}-{role.value}")
    for right in Right:
        PostRight.objects.create(post=office.posts["leader"], right=right, agency=agency)
    return office


def hired(post: Post, name: str) -> Officer:
    """Register an officer and put them in the post."""
    officer = register_officer(
        staff_code=name, full_name=f"Cán bộ {name}", username=name.lower(), password=None,
        email=f"{name.lower()}@motcua.example",
    )  # fmt: skip
    PostHolder.objects.create(post=post, officer=officer, valid_from=FOUNDED)
    return officer
