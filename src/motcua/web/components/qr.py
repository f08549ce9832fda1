"""QR codes as vector drawings: inside a page (no request, no script, no inline style) and on printed papers."""

import segno
from markupsafe import Markup

# Trying all eight masks takes five times as long as drawing one; every reader takes every mask.
_MASK = 3
_QUIET_ZONE = 4  # modules of white around the code (ISO/IEC 18004)


def qr_svg(text: str, *, label: str) -> Markup:
    """Return an SVG of the QR code of `text`; `label` tells screen readers what it opens."""
    code = segno.make(text, error="m", micro=False)
    drawn = code.svg_inline(omitsize=True, border=2, svgclass="mc-qr__code", lineclass=None, title=label)
    return Markup(drawn)  # noqa: S704  segno draws it; the title is escaped there


def qr_drawing(text: str) -> str:
    """Return an SVG of the QR code of `text` for a printed paper: quiet zone included, readable with a quarter lost."""
    code = segno.make(text, error="q", micro=False, mask=_MASK, boost_error=False)
    drawn = code.svg_inline(border=_QUIET_ZONE, light="#ffffff", dark="#000000")
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
