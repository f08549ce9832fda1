"""Walking over all dossiers in batches: chain, replay, compare."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import Count, F, Func, IntegerField, Max, TextField, Value
from django.db.models.functions import Cast, TruncDate

from motcua.domain.dossiers.actions.decisions import words_digest
from motcua.domain.dossiers.models import (
    ActReason,
    ActWords,
    Application,
    ClockPause,
    CodeCounter,
    Dossier,
    Result,
    Step,
    SubmittedDocument,
    SupplementRequest,
)
from motcua.domain.dossiers.state import application_digest, dossier_state, plain, step_state
from motcua.domain.dossiers.verification.replay import Rebuilt, replay
from motcua.domain.dossiers.words import digest
from motcua.domain.ledger.actions import day_root
from motcua.domain.ledger.chain import GENESIS, Sealed, event_hash
from motcua.domain.ledger.models import DaySeal, Event

BATCH = 500
_FIXED = (
    ("code", "code"),
    ("procedure_version", "procedure_version_id"),
    ("process_version", "process_version_id"),
    ("channel", "channel"),
    ("receiving_agency", "receiving_agency_id"),
    ("resolving_agency", "resolving_agency_id"),
    ("service_point", "service_point_id"),
    ("parent", "parent_id"),
    ("parent_token", "parent_token"),
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as the ledger says."""

    dossier: str
    what: str  # the row, such as `step 3` or `event 2`
    ledger: Any
    found: Any


@dataclass
class _Rows:
    """The rows of a batch, by dossier."""

    events: dict[int, list[Event]]
    steps: dict[int, list[Step]]
    documents: dict[int, list[SubmittedDocument]]
    reasons: dict[int, list[ActReason]]
    words: dict[int, list[ActWords]]
    requests: dict[int, list[SupplementRequest]]
    results: dict[int, list[Result]]
    pauses: dict[int, list[ClockPause]]
    applications: dict[int, Application]


def verify() -> Iterator[Difference]:
    """Yield every difference between the ledger and the tables, batch by batch. Reads only.

    The cost of a batch does not depend on what came before it; memory holds one batch.
    """
    last, top = 0, max(_top(Dossier, "pk"), _top(Event, "dossier_id"))
    while last < top:
        span = (last + 1, last + BATCH)
        dossiers = {dossier.pk: dossier for dossier in Dossier.objects.filter(pk__range=span)}
        rows = _rows(span)
        for dossier_id in sorted({*dossiers, *rows.events}):
            dossier = dossiers.get(dossier_id)
            if dossier is None:
                yield Difference(f"#{dossier_id}", "dossier", "exists", "is gone")
            else:
                yield from _dossier(dossier, rows)
        last += BATCH
    yield from _counters()
    yield from _seals()


def erased_words() -> int:
    """Return of how many events the words were erased, so that only their digest is left."""
    return ActWords.objects.filter(erased_at__isnull=False).count()


def _top(model: type[Dossier] | type[Event], column: str) -> int:
    return model.objects.aggregate(top=Max(column))["top"] or 0


def _in(span: tuple[int, int]) -> dict[str, int]:
    return {"dossier_id__gte": span[0], "dossier_id__lte": span[1]}


def _rows(span: tuple[int, int]) -> _Rows:
    def by_dossier(found: Any) -> dict[int, list[Any]]:
        return {key: list(rows) for key, rows in groupby(found, key=attrgetter("dossier_id"))}

    def of(model: Any, *order: str) -> dict[int, list[Any]]:
        return by_dossier(model.objects.filter(**_in(span)).order_by("dossier_id", *order))

    return _Rows(
        events=of(Event, "seq"),
        steps=of(Step, "token"),
        documents=by_dossier(
            SubmittedDocument.objects.filter(**_in(span)).select_related("file").order_by("dossier_id", "pk")
        ),
        reasons=of(ActReason, "seq", "position"),
        words=of(ActWords, "seq"),
        requests=by_dossier(
            SupplementRequest.objects.filter(**_in(span)).select_related("step").order_by("dossier_id", "seq")
        ),
        results=by_dossier(Result.objects.filter(**_in(span)).select_related("file").order_by("dossier_id", "seq")),
        pauses=of(ClockPause, "since", "pk"),
        applications={row.dossier_id: row for row in Application.objects.filter(**_in(span))},
    )


def _dossier(dossier: Dossier, rows: _Rows) -> Iterator[Difference]:
    events = rows.events.get(dossier.pk, [])
    yield from _chain(dossier, events)
    if not events:
        return
    try:
        rebuilt = replay(events)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        yield Difference(dossier.code, "events", "can be replayed", f"cannot: {error!r}")
        return
    for what, expected, found in _facts(dossier, rebuilt, rows):
        if expected != found:
            yield Difference(dossier.code, what, expected, found)


def _chain(dossier: Dossier, events: list[Event]) -> Iterator[Difference]:
    previous = GENESIS
    for expected_seq, event in enumerate(events, 1):
        if event.seq != expected_seq:
            yield Difference(dossier.code, f"event {event.seq}", f"number {expected_seq}", f"number {event.seq}")
            return
        fields = {name: getattr(event, name) for name in Sealed.__slots__}
        digest = event_hash(Sealed(**fields), previous)
        if bytes(event.prev_hash) != previous or bytes(event.hash) != digest:
            yield Difference(dossier.code, f"event {event.seq}", digest.hex(), bytes(event.hash).hex())
            return
        previous = digest
    if (dossier.last_seq, bytes(dossier.last_hash)) != (len(events), previous):
        yield Difference(dossier.code, "head of the chain", [len(events), previous.hex()], [dossier.last_seq, "…"])


def _facts(dossier: Dossier, rebuilt: Rebuilt, rows: _Rows) -> Iterator[tuple[str, Any, Any]]:
    """Yield (what, as the ledger says, as found) for everything that must agree."""
    for name, column in _FIXED:
        yield name, rebuilt.fixed.get(name), getattr(dossier, column)
    for name, value in dossier_state(dossier).items():
        yield name, rebuilt.dossier.get(name), value
    steps = {step.token: step for step in rows.steps.get(dossier.pk, [])}
    for token in sorted({*steps, *rebuilt.steps}):
        yield f"step {token}", rebuilt.steps.get(token), step_state(steps[token]) if token in steps else None
    papers = rows.documents.get(dossier.pk, [])
    found = {(paper.seq, paper.document_key, *_file(paper)) for paper in papers}
    yield "documents", sorted(rebuilt.documents, key=str), sorted(found, key=str)
    yield "reasons", rebuilt.reasons, {_reason_key(row): _reason(row) for row in rows.reasons.get(dossier.pk, [])}
    yield from _words(dossier, rebuilt, rows.words.get(dossier.pk, []))
    yield "requests", rebuilt.requests, {row.seq: _request(row) for row in rows.requests.get(dossier.pk, [])}
    yield "results", rebuilt.results, {row.seq: _result(row) for row in rows.results.get(dossier.pk, [])}
    pauses = [{"reason": row.reason, **_times(row, "since", "until")} for row in rows.pauses.get(dossier.pk, [])]
    yield "pauses", rebuilt.pauses, pauses
    application = rows.applications.get(dossier.pk)
    yield "application", rebuilt.application_digest, application_digest(application) if application else None


def _words(dossier: Dossier, rebuilt: Rebuilt, rows: list[ActWords]) -> Iterator[tuple[str, Any, Any]]:
    """Words that were erased cannot be compared; that they were there can."""
    erased = {row.seq for row in rows if row.erased_at is not None}
    found = {row.seq: rebuilt.words.get(row.seq) if row.seq in erased else digest(row) for row in rows}
    yield "words", rebuilt.words, found
    texts = {row.seq: row.text for row in rows}
    yield (
        "limit_basis",
        texts.get(rebuilt.basis) if isinstance(rebuilt.basis, int) else rebuilt.basis,
        dossier.limit_basis,
    )


def _file(paper: SubmittedDocument) -> tuple[str | None, int | None]:
    return (paper.file.sha256, paper.file.size) if paper.file else (None, None)


def _reason_key(row: ActReason) -> tuple[int, int]:
    return row.seq, row.position


def _reason(row: ActReason) -> tuple[str, str, str]:
    return row.target, row.target_key, words_digest(row.problem, row.remedy)


def _request(row: SupplementRequest) -> dict[str, Any]:
    times = _times(row, "requested_at", "answer_by", "answered_at", "withdrawn_at")
    return {"token": row.step.token, **times}


def _result(row: Result) -> tuple[str, str, str, str | None]:
    return row.outcome, row.code, words_digest(row.name, ""), row.file.sha256 if row.file else None


def _times(row: SupplementRequest | ClockPause, *names: str) -> dict[str, Any]:
    return {name: plain(getattr(row, name)) for name in names}


def _counters() -> Iterator[Difference]:
    """Codes have no gap: an agency's counter of a day is the number, and the highest serial, of the codes it gave."""
    given = {
        (row["resolving_agency_id"], row["day"]): (row["codes"], row["highest"])
        for row in Dossier.objects.annotate(day=TruncDate("submitted_at"), serial=_serial())
        .values("resolving_agency_id", "day")
        .annotate(codes=Count("pk"), highest=Max("serial"))
    }
    for counter in CodeCounter.objects.select_related("agency").iterator():
        found = given.pop((counter.agency_id, counter.day), (0, 0))
        if found != (counter.last, counter.last):
            yield Difference(f"{counter.agency.code} {counter.day}", "codes", [counter.last, counter.last], list(found))
    for (agency_id, day), found in given.items():
        yield Difference(f"agency {agency_id} {day}", "codes", "a counter", f"{found[0]} codes without one")


def _serial() -> Cast:
    digits = Func(F("code"), Value("[0-9]+$"), function="substring", output_field=TextField())
    return Cast(digits, IntegerField())


def _seals() -> Iterator[Difference]:
    """A sealed day still has the root that was published for it."""
    for seal in DaySeal.objects.order_by("authority", "day").iterator():
        count, root = day_root(seal.authority, seal.day)
        if (count, root) != (seal.events, bytes(seal.root)):
            yield Difference(f"{seal.authority} {seal.day}", "day seal", bytes(seal.root).hex(), root.hex())
