"""Vietnamese text made comparable: without marks and case for finding, with a key for sorting.

Vietnamese reaches us composed (NFC) and decomposed (NFD), in capitals, with doubled spaces and with đ, which no
Unicode decomposition takes apart. Folding makes all of them the same text.
"""

import re
import unicodedata

# The Icelandic eth looks like đ and is typed for it.
_WITHOUT_STROKE = str.maketrans({"đ": "d", "ð": "d"})
_WORD = re.compile(r"[^\W_]+")

_ALPHABET = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLACE = {letter: place for place, letter in enumerate(_ALPHABET)}
# Order of tones in Vietnamese dictionaries: none, grave, hook, tilde, acute, dot below.
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}

VietnameseKey = tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


def fold(text: str) -> str:
    """Return `text` in lower case without marks, đ as d, every run of white space as one space.

    Folding twice changes nothing more, and a text folds the same whether it was composed or decomposed.
    """
    lowered = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(char for char in lowered if not unicodedata.combining(char))
    return " ".join(bare.translate(_WITHOUT_STROKE).split())


def folded_words(text: str) -> list[str]:
    """Return the folded words of `text`, in order: runs of letters and digits, punctuation left out."""
    return _WORD.findall(fold(text))


def vietnamese_key(text: str) -> VietnameseKey:
    """Return a key that sorts as Vietnamese dictionaries do: letters first (a ă â … d đ …), tones second, by word."""
    return tuple(_word_key(word) for word in text.split())


def _word_key(word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    letters: list[int] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFD", unicodedata.normalize("NFC", word).lower()):
        if char in _TONES and tones:
            tones[-1] = _TONES[char]
        elif unicodedata.combining(char) and letters:
            letters[-1] = _marked(letters[-1], char)
        else:
            letters.append(_PLACE.get(char, len(_ALPHABET) + ord(char)))
            tones.append(0)
    return tuple(letters), tuple(tones)


def _marked(place: int, mark: str) -> int:
    """Return the place of the letter at `place` with a circumflex, breve or horn put on it."""
    if place >= len(_ALPHABET):
        return place
    letter = unicodedata.normalize("NFC", _ALPHABET[place] + mark)
    return _PLACE.get(letter, place)
