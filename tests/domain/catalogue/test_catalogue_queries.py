"""Fields, pages, limits and competence."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.domain.catalogue.test_catalogue_publishing import content
from tests.factories import city as cities

from motcua.core.worktime import Limit, Unit
from motcua.domain.agencies.models import Level
from motcua.domain.catalogue import queries
from motcua.domain.catalogue.actions import Publication, publish, publish_all
from motcua.domain.catalogue.content_parts import ChannelContent, FieldName
from motcua.domain.catalogue.models import ChannelKind, Competence, Field, ProcedureVersion
from motcua.domain.catalogue.pages import page

pytestmark = pytest.mark.django_db
DAY_1 = datetime(2026, 11, 1, tzinfo=UTC)
LAND = FieldName("dat-dai", "Đất đai")
NAMES = {
    "1.000001": "Đăng ký khai sinh",
    "1.000002": "Đăng ký khai sinh có yếu tố nước ngoài",
    "1.000003": "Cấp bản sao Giấy khai sinh",
    "1.000004": "Thủ tục khai thuế sinh thái",
    "1.000005": "Đăng ký đất đai lần đầu",
}


@pytest.fixture
def _catalogue() -> None:
    publish_all(
        [
            Publication(
                content(
                    code,
                    name=name,
                    **({"field": LAND, "levels": (Level.PROVINCE, Level.WARD)} if "đất" in name else {}),
                )
            )
            for code, name in NAMES.items()
        ],
        at=DAY_1,
    )


@pytest.mark.usefixtures("_catalogue")
def test_fields_are_counted_by_level_and_sorted_as_vietnamese_sorts() -> None:
    assert [(row.code, row.count) for row in queries.fields()] == [("dat-dai", 1), ("ho-tich", 4)]
    assert [row.code for row in queries.fields("province")] == ["dat-dai"]
    assert queries.fields("ministry") == []


@pytest.mark.usefixtures("_catalogue")
def test_the_page_holds_everything_in_four_queries(django_assert_num_queries: Any) -> None:
    unread = [{"field": "channels.limit", "path": "channels[1].limit", "reason": "no_unit", "text": "Trực tuyến1"}]
    later = DAY_1 + timedelta(days=5)
    publish(content=content("1.000001", name="Tên mới"), raw=None, unread=unread, source="", at=later)
    with django_assert_num_queries(4):
        found = page("1.000001")
        assert found is not None
        assert (found.version.number, found.content.name, found.version.procedure.field.name) == (
            2, "Tên mới", "Hộ tịch",
        )  # fmt: skip
        assert found.is_current
        assert [(row.row.kind, row.limit_source) for row in found.channels] == [
            ("direct", ""), ("online", "Trực tuyến1"),
        ]  # fmt: skip
        assert [[paper.key for paper in case.documents] for case in found.cases] == [["d1", "d2"]]
        assert [(version.number, version.valid_to) for version in found.versions] == [(2, None), (1, later)]


@pytest.mark.usefixtures("_catalogue")
def test_an_earlier_version_keeps_its_page() -> None:
    publish(content=content("1.000001", name="Tên mới"), raw=None, unread=[], source="", at=DAY_1)
    earlier = page("1.000001", 1)
    assert earlier is not None
    assert (earlier.content.name, earlier.is_current) == ("Đăng ký khai sinh", False)
    assert page("1.000001", 7) is None
    assert page("9.999999") is None


@pytest.mark.usefixtures("_catalogue")
def test_the_current_version_is_the_newest_with_its_levels_from_the_top_down() -> None:
    publish(content=content("1.000005", name="Tên mới", levels=(Level.WARD, Level.MINISTRY)), raw=None, unread=[],
            source="", at=DAY_1)  # fmt: skip
    version = queries.current("1.000005")
    assert version is not None
    assert (version.name, queries.levels_of(version)) == ("Tên mới", [Level.MINISTRY, Level.WARD])
    assert queries.current("9.999999") is None


def version_with(*channels: ChannelContent) -> ProcedureVersion:
    return publish(content=content(channels=channels), raw=None, unread=[], source="", at=DAY_1).version


def direct(limit: Limit | None) -> ChannelContent:
    return ChannelContent(ChannelKind.DIRECT, limit, None)


def test_the_limit_is_the_one_its_channel_publishes() -> None:
    version = version_with(direct(Limit(3, Unit.WORKING_DAY)), ChannelContent(ChannelKind.ONLINE, None, None))
    assert queries.limit_for(version, "direct") == Limit(3, Unit.WORKING_DAY)
    assert queries.limit_for(version, "online") is None
    assert queries.limit_for(version, "postal") is None


def test_rows_of_several_cases_give_the_limit_only_if_they_agree() -> None:
    day, days = Limit(1, Unit.DAY), Limit(5, Unit.DAY)
    assert queries.limit_for(version_with(direct(day), direct(day)), "direct") == day
    assert queries.limit_for(version_with(direct(day), direct(days)), "direct") is None
    assert queries.limit_for(version_with(direct(day), direct(None)), "direct") is None


def test_the_ward_resolves_at_its_level_and_the_department_of_the_field_at_the_provinces() -> None:
    city = cities.city()
    ward, department = city.ward.agency, city.department.agency
    ward.ward_code = "00004"
    ward.save()
    version_with(direct(None))
    field = Field.objects.get()
    assert queries.competent_agency(field, "ward", "00004") == ward
    assert queries.competent_agency(field, "ward", "99999") is None
    assert queries.competent_agency(field, "ward") is None
    assert queries.competent_agency(field, "province") is None
    Competence.objects.create(agency=department, field=field)
    assert queries.competent_agency(field, "province") == department
    assert queries.competent_agency(field, "ministry") is None
