"""Founding the demo city: calendar, agencies, posts with their rights, officers, places, procedures, processes."""

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.conf import settings
from django.db import transaction

from motcua.demo import catalogue, city_data
from motcua.demo.accounts import open_demo_accounts
from motcua.demo.city_data import Hours
from motcua.demo.people import full_name
from motcua.domain.accounts.models import Officer
from motcua.domain.agencies.models import Agency, Level, Post, PostHolder, PostRight, PostRole, Right, ServicePoint
from motcua.domain.calendars.actions import found_national
from motcua.domain.calendars.models import Calendar
from motcua.domain.catalogue.actions import Publication, publish_all
from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.models import Competence, Field, Procedure
from motcua.domain.processes import shipped
from motcua.domain.processes.models import ProcedureProcess, ProcessModel

FOUNDED = date(2025, 7, 1)  # the two-tier city since 1/7/2025
_OPENED = datetime(2025, 7, 1, tzinfo=UTC)
CENTRE = "150"
_DEFAULT_FOR = {"ward_default": Level.WARD, "province_default": Level.PROVINCE}
_KINDS = {
    "100": Agency.Kind.AUTHORITY,
    "115": Agency.Kind.LAND_OFFICE,
    "116": Agency.Kind.POLICE,
    "118": Agency.Kind.SOCIAL_INSURANCE,
}
_DESK_ROLES = (PostRole.RECEPTION, PostRole.RETURN, PostRole.COORDINATOR, PostRole.LEADER)
_RIGHTS = {
    PostRole.LEADER: tuple(Right),
    PostRole.COORDINATOR: (Right.SEE, Right.ASSIGN),
    PostRole.RECEPTION: (Right.SEE, Right.RECEIVE),
    PostRole.RETURN: (Right.SEE,),
    PostRole.CLERK: (),
    PostRole.HANDLER: (),
}


@dataclass(frozen=True, slots=True)
class _Seat:
    """An agency to be founded, as the data files name it."""

    suffix: str
    name: str
    short_name: str
    kind: str
    level: str
    parent: str | None
    ward_code: str = ""


@transaction.atomic
def found_city(*, seed: int = 1) -> None:
    """Found the city in an empty database. The same seed gives the same people."""
    chance = random.Random(seed)
    calendar = found_national(key="thanh-pho", name="Lịch hành chính thành phố")
    agencies = _agencies(calendar)
    posts = _posts(agencies)
    _rights(posts, agencies)
    _officers(posts, chance)
    _places(agencies)
    _processes()
    _catalogue()
    _competences(agencies)
    open_demo_accounts(agencies)


def _seats() -> list[_Seat]:
    seats = [
        _Seat(
            row["suffix"], row["name"], row["short_name"], _KINDS.get(row["suffix"], Agency.Kind.DEPARTMENT),
            Level.PROVINCE, row["parent"],
        )
        for row in city_data.departments()
    ]  # fmt: skip
    for row in city_data.service_points():
        if row["kind"] == "centre":
            seats.append(_Seat(CENTRE, row["name"], "Trung tâm", Agency.Kind.CENTRE, Level.PROVINCE, "100"))
        elif row["kind"] == "branch":
            short = f"Chi nhánh {row['branch']}"
            seats.append(_Seat(row["suffix"], row["name"], short, Agency.Kind.BRANCH, Level.PROVINCE, CENTRE))
    for ward in city_data.wards():
        name = f"Ủy ban nhân dân {ward['name'][0].lower()}{ward['name'][1:]}"
        seats.append(_Seat(ward["suffix"], name, ward["name"], Agency.Kind.WARD, Level.WARD, "100", ward["code"]))
    return seats


def _agencies(calendar: Calendar) -> dict[str, Agency]:
    """Make the tree, parents before children."""
    made: dict[str, Agency] = {}
    for depth in (lambda seat: seat.parent is None, lambda seat: seat.parent == "100", lambda seat: True):
        rows = [
            Agency(
                authority=settings.AUTHORITY,
                code=f"{settings.AUTHORITY}.{seat.suffix}",
                name=seat.name,
                short_name=seat.short_name,
                kind=seat.kind,
                level=seat.level,
                parent=made[seat.parent] if seat.parent else None,
                ward_code=seat.ward_code,
                calendar=calendar,
                phone=f"024 0000 {int(seat.suffix):04d}",
                valid_from=FOUNDED,
            )
            for seat in _seats()
            if seat.suffix not in made and depth(seat)
        ]
        made |= {row.code.rsplit(".", 1)[1]: row for row in Agency.objects.bulk_create(rows)}
    return made


def _posts(agencies: dict[str, Agency]) -> list[Post]:
    rows = []
    for agency in agencies.values():
        desk_only = agency.kind in (Agency.Kind.CENTRE, Agency.Kind.BRANCH)
        for role in _DESK_ROLES if desk_only else PostRole:
            name = f"{PostRole(role).label} – {agency.short_name}"
            rows.append(Post(authority=agency.authority, agency=agency, role=role, name=name))
    return Post.objects.bulk_create(rows)


def _rights(posts: list[Post], agencies: dict[str, Agency]) -> None:
    rows = [
        PostRight(post=post, right=right, agency=post.agency)
        for post in posts
        for right in _RIGHTS[PostRole(post.role)]
        if right is not Right.OVERSEE
    ]
    # The procedure-control office sits in the office of the city's People's Committee and sees every agency.
    control = next(post for post in posts if post.agency == agencies["101"] and post.role == PostRole.LEADER)
    rows += [PostRight(post=control, right=Right.OVERSEE, agency=agency) for agency in agencies.values()]
    PostRight.objects.bulk_create(rows)


def _officers(posts: list[Post], chance: random.Random) -> None:
    """One officer a post; two where work is shared: receiving and handling."""
    seats = [post for post in posts for _ in range(2 if post.role in (PostRole.RECEPTION, PostRole.HANDLER) else 1)]
    officers = Officer.objects.bulk_create(
        Officer(
            staff_code=f"CB{number:05d}",
            full_name=full_name(chance),
            phone=post.agency.phone,
            email=f"cb{number:05d}@thanhpho.example",
        )
        for number, post in enumerate(seats, 1)
    )
    PostHolder.objects.bulk_create(
        PostHolder(post=post, officer=officer, valid_from=FOUNDED)
        for post, officer in zip(seats, officers, strict=True)
    )


def _places(agencies: dict[str, Agency]) -> None:
    ServicePoint.objects.bulk_create(
        ServicePoint(
            agency=agencies[row["suffix"]],
            code=row["code"],
            name=row["name"],
            address=row["address"],
            phone=row["phone"],
            latitude=row["latitude"],
            longitude=row["longitude"],
            opening_hours=_serving(row["hours"], row["extra_hours"]),
        )
        for row in city_data.service_points()
    )


def _serving(hours: Hours, extra: Hours) -> Hours:
    """Serving hours: the counted ones and the extra ones together, by weekday."""
    return {day: hours.get(day, []) + extra.get(day, []) for day in sorted({*hours, *extra})}


def _processes() -> None:
    for key in catalogue.PROCESS_KEYS:
        shipped.publish(key=key, at=_OPENED, default_for=_DEFAULT_FOR.get(key, ""))


def _catalogue() -> None:
    rows = catalogue.procedures()
    publish_all(
        [Publication(Content.from_json(dict(row)), source="Danh mục mẫu của Một Cửa") for row in rows], at=_OPENED
    )
    procedures = {procedure.code: procedure for procedure in Procedure.objects.all()}
    models = {model.key: model for model in ProcessModel.objects.all()}
    ProcedureProcess.objects.bulk_create(
        ProcedureProcess(procedure=procedures[row["code"]], model=models[row["process"]])
        for row in rows
        if row["process"]
    )


def _competences(agencies: dict[str, Agency]) -> None:
    """Say which department resolves each field, the fields of an import to come included."""
    named = {row["code"]: row["name"] for department in city_data.departments() for row in department["fields"]}
    known = set(Field.objects.values_list("code", flat=True))
    Field.objects.bulk_create(Field(code=code, name=name) for code, name in named.items() if code not in known)
    fields = {field.code: field for field in Field.objects.all()}
    chosen: dict[str, Competence] = {}
    for department in city_data.departments():
        for row in department["fields"]:
            chosen.setdefault(row["code"], Competence(agency=agencies[department["suffix"]], field=fields[row["code"]]))
    Competence.objects.bulk_create(chosen.values())
