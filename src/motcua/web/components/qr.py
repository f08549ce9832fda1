"""QR codes as drawings inside the page: no request, no script, no inline style."""

import segno
from markupsafe import Markup


def qr_svg(text: str, *, label: str) -> Markup:
    """Return an SVG of the QR code of `text`; `label` tells screen readers what it opens."""
    code = segno.make(text, error="m", micro=False)
    drawn = code.svg_inline(omitsize=True, border=2, svgclass="mc-qr__code", lineclass=None, title=label)
    return Markup(drawn)  # noqa: S704  segno draws it; the title is escaped there
