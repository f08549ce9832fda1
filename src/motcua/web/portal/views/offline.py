"""Pages without a network: the service worker, and the page that says what is at hand."""

import hashlib
import json
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from motcua.web.components.offline import may_be_kept
from motcua.web.components.rendering import render

_SHELL: Final = (
    "css/motcua.css",
    "js/motcua.js",
    "fonts/be-vietnam-pro-400.woff2",
    "fonts/be-vietnam-pro-600.woff2",
    "images/emblem.svg",
    "images/favicon.svg",
)
# Faces with a network of their own: the worker does not stand between them and the server.
_LEFT_ALONE: Final = ("/ban-lam-viec/", "/kiosk/", "/api/", "/static/")


@require_safe
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, at the root so that it stands before every page. Another build is another worker."""
    shell = [*(static(name) for name in _SHELL), reverse("portal:offline")]
    script = static("js/worker.js")
    version = hashlib.sha256("\n".join([*shell, script]).encode()).hexdigest()[:12]
    known = {"version": version, "shell": shell, "offline": reverse("portal:offline"), "leftAlone": _LEFT_ALONE}
    told = f"self.motcua = {json.dumps(known)};\nimportScripts({json.dumps(script)});\n"
    return HttpResponse(told, content_type="text/javascript; charset=utf-8")


@require_safe
@may_be_kept
def offline(request: HttpRequest) -> HttpResponse:
    """What can be read without a network; the list is filled in by the browser, which alone knows it."""
    return render(request, "portal/offline.html")
