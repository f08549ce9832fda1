"""A catalogue of a few procedures, published as the product does."""

from datetime import UTC, datetime
from typing import Any

import pytest

from motcua.domain.assistant import published
from motcua.domain.catalogue.actions import publish
from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.models import ProcedureVersion

AT = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)
BIRTH, MARRIAGE, RESIDENCE = "1.001193", "1.000894", "1.004194"


def content(code: str, name: str, **other: Any) -> Content:
    """A procedure's content; `other` replaces or adds parts."""
    return Content.from_json(
        {
            "code": code,
            "name": name,
            "field": {"code": "ho-tich", "name": "Hộ tịch"},
            "levels": ["ward"],
            "decision": {"number": "1857/QĐ-BTP"},
            "agency": {"executing": "Ủy ban nhân dân cấp xã"},
            "channels": [
                {"channel": "direct", "limit": {"value": 3, "unit": "working_day"},
                 "fees": [{"name": "Lệ phí hộ tịch", "amount": 8000}]},
                {"channel": "online", "limit": {"value": 3, "unit": "working_day"}, "fees": None},
            ],
            "cases": [{"documents": [
                {"id": "d1", "name": "Giấy chứng sinh", "originals": 1, "copies": 0, "required": True},
                {"id": "d2", "name": "Tờ khai", "form_code": "Mẫu 01", "required": True},
            ]}],
            **other,
        }
    )  # fmt: skip


def put_out(code: str, name: str, **other: Any) -> ProcedureVersion:
    """Publish a procedure."""
    return publish(
        content=content(code, name, **other), raw=None, unread=[], source="https://example.vn/p", at=AT
    ).version


@pytest.fixture(autouse=True)
def own_index() -> None:
    """Each test builds its own index."""
    published._SHELF.held = None


@pytest.fixture
def catalogue(db: None) -> None:
    """Three procedures of the wards."""
    put_out(BIRTH, "Đăng ký khai sinh")
    put_out(MARRIAGE, "Đăng ký kết hôn")
    put_out(RESIDENCE, "Đăng ký tạm trú")
