"""Whether somebody opened a link, or a program looked at it: the request is judged and forgotten."""

import re
from typing import Final

from django.http import HttpRequest

# Programs that fetch a link to show a preview of it, search engines, and libraries that say what they are.
_PROGRAMS: Final = re.compile(
    r"bot\b|bot/|crawl|spider|preview|facebookexternalhit|facebot|whatsapp|zalo(?:pc)?-?(?:agent|share|linkpreview)"
    r"|skypeuripreview|embedly|slurp|bingpreview|monitor|uptime|curl/|wget/|python-|java/|go-http-client|okhttp|libwww",
    re.IGNORECASE,
)


def is_opened_by_a_person(request: HttpRequest) -> bool:
    """Whether to count this request: a GET by a browser that neither fetches ahead nor calls itself a program."""
    ahead = " ".join(request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz"))
    agent = request.headers.get("User-Agent", "")
    return request.method == "GET" and "prefetch" not in ahead.lower() and bool(agent) and not _PROGRAMS.search(agent)
