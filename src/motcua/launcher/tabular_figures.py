"""Figures of one width for tables: the typeface brings none, so they are made from its own at set-up.

Without them a column of amounts or times does not line up: its 1 is little more than half as wide as its 4.
"""

import copy

from fontTools.otlLib.builder import buildLookup, buildSingleSubstSubtable
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

_DIGITS = "0123456789"
_TAG = "tnum"


def add_tabular_figures(font: TTFont) -> None:
    """Add a second set of digits, each as wide as the 0 and centred, and the `tnum` feature that chooses them."""
    digits = [font.getBestCmap()[ord(digit)] for digit in _DIGITS]
    width = font["hmtx"][digits[0]][0]
    _add_feature(font, {name: _add_figure(font, name, width) for name in digits})


def _add_figure(font: TTFont, name: str, width: int) -> str:
    """Add a copy of the glyph, centred in `width`, and return its name."""
    advance, bearing = font["hmtx"][name]
    shift = (width - advance) // 2
    glyph = copy.deepcopy(font["glyf"][name])
    glyph.coordinates.translate((shift, 0))
    glyph.recalcBounds(font["glyf"])
    added = f"{name}.{_TAG}"
    font.setGlyphOrder([*font.getGlyphOrder(), added])
    font["glyf"][added] = glyph
    font["hmtx"][added] = (width, bearing + shift)
    return added


def _add_feature(font: TTFont, mapping: dict[str, str]) -> None:
    """Add the substitution to every script and language of the font."""
    table = font["GSUB"].table
    table.LookupList.Lookup.append(buildLookup([buildSingleSubstSubtable(mapping)]))
    table.LookupList.LookupCount = len(table.LookupList.Lookup)  # the subsetter believes the counts
    feature = otTables.Feature()
    feature.FeatureParams = None
    feature.LookupListIndex = [table.LookupList.LookupCount - 1]
    feature.LookupCount = 1
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = _TAG, feature
    table.FeatureList.FeatureRecord.append(record)  # tags are in alphabetical order, and this one is the last
    table.FeatureList.FeatureCount = len(table.FeatureList.FeatureRecord)
    for script in table.ScriptList.ScriptRecord:
        languages = [script.Script.DefaultLangSys, *(entry.LangSys for entry in script.Script.LangSysRecord)]
        for language in filter(None, languages):
            language.FeatureIndex.append(table.FeatureList.FeatureCount - 1)
            language.FeatureCount = len(language.FeatureIndex)
