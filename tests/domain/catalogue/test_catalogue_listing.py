"""The list of current procedures: narrowed by words, field, level, audience, life event, online."""

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.domain.catalogue.test_catalogue_publishing import content

from motcua.demo.catalogue import procedures
from motcua.domain.agencies.models import Level
from motcua.domain.catalogue.actions import Publication, publish, publish_all
from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.content_parts import Audience, ChannelContent, FieldName
from motcua.domain.catalogue.life_events import LIFE_EVENTS
from motcua.domain.catalogue.listing import Narrowing, codes, in_order, listed
from motcua.domain.catalogue.models import ChannelKind

pytestmark = pytest.mark.django_db
DAY_1 = datetime(2026, 11, 1, tzinfo=UTC)
LAND: dict[str, Any] = {
    "field": FieldName("dat-dai", "Đất đai"),
    "levels": (Level.PROVINCE, Level.WARD),
    "audience": (Audience.BUSINESS, Audience.CITIZEN),
    "channels": (ChannelContent(ChannelKind.ONLINE, None, None),),
}
NAMES = {
    "1.000001": "Đăng ký khai sinh",
    "1.000002": "Đăng ký khai sinh có yếu tố nước ngoài",
    "1.000003": "Cấp bản sao Giấy khai sinh",
    "1.000004": "Thủ tục khai thuế sinh thái",
    "1.000005": "Đăng ký đất đai lần đầu",
}


@pytest.fixture
def _catalogue() -> None:
    direct = {"channels": (ChannelContent(ChannelKind.DIRECT, None, None),), "audience": (Audience.CITIZEN,)}
    publish_all(
        [Publication(content(code, name=name, **(LAND if "đất" in name else direct))) for code, name in NAMES.items()],
        at=DAY_1,
    )


def shown(**narrowing: Any) -> list[str]:
    return [version.procedure.code for version in listed(Narrowing(**narrowing)).versions]


@pytest.mark.usefixtures("_catalogue")
class TestListing:
    def test_names_hold_every_word_and_come_in_their_order(self) -> None:
        assert shown(words="khai sinh") == ["1.000003", "1.000001", "1.000002", "1.000004"]
        assert shown(words="sinh ra") == shown(words="sin") == []

    def test_marks_case_and_spaces_do_not_matter(self) -> None:
        assert shown(words="  DANG KY  khai sinh") == shown(words="đăng ký khai sinh") == ["1.000001", "1.000002"]

    def test_a_code_is_found_whole_or_by_its_beginning(self) -> None:
        assert shown(words="1.000003") == ["1.000003"]
        assert sorted(shown(words="1.0000")) == sorted(NAMES)

    @pytest.mark.parametrize(
        ("narrowing", "count"),
        [
            ({"field": "dat-dai"}, 1), ({"level": "province"}, 1), ({"level": "ward"}, 5), ({"level": "ministry"}, 0),
            ({"audience": "business"}, 1), ({"audience": "citizen"}, 5), ({"audience": "agency"}, 0),
            ({"online": True}, 1), ({"event": "nha-dat"}, 1), ({"event": "sinh-con"}, 3),
            ({"event": "sinh-con", "online": True}, 0), ({"level": "huyen"}, 0), ({"audience": "x"}, 0),
            ({"event": "x"}, 0), ({}, 5),
        ],
    )  # fmt: skip
    def test_each_part_narrows(self, narrowing: dict[str, Any], count: int) -> None:
        assert len(shown(**narrowing)) == count
        assert codes(Narrowing(**narrowing)) == set(shown(**narrowing))

    def test_pages_do_not_overlap_and_the_total_counts_all(self) -> None:
        pages = [listed(Narrowing(), limit=2, offset=offset) for offset in (0, 2, 4)]
        assert [page.total for page in pages] == [5, 5, 5]
        assert [version.procedure.code for page in pages for version in page.versions] == shown()

    @pytest.mark.parametrize("text", ["%", "_", "' OR 1=1 --", "\\", "🙂", "x" * 5000, "a " * 500])
    def test_any_text_is_taken_as_it_is(self, text: str) -> None:
        assert len(shown(words=text)) in {0, 5}
        assert shown(words=text + " khai sinh zz") == []

    def test_only_current_versions_are_listed(self) -> None:
        publish(content=content("1.000001", name="Tên mới"), raw=None, unread=[], source="", at=DAY_1)
        assert "1.000001" not in shown(words="khai sinh")
        assert shown(words="tên mới") == ["1.000001"]

    def test_rows_know_whether_they_are_online_without_another_query(self, django_assert_num_queries: Any) -> None:
        with django_assert_num_queries(2):
            rows = listed(Narrowing(words="đăng ký")).versions
            assert [(row.procedure.code, row.procedure.field.name, row.is_online) for row in rows] == [  # type: ignore[attr-defined]
                ("1.000005", "Đất đai", True), ("1.000001", "Hộ tịch", False), ("1.000002", "Hộ tịch", False),
            ]  # fmt: skip

    def test_codes_keep_their_order_and_unknown_ones_are_left_out(self) -> None:
        rows = in_order(["1.000005", "9.999999", "1.000001"])
        assert [row.procedure.code for row in rows] == ["1.000005", "1.000001"]


def test_every_life_event_brings_procedures_of_the_demo_city() -> None:
    publish_all([Publication(Content.from_json(one)) for one in procedures()], at=DAY_1)
    brought = {key: len(codes(Narrowing(event=key))) for key in LIFE_EVENTS}
    assert {key: count for key, count in brought.items() if count < 2} == {}
