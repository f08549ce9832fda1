"""Papers the answers of a form decide about."""

from typing import Any

import pytest
from tests.web.portal.published import content, document, form

from motcua.core.forms import load
from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.document_content import DocumentContent
from motcua.domain.catalogue.json_node import ContentError
from motcua.domain.catalogue.paper_conditions import asked_for, questions_for


def _form() -> dict[str, Any]:
    """The birth form with a choice on the page that depends on another."""
    made = form()
    made["schema"]["properties"]["father_abroad"] = {"type": "boolean"}
    made["pages"][3]["fields"].append("father_abroad")
    made["ui"]["father_abroad"] = {
        "label": "Cha ở nước ngoài?", "label_en": "Father abroad?", "widget": "yes_no", "required": False,
    }  # fmt: skip
    return made


def _paper(when: str) -> DocumentContent:
    return DocumentContent("d9", "Giấy", required=False, when=when)


@pytest.mark.parametrize(
    ("when", "answers", "asked"),
    [
        ("", {}, None),
        ("has_father == true", {}, None),
        ("has_father == true", {"has_father": True}, True),
        ("has_father == true", {"has_father": False}, False),
        ("has_father == true", {"has_father": "yes"}, None),
        ("father_abroad == true", {"has_father": False}, False),
        ("father_abroad == true", {"has_father": True}, None),
        ("father_abroad == true", {"has_father": True, "father_abroad": True}, True),
        ("father_abroad == true", {"father_abroad": True}, None),
    ],
)
def test_answers_ask_for_a_paper_or_not_or_do_not_say_yet(when: str, answers: dict[str, Any], asked: object) -> None:
    assert asked_for(_paper(when), load(_form()), answers) is asked


def test_the_questions_of_a_paper_come_with_those_their_own_page_depends_on() -> None:
    papers = [_paper("father_abroad == true"), _paper("")]
    assert [field.name for field in questions_for(papers, load(_form()))] == ["has_father", "father_abroad"]
    assert questions_for([_paper("")], load(_form())) == ()


@pytest.mark.parametrize(
    ("when", "own_form", "says"),
    [
        ("has_father == true", None, "no form of its own"),
        ("has_father ==", form(), "cannot read the condition"),
        ("has_mother == true", form(), "has_mother"),
        ("child_name == 'An'", form(), "child_name, which the form does not ask as a choice"),
    ],
)
def test_a_condition_no_choice_can_answer_is_refused(when: str, own_form: dict[str, Any] | None, says: str) -> None:
    asked = [document("d1", "Giấy", required=False, when=when)]
    with pytest.raises(ContentError, match=says):
        Content.from_json(content(cases=[{"name": None, "documents": asked}], form=own_form))


def test_a_condition_is_kept_and_content_without_one_keeps_its_digest() -> None:
    asked = [document("d1", "Giấy", required=False, when="has_father == true")]
    kept = Content.from_json(content(cases=[{"name": None, "documents": asked}])).to_json()
    assert kept["cases"][0]["documents"][0]["when"] == "has_father == true"
    assert "when" not in Content.from_json(content()).to_json()["cases"][0]["documents"][0]
