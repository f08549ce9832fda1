"""Weights of the signals of trust: centre, spread and weight of each. Found by `bench/assistant_calibration.py`."""

from typing import Final

BIAS: Final = 0.095
WEIGHTS: Final[dict[str, tuple[float, float, float]]] = {
    "length": (2.213, 0.4606, 1.461),
    "top": (0.4086, 0.24, 0.750),
    "top_a_word": (0.1964, 0.1047, 1.458),
    "gap": (0.08488, 0.1119, 0.288),
    "gap_to_fifth": (0.1765, 0.1467, 0.232),
    "talk": (1.29, 2.828, 1.305),
    "talk_in_all": (5.129, 10.35, 1.160),
    "pairs_known": (0.7057, 0.2755, 0.865),
    "pairs_common": (1.999, 1.007, -0.028),
    "pairs_strange": (1.597, 1.34, 0.121),
    "words_strange": (0.04312, 0.2242, 0.551),
}
