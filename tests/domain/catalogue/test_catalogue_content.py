"""Content reads back as it was written, and content of the wrong shape is refused at its place."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.core.worktime import Limit, Unit
from motcua.domain.agencies.models import Level
from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.content_parts import (
    Audience,
    ChannelContent,
    Condition,
    Decision,
    Fee,
    FieldName,
    LegalBasis,
    ResponsibleAgencies,
    ResultContent,
)
from motcua.domain.catalogue.document_content import Case, DocumentContent
from motcua.domain.catalogue.json_node import ContentError
from motcua.domain.catalogue.models import ChannelKind

WORDS = st.from_regex(r"\A[a-zđăâ][a-zđăâ ]{0,20}[a-zđăâ]\Z")
SAID = st.just("") | WORDS
PUBLISHED = st.none() | WORDS
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2099, 1, 1))
COUNTS = st.none() | st.integers(0, 20)
LIMITS = st.builds(Limit, st.integers(1, 400), st.sampled_from(Unit)) | st.builds(
    Limit, st.sampled_from([Fraction(1, 2), Fraction(3, 2)]), st.just(Unit.WORKING_DAY)
)
FEES = st.builds(Fee, WORDS, st.integers(0, 10**9), SAID)
DOCUMENTS = st.lists(
    st.builds(DocumentContent, st.just(""), WORDS, SAID, COUNTS, COUNTS, st.booleans(), SAID, SAID), max_size=3
)


def listed(items: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[Any]:
    return st.none() | st.lists(items, max_size=most).map(tuple)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Case, ...] | None:
    found = draw(st.none() | st.lists(DOCUMENTS, max_size=3))
    if found is None:
        return None
    numbers = iter(range(1, 100))
    return tuple(
        Case(draw(SAID), tuple(DocumentContent(f"d{next(numbers)}", *_after_id(paper)) for paper in papers))
        for papers in found
    )


def _after_id(paper: DocumentContent) -> tuple[Any, ...]:
    return (
        paper.name, paper.form_code, paper.originals, paper.copies, paper.required, paper.reuse, paper.note,
    )  # fmt: skip


CONTENTS = st.builds(
    Content,
    code=st.from_regex(r"\A[0-9]\.[0-9]{6}\Z"),
    name=WORDS,
    field=st.builds(FieldName, st.from_regex(r"\A[a-z]{1,9}(-[a-z]{1,9})?\Z"), WORDS, SAID),
    name_en=SAID,
    ministry=PUBLISHED,
    levels=listed(st.sampled_from(Level)),
    audience=listed(st.sampled_from(Audience)),
    decision=st.builds(Decision, PUBLISHED, DAYS, DAYS, DAYS),
    agency=st.builds(ResponsibleAgencies, PUBLISHED, PUBLISHED, PUBLISHED),
    summary=PUBLISHED,
    summary_en=PUBLISHED,
    steps=listed(WORDS),
    conditions=listed(WORDS).map(
        lambda texts: texts and tuple(Condition(f"c{number}", text) for number, text in enumerate(texts))
    ),
    channels=listed(st.builds(ChannelContent, st.sampled_from(ChannelKind), st.none() | LIMITS, listed(FEES), SAID)),
    cases=cases(),
    results=listed(st.builds(ResultContent, PUBLISHED, WORDS)),
    legal_bases=listed(st.builds(LegalBasis, PUBLISHED, WORDS)),
    online_level=st.none() | st.sampled_from([2, 3, 4]),
    process=PUBLISHED,
    form=st.none() | st.just({"key": "f", "pages": []}),
    unverified=st.lists(WORDS, max_size=2).map(tuple),
)


@given(CONTENTS)
def test_content_reads_back_as_it_was_written_with_the_same_digest(content: Content) -> None:
    read = Content.from_json(content.to_json())
    assert read == content
    assert read.digest() == content.digest()


@given(CONTENTS, st.randoms())
def test_the_digest_does_not_depend_on_the_order_of_keys(content: Content, random: Any) -> None:
    data = content.to_json()
    keys = list(data)
    random.shuffle(keys)
    assert Content.from_json({key: data[key] for key in keys}).digest() == content.digest()


@given(CONTENTS, CONTENTS)
def test_different_contents_have_different_digests(one: Content, other: Content) -> None:
    assert (one == other) == (one.digest() == other.digest())


def content_json(**changes: Any) -> dict[str, Any]:
    field = {"code": "ho-tich", "name": "Hộ tịch", "name_en": None}
    return {"code": "1.001193", "name": "Đăng ký khai sinh", "field": field} | changes


def channel_json(**changes: Any) -> list[dict[str, Any]]:
    return [{"channel": "direct", "limit": None, "fees": None, "note": None} | changes]


def paper_json(**changes: Any) -> dict[str, Any]:
    return {"id": "d1", "name": "Tờ khai", "originals": 1, "copies": 0, "required": True} | changes


def test_what_is_not_given_is_not_published() -> None:
    content = Content.from_json(content_json())
    assert content.channels is None
    assert content.cases is None
    assert content.conditions is None
    assert Content.from_json(content_json(conditions=[])).conditions == ()


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("text", "content"),
        (content_json(code="khai sinh"), "code"),
        (content_json(name="  "), "name"),
        (content_json(name="a\x00b"), "name"),
        (content_json(name="\ud800"), "name"),
        (content_json(naem="x"), "content"),
        (content_json(field={"code": "Hộ tịch", "name": "Hộ tịch"}), "field.code"),
        (content_json(levels=["district"]), "levels[0]"),
        (content_json(audience="citizen"), "audience"),
        (content_json(decision={"issued_on": "21/11/2026"}), "decision.issued_on"),
        (content_json(channels=channel_json(channel="fax")), "channels[0].channel"),
        (content_json(channels=channel_json(limit={"value": 0, "unit": "day"})), "channels[0].limit"),
        (content_json(channels=channel_json(limit={"value": 3, "unit": "week"})), "channels[0].limit"),
        (content_json(channels=channel_json(limit={"value": 0.001, "unit": "working_day"})), "channels[0].limit"),
        (content_json(channels=channel_json(fees=[{"name": "Phí", "amount": -1}])), "channels[0].fees[0].amount"),
        (content_json(channels=channel_json(fees=[{"name": "Phí", "amount": True}])), "channels[0].fees[0].amount"),
        (content_json(cases=[{"name": None, "documents": [paper_json(required="yes")]}]), "cases[0].documents[0].req"),
        (content_json(cases=[{"name": None, "documents": [paper_json(originals=5000)]}]), "cases[0].documents[0].ori"),
        (content_json(cases=[{"name": None, "documents": [paper_json(), paper_json()]}]), "cases"),
        (content_json(conditions=[{"id": "c1", "text": "a"}, {"id": "c1", "text": "b"}]), "conditions"),
        (content_json(online_level=5), "online_level"),
        (content_json(form=[]), "form"),
    ],
)
def test_content_of_the_wrong_shape_is_refused_at_its_place(data: object, place: str) -> None:
    with pytest.raises(ContentError) as refused:
        Content.from_json(data)
    assert str(refused.value).startswith(place)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(sorted(content_json(levels=[], channels=[], cases=[], decision={}, form={}))), JSON)
def test_any_other_value_in_any_place_is_read_or_refused_and_never_crashes(key: str, value: object) -> None:
    assert isinstance(outcome(content_json(**{key: value})), Content | ContentError)


def outcome(data: object) -> object:
    try:
        return Content.from_json(data)
    except ContentError as refused:
        return refused
