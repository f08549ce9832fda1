"""The interview asks only what changes the checklist, and the papers follow the answers."""

from dataclasses import replace
from typing import Any

import pytest
from tests.web.portal.published import content, document, form

from motcua.core.forms import load
from motcua.domain.catalogue.case_choice import NO_CASE, read_cases
from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.models import ChannelKind
from motcua.domain.guidance.answers import Answers, Relation
from motcua.domain.guidance.guide import Asks, Guide, Question
from motcua.domain.guidance.papers import paper_lines

ONLINE, DIRECT = ChannelKind.ONLINE, ChannelKind.DIRECT
PROXY_NOTE = "Chỉ cần khi bạn làm thay người khác."


def guide(*documents: dict[str, Any], **changes: Any) -> Guide:
    """The birth registration with these papers, or with other changes."""
    cases = [{"name": None, "documents": list(documents)}] if documents else content()["cases"]
    read = Content.from_json(content(**{"cases": cases, **changes}))
    return Guide(1, read, load(form()), read.form is not None, read_cases(read))


def asked(made: Guide, answers: Answers, *, asks_ward: bool = True) -> list[str]:
    return [one.key for one in made.questions(answers, asks_ward=asks_ward)]


def standings(made: Guide, answers: Answers) -> dict[str, str]:
    return {line.document.id: line.standing.value for line in paper_lines(made, answers) or ()}


def test_a_procedure_with_one_case_and_one_channel_asks_only_where_one_lives() -> None:
    one_channel = [content()["channels"][0]]
    made = guide(document("d1", "Giấy chứng sinh"), channels=one_channel)
    assert asked(made, Answers()) == ["ward"]
    assert asked(made, Answers(), asks_ward=False) == []
    assert made.settled(Answers()).channel is DIRECT


def test_cases_come_first_and_the_rest_waits_for_the_answer() -> None:
    cases = [
        {"name": "Nhà của mình", "documents": [document("d1", "Giấy về nhà")]},
        {
            "name": "Thuê nhà",
            "documents": [document("d2", "Hợp đồng"), document("d3", "Văn bản ủy quyền", required=False)],
        },
    ]
    made = guide(cases=cases)
    assert asked(made, Answers()) == ["case"]
    assert asked(made, Answers(case=0)) == ["case", "channel", "ward"]
    assert asked(made, Answers(case=1)) == ["case", "relation", "channel", "ward"]
    assert standings(made, Answers(case=0)) == {"d1": "bring"}
    assert standings(made, Answers(case=1, relation=Relation.PROXY)) == {"d2": "bring", "d3": "bring"}


def test_cases_whose_papers_are_the_same_are_not_asked_for() -> None:
    cases = [{"name": f"Trường hợp {number}", "documents": [document(f"d{number}", "Tờ khai")]} for number in (1, 2)]
    made = guide(cases=cases)
    assert asked(made, Answers()) == ["channel", "ward"]
    assert standings(made, Answers()) == {"d1": "bring"}
    assert made.settled(Answers(case=1)).case is None


def test_a_heading_that_parts_papers_is_no_question_and_remarks_are_told_as_such() -> None:
    cases = [
        {"name": "Giấy tờ phải nộp", "documents": [document("d1", "Giấy chứng sinh")]},
        {"name": "Giấy tờ phải xuất trình", "documents": [document("d2", "Thẻ căn cước", reuse="population")]},
        {"name": "Lưu ý", "documents": [document("d3", "Bản chụp phải có chứng thực")]},
    ]
    made = guide(cases=cases)
    assert asked(made, Answers()) == ["channel", "ward"]
    assert standings(made, Answers()) == {"d1": "bring", "d2": "held", "d3": "remark"}


def test_who_is_in_no_case_needs_the_papers_of_everybody_only() -> None:
    cases = [
        {"name": "Giấy tờ phải nộp", "documents": [document("d1", "Đơn xin phép")]},
        {"name": "Đối với cấp lại", "documents": [document("d2", "Giấy phép cũ")]},
    ]
    made = guide(cases=cases)
    assert made.is_answered(Question(Asks.CASE), Answers(case=NO_CASE))
    assert standings(made, Answers(case=NO_CASE)) == {"d1": "bring"}
    assert standings(made, Answers(case=1)) == {"d1": "bring", "d2": "bring"}


@pytest.mark.parametrize(
    ("paper", "relations"),
    [
        (document("d2", "Văn bản ủy quyền đã chứng thực", required=False, note=PROXY_NOTE), ("self", "proxy")),
        (document("d2", "Văn bản ủy quyền hoặc hợp đồng dịch vụ", required=False), ("self", "proxy")),
        (document("d2", "Văn bản", required=False, note="Chỉ khi làm qua người đại diện."), ("self", "proxy")),
        (document("d2", "Giấy khai sinh", required=False, note="Chỉ với trẻ dưới 14 tuổi."), ("self", "child")),
        (document("d2", "Văn bản ủy quyền của các thành viên hộ gia đình", required=False), ()),
        (document("d2", "Văn bản ủy quyền", required=True), ()),
        (document("d2", "Giấy chứng sinh", required=False), ()),
        (document("d2", "Tờ khai", note="Người chưa thành niên phải có ý kiến đồng ý của cha, mẹ."), ()),
    ],
)  # fmt: skip
def test_for_whom_one_applies_is_asked_only_where_a_paper_depends_on_it(
    paper: dict[str, Any], relations: tuple[str, ...]
) -> None:
    made = guide(document("d1", "Giấy chứng sinh"), paper)
    assert made.relations(Answers()) == relations
    for relation in relations:
        needed = standings(made, Answers(relation=Relation(relation)))["d2"]
        assert needed == ("not_needed" if relation == "self" else "bring")
    if relations:
        assert standings(made, Answers())["d2"] == "if_any"


def test_papers_of_several_kinds_of_proxies_are_shown_with_their_headings_and_none_is_promised_away() -> None:
    cases = [
        {"name": "Giấy tờ phải nộp", "documents": [document("d1", "Giấy đề nghị")]},
        {"name": "Trường hợp ủy quyền cho cá nhân", "documents": [document("d2", "Văn bản ủy quyền")]},
        {"name": "Trường hợp ủy quyền cho tổ chức", "documents": [document("d3", "Hợp đồng cung cấp dịch vụ")]},
    ]
    made = guide(cases=cases)
    assert asked(made, Answers()) == ["relation", "channel", "ward"]
    assert standings(made, Answers(relation=Relation.PROXY)) == {"d1": "bring", "d2": "if_any", "d3": "if_any"}
    assert standings(made, Answers(relation=Relation.SELF)) == {"d1": "bring", "d2": "not_needed", "d3": "not_needed"}


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("Chỉ khi trẻ bị bỏ rơi.", "Trẻ bị bỏ rơi"),
        ("Chỉ với người khuyết tật; không phải nộp nếu dữ liệu đã có.", "Với người khuyết tật"),
        ("Khi đăng ký giám hộ cử.", "Đăng ký giám hộ cử"),
        ("Chỉ cần khi cơ quan không tra cứu được nơi cư trú của bạn trong cơ sở dữ liệu.", ""),
        ("Chỉ khi luật yêu cầu.", ""),
        ("Hai bên có thể khai chung một tờ.", ""),
        (None, ""),
    ],
)
def test_a_printed_condition_is_asked_in_its_own_words_if_the_person_can_tell(note: str | None, words: str) -> None:
    made = guide(document("d1", "Giấy chứng sinh"), document("d2", "Biên bản", required=False, note=note))
    assert [one[2] for one in made.circumstances(Answers())] == ([words] if words else [])
    assert ("true_of_me" in asked(made, Answers())) is bool(words)
    untrue, true = (standings(made, Answers(true_of_me=frozenset(keys)))["d2"] for keys in ((), ("d2",)))
    assert (untrue, true) == (("not_needed", "bring") if words else ("if_any", "if_any"))


def test_what_the_form_decides_is_asked_with_the_forms_own_question() -> None:
    conditional = document("d2", "Giấy của cha", required=False, note="Chỉ khi có cha.", when="has_father == true")
    made = guide(document("d1", "Giấy chứng sinh"), conditional)
    assert asked(made, Answers()) == ["form:has_father", "channel", "ward"]
    assert standings(made, Answers())["d2"] == "if_any"
    assert standings(made, Answers(form={"has_father": True}))["d2"] == "bring"
    assert standings(made, Answers(form={"has_father": False}))["d2"] == "not_needed"


@pytest.mark.parametrize(
    ("channel", "has_form", "standing"),
    [(ONLINE, True, "on_screen"), (DIRECT, True, "bring"), (ONLINE, False, "bring"), (None, True, "bring")],
)
def test_the_electronic_form_stands_for_the_declaration_online_only(
    channel: ChannelKind | None, has_form: bool, standing: str
) -> None:
    made = replace(guide(document("d1", "Tờ khai đăng ký khai sinh")), has_own_form=has_form)
    assert standings(made, Answers(channel=channel)) == {"d1": standing}


def test_unpublished_papers_are_unpublished_and_not_none() -> None:
    assert paper_lines(guide(cases=None), Answers()) is None


def test_the_next_question_is_the_first_without_an_answer() -> None:
    made = guide(document("d1", "Giấy"), document("d2", "Văn bản ủy quyền", required=False))
    answers = Answers()
    order = []
    given: dict[str, dict[str, Any]] = {
        "relation": {"relation": Relation.SELF},
        "channel": {"channel": DIRECT},
        "ward": {"ward": ""},
    }
    while (question := made.next_question(answers, asks_ward=True)) is not None:
        order.append(question.key)
        answers = replace(answers, **given[question.key])
    assert order == ["relation", "channel", "ward"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"relation": Relation.CHILD},
        {"channel": ChannelKind.POSTAL},
        {"form": {"has_father": "maybe"}},
    ],
)
def test_an_answer_that_is_no_choice_counts_as_none(wrong: dict[str, Any]) -> None:
    papers = [
        document("d1", "Văn bản ủy quyền", required=False),
        document("d2", "A", required=False, when="has_father == true"),
    ]
    made = guide(*papers)
    kind = next(iter(wrong))
    question = next(one for one in made.questions(Answers(**wrong), asks_ward=True) if one.asks.value == kind)
    assert not made.is_answered(question, Answers(**wrong))


def test_only_answers_to_questions_asked_are_kept() -> None:
    made = guide(document("d1", "Giấy"), document("d2", "Biên bản", required=False, note="Chỉ khi trẻ bị bỏ rơi."))
    said = Answers(
        case=3, relation=Relation.PROXY, true_of_me=frozenset({"d2", "d9"}), channel=ChannelKind.POSTAL, ward="00004",
        form={"has_father": True, "child_name": "An"},
    )  # fmt: skip
    assert made.settled(said) == Answers(true_of_me=frozenset({"d2"}), ward="00004")


def test_answers_are_written_and_read_back_and_nonsense_is_no_answer() -> None:
    said = Answers(1, Relation.CHILD, frozenset({"d3"}), ONLINE, "00004", {"has_father": True})
    assert Answers.from_json(said.to_json()) == said
    assert Answers.from_json({}) == Answers()
    nonsense = {"case": "1", "relation": "uncle", "true_of_me": "d1", "channel": "fax", "ward": 4, "form": []}
    assert Answers.from_json(nonsense) == Answers()
    assert Answers.from_json(Answers(ward="", true_of_me=frozenset()).to_json()) == Answers(
        ward="", true_of_me=frozenset()
    )


def test_a_new_version_keeps_the_answers_that_mean_the_same() -> None:
    def of(*names: str) -> Guide:
        papers = [document("d1", "A"), document("d2", "B"), document("d3", "C")]
        conditional = document("d9", "D", required=False, when="has_father == true")
        cases = [
            {"name": name, "documents": [papers[number], *([conditional] if number == 0 else [])]}
            for number, name in enumerate(names)
        ]
        return guide(cases=cases)

    before, after = of("Nhà của mình", "Thuê nhà"), of("Thuê nhà", "Về ở với người thân")
    said = Answers(case=1, channel=DIRECT, ward="00004", true_of_me=frozenset({"d1"}), form={"has_father": True})
    assert after.carried_over(before, said) == Answers(case=0, channel=DIRECT, ward="00004", form={"has_father": True})
    assert after.carried_over(before, replace(said, case=0)).case is None


def test_every_question_asked_can_change_the_checklist() -> None:
    """Two answers to each question that lead to different papers, or to other terms or places."""
    papers = [
        document("d1", "Tờ khai"), document("d2", "Văn bản ủy quyền", required=False),
        document("d3", "Biên bản", required=False, note="Chỉ khi trẻ bị bỏ rơi."),
        document("d4", "Giấy của cha", required=False, when="has_father == true"),
    ]  # fmt: skip
    made = guide(*papers)
    said = Answers(relation=Relation.SELF, true_of_me=frozenset(), channel=DIRECT, ward="", form={"has_father": False})
    others: dict[str, dict[str, Any]] = {
        "form:has_father": {"form": {"has_father": True}},
        "relation": {"relation": Relation.PROXY},
        "true_of_me": {"true_of_me": frozenset({"d3"})},
        "channel": {"channel": ONLINE},
    }
    assert asked(made, said, asks_ward=False) == list(others)
    for change in others.values():
        assert standings(made, replace(said, **change)) != standings(made, said)
