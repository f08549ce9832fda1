"""Rows of a catalogue file: what is clean is stated, the rest is not published or quoted."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override
from typer.testing import CliRunner

from motcua.cli import app
from motcua.core.answering.asked import Asked
from motcua.core.answering.facts import Fact, Facts, NotPublished, Stated
from motcua.core.answering.sentences import Kind, sentences
from motcua.domain.assistant.file_rows import facts_of_row
from motcua.domain.assistant.wording import say

TABLE = "--Tên giấy tờMẫu đơn, tờ khaiSố lượng"
WAYS = "Hình thức nộpThời gianPhí, lệ phíMô tả"


def facts(**row: Any) -> Facts:
    given = {"id": "1.000001", "code": "1.000001", "name": "Cấp giấy phép", "level": "Cấp xã", **row}
    return facts_of_row(given, source="procedures.jsonl.gz")


def spoken(found: Facts, *asked: Asked) -> list[str]:
    with override("vi"):
        return [say(sentence) for sentence in sentences(found, asked)][1:]


def test_a_glued_table_is_taken_apart() -> None:
    found = facts(documents=f"{TABLE}Đơn đề nghịMẫu số 34.docx1 bản chínhBản sao căn cước0 bản chính,2 bản sao")
    assert spoken(found, Asked.DOCUMENTS) == [
        "- Đơn đề nghị (1 bản chính; mẫu: Mẫu số 34.docx)", "- Bản sao căn cước (2 bản sao)",
    ]  # fmt: skip


def test_a_table_cut_off_says_so_and_leaves_its_last_counts_out() -> None:
    rows = "Đơn đề nghị cấp giấy phép theo mẫu1 bản chính"
    text = f"{TABLE}{rows * 30}"[: 900 - len(rows)] + "Bản sao giấy tờ khác1 bản chính"
    found = facts(documents=text.ljust(897, " ")[:897] + "xyz")
    said = spoken(found, Asked.DOCUMENTS)
    assert said[-1] == "Thành phần hồ sơ còn tiếp ở trang gốc."
    assert not said[-2].endswith("(1 bản chính)")


def test_limits_and_fees_come_with_their_unit_or_not_at_all() -> None:
    found = facts(how=f"{WAYS}Trực tiếp7 Ngày làm việcMiễn phíTrực tuyến1Miễn phí")
    assert spoken(found, Asked.TIME) == [
        "Thời hạn giải quyết khi nộp trực tiếp: 7 ngày làm việc.",
        "Thời hạn giải quyết khi nộp trực tuyến: chưa công bố.",
    ]


def test_the_words_beside_a_fee_that_are_cut_off_take_the_fee_with_them() -> None:
    start = f"{WAYS}Trực tiếp7 Ngày làm việcMiễn phí"
    whole, cut = facts(how=start), facts(how=start + " Kể từ ngày nhận đủ hồ sơ".ljust(300 - len(start), "a"))
    assert spoken(whole, Asked.FEE) == ["Phí, lệ phí: nguồn công bố ghi không thu."]
    assert spoken(cut, Asked.FEE) == ["Phí, lệ phí: chưa công bố."]
    assert spoken(cut, Asked.TIME) == ["Thời hạn giải quyết: 7 ngày làm việc."]


def test_plain_lines_are_read_for_limits_and_quoted_for_fees() -> None:
    found = facts(how="Trực tiếp 7 Ngày làm việc Phí : 0 Đồng Trực tuyến 5 Ngày Phí : 0 Đồng")
    assert spoken(found, Asked.TIME) == [
        "Thời hạn giải quyết khi nộp trực tiếp: 7 ngày làm việc.", "Thời hạn giải quyết khi nộp trực tuyến: 5 ngày.",
    ]  # fmt: skip
    kinds = {sentence.kind for sentence in sentences(found, (Asked.FEE,))}
    assert kinds == {Kind.PROCEDURE, Kind.SOURCE_SAYS}  # 0 in print is quoted, never called free


def test_results_lose_the_portals_furniture() -> None:
    found = facts(result="Giấy phép nhập khẩuMã: KQ.G10.001362Từ khóaKhông có thông tinMô tảKhông có thông tin")
    assert spoken(found, Asked.RESULT) == ["Kết quả: Giấy phép nhập khẩu"]


def test_conditions_cut_off_keep_their_whole_sentences_only() -> None:
    found = facts(conditions=("Có đủ vốn pháp định. " + "Có trụ sở ổn định và trang bị " * 20)[:300])
    assert spoken(found, Asked.CONDITIONS)[0] == "- Có đủ vốn pháp định."
    assert "Có trụ sở" not in " ".join(spoken(found, Asked.CONDITIONS))


def test_no_conditions_is_an_answer_and_an_empty_text_is_none() -> None:
    assert isinstance(facts(conditions="Không").conditions, Stated)
    assert isinstance(facts(conditions="").conditions, NotPublished)


@pytest.mark.parametrize("value", [None, 7, [], "", "-", "Không có thông tin"])
def test_odd_values_are_not_published(value: object) -> None:
    found = facts(documents=value, how=value, result=value, conditions=value, steps=value, audience=value, level="?")
    for part in (found.papers, found.ways, found.results, found.steps, found.audience, found.levels):
        assert isinstance(part, NotPublished)


def test_citations_name_the_address_or_else_the_file() -> None:
    assert facts(url="https://dichvucong.gov.vn/x").name.citation.source == "https://dichvucong.gov.vn/x"
    assert facts().papers.citation.source == "procedures.jsonl.gz"
    assert facts().papers.citation.fact is Fact.DOCUMENTS


@pytest.fixture
def file(tmp_path: Path) -> Path:
    names = ("Đăng ký khai sinh", "Đăng ký kết hôn", "Đăng ký tạm trú")
    rows = [
        {"id": f"1.00000{number}", "code": f"1.00000{number}", "name": name, "level": "Cấp xã",
         "how": f"{WAYS}Trực tiếp{number} NgàyMiễn phí"}
        for number, name in enumerate(names, 1)
    ]  # fmt: skip
    path = tmp_path / "procedures.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(json.dumps(row) for row in rows).encode()))
    return path


def test_the_batch_writes_one_answer_a_line(file: Path) -> None:
    lines = (
        '{"qid": "a", "q": "đăng ký kết hôn mất bao lâu", "more": 1}', "", "no json", '{"qid": "b"}',
        '{"qid": "c", "q": "công thức nấu phở bò"}',
    )  # fmt: skip
    done = CliRunner().invoke(app, ["ask", "--batch", "--procedures", str(file)], input="\n".join(lines) + "\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 1  # a line was no question
    assert [answer["status"] for answer in answers] == ["answered", "error", "error", "out_of_scope"]
    first = answers[0]
    assert (first["qid"], first["procedure"], first["field"]) == ("a", "1.000002", "time")
    assert "2 ngày" in first["answer"]
    assert {(item["procedure"], item["source"]) for item in first["citations"]} == {("1.000002", file.name)}
    assert len(first["citations"]) == len(first["sentences"])
    assert set(answers[1]) >= {"qid", "status", "procedure", "field", "answer", "citations"}


def test_one_question_is_answered_for_a_reader(file: Path) -> None:
    done = CliRunner().invoke(app, ["ask", "--procedures", str(file), "đăng ký tạm trú mất bao lâu"])
    assert done.exit_code == 0
    assert "3 ngày" in done.stdout
    assert "1.000003" in done.stdout


@pytest.mark.parametrize("arguments", [[], ["--batch", "khai sinh"], ["--batch"]])
def test_a_wrong_call_says_what_to_give(arguments: list[str]) -> None:
    done = CliRunner().invoke(app, ["ask", *arguments], input="")
    assert done.exit_code == 2
    assert done.stderr.strip()


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["ask", "--batch", "--procedures", str(tmp_path / "none.gz")], input="")
    assert done.exit_code == 2
    assert "none.gz" in done.stderr


def test_the_reference_catalogue_is_read_whole(shared_data: Path) -> None:
    read = told = 0
    with gzip.open(shared_data / "search" / "procedures.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            found = facts_of_row(json.loads(line), source="procedures.jsonl.gz")
            said = sentences(found, tuple(Asked))
            assert all(sentence.citation.source for sentence in said)
            read += 1
            told += isinstance(found.papers, Stated)
    assert read == 2880
    assert told > 2400
