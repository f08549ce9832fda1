"""Weights of the signals of trust: centre, spread and weight of each. Found by `bench/assistant_calibration.py`."""

from typing import Final

BIAS: Final = -1.083
WEIGHTS: Final[dict[str, tuple[float, float, float]]] = {
    "length": (2.237, 0.4532, -0.205),
    "top": (0.3744, 0.2317, 0.545),
    "top_a_word": (0.1796, 0.1028, 0.971),
    "gap": (0.07645, 0.1089, 0.276),
    "gap_to_fifth": (0.1602, 0.1494, 0.581),
    "talk": (1.492, 2.827, 1.450),
    "talk_in_all": (5.731, 10.97, 1.443),
    "pairs_known": (0.6966, 0.2758, 0.912),
    "pairs_common": (2.141, 1.132, 0.219),
    "pairs_strange": (1.807, 1.559, 0.148),
    "words_strange": (0.05221, 0.2267, 0.265),
    "likeness": (0.2262, 0.2704, 0.044),
}
