"""The closer look at one entry: each kind of evidence as a number."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from motcua.core.search.actions import Action
from motcua.core.search.chatter import telling
from motcua.core.search.entries import Entry
from motcua.core.search.names import ReadName
from motcua.core.search.reading import Reading
from motcua.core.search.tables import Tables
from motcua.core.search.weights import Weights

# Acts whose name must be asked for: nobody who asks for a permit means its withdrawal.
_OF_NOTE = frozenset(Action) - {Action.NEW, Action.APPRAISE, Action.RECOGNISE, Action.SUPPORT, Action.REPORT}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Kinds of evidence for (positive) and against (negative) an entry; each has a weight of the same name."""

    direct: float
    text: float
    meant: float
    taught: float
    explains: float
    missing: float
    remark: float
    qualifier: float
    strange: float
    act_met: float
    act_unmet: float
    act_unasked: float
    whole: float
    field: float
    field_vote: float
    ward: float
    citizen: float
    often: float
    embedding: float


_KINDS = tuple(kind.name for kind in fields(Evidence))


def evidence(
    tables: Tables,
    number: int,
    parts: tuple[float, ...],
    reading: Reading,
    votes: Mapping[str, float],
    close: float,
) -> Evidence:
    """Return what speaks for and against an entry."""
    entry, name = tables.entries[number], tables.names[number]
    missing, remark = _unmentioned(tables, name, reading)
    met, unmet, unasked = _acts(name, reading)
    held = _held(tables, name, reading)
    return Evidence(
        direct=parts[0],
        text=parts[1],
        meant=parts[2],
        taught=parts[3],
        explains=_explains(tables, number, name, reading, held),
        missing=-missing,
        remark=-remark,
        qualifier=-sum(1.0 for one in name.qualifiers if not _mentioned(one, reading)),
        strange=-_strange(tables, name, reading),
        act_met=met,
        act_unmet=-unmet,
        act_unasked=-unasked,
        whole=sum(use.sureness * share * share for use, share in zip(reading.uses, held, strict=True)),
        field=reading.fields.get(entry.field, 0.0),
        field_vote=votes.get(entry.field, 0.0),
        ward=_level(entry),
        citizen=1.0 if "citizen" in entry.audiences else 0.0,
        often=entry.frequency,
        embedding=close,
    )


def total(found: Evidence, weights: Weights) -> float:
    """Weigh the evidence together."""
    return sum(getattr(weights, kind) * getattr(found, kind) for kind in _KINDS)


def _held(tables: Tables, name: ReadName, reading: Reading) -> list[float]:
    """Return for each phrase used the share of its meaning that the name holds."""
    shares: list[float] = []
    rarity = tables.words.rarity
    for use in reading.uses:
        words = set(use.meant)
        mass = sum(rarity.get(word, 8.0) for word in words)
        shares.append(sum(rarity[word] for word in words if word in name.weights) / mass if mass else 0.0)
    return shares


def _explains(tables: Tables, number: int, name: ReadName, reading: Reading, held: list[float]) -> float:
    """Return the share of the question's telling words that the entry accounts for, by name, phrase or text."""
    through = [0.0] * len(reading.words)
    for use, share in zip(reading.uses, held, strict=True):
        for place in use.places:
            through[place] = max(through[place], use.sureness * share)
    told = tables.told[number]
    accounted = 0.0
    for place, word in enumerate(reading.words):
        own = 1.0 if word.bare in name.weights else 0.4 if word.bare in told else 0.0
        accounted += telling(word) * tables.importance(word.bare) * max(own, through[place])
    return accounted / reading.mass if reading.mass else 0.0


def _unmentioned(tables: Tables, name: ReadName, reading: Reading) -> tuple[float, float]:
    core = remark = 0.0
    rarity = tables.words.rarity
    for word, share in name.weights.items():
        if word not in reading.mentioned:
            if share == 1.0:
                core += rarity[word]
            else:
                remark += rarity[word]
    return core, remark


def _mentioned(qualifier: tuple[str, ...], reading: Reading) -> bool:
    return all(word in reading.mentioned for word in qualifier)


def _strange(tables: Tables, name: ReadName, reading: Reading) -> float:
    return sum(
        tables.words.rarity[word] * reading.terms[word]
        for word, sound in reading.sounds.items()
        if word in name.sounds and sound not in name.sounds[word]
    )


def _acts(name: ReadName, reading: Reading) -> tuple[float, float, float]:
    asked, done = reading.acts & _OF_NOTE, name.acts & _OF_NOTE
    met = len(asked & done) / len(asked) if asked else 0.0
    unmet = 1.0 if asked and not asked & done else 0.0
    unasked = 1.0 if not asked and done and Action.NEW not in name.acts else 0.0
    return met, unmet, unasked


def _level(entry: Entry) -> float:
    if "ward" in entry.levels:
        return 1.0
    return 0.5 if "province" in entry.levels else 0.0
