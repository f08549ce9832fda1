"""The headers under which a stored file leaves. The browser may show or save it; it may not run it or guess at it."""

from django.utils.http import content_disposition_header

from motcua.domain.documents.media import MediaType
from motcua.domain.documents.names import download_name

_NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
# Chromium's viewer does not open a PDF in a sandboxed page; its own page needs the style attribute and the plug-in.
_PDF_POLICY = f"{_NOTHING}; style-src 'unsafe-inline'; object-src 'self'"
_SHOWN = (MediaType.PDF, MediaType.JPEG, MediaType.PNG)


def file_headers(media_type: MediaType, *, name: str, show: bool = False) -> dict[str, str]:
    """Return the response headers for a file people sent.

    `show` asks for it to be opened in the browser; only PDF and pictures are, all else is saved. The name gets the
    extension of what the file really is.
    """
    inline = show and media_type in _SHOWN
    saved_as = download_name(name, media_type)
    policy = _PDF_POLICY if inline and media_type is MediaType.PDF else f"{_NOTHING}; sandbox"
    return {
        "Content-Type": media_type.value,
        "Content-Disposition": content_disposition_header(as_attachment=not inline, filename=saved_as) or "inline",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": policy,
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-store",
        "X-Robots-Tag": "noindex",
    }
