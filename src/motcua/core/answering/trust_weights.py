"""Weights of the signals of trust: centre, spread and weight of each. Found by `bench/assistant_calibration.py`."""

from typing import Final

BIAS: Final = -1.473
WEIGHTS: Final[dict[str, tuple[float, float, float]]] = {
    "length": (2.311, 0.4371, 0.918),
    "top": (0.3912, 0.2506, 0.716),
    "top_a_word": (0.1835, 0.109, 1.291),
    "gap": (0.08412, 0.1178, 0.112),
    "gap_to_fifth": (0.1758, 0.1602, 0.488),
    "talk": (0.8251, 2.884, 1.380),
    "talk_in_all": (3.745, 11.13, 1.279),
    "pairs_known": (0.6501, 0.2753, 0.453),
    "pairs_common": (1.865, 1.03, 0.423),
    "pairs_strange": (2.228, 1.71, -0.062),
    "words_strange": (0.06603, 0.2581, 0.311),
}
