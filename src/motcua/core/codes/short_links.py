"""The code of a short link: six letters and digits that can be read off a board, said aloud and typed.

No vowels, so that no word comes out; nothing that looks or sounds like something else (0 o, 1 l i, 5 s, 9 g q).
"""

ALPHABET = "234678bcdfhjkmnprtvwxz"
LENGTH = 6
POSSIBLE = len(ALPHABET) ** LENGTH


def short_code(number: int) -> str:
    """Return the code of a number from 0 to POSSIBLE - 1; every number has its own. Raises ValueError outside."""
    if not 0 <= number < POSSIBLE:
        raise ValueError(f"{number} has no short code: numbers run from 0 to {POSSIBLE - 1}.")
    letters = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    return "".join(reversed(letters))


def read_short_code(typed: str) -> str | None:
    """Return the code as it is stored: capitals, spaces and hyphens do not matter; None where it cannot be one."""
    code = "".join(typed.lower().replace("-", " ").split())
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None
