import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation

from motcua.web.components.languages import LanguageMiddleware, page_language


def answered(**cookies: str) -> HttpResponse:
    def page(request: HttpRequest) -> HttpResponse:
        return HttpResponse(page_language())

    request = RequestFactory().get("/", headers={"Accept-Language": "en-GB,en;q=0.9"})
    request.COOKIES.update(cookies)
    return LanguageMiddleware(page)(request)


@pytest.mark.parametrize(
    ("cookie", "language"), [("en", "en"), ("vi", "vi"), ("fr", "vi"), ("../en", "vi"), ("", "vi")]
)
def test_only_the_cookie_of_the_switch_decides(cookie: str, language: str) -> None:
    response = answered(**{settings.LANGUAGE_COOKIE_NAME: cookie})
    assert response.content.decode() == language
    assert response.headers["Content-Language"] == language
    assert response.headers["Vary"] == "Cookie"


def test_what_the_browser_prefers_does_not_count() -> None:
    assert answered().content.decode() == "vi"


def test_the_language_of_one_answer_does_not_stay_for_the_next() -> None:
    with translation.override("vi"):
        answered(**{settings.LANGUAGE_COOKIE_NAME: "en"})
        assert page_language() == "vi"
