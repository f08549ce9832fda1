"""The electronic forms of the demo catalogue: complete, in one shape, and possible to fill in whatever one answers."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from motcua.core.forms import (
    Field,
    Form,
    Page,
    Widget,
    check_all,
    dates,
    load,
    parse_page,
    prune,
    to_inputs,
    visible_fields,
    visible_pages,
)
from motcua.demo.catalogue import procedures
from motcua.domain.catalogue.forms import general_form

FORMS = {data["code"]: load(data["form"]) for data in procedures() if data["form"] is not None}
FORMS["generic"] = general_form()
each_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
TODAY = date(2026, 11, 21)

APPLICANT = (
    "applicant_name",
    "applicant_id_number",
    "applicant_birth_date",
    "applicant_phone",
    "applicant_email",
    "applicant_ward",
    "applicant_address",
)


@each_form
def test_form_asks_for_the_applicant_in_the_same_shape(form: Form) -> None:
    first = [field for page in form.pages[:3] for field in page.fields]
    assert tuple(field.name for field in first) == APPLICANT
    assert first == [field for page in FORMS["generic"].pages[:3] for field in page.fields]


@each_form
def test_form_ends_with_result_and_declaration(form: Form) -> None:
    assert [page.id for page in form.pages[-3:]] == ["result", "result-address", "declaration"]


@each_form
def test_every_page_is_short_and_works_without_scripts(form: Form) -> None:
    """One thing a page; a condition only ever reads earlier pages, so a page never has to change as it is filled in."""
    for page in form.pages:
        assert len(page.fields) <= 4
        own = {field.name for field in page.fields}
        assert not any(field.when and field.when.names & own for field in page.fields)


@each_form
def test_english_is_complete_and_is_not_vietnamese(form: Form) -> None:
    for text in _english(form):
        assert text
        assert not re.search(r"[ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", _without_names(text)), (
            text
        )


def _without_names(text: str) -> str:
    return re.sub(r"đồng|đ|QĐST-HNGĐ|Lý Thường Kiệt|Hàng Bài|\d+/QĐ\S*", "", text)


def _english(form: Form) -> list[str]:
    pages = [text.en for page in form.pages for text in (page.title, page.intro) if text]
    fields = [field for page in form.pages for field in page.fields]
    labels = [text.en for field in fields for text in (field.label, field.thing, field.help) if text]
    choices = [option.label.en for field in fields for option in field.options]
    errors = [text.en for field in fields for text in field.own_errors.values()]
    return pages + labels + choices + errors + [rule.message.en for page in form.pages for rule in page.rules]


@each_form
def test_a_question_names_its_thing_for_errors(form: Form) -> None:
    """ "Chọn bạn làm cho ai?" is no sentence."""
    for page in form.pages:
        for field in page.fields:
            assert "?" not in field.thing.vi + field.thing.en, field.name
            assert not field.thing.en.startswith("the the"), field.name
            assert field.thing.vi[:2] != field.thing.vi[:2].title() or field.thing.vi[:2].isupper(), field.thing.vi


@each_form
def test_schema_is_json_schema(form: Form) -> None:
    Draft202012Validator.check_schema(dict(form.schema))


def test_forms_have_their_own_keys() -> None:
    assert len({form.key for form in FORMS.values()}) == len(FORMS)


@pytest.mark.parametrize("page", FORMS["generic"].pages, ids=lambda page: page.id)
def test_generic_form_fits_any_procedure(page: Page) -> None:
    assert not any(field.name.startswith(("child", "land")) for field in page.fields)


# --- filling in


def _value(field: Field, draw: st.DrawFn) -> object:
    """Any answer the field takes."""
    schema = field.validator.schema
    assert isinstance(schema, Mapping)
    match field.widget:
        case Widget.RADIO | Widget.SELECT:
            return draw(st.sampled_from([option.value for option in field.options]))
        case Widget.CHECKBOXES:
            kept = [option.value for option in field.options if draw(st.booleans())]
            return kept or [field.options[0].value]
        case Widget.YES_NO:
            return draw(st.booleans())
        case Widget.CHECKBOX:
            return True
        case Widget.DATE:
            return _day(field, draw)
        case Widget.MONEY | Widget.NUMBER:
            lowest, highest = int(schema.get("minimum", 0) + 0.99), int(schema.get("maximum", 10**9))
            return draw(st.integers(lowest, highest))
        case _:
            return _text(field, schema, draw)


def _day(field: Field, draw: st.DrawFn) -> str:
    earliest = dates.resolve(field.not_before, TODAY) if field.not_before else date(1900, 1, 1)
    latest = dates.resolve(field.not_after, TODAY) if field.not_after else date(2050, 1, 1)
    assert earliest is not None
    assert latest is not None
    return (earliest + timedelta(days=draw(st.integers(0, (latest - earliest).days)))).isoformat()


def _text(field: Field, schema: Mapping[str, object], draw: st.DrawFn) -> str:
    fixed = {
        Widget.ID_NUMBER: "001190012345",
        Widget.PHONE: "0912345678",
        Widget.EMAIL: "an@example.vn",
        Widget.WARD: "00004",
    }
    if field.widget in fixed:
        return fixed[field.widget]
    if field.name.endswith("_name"):
        return draw(st.sampled_from(["Nguyễn Thị Đặng Ước", "Công Tằng Tôn Nữ Lan", "Y Moan"]))
    if "pattern" in schema:
        return draw(st.from_regex(re.compile(str(schema["pattern"]), re.ASCII))).strip()
    return draw(st.sampled_from(["Nguyễn Văn An", "Số 5, ngõ 7", "12/QĐ"]))


@st.composite
def _filled(draw: st.DrawFn, form: Form) -> dict[str, object]:
    """Answers given page by page, as a person does."""
    answers: dict[str, object] = {}
    for page in form.pages:
        if page in visible_pages(form, answers):
            for field in visible_fields(form, page, answers):
                if field.required or draw(st.booleans()):
                    answers[field.name] = _value(field, draw)
    return answers


@each_form
def test_whatever_is_answered_the_form_can_be_sent(form: Form) -> None:
    """Only a rule between two answers may still object, and only until they agree."""

    @settings(max_examples=25, deadline=None)
    @given(_filled(form))
    def fill(answers: dict[str, object]) -> None:
        ruled = {rule.field for page in form.pages for rule in page.rules}
        errors = {
            name: error for page in check_all(form, answers, today=TODAY).values() for name, error in page.items()
        }
        assert errors.keys() <= ruled, {name: error.text("en") for name, error in errors.items()}
        assert prune(form, answers) == answers
        for page in visible_pages(form, answers):
            _reads_back(form, page, answers)

    fill()


def _reads_back(form: Form, page: Page, answers: dict[str, object]) -> None:
    own = {field.name for field in page.fields}
    result = parse_page(form, page.id, to_inputs(form, page.id, answers), data=answers)
    expected = {name: value for name, value in answers.items() if name in own}
    assert result.values == expected


@each_form
def test_every_page_can_be_reached(form: Form) -> None:
    """No condition contradicts another: every combination of the answers that conditions read is tried."""
    conditions = [page.when for page in form.pages if page.when]
    read = sorted({name for condition in conditions for name in condition.names})
    choices: list[list[object]] = [[o.value for o in form.field(name).options] or [True, False] for name in read]
    combinations = (dict(zip(read, values, strict=True)) for values in product(*choices))
    reached = {page.id for answers in combinations for page in visible_pages(form, answers)}
    assert reached == {page.id for page in form.pages}
