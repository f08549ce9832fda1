"""Addresses of the desk that lead nowhere."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from motcua.web.desk.access import OfficerRequest, officers_only


@officers_only
def lost(request: OfficerRequest) -> HttpResponse:
    """A forgotten stroke at the end is added; anything else does not exist."""
    if request.method == "GET" and not request.path.endswith("/"):
        return redirect(f"{request.path}/")
    raise Http404
