"""The index over the published catalogue and the live lexicon, kept in this process and made anew when they change.

One small query tells whether they changed. The new index is built aside while readers go on with the old one; only
the very first reader of a process waits.
"""

import logging
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.db import connection, connections

from motcua.core.answering.facts import Citation, Fact, Stated
from motcua.core.answering.trust import Trust
from motcua.core.search.entries import Entry
from motcua.core.search.index import Index
from motcua.core.search.lexicon import Lexicon, Phrase, shipped_lexicon
from motcua.domain.assistant.models import LexiconEntry
from motcua.domain.catalogue.models import Procedure, ProcedureVersion
from motcua.domain.catalogue.queries import levels_of
from motcua.domain.dossiers.models import Dossier

_LOG = logging.getLogger(__name__)
_MARK = """
    SELECT (SELECT max(id) FROM catalogue_procedureversion),
           (SELECT count(*) FROM catalogue_procedure WHERE current_id IS NOT NULL),
           (SELECT max(decided_at) FROM assistant_lexiconentry),
           (SELECT count(*) FROM assistant_lexiconentry WHERE state = 'live')
"""
_RECENT_DOSSIERS = 10_000

Mark = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """What is searched and cited: the index, the judge of its hits, and every name with where it stands."""

    mark: Mark
    index: Index
    trust: Trust
    names: Mapping[str, Stated[str]]


@dataclass(slots=True)
class _Shelf:
    held: Published | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)
    building: bool = False


_SHELF = _Shelf()


def published_index() -> Index:
    """Return the index over what is published now; during a rebuild, the one before it."""
    return published().index


def published() -> Published:
    """Return index and names of what is published now; during a rebuild, those before it."""
    mark = _mark()
    held = _SHELF.held
    if held is not None and held.mark == mark:
        return held
    if held is None or not settings.SEARCH_INDEX_BUILT_ASIDE:
        return _built_here(mark)
    _build_aside()
    return held


def live_lexicon() -> Lexicon:
    """Return the shipped phrases and those staff have put live."""
    live = LexiconEntry.objects.filter(state=LexiconEntry.State.LIVE).order_by("pk")
    return shipped_lexicon().extended(phrase_of(entry) for entry in live)


def phrase_of(entry: LexiconEntry) -> Phrase:
    """Return a lexicon entry as the search reads it."""
    return Phrase(entry.said, entry.meant, entry.field, entry.life_event, entry.question)


def _mark() -> Mark:
    with connection.cursor() as cursor:
        cursor.execute(_MARK)
        row: Mark = cursor.fetchone()
    return row


def _built_here(mark: Mark) -> Published:
    with _SHELF.lock:
        held = _SHELF.held
        if held is None or held.mark != mark:
            held = _SHELF.held = _build()
        return held


def _build_aside() -> None:
    with _SHELF.lock:
        if _SHELF.building:
            return
        _SHELF.building = True
    threading.Thread(target=_in_thread, name="search-index", daemon=True).start()


def _in_thread() -> None:
    try:
        _SHELF.held = _build()
    except Exception:  # the old index goes on serving; the next question tries again
        _LOG.exception("The search index could not be built anew; the one before it goes on serving.")
    finally:
        _SHELF.building = False
        connections.close_all()


def _build() -> Published:
    # The mark first: what is published while rows are read makes the next question build once more.
    mark = _mark()
    ids = Procedure.objects.filter(current__isnull=False).values("current_id")
    versions = ProcedureVersion.objects.filter(pk__in=ids).select_related("procedure__field").defer("raw", "unread")
    often = _how_often()
    entries, names = [], {}
    for version in versions.order_by("procedure__code").iterator(chunk_size=500):
        code = version.procedure.code
        entries.append(_entry(version, often[version.procedure_id]))
        names[code] = Stated(version.name, citation_of(version, Fact.NAME))
    index = Index.build(entries, live_lexicon())
    return Published(mark, index, Trust(index), names)


def citation_of(version: ProcedureVersion, fact: Fact) -> Citation:
    """Return the citation of a part of a version."""
    return Citation(version.procedure.code, version.number, version.decision_number, fact, "", version.source)


def _how_often() -> Counter[int]:
    """How often each procedure is among the latest dossiers, scaled by nothing: only the order matters."""
    latest = Dossier.objects.order_by("-pk").values_list("procedure_id", flat=True)[:_RECENT_DOSSIERS]
    return Counter(latest)


def _entry(version: ProcedureVersion, frequency: int) -> Entry:
    content = version.content
    documents = [item["name"] for case in content.get("cases") or () for item in case["documents"]]
    texts = (
        version.name_en,
        "\n".join(item["name"] for item in content.get("results") or ()),
        "\n".join(documents),
        "\n".join(item["text"] for item in content.get("conditions") or ()),
        "\n".join(content.get("steps") or ()),
    )
    return Entry(
        id=version.procedure.code,
        name=version.name,
        field=version.procedure.field.name,
        levels=frozenset(level.value for level in levels_of(version)),
        audiences=frozenset(content.get("audience") or ()),
        texts=tuple(text for text in texts if text),
        frequency=float(frequency),
    )
