"""Sentences in words."""

import pytest
from django.utils.translation import override

from motcua.core.answering.facts import Charge, Citation, Fact
from motcua.core.answering.sentences import Kind, Sentence, Value
from motcua.domain.assistant.wording import say


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Nhà của mình", "Trường hợp: Nhà của mình"),
        ("Trường hợp trẻ bị bỏ rơi:", "Trường hợp trẻ bị bỏ rơi:"),
        ("Đối với cá nhân", "Đối với cá nhân:"),
        ("Giấy tờ phải nộp", "Giấy tờ phải nộp:"),
        ("* Giấy tờ phải xuất trình:", "* Giấy tờ phải xuất trình:"),
        ("Lưu ý", "Lưu ý:"),
        ("", "Giấy tờ chung:"),
    ],
)
def test_a_heading_over_papers_is_called_a_case_only_where_it_is_one(heading: str, said: str) -> None:
    sentence = Sentence(Kind.CASE, Citation("1.001193", 1, "", Fact.DOCUMENTS), {"case": heading})
    with override("vi"):
        assert say(sentence) == said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Miễn cho hộ nghèo.", "Lệ phí: 8.000 đồng (Miễn cho hộ nghèo)."),
        ("Theo Thông tư số 85 (mục 2).\n", "Lệ phí: 8.000 đồng (Theo Thông tư số 85 (mục 2))."),
        ("mỗi bản", "Lệ phí: 8.000 đồng (mỗi bản)."),
        ("ảnh, tem v.v.", "Lệ phí: 8.000 đồng (ảnh, tem v.v.)."),
    ],
)
@pytest.mark.parametrize(("way", "before"), [("", ""), ("direct", "Nộp trực tiếp – ")])
def test_a_fee_with_a_note_ends_in_one_full_stop(note: str, said: str, way: str, before: str) -> None:
    values: dict[str, Value] = {"charge": Charge("Lệ phí", 8000, note), "way": way}
    with override("vi"):
        assert say(Sentence(Kind.FEE, Citation("1.001193", 1, "", Fact.FEE), values)) == before + said


def test_an_agency_published_with_a_full_stop_is_told_with_one() -> None:
    values: dict[str, Value] = {"agency": "Ủy ban nhân dân xã, phường."}
    with override("vi"):
        told = say(Sentence(Kind.AGENCY, Citation("1.001193", 1, "", Fact.PLACE), values))
    assert told == "Cơ quan thực hiện: Ủy ban nhân dân xã, phường."
