"""A form page as component options: what was typed comes back, errors stand where they belong."""

from typing import Any

import pytest
from django.template import engines
from django.utils.translation import override
from tests.web.page_reading import Element, read_page

from motcua.core.forms import Form, load, parse_page, visible_fields
from motcua.core.forms.display import to_inputs
from motcua.web.components.form_rendering import form_page_view

WARDS = [("00097", "Phường Hoàn Kiếm"), ("00004", "Phường Ba Đình")]
ANSWERS: dict[str, Any] = {
    "name": "Trần Thị <b>Mai</b>",
    "born_on": "1990-03-07",
    "ward": "00004",
    "fee": 1_500_000,
    "married": False,
    "papers": ["house"],
    "agree": True,
    "kind": "new",
    "note": "Dòng một\nDòng hai",
}


def _ui(label: str, widget: str, **more: Any) -> dict[str, Any]:
    return {"label": label, "label_en": f"{label} en", "widget": widget, "required": True, **more}


@pytest.fixture(scope="module")
def form() -> Form:
    fields = {
        "name": ({"type": "string"}, _ui("Họ và tên", "text", help="Như trên căn cước", help_en="As on the card")),
        "born_on": ({"type": "string", "format": "date"}, _ui("Ngày sinh", "date", autocomplete="bday")),
        "ward": ({"type": "string"}, _ui("Phường, xã", "ward")),
        "fee": ({"type": "integer"}, _ui("Vốn", "money")),
        "married": ({"type": "boolean"}, _ui("Đã kết hôn", "yes_no")),
        "papers": (
            {"type": "array", "items": {"enum": ["birth", "house"]}},
            _ui("Giấy tờ", "checkboxes", options=[["birth", "Khai sinh", "Birth"], ["house", "Nhà", "House"]]),
        ),
        "kind": (
            {"type": "string", "enum": ["new", "old"]},
            _ui("Loại", "radio", options=[["new", "Mới", "New"], ["old", "Cũ", "Old"]]),
        ),
        "note": ({"type": "string"}, _ui("Ghi chú", "textarea") | {"required": False}),
        "agree": ({"type": "boolean"}, _ui("Tôi cam đoan", "checkbox")),
    }
    return load(
        {
            "key": "drawn",
            "version": 1,
            "schema": {
                "type": "object",
                "additionalProperties": False,
                "required": [name for name, (_, ui) in fields.items() if ui["required"]],
                "properties": {name: schema for name, (schema, _) in fields.items()},
            },
            "pages": [{"id": "all", "title": "Tờ khai", "title_en": "Declaration", "fields": list(fields)}],
            "ui": {name: ui for name, (_, ui) in fields.items()},
        }
    )


def draw(form: Form, inputs: dict[str, list[str]], *, language: str = "vi", errors: Any = None) -> Element:
    page = form.page("all")
    with override(language):
        view = form_page_view(
            page, visible_fields(form, page, {}), inputs, language=language, errors=errors, wards=WARDS
        )
        template = engines["jinja2"].from_string(
            '{% from "components/fields.html" import field, error_summary %}'
            "{{ error_summary(view.errors) }}{% for one in view.fields %}{{ field(one) }}{% endfor %}"
        )
        return read_page(template.render({"view": view}))


def test_saved_answers_fill_the_page_and_read_back_as_the_same_answers(form: Form) -> None:
    drawn = draw(form, to_inputs(form, "all", ANSWERS))
    sent = {name: [value] for name, value in drawn.values().items()}
    again = parse_page(form, "all", sent)
    assert again.values == ANSWERS
    assert again.ok


def test_an_answer_with_markup_stays_text(form: Form) -> None:
    drawn = draw(form, to_inputs(form, "all", ANSWERS))
    assert drawn.one("input", name="name").attributes["value"] == ANSWERS["name"]
    assert drawn.all("b") == []


def test_every_error_stands_at_its_input_and_in_the_summary(form: Form) -> None:
    result = parse_page(form, "all", {"born_on-day": ["7"]})
    drawn = draw(form, {"born_on-day": ["7"]}, errors=result.errors)
    links = drawn.one(cls="govuk-error-summary").all("a")
    for link, (name, error) in zip(links, result.errors.items(), strict=True):
        assert link.text == error.text()
        target = drawn.one(id=link.attributes["href"].removeprefix("#"))
        assert target.tag in ("input", "textarea", "select")
        assert drawn.one(id=f"{name}-error").text == f"Lỗi: {error.text()}"
    assert drawn.one("input", name="born_on-day").attributes["value"] == "7"


def test_a_date_marks_only_the_parts_that_are_missing(form: Form) -> None:
    result = parse_page(form, "all", {"born_on-day": ["7"]})
    drawn = draw(form, {"born_on-day": ["7"]}, errors=result.errors)
    marked = [e.attributes["name"] for e in drawn.all("input", cls="govuk-input--error") if "-" in e.attributes["name"]]
    assert marked == ["born_on-month", "born_on-year"]
    assert drawn.one(cls="govuk-error-summary").all("a", href="#born_on-month") != []


def test_inputs_name_their_error_and_hint_to_screen_readers(form: Form) -> None:
    result = parse_page(form, "all", {})
    described = draw(form, {}, errors=result.errors).one("input", name="name").attributes["aria-describedby"]
    assert described == "name-hint name-error"


def test_an_optional_question_says_so(form: Form) -> None:
    assert draw(form, {}).one("label", **{"for": "note"}).text == "Ghi chú (không bắt buộc)"


def test_questions_are_asked_in_the_language_of_the_page(form: Form) -> None:
    assert draw(form, {}, language="en").one("label", **{"for": "name"}).text == "Họ và tên en"
