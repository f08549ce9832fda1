"""What the lexicon teaches about each entry: how people speak of it, beyond the words of its name."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from motcua.core.search.lexicon import Lexicon
from motcua.core.search.names import ReadName
from motcua.core.search.words import bare_words

_LEAST_HELD: Final = 0.6  # share of what a phrase means that a name must hold
_NEARLY: Final = 0.85  # of the best name's share
_MOST_ENTRIES: Final = 8
_WHOLE: Final = 0.85  # of a name and of what a phrase means: the phrase is this name's, not its relatives'


def taught_words(
    lexicon: Lexicon, names: Sequence[ReadName], fields: Sequence[str], rarity: Mapping[str, float]
) -> list[list[str]]:
    """Return for each entry the words of the phrases, and of their examples, whose meaning its name holds best.

    Phrases of a field teach only that field's entries; phrases of none teach nobody, they are too general.
    """
    of_field: dict[str, list[int]] = defaultdict(list)
    for number, field in enumerate(fields):
        of_field[field].append(number)
    taught: list[list[str]] = [[] for _ in names]
    pupils_of: dict[tuple[str, str], list[int]] = {}
    examples: set[str] = set()
    for phrase in lexicon.phrases:
        pupils = pupils_of.get((phrase.field, phrase.meant))
        if pupils is None:
            pupils = _pupils(bare_words(phrase.meant), of_field.get(phrase.field, ()), names, rarity)
            pupils_of[phrase.field, phrase.meant] = pupils
        said = bare_words(phrase.said)
        if phrase.example not in examples:
            examples.add(phrase.example)
            said += bare_words(phrase.example)
        for number in pupils:
            taught[number].extend(said)
    return taught


def _pupils(
    meant: Sequence[str], numbers: Sequence[int], names: Sequence[ReadName], rarity: Mapping[str, float]
) -> list[int]:
    masses = {word: rarity.get(word, 0.0) for word in meant}
    whole = sum(masses.values())
    if not whole:
        return []
    held = [(sum(mass for word, mass in masses.items() if word in names[number].weights) / whole, number)
            for number in numbers]  # fmt: skip
    best = max((share for share, _ in held), default=0.0)
    if best < _LEAST_HELD:
        return []
    said_whole = [
        number for share, number in held if share >= _WHOLE and _said(names[number], masses, rarity) >= _WHOLE
    ]
    if said_whole:
        return said_whole[:_MOST_ENTRIES]
    # The shortest names first: the ordinary case of a family rather than its variants.
    near = sorted((len(names[number].words), number) for share, number in held if share >= _NEARLY * best)
    return [number for _, number in near[:_MOST_ENTRIES]]


def _said(name: ReadName, meant: Mapping[str, float], rarity: Mapping[str, float]) -> float:
    core = {word: rarity.get(word, 0.0) for word, share in name.weights.items() if share == 1.0}
    return sum(mass for word, mass in core.items() if word in meant) / (sum(core.values()) or 1.0)
