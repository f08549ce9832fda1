"""Addresses of the citizen portal. Words are Vietnamese; nothing in an address tells about a person."""

from django.urls import path

from motcua.web.portal.views import pages

app_name = "portal"
urlpatterns = [
    path("", pages.home, name="home"),
    path("thu-tuc/", pages.home, name="procedures"),
    path("ho-so/", pages.home, name="follow"),
    path("noi-tiep-nhan/", pages.home, name="places"),
    path("ve-mot-cua/", pages.about, name="about"),
    path("kha-nang-tiep-can/", pages.accessibility, name="accessibility"),
]
