"""A form file that contradicts itself is refused with every reason."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.forms.form_sample import SAMPLE

from motcua.core.forms import Form, FormProblem, InvalidForm, Widget, load

Data = dict[str, Any]


def refusal(data: object) -> str:
    with pytest.raises(InvalidForm) as caught:
        load(data)
    return "\n".join(map(str, caught.value.problems))


def test_sample_uses_every_widget(sample_data: Data) -> None:
    assert {ui["widget"] for ui in sample_data["ui"].values()} == {widget.value for widget in Widget}


def test_form_keeps_pages_and_texts(sample_data: Data) -> None:
    form = load(sample_data)
    assert [page.id for page in form.pages] == [page["id"] for page in sample_data["pages"]]
    assert form.page("proxy").intro is not None
    assert form.field("full_name").thing.vi == "họ và tên"
    assert form.field("for_whom").thing.en == "whom you apply for"
    assert form.field("children").whole_number
    assert not form.field("area").whole_number


def _delete_ui(data: Data) -> None:
    del data["ui"]["phone"]


def _delete_property(data: Data) -> None:
    del data["schema"]["properties"]["phone"]


BREAKAGES: list[tuple[str, Callable[[Data], object], str]] = [
    ("unknown field on a page", lambda d: d["pages"][0]["fields"].append("ghost"), "schema/ghost: the schema has no"),
    ("field on no page", lambda d: d["pages"][1]["fields"].remove("phone"), "pages/phone: the field is on no page"),
    ("field asked twice", lambda d: d["pages"][1]["fields"].append("full_name"), "asked 2 times"),
    ("field without UI", _delete_ui, "ui/phone: the UI layer does not describe"),
    ("field without schema", _delete_property, "schema/phone: the schema has no such property"),
    ("page id twice", lambda d: d["pages"][1].update(id="who"), "pages/who: two pages have this id"),
    ("no English label", lambda d: d["ui"]["phone"].pop("label_en"), "'label_en' is a required property"),
    ("no label", lambda d: d["ui"]["phone"].update(label=""), "ui/phone/label"),
    ("help without English", lambda d: d["ui"]["phone"].update(help="Số di động"), "give both help and help_en"),
    ("intro without English", lambda d: d["pages"][3].update(intro_en=None), "give both intro and intro_en"),
    ("error without English", lambda d: d["ui"]["phone"].update(errors={"format": "X"}), "must have the same keys"),
    ("unreadable condition", lambda d: d["pages"][3].update(when="for_whom is 1"), "cannot read the condition"),
    ("condition calls", lambda d: d["pages"][3].update(when="open(for_whom)"), "pages/proxy/when: cannot read"),
    ("condition reads later field", lambda d: d["pages"][0].update(when="married == true"), "not asked before"),
    ("field reads itself", lambda d: d["ui"]["phone"].update(when="phone != null"), "ui/phone/when: reads 'phone'"),
    ("condition on unknown option", lambda d: d["pages"][3].update(when='for_whom == "me"'), "not one of its options"),
    ("option not in enum", lambda d: d["ui"]["purpose"]["options"].pop(), "must equal the schema's enum"),
    ("enum without options", lambda d: d["ui"]["purpose"].pop("options"), "must equal the schema's enum"),
    ("options on a text", lambda d: d["ui"]["note"].update(options=[["a", "A", "A"]]), "offers no options"),
    ("wrong type for widget", lambda d: d["schema"]["properties"]["price"].update(type="string"), "stores integer"),
    ("required but optional", lambda d: d["schema"]["required"].append("phone"), "optional or asked on a condition"),
    ("required on a condition", lambda d: d["schema"]["required"].append("spouse_name"), "asked on a condition"),
    ("required not in schema", lambda d: d["schema"]["required"].remove("agree"), "the schema must require it"),
    ("open schema", lambda d: d["schema"].update(additionalProperties=True), "schema/additionalProperties"),
    ("reference", lambda d: d["schema"]["properties"].update(note={"$ref": "http://x.example/"}), "schema/properties"),
    ("bad pattern", lambda d: d["schema"]["properties"]["proxy_paper"].update(pattern="^(a$"), "not a regular"),
    ("slow pattern", lambda d: d["schema"]["properties"]["proxy_paper"].update(pattern="^(a+)+$"), "run for ever"),
    ("two repeats", lambda d: d["schema"]["properties"]["proxy_paper"].update(pattern="^a+b*c$"), "at most one"),
    ("loose pattern", lambda d: d["schema"]["properties"]["proxy_paper"].update(pattern="[0-9]+"), "anchor"),
    ("pattern without words", lambda d: d["ui"]["proxy_paper"]["errors"].pop("format"), "must say in errors.format"),
    ("bad date limit", lambda d: d["ui"]["born_on"].update(not_after="tomorrow"), "write a day"),
    ("date limit on text", lambda d: d["ui"]["note"].update(not_after="today"), "only a date field"),
    ("rule on unknown field", lambda d: d["rules"][0].update(field="ghost"), "'ghost' is on no page"),
    ("rule not about its field", lambda d: d["rules"][0].update(check='born_on > "1900"'), "must read 'died_on'"),
    ("rule reads later", lambda d: d["rules"][0].update(check="died_on != note"), "reads 'note', which is not asked"),
    ("too many pages", lambda d: d.update(pages=d["pages"] * 10), "is too long"),
    ("unknown key", lambda d: d.update(script="x"), "'script' was unexpected"),
]


@pytest.mark.parametrize(("breakage", "expected"), [pytest.param(b, e, id=name) for name, b, e in BREAKAGES])
def test_contradiction_is_named(sample_data: Data, breakage: Callable[[Data], object], expected: str) -> None:
    load(sample_data)
    breakage(sample_data)
    assert expected in refusal(sample_data)


def test_all_problems_come_at_once(sample_data: Data) -> None:
    sample_data["pages"][3]["when"] = "ghost == 1"
    sample_data["ui"]["purpose"]["options"].pop()
    sample_data["ui"]["phone"]["help"] = "Số di động"
    text = refusal(sample_data)
    assert "reads 'ghost'" in text
    assert "must equal the schema's enum" in text
    assert "give both help and help_en" in text


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda children: st.lists(children, max_size=4) | st.dictionaries(st.text(max_size=8), children, max_size=4),
    max_leaves=15,
)


@given(JSON)
def test_any_document_is_refused_not_crashed_on(data: object) -> None:
    assert refusal(data)


@given(st.data())
def test_any_damage_is_a_form_or_a_refusal(data: st.DataObject) -> None:
    """Put an arbitrary value anywhere in a good form: it loads or says why not."""
    assert _outcome(_damaged(SAMPLE, data)) != ()


def _outcome(form: object) -> tuple[FormProblem, ...] | Form:
    try:
        return load(form)
    except InvalidForm as refused:
        return refused.problems


def _damaged(node: Any, data: st.DataObject) -> Any:
    if isinstance(node, dict) and node:
        key = data.draw(st.sampled_from(sorted(node)))
        return node | {key: _damaged(node[key], data)}
    if isinstance(node, list) and node:
        index = data.draw(st.integers(0, len(node) - 1))
        return [*node[:index], _damaged(node[index], data), *node[index + 1 :]]
    return data.draw(JSON)


def test_endless_nesting_is_refused() -> None:
    nested: list[Any] = []
    for _ in range(100_000):
        nested = [nested]
    assert "nested too deeply" in refusal({"key": nested})
