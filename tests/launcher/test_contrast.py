"""Colours of the theme: text against its ground, computed as WCAG 2.2 defines it."""

import re

import pytest

from motcua.launcher.assets import source_folder

TEXT = 4.5
GRAPHICS = 3.0
PAIRS = [
    ("ink", "white", TEXT), ("ink", "paper", TEXT), ("ink-soft", "white", TEXT), ("ink-soft", "paper", TEXT),
    ("ink-soft", "teal-50", TEXT), ("ink", "rice-400", TEXT), ("teal-700", "white", TEXT), ("teal-700", "paper", TEXT),
    ("teal-800", "teal-50", TEXT), ("teal-800", "teal-100", TEXT), ("teal-900", "teal-50", TEXT),
    ("white", "teal-700", TEXT), ("white", "teal-800", TEXT), ("white", "teal-900", TEXT), ("white", "red-700", TEXT),
    ("white", "green-700", TEXT), ("teal-200", "teal-900", TEXT), ("green-800", "green-100", TEXT),
    ("rice-900", "rice-100", TEXT), ("clay-800", "clay-100", TEXT), ("clay-800", "white", TEXT),
    ("red-800", "red-100", TEXT), ("red-700", "white", TEXT), ("plum-800", "plum-100", TEXT), ("ink", "grey-100", TEXT),
    ("plum-800", "white", TEXT), ("teal-900", "clay-100", TEXT), ("teal-900", "red-100", TEXT),
    ("line-strong", "white", GRAPHICS), ("clay-600", "white", GRAPHICS), ("clay-600", "clay-100", GRAPHICS),
    ("teal-700", "teal-50", GRAPHICS), ("rice-400", "teal-700", GRAPHICS), ("ink", "rice-400", GRAPHICS),
]  # fmt: skip


def _colours() -> dict[str, str]:
    tokens = (source_folder() / "scss" / "_tokens.scss").read_text(encoding="utf-8")
    return dict(re.findall(r"^\$([\w-]+): #([0-9a-f]{6});", tokens, re.MULTILINE))


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("front", "ground", "least"), PAIRS, ids=[f"{pair[0]} on {pair[1]}" for pair in PAIRS])
def test_contrast(front: str, ground: str, least: float) -> None:
    light, dark = sorted((_luminance(_colours()[front]), _luminance(_colours()[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= least
