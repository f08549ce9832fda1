"""Weights of the signals of trust: centre, spread and weight of each. Found by `bench/assistant_calibration.py`."""

from typing import Final

BIAS: Final = 0.437
WEIGHTS: Final[dict[str, tuple[float, float, float]]] = {
    "length": (2.244, 0.4728, 1.853),
    "top": (0.4206, 0.2484, 0.627),
    "top_a_word": (0.2008, 0.111, 1.336),
    "gap": (0.08949, 0.1159, 0.336),
    "gap_to_fifth": (0.1841, 0.1502, 0.185),
    "talk": (1.276, 2.905, 1.135),
    "talk_in_all": (5.143, 10.63, 0.954),
    "pairs_known": (0.599, 0.2911, 1.290),
    "pairs_common": (1.575, 0.9721, -0.383),
    "pairs_strange": (2.408, 1.758, 0.182),
    "words_strange": (0.07226, 0.2827, 0.369),
}
