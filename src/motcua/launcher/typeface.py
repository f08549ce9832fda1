"""Web fonts from the packaged typeface: only the letters that Vietnamese and English pages use."""

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from motcua.launcher.tabular_figures import add_tabular_figures

# What Vietnamese needs to be set well: marks on letters, kerning, figures that stand below each other.
FEATURES = ["ccmp", "locl", "kern", "mark", "mkmk", "liga", "tnum"]
# CSS weight → cut of the typeface.
WEIGHTS = {400: "Regular", 600: "SemiBold"}

VIETNAMESE = "ĂăÂâĐđÊêÔôƠơƯư" + "".join(
    chr(code) for code in (*range(0x1EA0, 0x1EFA), *(ord(c) for c in "ÀÁÃÈÉÌÍÒÓÕÙÚÝàáãèéìíòóõùúýĨĩŨũ"))
)
_LATIN = "".join(chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100)))
_MARKS = "".join(chr(code) for code in (0x300, 0x301, 0x303, 0x309, 0x323))  # decomposed text, as macOS sends it
_SIGNS = "–—‘’“”…•‹›€₫−×÷≤≥≠"
LETTERS = frozenset(VIETNAMESE + _LATIN + _MARKS + _SIGNS)


def source_fonts() -> dict[int, Path]:
    """Return the packaged font file of each weight."""
    import fontpkg_be_vietnam_pro

    files = fontpkg_be_vietnam_pro.ROOT / "files"
    return {weight: files / f"BeVietnamPro-{cut}.ttf" for weight, cut in WEIGHTS.items()}


def make_web_fonts(folder: Path) -> None:
    """Write `be-vietnam-pro-<weight>.woff2` for each weight into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for weight, source in source_fonts().items():
        options = subset.Options(flavor="woff2", layout_features=FEATURES)
        options.hinting = False
        # The file's own date stays, so that the same sources make the same file.
        with TTFont(source, lazy=False, recalcTimestamp=False) as font:
            add_tabular_figures(font)
            subsetter = subset.Subsetter(options)
            subsetter.populate(unicodes=[ord(letter) for letter in LETTERS])
            subsetter.subset(font)
            font.flavor = "woff2"
            font.save(folder / f"be-vietnam-pro-{weight}.woff2")
