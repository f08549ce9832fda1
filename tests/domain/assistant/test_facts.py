"""Facts and words of a procedure as it is published."""

import pytest
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries
from tests.domain.assistant.conftest import BIRTH, put_out

from motcua.core.answering.asked import Asked
from motcua.core.answering.facts import NotPublished, Stated
from motcua.core.answering.sentences import sentences
from motcua.domain.assistant.facts import published_facts
from motcua.domain.assistant.wording import say, source_line


@pytest.mark.usefixtures("catalogue")
def test_they_come_in_three_queries_with_version_and_decision(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(3):
        facts = published_facts(BIRTH)
    assert facts is not None
    citation = facts.name.citation
    assert (citation.version, citation.decision, citation.source) == (1, "1857/QĐ-BTP", "https://example.vn/p")


@pytest.mark.usefixtures("catalogue")
def test_a_channel_without_a_fee_is_not_published_and_an_unknown_code_is_nothing() -> None:
    facts = published_facts(BIRTH)
    assert facts is not None
    assert isinstance(facts.ways, Stated)
    direct, online = facts.ways.value
    assert isinstance(direct.fees, Stated)
    assert isinstance(online.fees, NotPublished)
    assert isinstance(facts.steps, NotPublished)
    assert published_facts("9.999999") is None


def spoken(code: str, *asked: Asked) -> list[str]:
    facts = published_facts(code)
    assert facts is not None
    with override("vi"):
        return [say(sentence) for sentence in sentences(facts, asked)]


@pytest.mark.usefixtures("catalogue")
def test_the_words_say_what_the_rows_say() -> None:
    assert spoken(BIRTH, Asked.DOCUMENTS) == [
        "Thủ tục Đăng ký khai sinh:", "- Giấy chứng sinh (1 bản chính)", "- Tờ khai (mẫu: Mẫu 01)",
    ]  # fmt: skip
    assert spoken(BIRTH, Asked.TIME)[1:] == ["Thời hạn giải quyết: 3 ngày làm việc."]
    assert spoken(BIRTH, Asked.FEE)[1:] == [
        "Nộp trực tiếp – Lệ phí hộ tịch: 8.000 đồng.", "Phí, lệ phí khi nộp trực tuyến: chưa công bố.",
    ]  # fmt: skip
    assert spoken(BIRTH, Asked.PLACE)[1:3] == ["Cơ quan thực hiện: Ủy ban nhân dân cấp xã.", "Cấp giải quyết: Cấp xã."]
    assert spoken(BIRTH, Asked.RESULT)[1:] == ["Kết quả thực hiện: chưa công bố."]


@pytest.mark.usefixtures("catalogue")
def test_every_kind_of_sentence_has_words_in_both_languages() -> None:
    put_out(
        "2.000001", "Cấp giấy phép",
        conditions=[{"id": "c1", "text": "Có đủ vốn"}], audience=["citizen", "foreigner", "business"],
        results=[{"code": None, "name": "Giấy phép"}], legal_bases=[{"number": None, "name": "Luật"}],
        steps=["Nộp hồ sơ"], online_level=4,
    )  # fmt: skip
    facts = published_facts("2.000001")
    assert facts is not None
    for language in ("vi", "en"):
        with override(language):
            assert all(say(sentence) for sentence in sentences(facts, tuple(Asked)))


@pytest.mark.usefixtures("catalogue")
def test_a_source_line_names_procedure_version_decision_and_part() -> None:
    facts = published_facts(BIRTH)
    assert facts is not None
    with override("vi"):
        line = source_line(facts.papers.citation)
    assert line == "Thủ tục 1.001193, phiên bản 1, Quyết định 1857/QĐ-BTP, mục “Thành phần hồ sơ”"
