"""Addresses of the kiosk, once in Vietnamese and once in English: the language is in the address, not in a cookie."""

from django.urls import include, path

from motcua.web.kiosk import views

_PAGES = [
    path("", views.home, name="home"),
    path("tim/", views.search, name="search"),
    path("tim/goi-y/", views.suggestions, name="suggestions"),
    path("viec/<slug:key>/", views.life_event, name="life_event"),
    path("linh-vuc/", views.all_fields, name="fields"),
    path("linh-vuc/<slug:code>/", views.field, name="field"),
    path("thu-tuc/<str:code>/", views.procedure, name="procedure"),
    path("ho-so/", views.dossier, name="dossier"),
]
urlpatterns = [
    path("en/", include(([*_PAGES, path("<path:rest>", views.lost, name="lost")], "kiosk"), namespace="kiosk-en")),
    path("", include(([*_PAGES, path("<path:rest>", views.lost, name="lost")], "kiosk"), namespace="kiosk")),
]
