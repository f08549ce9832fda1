"""The procedure that is measured: ten working days, two papers, the default process of its level."""

from datetime import UTC, datetime

from motcua.domain.catalogue.actions import Publication, publish_all
from motcua.domain.catalogue.content import Content

CODE = "9.000001"
PAPERS = (("d1", "a"), ("d2", "b"))
"""Its two papers, with the content of the file that is handed in for each."""


def publish() -> None:
    """Publish it through the product's own action."""
    publication = Publication(Content.from_json(_content()), source="bench")
    publish_all([publication], at=datetime(2025, 7, 1, tzinfo=UTC))


def _content() -> dict[str, object]:
    limit = {"value": 10, "unit": "working_day"}
    return {
        "code": CODE,
        "name": "Cấp giấy phép",
        "field": {"code": "ho-tich", "name": "Hộ tịch", "name_en": "Civil status"},
        "levels": ["province", "ward"],
        "channels": [
            {"channel": channel, "limit": limit, "fees": [], "note": None} for channel in ("direct", "online", "postal")
        ],
        "cases": [{"name": None, "documents": [_document("d1", required=True), _document("d2", required=False)]}],
        "conditions": [{"id": "c1", "text": "Có mặt khi đăng ký."}],
    }


def _document(key: str, *, required: bool) -> dict[str, object]:
    return {
        "id": key, "name": f"Giấy {key}", "form_code": None, "originals": 1, "copies": 0, "required": required,
        "reuse": None, "note": None,
    }  # fmt: skip
