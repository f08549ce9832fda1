"""A question as search understands it: its words with weights, what they mean officially, what was mended."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from motcua.core.search.abbreviations import may_abbreviate, spelled_out
from motcua.core.search.actions import Action, actions_in
from motcua.core.search.ages import ages_in
from motcua.core.search.asking import asking
from motcua.core.search.certifying import certified
from motcua.core.search.chatter import is_chatter, telling
from motcua.core.search.lexicon import Phrase
from motcua.core.search.phrases import Use
from motcua.core.search.repair import mended
from motcua.core.search.senses import Sense, senses
from motcua.core.search.spelling import Spelling
from motcua.core.search.tables import Tables
from motcua.core.search.weights import Weights
from motcua.core.search.words import Word, bare_words, pairs, plain, read_words

_MEANT: Final = {
    Sense.LOST: (("cấp lại", 1.0),),
    Sense.DIED: (("đăng ký khai tử", 1.0), ("chi phí mai táng", 0.7), ("tử tuất", 0.7), ("người đã chết", 0.5)),
    Sense.PAUSED: (("tạm ngừng kinh doanh", 1.0),),
}

_SURE: Final = 0.55
_LONGEST: Final = 1000  # characters read: who writes more has said it by then


@dataclass(frozen=True, slots=True)
class Reading:
    """`terms` and `pairs` with weights; `uses` are the lexicon's phrases found; `sounds` the accents typed."""

    words: tuple[Word, ...]
    terms: dict[str, float]
    pairs: dict[str, float]
    meant: dict[str, float]
    meant_pairs: dict[str, float]
    mentioned: frozenset[str]
    masses: tuple[float, ...]
    mass: float
    uses: tuple[Use, ...]
    sounds: dict[str, str]
    acts: frozenset[Action]
    hinted: frozenset[Action]
    fields: dict[str, float]
    repaired: str | None
    ages: tuple[int, ...]


def read(tables: Tables, question: str, weights: Weights) -> Reading:
    """Read a question against what the index knows."""
    typed = read_words(question[:_LONGEST])
    right = _mended(typed, tables.spelling)
    words = _spelled_out(tables, certified(_told(right)))
    bare = [word.bare for word in words]
    uses, silent = _meanings(tables, words)
    explained = {place for use in uses if use.sureness >= _SURE for place in use.places}
    terms: dict[str, float] = {}
    for place, word in enumerate(words):
        weight = 0.0 if place in silent else telling(word) * (weights.explained if place in explained else 1.0)
        terms[word.bare] = max(terms.get(word.bare, 0.0), weight)
    doubles = {pair: weights.pair for pair in pairs(bare) if not all(is_chatter(part) for part in pair.split())}
    meant: dict[str, float] = {}
    meant_pairs: dict[str, float] = {}
    for use in uses:
        _add_meaning(tables, meant, meant_pairs, use, [words[place] for place in use.places], weights)
    sounds = {word.bare: word.sound for word in words if word.accented}
    # Half a phrase may mean the matter, but not its act or its remarks: "khai sinh cho con" is not "… cho con lai".
    sure = [use for use in uses if use.is_whole and use.sureness >= _SURE]
    acts = actions_in(words).union(*(actions_in(read_words(use.phrase.meant)) for use in sure))
    mentioned = frozenset(bare).union(*(use.meant for use in sure))
    masses = tuple(telling(word) * tables.importance(word.bare) for word in words)
    return Reading(
        words,
        terms,
        doubles,
        meant,
        meant_pairs,
        mentioned,
        masses,
        sum(masses),
        uses,
        sounds,
        acts,
        actions_in(words, may_be=True) | acts,
        _fields(uses),
        _repaired(typed, right),
        ages_in(words),
    )


def _repaired(typed: Sequence[Word], right: Sequence[Word]) -> str | None:
    """Return the mended question, or None where every word stayed."""
    return None if tuple(typed) == tuple(right) else " ".join(word.written for word in right)


def _mended(typed: Sequence[Word], spelling: Spelling) -> tuple[Word, ...]:
    """Return the words mended stretch by stretch: those that only ask tell nothing of their neighbours."""
    asked = asking(typed)
    stretches = groupby(enumerate(typed), key=lambda one: one[0] in asked)
    parts = ((asks, [word for _, word in stretch]) for asks, stretch in stretches)
    return tuple(word for asks, part in parts for word in (part if asks else mended(part, spelling)))


def _told(words: Sequence[Word]) -> Sequence[Word]:
    """Return the words without those that only ask for a fact, unless the others tell nothing."""
    asked = asking(words)
    rest = [word for place, word in enumerate(words) if place not in asked]
    return rest if any(telling(word) == 1.0 for word in rest) else words


def _spelled_out(tables: Tables, words: Sequence[Word]) -> tuple[Word, ...]:
    result: list[Word] = []
    for word in words:
        long = spelled_out(word.bare, tables.abbreviations) if may_abbreviate(word) else ()
        result.extend([plain(part) for part in (word.bare, *long)] if long else [word])
    return tuple(result)


def _meanings(tables: Tables, words: Sequence[Word]) -> tuple[tuple[Use, ...], frozenset[int]]:
    """Return what phrases and senses mean, and the places of words that mean nothing here."""
    uses = tables.book.uses(words)
    silent: set[int] = set()
    for sensed in senses(words):
        if sensed.sense is Sense.PAUSED:  # not for good, whatever else "nghỉ bán" may mean
            uses = [use for use in uses if not use.places & sensed.places or _pauses(use)]
        silent |= sensed.places & {place for place, word in enumerate(words) if word.bare == "mat"}
        said = " ".join(words[place].written for place in sorted(sensed.places))
        uses.extend(
            Use(Phrase(said, meant), tuple(bare_words(meant)), sureness, sensed.places)
            for meant, sureness in _MEANT.get(sensed.sense, ())
        )
    return tuple(uses), frozenset(silent)


def _pauses(use: Use) -> bool:
    return Action.PAUSE in actions_in(read_words(use.phrase.meant))


def _add_meaning(
    tables: Tables,
    terms: dict[str, float],
    doubles: dict[str, float],
    use: Use,
    said: Sequence[Word],
    weights: Weights,
) -> None:
    rarity = tables.words.rarity
    parts = {word: (0.3 if is_chatter(word) else 1.0) for word in use.meant}
    mass = sum(share * rarity.get(word, 0.0) for word, share in parts.items())
    most = weights.meant_least + weights.meant_each * sum(telling(word) for word in said)
    weight = use.sureness * min(1.0, most / (mass or 1.0))
    for word, share in parts.items():
        terms[word] = max(terms.get(word, 0.0), weight * share)
    for pair in pairs(list(use.meant)):
        doubles[pair] = max(doubles.get(pair, 0.0), weight * weights.pair)


def _fields(uses: Sequence[Use]) -> dict[str, float]:
    found: dict[str, float] = {}
    for use in uses:
        if use.phrase.field:
            found[use.phrase.field] = max(found.get(use.phrase.field, 0.0), use.sureness)
    return found
