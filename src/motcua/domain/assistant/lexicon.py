"""The lexicon staff extend: an entry goes live only after its own question and all other live ones pass with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import IntegrityError, transaction

from motcua.core.search.folding import folded_words
from motcua.core.search.index import Index
from motcua.domain.accounts.models import Officer
from motcua.domain.assistant.models import LexiconEntry
from motcua.domain.assistant.published import live_lexicon, phrase_of, published_index

State = LexiconEntry.State

# A test passes when its procedure is among so many: what a person sees without scrolling.
WITHIN = 3
_SHOWN = 5


class LexiconRefusal(StrEnum):
    """Why an entry is not taken or does not go live."""

    EMPTY = "empty"
    SAYS_NOTHING_NEW = "says_nothing_new"
    ALREADY_THERE = "already_there"
    UNKNOWN_PROCEDURE = "unknown_procedure"
    NOT_A_DRAFT = "not_a_draft"
    NOT_LIVE = "not_live"
    TEST_FAILS = "test_fails"
    BREAKS_ANOTHER = "breaks_another"


@dataclass(frozen=True, slots=True)
class Failure:
    """A test question that does not find its procedure: what it found instead, best first."""

    question: str
    expected: str
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """What an entry's question finds (codes, best first) without the entry and with it, and the tests that fail."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    failures: tuple[Failure, ...]

    @property
    def passes(self) -> bool:
        """Whether the entry may go live."""
        return not self.failures


class CannotChangeLexicon(Exception):
    """A change of the lexicon that is refused; `failures` are the test questions that speak against it."""

    def __init__(self, reason: LexiconRefusal, failures: tuple[Failure, ...] = ()) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.failures = failures


def propose_entry(
    *,
    said: str,
    meant: str,
    question: str,
    expected: str,
    by: Officer | None,
    at: datetime,
    field: str = "",
    life_event: str = "",
) -> LexiconEntry:
    """Write down a draft: `said` is people's way, `meant` the catalogue's words. Raises CannotChangeLexicon."""
    texts = [" ".join(text.split()) for text in (said, meant, question)]
    if not all(folded_words(text) for text in texts):
        raise CannotChangeLexicon(LexiconRefusal.EMPTY)
    if folded_words(texts[0]) == folded_words(texts[1]):
        raise CannotChangeLexicon(LexiconRefusal.SAYS_NOTHING_NEW)
    code = expected.strip()
    if not _is_published(published_index(), code):
        raise CannotChangeLexicon(LexiconRefusal.UNKNOWN_PROCEDURE)
    try:
        with transaction.atomic():
            return LexiconEntry.objects.create(
                said=texts[0], meant=texts[1], question=texts[2], expected=code, field=field, life_event=life_event,
                proposed_by=by, proposed_at=at,
            )  # fmt: skip
    except IntegrityError:
        raise CannotChangeLexicon(LexiconRefusal.ALREADY_THERE) from None


def try_entry(entry: LexiconEntry) -> Trial:
    """Return what the entry's question finds without it and with it, and which tests would fail. Writes nothing.

    Takes some seconds, as `publish_entry` does.
    """
    live = list(LexiconEntry.objects.filter(state=State.LIVE).order_by("pk"))
    before, after = published_index(), _index_with(entry, live)
    own, broken = _failing(after, entry, live)
    return Trial(_top(before, entry.question), _top(after, entry.question), (*own, *broken))


def publish_entry(*, entry_id: int, by: Officer | None, at: datetime) -> LexiconEntry:
    """Put a draft live, if its question finds its procedure with it and every other live entry's still does.

    Takes some seconds: an index with the entry is built and asked. Raises CannotChangeLexicon,
    LexiconEntry.DoesNotExist.
    """
    with transaction.atomic():
        # All of the lexicon is held, so that two entries that spoil each other cannot go live at once.
        entries = {entry.pk: entry for entry in LexiconEntry.objects.select_for_update().order_by("pk")}
        entry = entries.get(entry_id)
        if entry is None:
            raise LexiconEntry.DoesNotExist(f"There is no lexicon entry {entry_id}.")
        if entry.state != State.DRAFT:
            raise CannotChangeLexicon(LexiconRefusal.NOT_A_DRAFT)
        live = [other for other in entries.values() if other.state == State.LIVE]
        _check(entry, live)
        return _decide(entry, State.LIVE, by, at)


@transaction.atomic
def withdraw_entry(*, entry_id: int, by: Officer | None, at: datetime) -> LexiconEntry:
    """Take an entry out of use; a draft is dropped the same way. Raises as `publish_entry`."""
    entry = LexiconEntry.objects.select_for_update().get(pk=entry_id)
    if entry.state == State.WITHDRAWN:
        raise CannotChangeLexicon(LexiconRefusal.NOT_LIVE)
    return _decide(entry, State.WITHDRAWN, by, at)


def _decide(entry: LexiconEntry, state: State, by: Officer | None, at: datetime) -> LexiconEntry:
    entry.state, entry.decided_by, entry.decided_at = state, by, at
    entry.save(update_fields=["state", "decided_by", "decided_at"])
    return entry


def _check(entry: LexiconEntry, live: list[LexiconEntry]) -> None:
    own, broken = _failing(_index_with(entry, live), entry, live)
    if own:
        raise CannotChangeLexicon(LexiconRefusal.TEST_FAILS, own)
    if broken:
        raise CannotChangeLexicon(LexiconRefusal.BREAKS_ANOTHER, broken)


def _index_with(entry: LexiconEntry, live: list[LexiconEntry]) -> Index:
    """The index as it would be with the entry live; one that is live already makes no difference."""
    before = published_index()
    if any(other.pk == entry.pk for other in live):
        return before
    return Index.build(before.entries, live_lexicon().extended([phrase_of(entry)]))


def _failing(
    tried: Index, entry: LexiconEntry, live: list[LexiconEntry]
) -> tuple[tuple[Failure, ...], tuple[Failure, ...]]:
    """The entry's own test if it fails, and the tests of other live entries that fail."""
    # A procedure that is no longer published cannot be found by anything: its tests say nothing about this entry.
    others = [other for other in live if other.pk != entry.pk and _is_published(tried, other.expected)]
    return tuple(_failures(tried, [entry])), tuple(_failures(tried, others))


def _top(index: Index, question: str) -> tuple[str, ...]:
    return tuple(hit.id for hit in index.search(question, limit=_SHOWN).hits)


def _failures(index: Index, entries: list[LexiconEntry]) -> Iterator[Failure]:
    for entry in entries:
        found = tuple(hit.id for hit in index.search(entry.question, limit=WITHIN).hits)
        if entry.expected not in found:
            yield Failure(entry.question, entry.expected, found)


def _is_published(index: Index, code: str) -> bool:
    try:
        index.entry(code)
    except KeyError:
        return False
    return True
