"""Looking things up in a hall: life events, fields, a search with a keyboard on the screen, a procedure in short."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.domain.catalogue.life_events import LIFE_EVENTS
from motcua.domain.catalogue.listing import Narrowing
from motcua.domain.catalogue.queries import fields
from motcua.web.components.qr import qr_svg
from motcua.web.kiosk.finding import narrowed, searched, suggested, typed_words
from motcua.web.kiosk.page import kiosk_page, render_kiosk
from motcua.web.kiosk.short_form import short_form


@kiosk_page
def home(request: HttpRequest) -> HttpResponse:
    """Search first, then what happens in people's lives. No query."""
    return render_kiosk(request, "kiosk/home.html", {"events": LIFE_EVENTS.values()})


@kiosk_page
def search(request: HttpRequest) -> HttpResponse:
    """What the words bring."""
    words = typed_words(request.GET)
    context = {"words": words, "listed": searched(words, request.GET)}
    return render_kiosk(request, "kiosk/search.html", context)


@kiosk_page
def suggestions(request: HttpRequest) -> HttpResponse:
    """The best few while somebody types: a part of a page."""
    return render_kiosk(request, "kiosk/suggestions.html", {"rows": suggested(typed_words(request.GET))})


@kiosk_page
def life_event(request: HttpRequest, key: str) -> HttpResponse:
    """What a life event brings."""
    event = LIFE_EVENTS.get(key)
    if event is None:
        raise Http404
    context = {"title": event.title, "listed": narrowed(Narrowing(event=key), request.GET)}
    return render_kiosk(request, "kiosk/list.html", context)


@kiosk_page
def all_fields(request: HttpRequest) -> HttpResponse:
    """The fields of law that have procedures."""
    return render_kiosk(request, "kiosk/fields.html", {"fields": fields()})


@kiosk_page
def field(request: HttpRequest, code: str) -> HttpResponse:
    """The procedures of a field."""
    found = next((one for one in fields() if one.code == code), None)
    if found is None:
        raise Http404
    return render_kiosk(
        request, "kiosk/list.html", {"field": found, "listed": narrowed(Narrowing(field=code), request.GET)}
    )


@kiosk_page
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """A procedure in short, and a code to take it along."""
    view = short_form(code)
    if view is None:
        raise Http404
    return render_kiosk(request, "kiosk/procedure.html", {"view": view})


@kiosk_page
def dossier(request: HttpRequest) -> HttpResponse:
    """Following a dossier goes on on one's own telephone: nothing about a person is typed in a hall."""
    address = f"{settings.BASE_URL}{reverse('portal:follow')}"
    context = {"address": address, "qr": qr_svg(address, label=_("Mã QR mở trang theo dõi hồ sơ"))}
    return render_kiosk(request, "kiosk/dossier.html", context)


@kiosk_page
def lost(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Any other address below the kiosk's."""
    raise Http404
