"""Rebuilding a dossier's rows from its events alone."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from motcua.domain.dossiers.state import plain
from motcua.domain.dossiers.words import FACT
from motcua.domain.ledger.models import Event, Verb

_ENDINGS = (Verb.WITHDRAWN, Verb.STOPPED)


@dataclass
class Rebuilt:
    """What the rows of one dossier must be, in payload form. Keys are what tells rows of a kind apart."""

    fixed: dict[str, Any] = field(default_factory=dict)
    dossier: dict[str, Any] = field(default_factory=dict)
    steps: dict[int, dict[str, Any]] = field(default_factory=dict)
    documents: set[tuple[int, str, str | None, int | None]] = field(default_factory=set)  # (event, key, hash, size)
    reasons: dict[tuple[int, int], tuple[str, str, str]] = field(default_factory=dict)  # (event, position)
    requests: dict[int, dict[str, Any]] = field(default_factory=dict)  # by event
    results: dict[int, tuple[str, str, str, str | None]] = field(default_factory=dict)  # by event
    pauses: list[dict[str, Any]] = field(default_factory=list)
    words: dict[int, str] = field(default_factory=dict)  # digests by event
    basis: int | str = ""  # event whose words are the legal basis of the limit, or the words themselves
    application_digest: str = ""


def replay(events: Iterable[Event]) -> Rebuilt:
    """Fold the events of one dossier, in order."""
    rebuilt = Rebuilt()
    for event in events:
        _apply(rebuilt, event)
    return rebuilt


def _apply(rebuilt: Rebuilt, event: Event) -> None:
    facts, at = event.payload["facts"], plain(event.at)
    if event.verb == Verb.SUBMITTED:
        rebuilt.fixed = facts
    rebuilt.dossier |= event.payload["dossier"]
    for token, changes in event.payload["steps"].items():
        rebuilt.steps.setdefault(int(token), {}).update(changes)
    rebuilt.documents |= {
        (event.seq, paper["key"], paper["sha256"], paper["size"]) for paper in facts.get("documents", [])
    }
    for position, reason in enumerate(facts.get("reasons", []), 1):
        rebuilt.reasons[event.seq, position] = (reason["target"], reason["key"], reason["sha256"])
    rebuilt.application_digest = facts.get("application_digest", rebuilt.application_digest)
    _requests(rebuilt, event, facts, at)
    _pauses(rebuilt, event, facts, at)
    if FACT in facts:
        rebuilt.words[event.seq] = facts[FACT]
    if event.verb == Verb.ACCEPTED:  # payloads of version 1 hold the words themselves
        rebuilt.basis = event.seq if FACT in facts else facts.get("basis", "")
    if event.verb == Verb.RESULT_RECORDED:
        rebuilt.results[event.seq] = (facts["outcome"], facts["code"], facts["name_sha256"], facts["sha256"])


def _requests(rebuilt: Rebuilt, event: Event, facts: dict[str, Any], at: str) -> None:
    if event.verb == Verb.SUPPLEMENT_REQUESTED:
        rebuilt.requests[event.seq] = {
            "token": facts["token"], "requested_at": at, "answer_by": facts["answer_by"], "answered_at": None,
            "withdrawn_at": None,
        }  # fmt: skip
    ended = "answered_at" if event.verb == Verb.SUPPLIED else "withdrawn_at" if _ends(event) else None
    if ended:
        for request in rebuilt.requests.values():
            if request["answered_at"] is None and request["withdrawn_at"] is None:
                request[ended] = at


def _pauses(rebuilt: Rebuilt, event: Event, facts: dict[str, Any], at: str) -> None:
    if reason := facts.get("paused"):
        rebuilt.pauses.append({"reason": reason, "since": at, "until": None})
    for pause in rebuilt.pauses:
        if pause["until"] is None and (pause["reason"] == facts.get("resumed") or _ends(event)):
            pause["until"] = at


def _ends(event: Event) -> bool:
    """Whether the act ended the dossier before its process did."""
    return event.verb in _ENDINGS and event.payload["dossier"].get("is_open") is False
