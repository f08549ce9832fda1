"""The content of one version of a procedure: what it asks for and promises, as a frozen value and as JSON."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from motcua.core.codes import UnreadableCode, parse_procedure_code
from motcua.domain.agencies.models import Level
from motcua.domain.catalogue.content_parts import (
    Audience,
    ChannelContent,
    Condition,
    Decision,
    FieldName,
    Json,
    LegalBasis,
    ResponsibleAgencies,
    ResultContent,
)
from motcua.domain.catalogue.document_content import Case, DocumentContent
from motcua.domain.catalogue.json_node import Node
from motcua.domain.catalogue.paper_conditions import unanswerable

T = TypeVar("T")

_NO_DECISION = Decision()
_NO_AGENCY = ResponsibleAgencies()

_KEYS = (
    "code", "name", "name_en", "field", "ministry", "levels", "audience", "decision", "agency", "summary",
    "summary_en", "steps", "conditions", "channels", "cases", "results", "legal_bases", "online_level", "process",
    "form", "unverified",
)  # fmt: skip


@dataclass(frozen=True)
class Content:
    """One version's content. `None` means not published. Equal content has an equal `digest`, whatever its file."""

    code: str
    name: str
    field: FieldName
    name_en: str = ""
    ministry: str | None = None
    levels: tuple[Level, ...] | None = None
    audience: tuple[Audience, ...] | None = None
    decision: Decision = _NO_DECISION
    agency: ResponsibleAgencies = _NO_AGENCY
    summary: str | None = None
    summary_en: str | None = None
    steps: tuple[str, ...] | None = None
    conditions: tuple[Condition, ...] | None = None
    channels: tuple[ChannelContent, ...] | None = None
    cases: tuple[Case, ...] | None = None
    results: tuple[ResultContent, ...] | None = None
    legal_bases: tuple[LegalBasis, ...] | None = None
    online_level: int | None = None
    process: str | None = None
    form: Mapping[str, Any] | None = None
    unverified: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, data: object) -> "Content":
        """Read the JSON form. Raises ContentError naming the place and what is wrong there."""
        node = Node(data).members(*_KEYS)
        content = cls(
            code=_code(node.get("code")),
            name=node.get("name").text(),
            field=FieldName.read(node.get("field")),
            name_en=node.get("name_en").optional_text(),
            ministry=node.get("ministry").published_text(),
            levels=_listed(node.get("levels"), lambda item: item.one_of(Level)),
            audience=_listed(node.get("audience"), lambda item: item.one_of(Audience)),
            decision=Decision.read(node.get("decision")),
            agency=ResponsibleAgencies.read(node.get("agency")),
            summary=node.get("summary").published_text(),
            summary_en=node.get("summary_en").published_text(),
            steps=_listed(node.get("steps"), Node.text),
            conditions=_listed(node.get("conditions"), Condition.read),
            channels=_listed(node.get("channels"), ChannelContent.read),
            cases=_listed(node.get("cases"), Case.read),
            results=_listed(node.get("results"), ResultContent.read),
            legal_bases=_listed(node.get("legal_bases"), LegalBasis.read),
            online_level=_online_level(node.get("online_level")),
            process=node.get("process").published_text(),
            form=_object(node.get("form")),
            unverified=_listed(node.get("unverified"), Node.text) or (),
        )
        _require_unique(node.get("cases"), [document.id for document in content.documents])
        _require_unique(node.get("conditions"), [condition.id for condition in content.conditions or ()])
        _require_answerable(node.get("cases"), content.documents, content.form)
        return content

    @property
    def documents(self) -> tuple[DocumentContent, ...]:
        """All papers, case by case."""
        return tuple(document for case in self.cases or () for document in case.documents)

    def to_json(self) -> Json:
        """Return the JSON form; `Content.from_json` reads it back to an equal content."""
        return {
            "code": self.code,
            "name": self.name,
            "name_en": self.name_en or None,
            "field": self.field.to_json(),
            "ministry": self.ministry,
            "levels": None if self.levels is None else [level.value for level in self.levels],
            "audience": None if self.audience is None else [kind.value for kind in self.audience],
            "decision": self.decision.to_json(),
            "agency": self.agency.to_json(),
            "summary": self.summary,
            "summary_en": self.summary_en,
            "steps": _plain(self.steps),
            "conditions": _written(self.conditions),
            "channels": _written(self.channels),
            "cases": _written(self.cases),
            "results": _written(self.results),
            "legal_bases": _written(self.legal_bases),
            "online_level": self.online_level,
            "process": self.process,
            "form": self.form,
            "unverified": list(self.unverified),
        }

    def digest(self) -> str:
        """Return the SHA-256 (hex) of the canonical JSON form."""
        return digest(self.to_json())


def digest(data: Mapping[str, Any]) -> str:
    """Return the SHA-256 (hex) of `data` written canonically: sorted keys, no spaces, UTF-8."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _code(node: Node) -> str:
    try:
        return str(parse_procedure_code(node.text()))
    except UnreadableCode as problem:
        node.refuse(str(problem))


def _online_level(node: Node) -> int | None:
    """Online service level: 2 information, 3 part of the way, 4 all the way (NĐ 42/2022 arts. 11-12)."""
    if node.is_null:
        return None
    if node.value not in (2, 3, 4):
        node.refuse(f"must be 2, 3, 4 or null, not {node.value!r}")
    return int(node.value)


def _listed(node: Node, read: Callable[[Node], T]) -> tuple[T, ...] | None:
    return None if node.is_null else tuple(read(item) for item in node.items())


def _object(node: Node) -> Mapping[str, Any] | None:
    if node.is_null:
        return None
    if not isinstance(node.value, Mapping):
        node.refuse("must be an object")
    return node.value


def _plain(texts: tuple[str, ...] | None) -> list[str] | None:
    return None if texts is None else list(texts)


def _written(parts: tuple[Any, ...] | None) -> list[Json] | None:
    return None if parts is None else [part.to_json() for part in parts]


def _require_unique(node: Node, keys: list[str]) -> None:
    twice = {key for key in keys if keys.count(key) > 1}
    if twice:
        node.refuse(f"the id {', '.join(sorted(twice))} is given to more than one item")


def _require_answerable(node: Node, documents: tuple[DocumentContent, ...], form: Mapping[str, Any] | None) -> None:
    for document in documents:
        if problem := unanswerable(document.when, form):
            node.refuse(f"the paper {document.id} {problem}")
