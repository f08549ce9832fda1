"""What holds for any answers, honest or hostile."""

from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from motcua.core.forms import (
    Answers,
    ErrorKey,
    Form,
    check_all,
    display,
    parse_page,
    prune,
    show,
    to_inputs,
    visible_fields,
    visible_pages,
)

TODAY = date(2026, 11, 21)
NAMES = st.text(st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạễộ"), min_size=2, max_size=20)
DAYS = st.integers(0, 40_000).map(lambda n: (date(1900, 1, 2) + timedelta(days=n)).isoformat())
PHONES = st.from_regex(r"\A0[1-9][0-9]{8,9}\Z") | st.from_regex(r"\A\+[1-9][0-9]{7,14}\Z").filter(
    lambda number: not number.startswith("+84")
)

HONEST = st.fixed_dictionaries(
    {},
    optional={
        "full_name": NAMES,
        "id_number": st.from_regex(r"\A[0-9]{12}\Z"),
        "phone": PHONES,
        "email": st.from_regex(r"\A[a-z]{1,10}\.[a-z]{1,10}@[a-z]{1,10}\.vn\Z"),
        "for_whom": st.sampled_from(["self", "child", "other"]),
        "proxy_paper": st.from_regex(r"\A[0-9]{1,6}/[A-Z]{2,8}\Z"),
        "born_on": DAYS,
        "died_on": DAYS,
        "married": st.booleans(),
        "spouse_name": NAMES,
        "ward": st.from_regex(r"\A[0-9]{5}\Z"),
        "purpose": st.sampled_from(["school", "work"]),
        "papers": st.sampled_from([["birth"], ["house"], ["birth", "house"]]),
        "price": st.integers(1_000, 5_000_000_000),
        "area": st.integers(1, 10**9) | st.integers(50, 10**12).map(lambda n: n / 100),
        "children": st.integers(0, 20),
        "note": st.lists(NAMES, min_size=1, max_size=4).map("\n".join),
        "agree": st.just(True),
    },
)

NASTY_TEXT = st.text(max_size=30) | st.sampled_from(
    [
        "\x00",
        "\u202eevil",
        "\ud800",
        "9" * 30_000,
        "NaN",
        "1e999",
        "-0",
        "0x1f",
        "²",
        "٣",
        "١/١/٢٠٢٠",
        "\n" * 50,
        "true",
    ]
)
NASTY_VALUE = st.recursive(
    NASTY_TEXT | st.none() | st.booleans() | st.integers() | st.floats() | st.just(b"\xff"),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(NASTY_TEXT, children, max_size=2),
    max_leaves=5,
)


def fields(form: Form) -> Iterator[str]:
    return (field.name for page in form.pages for field in page.fields)


@given(data=HONEST)
def test_saved_answers_fill_inputs_that_read_back_the_same(sample: Form, data: dict[str, object]) -> None:
    kept = prune(sample, data)
    for page in visible_pages(sample, kept):
        expected = {field.name: kept[field.name] for field in page.fields if field.name in kept}
        result = parse_page(sample, page.id, to_inputs(sample, page.id, kept), data=kept)
        assert result.values == expected
        assert {error.key for error in result.errors.values()} <= {
            ErrorKey.REQUIRED,
            ErrorKey.REQUIRED_CHOICE,
            ErrorKey.REQUIRED_YES_NO,
            ErrorKey.REQUIRED_TICK,
            ErrorKey.RULE,
        }


@given(data=HONEST, language=st.sampled_from(["vi", "en"]))
def test_what_is_shown_can_be_typed_back(sample: Form, data: dict[str, object], language: str) -> None:
    typed = ("full_name", "id_number", "phone", "email", "born_on", "price", "area", "children", "note")
    for name in set(typed) & data.keys():
        shown = show(sample.field(name), data[name], language)
        page = next(page for page in sample.pages if name in {field.name for field in page.fields})
        assert parse_page(sample, page.id, {name: [shown]}).values[name] == data[name]


@given(data=HONEST)
def test_hidden_is_never_required_and_never_shown(sample: Form, data: dict[str, object]) -> None:
    asked = {f.name for page in visible_pages(sample, data) for f in visible_fields(sample, page, data)}
    wrong = {name for errors in check_all(sample, data).values() for name in errors}
    assert wrong <= asked
    assert prune(sample, data).keys() == asked & data.keys()
    assert sum(len(rows) for _, rows in display(sample, data)) == len(asked)


@given(data=HONEST)
def test_prune_settles_at_once(sample: Form, data: dict[str, object]) -> None:
    once = prune(sample, data)
    assert prune(sample, once) == once
    assert check_all(sample, once, today=TODAY) == check_all(sample, data, today=TODAY)


@given(st.data())
def test_hostile_answers_give_errors_not_exceptions(sample: Form, data: st.DataObject) -> None:
    names = st.sampled_from(list(fields(sample)))
    hostile: Answers = data.draw(st.dictionaries(names, NASTY_VALUE, max_size=8))
    errors = check_all(sample, hostile, today=TODAY, wards={"00004"})
    for page in errors.values():
        for error in page.values():
            assert error.text("vi")
            assert len(error.text("en")) < 400
    assert display(sample, hostile, "en")
    for page_shown in visible_pages(sample, hostile):
        to_inputs(sample, page_shown.id, hostile)


@given(st.data())
def test_hostile_inputs_give_errors_not_exceptions(sample: Form, data: st.DataObject) -> None:
    inputs = [name + part for name in fields(sample) for part in ("", "-day", "-month", "-year")]
    raw = data.draw(st.dictionaries(st.sampled_from(inputs), st.lists(NASTY_TEXT, max_size=3), max_size=8))
    for page in sample.pages:
        result = parse_page(sample, page.id, raw, data=raw, today=TODAY)
        assert not result.values.keys() & result.errors.keys()
        assert all(error.text() for error in result.errors.values())
        accepted = {"for_whom": "other"} | result.values
        again = check_all(sample, accepted, today=TODAY).get(page.id, {})
        assert not again.keys() & result.values.keys()


def test_endless_answers_are_refused(sample: Form, complete: Answers) -> None:
    """Values whose mere printing would fail or take for ever."""
    nested: list[object] = []
    for _ in range(100_000):
        nested = [nested]
    answers = dict(complete) | {"children": 10**5_000, "note": nested, "papers": ["birth"] * 10**6}
    assert {name: error.key for name, error in check_all(sample, answers)["rest"].items()} == {
        "children": ErrorKey.TOO_BIG,
        "note": ErrorKey.CHOICE,
        "papers": ErrorKey.CHOICE,
    }
