"""Reads a page as a person or a browser does: headings, links, inputs, words."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass
class Element:
    """One element: its tag, attributes, children in order, and the words inside."""

    tag: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words inside, with plain single spaces."""
        parts = (child if isinstance(child, str) else child.text for child in self.children)
        return " ".join(" ".join(parts).split())

    def all(self, tag: str = "", **attributes: str) -> list["Element"]:
        """Every element below with this tag and these attributes; `cls` is one of its classes."""
        found = []
        for child in self.children:
            if isinstance(child, Element):
                if child._is(tag, attributes):
                    found.append(child)
                found.extend(child.all(tag, **attributes))
        return found

    def one(self, tag: str = "", **attributes: str) -> "Element":
        """The only such element below."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} elements like {tag} {attributes}"
        return found[0]

    def _is(self, tag: str, attributes: dict[str, str]) -> bool:
        asked = dict(attributes)
        cls = asked.pop("cls", None)
        if tag and self.tag != tag:
            return False
        if cls and cls not in self.attributes.get("class", "").split():
            return False
        return all(self.attributes.get(name.replace("_", "-")) == value for name, value in asked.items())

    def values(self) -> dict[str, str]:
        """What a browser would send for the inputs below, one value a name."""
        sent = {}
        for element in self.all("input"):
            kind = element.attributes.get("type", "text")
            if kind in ("radio", "checkbox") and "checked" not in element.attributes:
                continue
            if kind != "file" and "name" in element.attributes:
                sent[element.attributes["name"]] = element.attributes.get("value", "on" if kind == "checkbox" else "")
        for area in self.all("textarea"):
            sent[area.attributes["name"]] = "".join(str(child) for child in area.children)
        for select in self.all("select"):
            chosen = [option for option in select.all("option") if "selected" in option.attributes]
            first = (chosen or select.all("option"))[0]
            sent[select.attributes["name"]] = first.attributes.get("value", first.text)
        return sent


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def read_page(html: str | bytes) -> Element:
    """Read a page or a part of one; elements that are not closed in order fail the test."""
    builder = _Builder()
    builder.feed(html.decode() if isinstance(html, bytes) else html)
    builder.close()
    assert builder._open == [builder.root], f"not closed: {builder._open[-1].tag}"
    return builder.root
