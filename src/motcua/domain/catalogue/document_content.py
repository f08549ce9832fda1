"""The papers a procedure asks for, by case."""

from dataclasses import dataclass
from typing import Any

from motcua.domain.catalogue.content_parts import read_key
from motcua.domain.catalogue.json_node import Node

Json = dict[str, Any]


@dataclass(frozen=True)
class DocumentContent:
    """A paper to hand in. Counts are None where not published; `required` False where it may not apply.

    `when`: the condition over answers of the procedure's own form under which it is asked for, where the form decides;
    see `catalogue.paper_conditions`.
    """

    id: str
    name: str
    form_code: str = ""
    originals: int | None = None
    copies: int | None = None
    required: bool = True
    reuse: str = ""
    note: str = ""
    when: str = ""

    @classmethod
    def read(cls, node: Node) -> "DocumentContent":
        """Read the JSON form. Raises ContentError."""
        node.members("id", "name", "form_code", "originals", "copies", "required", "reuse", "note", "when")
        return cls(
            read_key(node.get("id")),
            node.get("name").text(),
            node.get("form_code").optional_text(),
            node.get("originals").optional_count(),
            node.get("copies").optional_count(),
            node.get("required").flag(),
            node.get("reuse").optional_text(),
            node.get("note").optional_text(),
            node.get("when").optional_text(),
        )

    def to_json(self) -> Json:
        """Return the JSON form; without a condition as it was before there were any, so that digests stay."""
        return {
            "id": self.id,
            "name": self.name,
            "form_code": self.form_code or None,
            "originals": self.originals,
            "copies": self.copies,
            "required": self.required,
            "reuse": self.reuse or None,
            "note": self.note or None,
            **({"when": self.when} if self.when else {}),
        }


@dataclass(frozen=True)
class Case:
    """The papers of one case (trường hợp); a procedure without cases has one of empty name."""

    name: str
    documents: tuple[DocumentContent, ...]

    @classmethod
    def read(cls, node: Node) -> "Case":
        """Read the JSON form. Raises ContentError."""
        node.members("name", "documents")
        documents = tuple(DocumentContent.read(item) for item in node.get("documents").items())
        return cls(node.get("name").optional_text(), documents)

    def to_json(self) -> Json:
        """Return the JSON form."""
        return {"name": self.name or None, "documents": [document.to_json() for document in self.documents]}
