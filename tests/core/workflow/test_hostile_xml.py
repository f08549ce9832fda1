"""XML that attacks its reader is refused, quickly and without being expanded."""

import tracemalloc

import pytest

from motcua.core.workflow import bpmn
from motcua.core.workflow.bpmn.xml_tree import MAX_BYTES, MAX_DEPTH, MAX_ELEMENTS
from motcua.core.workflow.problems import ModelRefused, Problem, Reason

from .drawn import draw

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
HOSTILE = {
    "billion laughs": f"<!DOCTYPE d [{LAUGHS}]><d>&l9;</d>",
    "quadratic blow-up": f'<!DOCTYPE d [<!ENTITY a "{"x" * 50_000}">]><d>{"&a;" * 5_000}</d>',
    "external entity": '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>',
    "external parameter entity": '<!DOCTYPE d [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x">%a;]><d/>',
    "external DTD": '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd"><d/>',
    "harmless DTD": "<!DOCTYPE d><d/>",
    "attribute entity": '<!DOCTYPE d [<!ENTITY a "b">]><d x="&a;"/>',
}


def refusal_of(xml: bytes) -> Problem:
    with pytest.raises(ModelRefused) as refusal:
        bpmn.parse(xml)
    (problem,) = refusal.value.problems
    assert problem.element == "document"
    return problem


@pytest.mark.parametrize("name", HOSTILE)
def test_document_types_and_entities_are_refused(name: str) -> None:
    assert refusal_of(HOSTILE[name].encode()).reason is Reason.UNSAFE_XML


def test_fifty_megabytes_are_refused_without_being_read_into_a_tree() -> None:
    xml = draw("S > A > E").xml() + b" " * 50_000_000
    tracemalloc.start()
    try:
        assert refusal_of(xml).reason is Reason.TOO_LARGE
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_the_size_limit_is_exact() -> None:
    xml = draw("S > A > E").xml()
    assert bpmn.parse(xml + b" " * (MAX_BYTES - len(xml))).start == "S"
    assert refusal_of(xml + b" " * (MAX_BYTES - len(xml) + 1)).reason is Reason.TOO_LARGE


@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 500_000])
def test_deep_nesting_is_refused(depth: int) -> None:
    assert refusal_of(b"<a>" * depth).reason is Reason.TOO_LARGE


def test_too_many_elements_are_refused() -> None:
    assert refusal_of(b"<a>" + b"<b/>" * MAX_ELEMENTS + b"</a>").reason is Reason.TOO_LARGE


def test_too_many_nodes_are_refused() -> None:
    nodes = "".join(f'<userTask id="t{n}"/>' for n in range(2001))
    xml = draw("S > A > E").xml().replace(b"</process>", nodes.encode() + b"</process>")
    with pytest.raises(ModelRefused) as refusal:
        bpmn.parse(xml)
    assert [problem.reason for problem in refusal.value.problems] == [Reason.TOO_LARGE]


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"not xml",
        b"<a",
        b"<a></b>",
        b"\x00\x01\x02",
        b"<a>\xff\xfe</a>",
        b'<?xml version="1.0" encoding="utf-7"?><a/>',
        b'<?xml version="1.0" encoding="no-such"?><a/>',
        b"<a>&undefined;</a>",
        b"PK\x03\x04",
    ],
)
def test_what_is_no_xml_is_refused(xml: bytes) -> None:
    assert refusal_of(xml).reason is Reason.NOT_XML


@pytest.mark.parametrize(
    "xml",
    [
        b"<definitions/>",
        b'<definitions xmlns="http://www.omg.org/spec/BPMN/20110524/MODEL"/>',
        b'<process xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>',
        b"<svg/>",
    ],
)
def test_what_is_no_bpmn_is_refused(xml: bytes) -> None:
    assert refusal_of(xml).reason is Reason.NOT_BPMN
