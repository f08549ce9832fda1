"""How an entry accounts for the words of a question, each by its best witness: name, phrase, or what it was taught."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from motcua.core.search.chatter import telling
from motcua.core.search.names import ReadName
from motcua.core.search.reading import Reading
from motcua.core.search.tables import Tables
from motcua.core.search.words import agrees, pairs

LEAST_MASS: Final = 10.0  # about two telling words: a question of fewer leaves much open
_HALF: Final = 0.5
_SHARPNESS: Final = 4  # a phrase whose meaning a name holds by half hardly speaks for it


@dataclass(slots=True)
class Shares:
    """Shares of a question's telling words by witness. `whole_phrase`: by phrases whose whole meaning the name holds;
    these words are counted under their witness as well.
    """

    pair: float = 0.0
    phrase: float = 0.0
    word: float = 0.0
    teaching: float = 0.0
    whole_phrase: float = 0.0


def explained(tables: Tables, number: int, reading: Reading) -> Shares:
    """Return the shares of the question's telling words the entry with this number accounts for."""
    name, taught = tables.names[number], tables.taught_to[number]
    through, whole = _by_phrases(tables, name, reading)
    paired = _in_pairs(name, reading)
    shares = Shares()
    mass = max(reading.mass, LEAST_MASS)
    for place, word in enumerate(reading.words):
        part = reading.masses[place] / mass
        shares.whole_phrase += part * whole[place]
        sounds = name.sounds.get(word.bare)
        strange = word.accented and sounds is not None and not any(agrees(word.sound, sound) for sound in sounds)
        if paired[place] and not strange:
            shares.pair += part
        elif through[place] >= _HALF:
            shares.phrase += part * through[place]
        elif word.bare in name.weights and not strange:
            shares.word += part
        elif word.bare in taught and telling(word) == 1.0:
            shares.teaching += part
        else:
            shares.phrase += part * through[place]
    return shares


def _by_phrases(tables: Tables, name: ReadName, reading: Reading) -> tuple[list[float], list[float]]:
    """Return for each word how surely a phrase explains it by this name, and by the whole of a phrase's meaning."""
    through, whole = [0.0] * len(reading.words), [0.0] * len(reading.words)
    for use in reading.uses:
        share = _held(tables, name, use.meant)
        if share:
            for place in use.places:
                through[place] = max(through[place], use.sureness * share)
                whole[place] = max(whole[place], use.sureness * share**_SHARPNESS)
    return through, whole


def _held(tables: Tables, name: ReadName, meant: Sequence[str]) -> float:
    """Return the share of a phrase's meaning that the name holds."""
    rarity = tables.words.rarity
    mass = held = 0.0
    for word in meant:
        weight = rarity.get(word, 8.0)
        mass += weight
        if word in name.weights:
            held += weight
    return held / mass if mass else 0.0


def _in_pairs(name: ReadName, reading: Reading) -> list[bool]:
    """Return for each word whether it stands in the name beside the same neighbour."""
    linked = [pair in name.pairs for pair in pairs([word.bare for word in reading.words])]
    return [before or after for before, after in zip([False, *linked], [*linked, False], strict=True)]
