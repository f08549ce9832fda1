"""The closer look at one entry: each kind of evidence as a number."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter, mul

from motcua.core.search.actions import Action
from motcua.core.search.ages import age_fit
from motcua.core.search.chatter import FAINT_WEIGHT
from motcua.core.search.entries import Entry
from motcua.core.search.explaining import LEAST_MASS, explained
from motcua.core.search.names import ReadName
from motcua.core.search.reading import Reading
from motcua.core.search.tables import Tables
from motcua.core.search.weights import Weights
from motcua.core.search.words import agrees

# Acts whose name must be asked for: nobody who asks for a permit means its withdrawal.
_OF_NOTE = frozenset(Action) - {Action.NEW, Action.APPRAISE, Action.RECOGNISE, Action.SUPPORT, Action.REPORT}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Kinds of evidence for (positive) and against (negative) an entry; each has a weight of the same name."""

    direct: float
    text: float
    taught: float
    by_pair: float
    by_phrase: float
    by_word: float
    by_teaching: float
    by_whole_phrase: float
    likeness: float
    head: float
    missing: float
    missing_part: float
    remark: float
    qualifier_met: float
    qualifier_unasked: float
    strange: float
    act_met: float
    act_unasked: float
    age: float
    field: float
    ward: float
    citizen: float
    often: float
    embedding: float


_KINDS = tuple(kind.name for kind in fields(Evidence))
_values_of: Callable[[Evidence], tuple[float, ...]] = attrgetter(*_KINDS)
_weights_of: Callable[[Weights], tuple[float, ...]] = attrgetter(*_KINDS)


def evidence(tables: Tables, number: int, parts: tuple[float, ...], reading: Reading, close: float) -> Evidence:
    """Return what speaks for and against an entry."""
    entry, name = tables.entries[number], tables.names[number]
    met_remarks = [words for said, words in name.qualifiers.items() if reading.mentioned.issuperset(said)]
    mentioned = reading.mentioned.union(*met_remarks)
    core, remark = _unmentioned(tables, name, mentioned)
    missing = core / (tables.core_mass[number] or 1.0)
    met, unasked = _acts(name, reading)
    shares = explained(tables, number, reading)
    known = (shares.pair + shares.phrase + shares.word) * max(1.0, LEAST_MASS / (reading.mass or LEAST_MASS))
    return Evidence(
        direct=parts[0],
        text=parts[1],
        taught=parts[3],
        by_pair=shares.pair,
        by_phrase=shares.phrase,
        by_word=shares.word,
        by_teaching=shares.teaching,
        by_whole_phrase=shares.whole_phrase,
        likeness=known * (1.0 - missing),
        head=_head(tables, name.head, mentioned),
        missing=-missing,
        missing_part=-_missing_part(tables, name, mentioned, missing),
        remark=-remark,
        qualifier_met=float(len(met_remarks)),
        qualifier_unasked=float(len(met_remarks) - len(name.qualifiers)),
        strange=-_strange(tables, name, reading),
        act_met=met,
        act_unasked=-unasked,
        age=age_fit(entry.name, reading.ages),
        field=reading.fields.get(entry.field, 0.0),
        ward=_level(entry),
        citizen=1.0 if "citizen" in entry.audiences else 0.0,
        often=entry.frequency,
        embedding=close,
    )


def total(found: Evidence, weights: Weights) -> float:
    """Weigh the evidence together."""
    return float(sum(map(mul, _weights_of(weights), _values_of(found))))


def _head(tables: Tables, head: Sequence[str], mentioned: Container[str]) -> float:
    """Return the share of a name's opening words, without its acts, that the question mentions."""
    mass = sum(tables.importance(word) for word in head)
    return sum(tables.importance(word) for word in head if word in mentioned) / (mass or 1.0)


def _unmentioned(tables: Tables, name: ReadName, mentioned: Container[str]) -> tuple[float, float]:
    core = remark = 0.0
    rarity = tables.words.rarity
    for word, share in name.weights.items():
        if word not in mentioned:
            if share == 1.0:
                core += rarity[word]
            else:
                remark += rarity[word]
    return core, remark


def _missing_part(tables: Tables, name: ReadName, mentioned: Container[str], whole: float) -> float:
    """Return what is missing of the best part of a name that lists several matters: people ask for one of them."""
    rarity = tables.words.rarity
    best = whole
    for part in name.parts:
        mass = sum(rarity[word] for word in part)
        best = min(best, sum(rarity[word] for word in part if word not in mentioned) / (mass or 1.0))
    return best


def _strange(tables: Tables, name: ReadName, reading: Reading) -> float:
    return sum(
        tables.words.rarity[word] * reading.terms[word]
        for word, sound in reading.sounds.items()
        if word in name.sounds
        and reading.terms[word] > FAINT_WEIGHT
        and not any(agrees(sound, official) for official in name.sounds[word])
    )


def _acts(name: ReadName, reading: Reading) -> tuple[float, float]:
    """Return how many of the acts asked for are done, and whether what is done was not asked for."""
    asked, done = reading.acts & _OF_NOTE, name.acts & _OF_NOTE
    met = len(asked & name.acts_listed) / len(asked) if asked else 0.0
    return met, 0.0 if not done or name.is_plain or reading.hinted & done else 1.0


def _level(entry: Entry) -> float:
    if "ward" in entry.levels:
        return 1.0
    return 0.5 if "province" in entry.levels else 0.0
