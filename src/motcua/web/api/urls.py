"""Addresses of the public API, version 1."""

from django.urls import URLPattern, path, re_path

from motcua.web.api.door import public
from motcua.web.api.endpoints import api
from motcua.web.api.reference import openapi, reference, unknown


def _opened(pattern: URLPattern) -> URLPattern:
    return URLPattern(pattern.pattern, public(pattern.callback), pattern.default_args, pattern.name)


app_name = "api"
urlpatterns = [
    path("", reference, name="reference"),
    path("openapi.json", public(openapi), name="openapi"),
    *(_opened(pattern) for pattern in api.urls[0] if isinstance(pattern, URLPattern)),
    re_path(r"^(?P<rest>.*)$", public(unknown)),
]
