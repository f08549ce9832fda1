"""What an officer had typed when the session ended: carried through the sign-in page, back into the same form.

It only fills a form in again; nothing is done until the officer sends it. Files cannot be carried.
"""

from typing import Final

from django.core import signing
from django.http import HttpRequest, QueryDict

_SALT: Final = "motcua.desk.kept"
_SESSION: Final = "desk.kept"
_MOST: Final = 100_000
_NOT_KEPT: Final = ("csrfmiddlewaretoken", "password", "old_password", "new_password", "new_password_again")


def pack(request: HttpRequest) -> str:
    """Return the posted fields as one signed text for a hidden field; empty where nothing was posted."""
    if request.method != "POST":
        return ""
    fields = request.POST.copy()
    for name in _NOT_KEPT:
        fields.pop(name, None)
    text = fields.urlencode()
    if not text or len(text) > _MOST:
        return ""
    return signing.dumps({"path": request.path, "fields": text}, salt=_SALT, compress=True)


def unpack(request: HttpRequest, packed: str) -> None:
    """Put what `pack` made into the session. A text that was tampered with is dropped."""
    if not packed:
        return
    try:
        request.session[_SESSION] = signing.loads(packed, salt=_SALT)
    except signing.BadSignature:
        return


def take(request: HttpRequest) -> QueryDict | None:
    """Return what was typed into the form at this address before the session ended, once."""
    found = request.session.get(_SESSION)
    if found is None or found["path"] != request.path:
        return None
    del request.session[_SESSION]
    return QueryDict(found["fields"])
