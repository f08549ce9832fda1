"""How much room a name takes: widths of letters in the viewer's label face (Arial 11), and where its lines break."""

LABEL_WIDTH = 110.0  # a name is broken into lines of this width
LINE_HEIGHT = 14.0
_LETTER = 6.2  # mean width; capitals and Vietnamese letters with marks are not wider than their base letter
_WIDE = 8.6


def width_of(text: str) -> float:
    """Return the width of one line of text."""
    return sum(_WIDE if letter.isupper() or letter in "mwMW%@" else _LETTER for letter in text)


def lane_room(name: str) -> float:
    """Return the height a lane needs for its name, written upwards in Arial 12 on one line."""
    return width_of(name) * 12 / 11 + 20


def room_for(text: str, width: float = LABEL_WIDTH) -> tuple[float, float]:
    """Return width and height of a name broken into lines."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return max(map(width_of, lines)) + 4, LINE_HEIGHT * len(lines)
