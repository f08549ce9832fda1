"""Where to hand in and until when: real calendars, and nothing said that is not known."""

from datetime import datetime
from typing import Any

import pytest
from tests.domain.guidance.conftest import OFFICE
from tests.factories.city import MONDAY_9, City
from tests.web.portal.published import published

from motcua.domain.agencies.models import ServicePoint
from motcua.domain.calendars.actions import add_day
from motcua.domain.calendars.models import CalendarDay
from motcua.domain.catalogue.models import ChannelKind, ProcedureVersion
from motcua.domain.guidance.guide import guide_of
from motcua.domain.guidance.opening import Opening, nearest, opening
from motcua.domain.guidance.promise import resolving_agency, terms
from motcua.domain.guidance.queries import serving_points

DIRECT, ONLINE, POSTAL = ChannelKind.DIRECT, ChannelKind.ONLINE, ChannelKind.POSTAL


def local(day: int, time: str, month: int = 6) -> datetime:
    """An instant on the clocks of the city."""
    return datetime.fromisoformat(f"2026-{month:02d}-{day:02d}T{time}:00+07:00")


def place(city: City, code: str, far: float, **changes: Any) -> ServicePoint:
    """A place of the other ward, so many degrees east of the first."""
    given = {"opening_hours": OFFICE, "latitude": 21.0386, "longitude": 105.838 + far, **changes}
    return ServicePoint.objects.create(agency=city.other_ward.agency, code=code, name=code, address="1 phố", **given)


@pytest.mark.parametrize(
    ("at", "is_open", "until"),
    [
        (local(1, "07:00"), True, local(1, "11:30")),
        (local(1, "11:29"), True, local(1, "11:30")),
        (local(1, "11:30"), False, local(1, "13:30")),
        (local(1, "16:59"), True, local(1, "17:00")),
        (local(5, "17:00"), False, local(8, "07:00")),
        (local(3, "09:00", 9), True, local(3, "11:30", 9)),
        (local(1, "16:00", 9), False, local(3, "07:00", 9)),  # Quốc khánh
    ],
)
def test_a_place_is_open_in_its_hours_and_not_on_holidays(
    town: City, at: datetime, is_open: bool, until: datetime
) -> None:
    point = serving_points()[0]
    expected = Opening(True, closes_at=until) if is_open else Opening(False, opens_at=until)
    assert opening(point, at=at) == expected


def test_a_closure_of_the_agency_closes_its_place(town: City) -> None:
    closed = CalendarDay(day=MONDAY_9.date(), kind=CalendarDay.Kind.CLOSURE, closed_from="08:00", closed_to="10:00")
    add_day(calendar=town.calendar, day=closed)
    assert opening(serving_points()[0], at=MONDAY_9) == Opening(False, opens_at=local(1, "10:00"))


def test_hours_of_a_place_beyond_those_of_the_office_count(town: City) -> None:
    ServicePoint.objects.update(opening_hours={**OFFICE, "6": [["08:00", "11:30"]]})
    assert opening(serving_points()[0], at=local(6, "09:00")).is_open is True


@pytest.mark.parametrize("hours", [{}, {"1": []}])
def test_hours_that_are_not_published_are_not_guessed(town: City, hours: dict[str, Any]) -> None:
    ServicePoint.objects.update(opening_hours=hours)
    assert opening(serving_points()[0], at=MONDAY_9) == Opening()


def test_the_wards_own_place_comes_first_then_by_distance(town: City) -> None:
    place(town, "gan", 0.01)
    place(town, "xa", 0.05)
    place(town, "xa-nua", 0.5)
    place(town, "dong", 0.001, is_open=False)
    place(town, "khong-ro", 0.001, latitude=None)
    found = nearest(serving_points(), "00004", at=MONDAY_9)
    assert [one.point.code for one in found] == ["diem-1", "gan", "xa"]
    assert found[0].kilometres is None
    assert found[1].kilometres == pytest.approx(1.04, abs=0.01)  # 0.01° of longitude at 21° north


def test_without_a_ward_no_place_is_called_near(town: City) -> None:
    assert nearest(serving_points(), "", at=MONDAY_9) == ()
    assert nearest(serving_points(), "99999", at=MONDAY_9) == ()


def test_a_ward_without_a_place_on_the_map_has_its_own_only(town: City) -> None:
    ServicePoint.objects.update(latitude=None)
    place(town, "gan", 0.01)
    assert [one.point.code for one in nearest(serving_points(), "00004", at=MONDAY_9)] == ["diem-1"]


def test_the_ward_resolves_for_those_who_live_there(town: City, birth: ProcedureVersion) -> None:
    assert resolving_agency(birth, "00004") == town.ward.agency
    assert resolving_agency(birth, "99999") is None
    assert resolving_agency(birth, "") is None
    assert resolving_agency(birth, None) is None


@pytest.mark.parametrize("channel", [DIRECT, ONLINE])
def test_the_date_is_that_of_somebody_who_hands_in_now(
    town: City, birth: ProcedureVersion, channel: ChannelKind
) -> None:
    found = terms(guide_of(birth.pk), channel, town.ward.agency, at=MONDAY_9)
    assert found.due_at == local(4, "09:00")
    assert not found.limit_missing
    saturday = terms(guide_of(birth.pk), channel, town.ward.agency, at=local(6, "10:00"))
    assert saturday.due_at == local(10, "17:00")


def _channel(kind: str, **changes: Any) -> dict[str, Any]:
    limit = {"value": 3, "unit": "working_day"}
    return {"channel": kind, "limit": limit, "fees": [], "note": None, **changes}


@pytest.mark.parametrize(
    ("channels", "asked", "missing", "limits"),
    [
        ([_channel("direct", limit=None)], DIRECT, True, 0),
        ([_channel("direct"), _channel("direct", limit={"value": 5, "unit": "day"})], DIRECT, False, 2),
        ([_channel("direct"), _channel("direct", limit=None)], DIRECT, True, 1),
        ([_channel("postal")], POSTAL, False, 1),
        ([_channel("direct")], ONLINE, True, 0),
        ([], None, True, 0),
    ],
)
def test_no_date_is_named_where_the_limit_does_not_give_one(
    town: City, channels: list[dict[str, Any]], asked: ChannelKind | None, missing: bool, limits: int
) -> None:
    version = published(channels=channels)
    found = terms(guide_of(version.pk), asked, town.ward.agency, at=MONDAY_9)
    assert (found.due_at, found.limit_missing, len(found.limits)) == (None, missing, limits)


def test_no_date_is_named_where_the_agency_is_not_known(town: City, birth: ProcedureVersion) -> None:
    assert terms(guide_of(birth.pk), DIRECT, None, at=MONDAY_9).due_at is None


def test_fees_are_free_only_where_that_is_published(town: City) -> None:
    fee = {"name": "Lệ phí", "amount": 8000, "note": None}
    channels = [_channel("direct", fees=[fee]), _channel("online", fees=[]), _channel("postal", fees=None)]
    guide = guide_of(published(channels=channels).pk)
    fees = [terms(guide, kind, None, at=MONDAY_9).fees for kind in (DIRECT, ONLINE, POSTAL)]
    assert [None if one is None else [fee.amount for fee in one] for one in fees] == [[8000], [], None]
