"""Headers that make the browser refuse what we never send: foreign hosts, inline code, framing."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# No 'unsafe-inline', no other host. `data:` images are the icons inside the compiled style sheet.
POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "manifest-src 'self'",
    ]
)


class ContentSecurityPolicyMiddleware:
    """Sets the policy on every answer that has not set a stricter one itself (file downloads do)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        # The microphone is for speech the browser itself turns into text; our code records nothing.
        response.headers.setdefault("Permissions-Policy", "camera=(self), geolocation=(), microphone=(self)")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        return response
