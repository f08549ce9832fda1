"""Procedures for the portal's tests, published through the product's own action."""

from typing import Any

from tests.factories.city import MONDAY_9

from motcua.domain.catalogue.actions import publish
from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.models import ProcedureVersion

PUBLISHED = MONDAY_9.replace(year=2025)


def fields() -> dict[str, dict[str, Any]]:
    """Questions of the form: who applies, the child, and one that depends on another."""
    return {
        "applicant_name": _text("Họ và tên", "Full name"),
        "applicant_id_number": _field({"type": "string"}, "Số định danh", "ID number", "id_number"),
        "applicant_phone": _field({"type": "string"}, "Số điện thoại", "Phone", "phone"),
        "applicant_email": _field({"type": "string"}, "Thư điện tử", "E-mail", "email", required=False),
        "child_name": _text("Tên của trẻ", "Child's name"),
        "born_on": _field({"type": "string", "format": "date"}, "Ngày sinh", "Date of birth", "date"),
        "has_father": _field({"type": "boolean"}, "Ghi tên cha?", "Name the father?", "yes_no"),
        "father_name": _text("Tên cha", "Father's name"),
    }


def _field(schema: dict[str, Any], label: str, english: str, widget: str, *, required: bool = True) -> dict[str, Any]:
    ui = {"label": label, "label_en": english, "widget": widget, "required": required}
    return {"schema": schema, "ui": ui}


def _text(label: str, english: str) -> dict[str, Any]:
    return _field({"type": "string", "maxLength": 60}, label, english, "text")


def form() -> dict[str, Any]:
    """A form of four pages, the last of which is asked only where there is a father to name."""
    asked = fields()

    def page(key: str, title: str, *names: str, **more: Any) -> dict[str, Any]:
        return {"id": key, "title": title, "title_en": f"{title} (en)", "fields": list(names), **more}

    return {
        "key": "birth",
        "version": 1,
        "schema": {
            "type": "object",
            "additionalProperties": False,
            "required": [name for name, one in asked.items() if one["ui"]["required"] and name != "father_name"],
            "properties": {name: field["schema"] for name, field in asked.items()},
        },
        "pages": [
            page("you", "Về bạn", "applicant_name", "applicant_id_number"),
            page("contact", "Liên hệ", "applicant_phone", "applicant_email"),
            page("child", "Về trẻ", "child_name", "born_on", "has_father"),
            page("father", "Người cha", "father_name", when="has_father == true"),
        ],
        "ui": {name: field["ui"] for name, field in asked.items()},
    }


def document(key: str, name: str, **more: Any) -> dict[str, Any]:
    """A paper to hand in."""
    plain = {"form_code": None, "originals": 1, "copies": 0, "required": True, "reuse": None, "note": None}
    return {"id": key, "name": name, **plain, **more}


def content(**changes: Any) -> dict[str, Any]:
    """The content of a birth registration; `changes` replace parts of it."""
    limit = {"value": 3, "unit": "working_day"}
    channels = [
        {"channel": "direct", "limit": limit, "fees": [{"name": "Lệ phí", "amount": 8000, "note": None}], "note": None},
        {"channel": "online", "limit": limit, "fees": [], "note": None},
    ]
    return {
        "code": "1.001193",
        "name": "Đăng ký khai sinh",
        "name_en": "Birth registration",
        "field": {"code": "ho-tich", "name": "Hộ tịch", "name_en": "Civil status"},
        "ministry": None,
        "levels": ["ward"],
        "audience": ["citizen"],
        "decision": {"number": "163/QĐ-BTP", "issued_on": None, "effective_on": None, "published_on": None},
        "agency": {"executing": "Ủy ban nhân dân cấp xã", "deciding": None, "cooperating": None},
        "summary": None,
        "summary_en": None,
        "steps": ["Nộp hồ sơ.", "Nhận giấy khai sinh."],
        "conditions": [{"id": "c1", "text": "Trẻ chưa được đăng ký khai sinh"}],
        "channels": channels,
        "cases": [
            {
                "name": None,
                "documents": [
                    document("d1", "Tờ khai đăng ký khai sinh"),
                    document("d2", "Giấy chứng sinh"),
                    document("d3", "Giấy tờ tùy thân", reuse="population"),
                    document("d4", "Văn bản ủy quyền", required=False),
                ],
            }
        ],
        "results": [{"code": "KQ.G15.000031", "name": "Giấy khai sinh"}],
        "legal_bases": [{"number": "60/2014/QH13", "name": "Luật Hộ tịch"}],
        "online_level": 4,
        "process": None,
        "form": form(),
        "unverified": [],
        **changes,
    }


def published(**changes: Any) -> ProcedureVersion:
    """Publish a procedure."""
    outcome = publish(content=Content.from_json(content(**changes)), raw=None, unread=[], source="test", at=PUBLISHED)
    return outcome.version
