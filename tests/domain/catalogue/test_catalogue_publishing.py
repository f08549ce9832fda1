"""Publishing: versions follow content, are numbered and dated, and are never edited."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from motcua.core.worktime import Limit, Unit
from motcua.domain.agencies.models import Level
from motcua.domain.catalogue.actions import CannotPublish, Change, Outcome, Publication, publish, publish_all
from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.content_parts import ChannelContent, Fee, FieldName
from motcua.domain.catalogue.document_content import Case, DocumentContent
from motcua.domain.catalogue.models import (
    Channel,
    ChannelKind,
    Field,
    Origin,
    Procedure,
    ProcedureVersion,
    RequiredDocument,
)

pytestmark = pytest.mark.django_db
DAY_1 = datetime(2026, 11, 1, tzinfo=UTC)
DAY_2 = DAY_1 + timedelta(days=1)


def content(code: str = "1.001193", **changes: Any) -> Content:
    given: dict[str, Any] = {
        "code": code,
        "name": "Đăng ký khai sinh",
        "field": FieldName("ho-tich", "Hộ tịch", "Civil status"),
        "levels": (Level.WARD,),
        "channels": (
            ChannelContent(ChannelKind.DIRECT, Limit(3, Unit.WORKING_DAY), (Fee("Lệ phí", 8000),), "tại phường"),
            ChannelContent(ChannelKind.ONLINE, None, None),
        ),
        "cases": (Case("", (DocumentContent("d1", "Tờ khai", "CT01", 1, 0), DocumentContent("d2", "Giấy ủy quyền"))),),
    }
    return Content(**(given | changes))


def published(at: datetime = DAY_1, **changes: Any) -> Outcome:
    return publish(content=content(**changes), raw={"page": "raw"}, unread=[], source="test", at=at)


def test_a_new_procedure_gets_version_one_with_its_rows() -> None:
    outcome = published()
    version = ProcedureVersion.objects.get()
    assert (outcome.change, outcome.version.pk) == (Change.NEW, version.pk)
    assert (version.number, version.valid_from, version.valid_to) == (1, DAY_1, None)
    assert (version.folded_name, version.ward_level, version.province_level) == ("dang ky khai sinh", True, False)
    assert (version.raw, version.origin) == ({"page": "raw"}, Origin.OWN)
    assert Procedure.objects.get().current_id == version.pk
    assert list(Channel.objects.values_list("kind", "limit_value", "limit_unit", "fees", "note")) == [
        ("direct", 3, "working_day", [{"name": "Lệ phí", "amount": 8000, "note": None}], "tại phường"),
        ("online", None, "", None, ""),
    ]
    assert list(RequiredDocument.objects.values_list("key", "name", "form_code", "originals", "is_required")) == [
        ("d1", "Tờ khai", "CT01", 1, True),
        ("d2", "Giấy ủy quyền", "", None, True),
    ]


def test_the_stored_content_reads_back() -> None:
    published()
    assert Content.from_json(ProcedureVersion.objects.get().content) == content()


def test_the_same_content_again_changes_nothing() -> None:
    first = published().version
    again = publish(content=content(), raw={"page": "other raw"}, unread=[], source="other", at=DAY_2)
    assert (again.change, again.version.pk) == (Change.UNCHANGED, first.pk)
    assert ProcedureVersion.objects.get().raw == {"page": "raw"}


def test_other_content_closes_the_version_and_opens_the_next_at_the_same_instant() -> None:
    first = published().version
    second = published(DAY_2, name="Đăng ký khai sinh (mới)")
    assert (second.change, second.version.number) == (Change.NEW_VERSION, 2)
    first.refresh_from_db()
    assert (first.valid_to, second.version.valid_from, second.version.valid_to) == (DAY_2, DAY_2, None)
    assert Procedure.objects.get().current_id == second.version.pk
    assert first.channels.count() == second.version.channels.count() == 2


def test_going_back_to_earlier_content_is_a_version_of_its_own() -> None:
    published()
    published(DAY_2, name="Tên khác")
    back = published(DAY_2 + timedelta(days=1))
    assert (back.change, back.version.number) == (Change.NEW_VERSION, 3)


def test_nothing_is_published_before_the_current_version_began() -> None:
    published(DAY_2)
    with pytest.raises(CannotPublish, match="valid from 2026-11-02"):
        published(DAY_1, name="Tên khác")
    assert ProcedureVersion.objects.get().valid_to is None


@pytest.mark.parametrize(
    "edit",
    [
        lambda: ProcedureVersion.objects.update(name="Tên khác"),
        lambda: ProcedureVersion.objects.update(content={}),
        lambda: Channel.objects.update(limit_value=99, limit_unit="day"),
        lambda: RequiredDocument.objects.update(name="Giấy khác"),
    ],
    ids=["name", "content", "channel", "document"],
)
def test_the_database_refuses_to_edit_what_was_published(edit: Any) -> None:
    published()
    with pytest.raises(DatabaseError, match="never edited"), transaction.atomic():
        edit()


def test_a_closed_version_is_not_opened_again() -> None:
    first = published().version
    published(DAY_2, name="Tên khác")
    with pytest.raises(DatabaseError, match="never edited"), transaction.atomic():
        ProcedureVersion.objects.filter(pk=first.pk).update(valid_to=None)


def test_a_field_is_known_by_its_code_or_else_by_its_name() -> None:
    published()
    published(code="1.000001", field=FieldName("ho-tich", "Hộ tịch và quốc tịch"))
    published(code="1.000002", field=FieldName("linh-vuc-ho-tich", "HỘ  TỊCH"))
    published(code="1.000003", field=FieldName("dat-dai", "Đất đai"))
    assert list(Field.objects.order_by("code").values_list("code", "name_en")) == [
        ("dat-dai", ""), ("ho-tich", "Civil status"),
    ]  # fmt: skip


def test_a_procedure_moves_to_the_field_of_its_new_version() -> None:
    published()
    published(DAY_2, field=FieldName("quoc-tich", "Quốc tịch"))
    assert Procedure.objects.get().field.code == "quoc-tich"


def test_several_are_published_together_or_not_at_all() -> None:
    published(DAY_2)
    both = [Publication(content("1.000009")), Publication(content(name="Tên khác"))]
    with pytest.raises(CannotPublish):
        publish_all(both, at=DAY_1)
    assert Procedure.objects.count() == 1
    assert [outcome.change for outcome in publish_all(both, at=DAY_2)] == [Change.NEW, Change.NEW_VERSION]


def test_what_the_authority_published_itself_is_not_replaced_by_the_national_page() -> None:
    own = published().version
    page = Publication(content(name="Thủ tục đăng ký khai sinh"), origin=Origin.NATIONAL)
    (kept,) = publish_all([page], at=DAY_2)
    assert (kept.change, kept.version.pk) == (Change.KEPT, own.pk)
    (replaced,) = publish_all([page], at=DAY_2, replace_own=True)
    assert (replaced.change, replaced.version.origin) == (Change.NEW_VERSION, Origin.NATIONAL)
    (own_again,) = publish_all([Publication(content())], at=DAY_2)
    assert own_again.change is Change.NEW_VERSION


def test_a_batch_costs_the_same_number_of_queries_whatever_its_size(django_assert_max_num_queries: Any) -> None:
    def codes(first: int, count: int) -> list[Publication]:
        return [Publication(content(f"1.{number:06d}")) for number in range(first, first + count)]

    with django_assert_max_num_queries(14):
        publish_all(codes(0, 2), at=DAY_1)
    with django_assert_max_num_queries(14):
        publish_all(codes(100, 60), at=DAY_1)
