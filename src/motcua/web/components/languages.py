"""The language of the page: Vietnamese unless the reader chose English. What the browser prefers does not count, so
that a link looks the same to the person who sends it and the one who opens it."""

from collections.abc import Callable, Iterable
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import set_language
from markupsafe import Markup

CHOICES: Final = ("vi", "en")


class LanguageMiddleware:
    """Takes the place of Django's LocaleMiddleware: only the cookie of the language switch decides."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        with translation.override(chosen if chosen in CHOICES else CHOICES[0]):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", page_language())
        patch_vary_headers(response, ["Cookie"])
        return response


def page_language() -> str:
    """The language of the page, "vi" or "en"."""
    return "en" if (translation.get_language() or "vi").startswith("en") else "vi"


def language_of(thing: Any) -> str:
    """The language `in_language` names a thing of the catalogue in: Vietnamese where it has no other name."""
    return "en" if page_language() == "en" and thing.name_en else "vi"


def in_parts(text: str, vietnamese: Iterable[tuple[int, int]]) -> Markup:
    """Return a sentence of another language whose Vietnamese stretches (half-open, in order) are marked as such.

    A voice that reads it out changes its tongue there (WCAG 2.2, 3.1.2).
    """
    marked, end = Markup(), 0
    for begin, after in vietnamese:
        marked += Markup('{}<span lang="vi">{}</span>').format(text[end:begin], text[begin:after])
        end = after
    return marked + text[end:]


@csrf_exempt
@require_POST
def switch_language(request: HttpRequest) -> HttpResponse:
    """Keep the language chosen on a page of ours.

    Browsers say where a form was posted from. That is enough for a choice of language, and spares every page of the
    portal the cookie a token would need. Raises PermissionDenied for a form of another site.
    """
    posted_from = request.headers.get("Origin") or request.headers.get("Referer", "")
    if urlsplit(posted_from).netloc != request.get_host():
        raise PermissionDenied
    response: HttpResponse = set_language(request)
    return response
