"""Every address of the system: the portal at the root, the officers' desk under /ban-lam-viec/, the public
API under /api/v1/."""

from django.urls import URLPattern, URLResolver, include, path

from motcua.web.components.languages import switch_language

urlpatterns: list[URLPattern | URLResolver] = [
    path("ngon-ngu/", switch_language, name="set_language"),
    path("ban-lam-viec/", include("motcua.web.desk.urls")),
    path("kiosk/", include("motcua.web.kiosk.urls")),
    path("api/v1/", include("motcua.web.api.urls")),
    path("", include("motcua.web.portal.urls")),
]

handler400 = "motcua.web.components.errors.bad_request"
handler403 = "motcua.web.components.errors.forbidden"
handler404 = "motcua.web.components.errors.not_found"
handler500 = "motcua.web.components.errors.server_error"
