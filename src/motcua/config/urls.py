"""Every address of the system: the portal at the root, the officers' desk under /ban-lam-viec/."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
