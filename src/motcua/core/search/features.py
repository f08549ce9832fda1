"""The closer look at one entry: each kind of evidence as a number."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from operator import attrgetter, mul

from motcua.core.search.actions import Action
from motcua.core.search.chatter import FAINT_WEIGHT, is_chatter, telling
from motcua.core.search.entries import Entry
from motcua.core.search.names import ReadName
from motcua.core.search.reading import Reading
from motcua.core.search.tables import Tables
from motcua.core.search.weights import Weights
from motcua.core.search.words import Word, agrees, pairs

# Acts whose name must be asked for: nobody who asks for a permit means its withdrawal.
_OF_NOTE = frozenset(Action) - {Action.NEW, Action.APPRAISE, Action.RECOGNISE, Action.SUPPORT, Action.REPORT}

LEAST_MASS = 10.0  # about two telling words: a question of fewer leaves much open
_HEAD = 6
_IN_PART = 0.05  # of a fault, where the plain act stands in the name of another: đăng ký thay đổi


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
    by_text: float
    run: float
    head: float
    missing_share: float
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
_values_of: Callable[[Evidence], tuple[float, ...]] = attrgetter(*_KINDS)
_weights_of: Callable[[Weights], tuple[float, ...]] = attrgetter(*_KINDS)


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
    shares = _explained(tables, number, name, reading, held)
    return Evidence(
        direct=parts[0],
        text=parts[1],
        taught=parts[3],
        by_pair=shares["pair"],
        by_phrase=shares["phrase"],
        by_word=shares["word"],
        by_teaching=shares["teaching"],
        by_text=shares["text"],
        run=shares["run"],
        head=_head(tables, name, reading),
        missing_share=-missing / (tables.core_mass[number] or 1.0),
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
    return float(sum(map(mul, _weights_of(weights), _values_of(found))))


def _held(tables: Tables, name: ReadName, reading: Reading) -> list[float]:
    """Return for each phrase used the share of its meaning that the name holds."""
    shares: list[float] = []
    rarity = tables.words.rarity
    for use in reading.uses:
        mass = held = 0.0
        for word in use.meant:
            weight = rarity.get(word, 8.0)
            mass += weight
            if word in name.weights:
                held += weight
        shares.append(held / mass if mass else 0.0)
    return shares


def _explained(tables: Tables, number: int, name: ReadName, reading: Reading, held: list[float]) -> dict[str, float]:
    """Return the shares of the question's telling words the entry accounts for, each word by its best witness."""
    through = [0.0] * len(reading.words)
    for use, share in zip(reading.uses, held, strict=True):
        for place in use.places:
            through[place] = max(through[place], use.sureness * share)
    told, taught = tables.told[number], tables.taught_to[number]
    bare = [word.bare for word in reading.words]
    linked = [pair in name.pairs for pair in pairs(bare)] + [False]
    paired = [linked[place] or (place > 0 and linked[place - 1]) for place in range(len(bare))]
    shares = dict.fromkeys(("pair", "phrase", "word", "teaching", "text", "none"), 0.0)
    masses = [mass / max(reading.mass, LEAST_MASS) for mass in reading.masses]
    shares["run"] = _longest_run(linked, masses)
    for place, word in enumerate(reading.words):
        mass = masses[place]
        witness, part = _witness(
            word, name, paired[place], through[place], word.bare in taught and telling(word) == 1.0, word.bare in told
        )
        shares[witness] += mass * part
    return shares


def _longest_run(linked: list[bool], masses: list[float]) -> float:
    """Return the greatest share of the question that stands in the name word by word."""
    best = current = 0.0
    for place, mass in enumerate(masses):
        current = current + mass if place and linked[place - 1] else mass if linked[place] else 0.0
        best = max(best, current)
    return best


def _head(tables: Tables, name: ReadName, reading: Reading) -> float:
    """Return the share of a name's opening words that the question mentions."""
    opening = name.words[:_HEAD]
    mass = sum(tables.importance(word) for word in opening)
    return sum(tables.importance(word) for word in opening if word in reading.mentioned) / (mass or 1.0)


def _witness(word: Word, name: ReadName, paired: bool, through: float, taught: bool, told: bool) -> tuple[str, float]:
    sounds = name.sounds.get(word.bare)
    strange = word.accented and sounds is not None and not any(agrees(word.sound, sound) for sound in sounds)
    if paired and not strange:
        return "pair", 1.0
    if through >= 0.5:
        return "phrase", through
    if word.bare in name.weights and not strange:
        return "word", 1.0
    if taught:
        return "teaching", 1.0
    if through:
        return "phrase", through
    return ("text", 1.0) if told else ("none", 0.0)


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
    return all(word in reading.mentioned for word in qualifier if not is_chatter(word))


def _strange(tables: Tables, name: ReadName, reading: Reading) -> float:
    return sum(
        tables.words.rarity[word] * reading.terms[word]
        for word, sound in reading.sounds.items()
        if word in name.sounds
        and reading.terms[word] > FAINT_WEIGHT
        and not any(agrees(sound, official) for official in name.sounds[word])
    )


def _acts(name: ReadName, reading: Reading) -> tuple[float, float, float]:
    asked, done = reading.acts & _OF_NOTE, name.acts & _OF_NOTE
    met = len(asked & done) / len(asked) if asked else 0.0
    unmet = 1.0 if asked and not asked & done else 0.0
    return met, unmet, 0.0 if asked & done or name.is_plain else _unasked(done, name)


def _unasked(done: frozenset[Action], name: ReadName) -> float:
    if not done:
        return 0.0
    return _IN_PART if Action.NEW in name.acts else 1.0


def _level(entry: Entry) -> float:
    if "ward" in entry.levels:
        return 1.0
    return 0.5 if "province" in entry.levels else 0.0
