"""Weights of the signals of trust: centre, spread and weight of each. Found by `bench/assistant_calibration.py`."""

from typing import Final

BIAS: Final = 0.442
WEIGHTS: Final[dict[str, tuple[float, float, float]]] = {
    "length": (2.244, 0.4728, 1.808),
    "top": (0.4229, 0.2505, 0.700),
    "top_a_word": (0.2019, 0.1121, 1.361),
    "gap": (0.0906, 0.1176, 0.375),
    "gap_to_fifth": (0.1874, 0.1517, 0.161),
    "talk": (1.276, 2.905, 1.138),
    "talk_in_all": (5.143, 10.63, 0.950),
    "pairs_known": (0.599, 0.2911, 1.254),
    "pairs_common": (1.575, 0.9721, -0.370),
    "pairs_strange": (2.408, 1.758, 0.197),
    "words_strange": (0.07226, 0.2827, 0.375),
}
