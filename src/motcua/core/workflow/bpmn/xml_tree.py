"""Reads untrusted XML into a tree: bounded in bytes, depth and elements; no DTD, no entities, no outside references."""

from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from motcua.core.workflow.problems import ModelRefused, Problem, Reason

MAX_BYTES = 5_000_000  # the largest shipped model with its drawing is 1 % of this
MAX_DEPTH = 64  # real models nest about ten deep
MAX_ELEMENTS = 50_000
CHUNK = 65_536
DOCUMENT = "document"  # stands for an element id where the file as a whole is refused


class _TooMuch(Exception):
    """Depth or number of elements is beyond the limit."""


class _BoundedBuilder(TreeBuilder):
    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._elements = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        self._elements += 1
        if self._depth > MAX_DEPTH:
            raise _TooMuch(f"elements are nested deeper than {MAX_DEPTH} levels")
        if self._elements > MAX_ELEMENTS:
            raise _TooMuch(f"it has more than {MAX_ELEMENTS} elements")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def read_tree(xml: bytes) -> Element:
    """Return the root element. Raises ModelRefused (one problem, on `document`)."""
    if len(xml) > MAX_BYTES:
        raise _refused(
            Reason.TOO_LARGE, f"the file is larger than {MAX_BYTES // 1_000_000} MB; remove what is not BPMN"
        )
    parser = DefusedXMLParser(target=_BoundedBuilder(), forbid_dtd=True, forbid_entities=True, forbid_external=True)
    try:
        for at in range(0, len(xml), CHUNK):
            parser.feed(xml[at : at + CHUNK])
        root = parser.close()
    except DefusedXmlException as error:
        sentence = "the file declares a document type or entities; save it again without them"
        raise _refused(Reason.UNSAFE_XML, sentence) from error
    except _TooMuch as error:
        raise _refused(Reason.TOO_LARGE, f"the file is not a process model: {error}") from error
    except (ParseError, ValueError, LookupError) as error:
        raise _refused(Reason.NOT_XML, f"the file is not well-formed XML ({error}); export it again") from error
    assert isinstance(root, Element)
    return root


def _refused(reason: Reason, sentence: str) -> ModelRefused:
    return ModelRefused([Problem(DOCUMENT, reason, sentence)])
