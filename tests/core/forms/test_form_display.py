"""Answers shown back, in both languages."""

import pytest

from motcua.core.forms import Form, display, show, summary, to_inputs

FULL: dict[str, object] = {
    "full_name": "Nguyễn Thị Ánh",
    "id_number": "001190012345",
    "phone": "0912345678",
    "for_whom": "child",
    "born_on": "1990-05-07",
    "married": True,
    "spouse_name": "Trần Bình",
    "ward": "00004",
    "papers": ["birth", "house"],
    "price": 1_500_000,
    "area": 1234.5,
    "agree": True,
}


def test_display_in_vietnamese(sample: Form) -> None:
    pages = dict(display(sample, FULL, ward_name={"00004": "Phường Ba Đình"}.get))
    assert list(pages) == ["Về bạn", "Liên hệ", "Làm cho ai", "Ngày", "Hôn nhân", "Còn lại"]
    assert pages["Liên hệ"] == [("Số điện thoại", "0912 345 678"), ("Thư điện tử", "Không khai")]
    assert pages["Làm cho ai"] == [("Bạn làm thủ tục cho ai?", "Cho con tôi")]
    assert pages["Ngày"][0] == ("Ngày sinh", "07/05/1990")
    assert pages["Hôn nhân"][0] == ("Bạn đã kết hôn chưa?", "Có")
    assert dict(pages["Còn lại"]) == {
        "Phường, xã": "Phường Ba Đình",
        "Mục đích": "Không khai",
        "Giấy tờ": "Khai sinh; Nhà đất",
        "Giá": "1.500.000 đồng",
        "Diện tích": "1.234,5",
        "Số con": "Không khai",
        "Ghi chú": "Không khai",
        "Tôi cam đoan": "Có",
    }


def test_display_in_english(sample: Form) -> None:
    pages = dict(display(sample, FULL, "en"))
    assert pages["For whom"] == [("Whom do you apply for?", "My child")]
    assert dict(pages["The rest"])["Price"] == "1,500,000 VND"
    assert dict(pages["The rest"])["Area"] == "1,234.5"
    assert dict(pages["The rest"])["Ward"] == "00004"
    assert dict(pages["The rest"])["Purpose"] == "Not provided"


def test_summary_gives_ids_to_link_to(sample: Form) -> None:
    pages = summary(sample, {"full_name": "Lê An", "id_number": "x"})
    assert pages[0].id == "who"
    assert [(field.name, field.value, field.answered) for field in pages[0].fields] == [
        ("full_name", "Lê An", True),
        ("id_number", "Không khai", False),
    ]


def test_hidden_answers_are_not_shown(sample: Form) -> None:
    shown = display(sample, FULL | {"married": False, "proxy_paper": "12/CTCK"})
    assert "Trần Bình" not in str(shown)
    assert "12/CTCK" not in str(shown)


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("phone", "02438251234", "024 3825 1234"),
        ("phone", "+49301234567", "+49301234567"),
        ("children", 3.0, "3"),
        ("price", 20000, "20.000 đồng"),
    ],
)
def test_one_answer(sample: Form, field: str, value: object, shown: str) -> None:
    assert show(sample.field(field), value) == shown


def test_inputs_are_filled_with_saved_answers(sample: Form) -> None:
    assert to_inputs(sample, "dates", FULL) == {
        "born_on-day": ["07"],
        "born_on-month": ["05"],
        "born_on-year": ["1990"],
    }
    assert to_inputs(sample, "rest", FULL) == {
        "ward": ["00004"],
        "papers": ["birth", "house"],
        "price": ["1.500.000"],
        "area": ["1.234,5"],
        "agree": ["true"],
    }
    assert to_inputs(sample, "marriage", {"married": False, "spouse_name": "Trần Bình"}) == {"married": ["no"]}
