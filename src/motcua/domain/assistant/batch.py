"""Answering from a catalogue file, without a database: an index over its rows, and each row's facts when asked."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from motcua.core.answering.engine import Response, respond
from motcua.core.answering.facts import Citation, Fact, Facts, Stated
from motcua.core.answering.sentences import Kind
from motcua.core.answering.thread import Thread
from motcua.core.answering.trust import Trust
from motcua.core.search.entries import UnusableRow, read_rows
from motcua.core.search.found import Found
from motcua.core.search.index import Index
from motcua.domain.assistant import wording
from motcua.domain.assistant.file_rows import facts_of_row

_GZIP = b"\x1f\x8b"


class UnusableFile(ValueError):
    """A file of procedures that cannot be read; the text names the file and the next step."""


class FileAssistant:
    """Answers from the rows of one file."""

    def __init__(self, path: Path) -> None:
        """Read the file and build the index. Raises UnusableFile."""
        lines = _lines(path)
        try:
            self.index = Index.build(read_rows(lines))
        except UnusableRow as refusal:
            raise UnusableFile(f"The file {path}: {refusal}") from None
        self._trust = Trust(self.index)
        self._rows: dict[str, Mapping[str, Any]] = {}
        for line in lines:
            if line.strip():
                row = json.loads(line)
                self._rows.setdefault(str(row["id"]).strip(), row)
        self._source = path.name

    def facts_of(self, identifier: str) -> Facts | None:
        """Return what the row of this id states; None where there is none."""
        row = self._rows.get(identifier)
        return None if row is None else facts_of_row({**row, "code": identifier}, source=self._source)

    def search(self, question: str) -> Found:
        """Return the rows that answer `question`, best first."""
        return self.index.search(question)

    def trust(self, question: str, found: Found) -> float:
        """Return how sure the best of `found` answers `question`."""
        return self._trust.of(found, question)

    def name_of(self, identifier: str) -> Stated[str] | None:
        """Return a row's name; None where there is no such row."""
        row = self._rows.get(identifier)
        if row is None:
            return None
        source = str(row.get("url") or self._source)
        return Stated(str(row["name"]).strip(), Citation(identifier, 0, "", Fact.NAME, source=source))

    def field_of(self, identifier: str) -> str:
        """Return the name of a row's field; empty where there is no such row."""
        return self.index.field_of(identifier)

    def respond(self, question: str, thread: Thread | None = None) -> Response:
        """Answer one question."""
        return respond(question, catalogue=self, thread=thread)


def as_json(qid: object, response: Response) -> dict[str, Any]:
    """Return an answer as one JSON object: status, procedure, field, answer, citations.

    `field` is the fact asked for first (`card` where none was), `fields` all of them. Each item of `citations` stands
    for one sentence of `sentences`, in the same order.
    """
    told = wording.tell(response)
    listed = [*told.lines, *told.options]
    return {
        "qid": qid,
        "status": response.status.value,
        "procedure": response.procedure or None,
        "field": _field(response),
        "answer": told.text,
        "citations": [citation_json(line.citation) for line in told.lines],
        "sentences": [line.text for line in told.lines],
        "options": [{"procedure": line.citation.procedure, "name": line.text} for line in listed if _is_option(line)],
        "fields": [asked.value for asked in response.asked],
        "route": response.route.value,
    }


def citation_json(citation: Citation) -> dict[str, Any]:
    """Return a citation as JSON: procedure, version, decision, field, place, source; null where there is none."""
    return {
        "procedure": citation.procedure,
        "version": citation.version or None,
        "decision": citation.decision or None,
        "field": citation.fact.value,
        "place": citation.place or None,
        "source": citation.source or None,
    }


def _is_option(line: wording.Line) -> bool:
    return line.kind in {Kind.OPTION, Kind.ALSO}


def _field(response: Response) -> str | None:
    if response.asked:
        return response.asked[0].value
    return "card" if response.procedure else None


def _lines(path: Path) -> list[str]:
    try:
        raw = path.read_bytes()
        return (gzip.decompress(raw) if raw.startswith(_GZIP) else raw).decode().splitlines()
    except (OSError, EOFError, UnicodeDecodeError) as failure:
        raise UnusableFile(
            f"The file {path} cannot be read: {failure}. Give JSON lines in UTF-8, plain or gzipped."
        ) from None
