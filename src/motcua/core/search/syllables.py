"""Whether letters without accents can be a Vietnamese syllable at all."""

import re
from typing import Final

_ONSETS: Final = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|g|h|k|l|m|n|p|r|s|t|v|x|"
_RIMES: Final = (
    "a|ac|ach|ai|am|an|ang|anh|ao|ap|at|au|ay|e|ec|ech|em|en|eng|enh|eo|ep|et|eu|i|ia|ich|iec|iem|ien|ieng|iep|iet|"
    "ieu|im|in|inh|ip|it|iu|o|oa|oac|oach|oai|oam|oan|oang|oanh|oao|oap|oat|oay|oc|oe|oem|oen|oeo|oet|oi|om|on|ong|"
    "oong|op|ot|u|ua|uan|uang|uat|uay|uc|ue|uech|uenh|ui|um|un|ung|uo|uoc|uoi|uom|uon|uong|uop|uot|uou|up|ut|uu|uy|"
    "uya|uych|uyen|uyet|uyn|uynh|uyt|uyu|y|yem|yen|yet|yeu|i|uc|ut"
)
_SYLLABLE: Final = re.compile(f"(?:{_ONSETS})(?:{_RIMES})")


def is_syllable(bare: str) -> bool:
    """Return whether `bare` has the form onset + rime of Vietnamese."""
    return _SYLLABLE.fullmatch(bare) is not None
