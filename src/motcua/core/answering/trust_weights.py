"""Weights of the signals of trust: centre, spread and weight of each. Found by `bench/assistant_calibration.py`."""

from typing import Final

BIAS: Final = 0.030
WEIGHTS: Final[dict[str, tuple[float, float, float]]] = {
    "length": (2.213, 0.4606, 1.755),
    "top": (0.3725, 0.2369, 0.631),
    "top_a_word": (0.1789, 0.1055, 1.375),
    "gap": (0.08114, 0.11, 0.271),
    "gap_to_fifth": (0.1685, 0.1433, 0.310),
    "talk": (0.9231, 3.016, 1.188),
    "talk_in_all": (4, 10.92, 1.051),
    "pairs_known": (0.5913, 0.2907, 1.351),
    "pairs_common": (1.548, 0.9649, -0.459),
    "pairs_strange": (2.355, 1.69, 0.235),
    "words_strange": (0.06766, 0.273, 0.412),
}
