"""How far a hit is trusted."""

import pytest

from motcua.core.answering.trust import Trust
from motcua.core.search.entries import Entry
from motcua.core.search.index import Index


@pytest.fixture(scope="module")
def index() -> Index:
    names = (
        "Đăng ký khai sinh", "Đăng ký kết hôn", "Đăng ký khai tử", "Đăng ký tạm trú", "Cấp thẻ căn cước",
        "Cấp hộ chiếu phổ thông", "Cấp giấy phép xây dựng nhà ở riêng lẻ", "Đăng ký hộ kinh doanh",
    )  # fmt: skip
    return Index.build([Entry(f"1.{number:06}", name) for number, name in enumerate(names)])


@pytest.fixture(scope="module")
def trust(index: Index) -> Trust:
    return Trust(index)


def of(index: Index, trust: Trust, question: str) -> float:
    return trust.of(index.search(question), question)


@pytest.mark.parametrize("question", ["đăng ký tạm trú ở đâu", "muốn đăng ký khai sinh cho con thì cần giấy tờ gì"])
def test_a_question_about_a_procedure_is_trusted(index: Index, trust: Trust, question: str) -> None:
    assert of(index, trust, question) > 0.6


@pytest.mark.parametrize("question", ["nấu phở bò thế nào cho ngon", "đội tuyển đá banh mấy giờ", "asdf qwer"])
def test_talk_of_other_things_is_not(index: Index, trust: Trust, question: str) -> None:
    assert of(index, trust, question) < 0.2


def test_accents_make_no_difference(index: Index, trust: Trust) -> None:
    assert of(index, trust, "dang ky tam tru o dau") > 0.6


def test_nothing_found_is_not_trusted(trust: Trust) -> None:
    nothing = Index.build([]).search("đăng ký tạm trú")
    assert trust.of(nothing, "đăng ký tạm trú") == 0.0


def test_a_judge_without_a_text_no_longer_counts_it(index: Index, trust: Trust) -> None:
    question = "nấu phở bò ngon"
    found = index.search(question)
    assert trust.without(question).signals(found, question).talk_in_all >= trust.signals(found, question).talk_in_all


def test_to_ask_for_a_fact_takes_nothing_from_a_short_name(index: Index, trust: Trust) -> None:
    """Prices are talked of elsewhere too, but who asks for the fee of khai tử has named a procedure."""
    assert of(index, trust, "khai tử phí bao nhiêu") == pytest.approx(of(index, trust, "khai tử"))
    assert of(index, trust, "kết hôn") > 0.3
