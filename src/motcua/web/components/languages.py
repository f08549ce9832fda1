"""The language of the page: Vietnamese unless the reader chose English. What the browser prefers does not count, so
that a link looks the same to the person who sends it and the one who opens it."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

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
