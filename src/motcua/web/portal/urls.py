"""Addresses of the citizen portal. Words are Vietnamese; nothing in an address tells about a person."""

from django.urls import path

from motcua.web.portal.views import follow, follow_acts, pages, procedures

app_name = "portal"
urlpatterns = [
    path("", procedures.home, name="home"),
    path("thu-tuc/", procedures.procedures, name="procedures"),
    path("thu-tuc/<str:code>/", procedures.procedure, name="procedure"),
    path("thu-tuc/<str:code>/ban/<int:number>/", procedures.procedure, name="procedure_version"),
    path("thu-tuc/<str:code>/nop/", procedures.procedure, name="apply_start"),
    path("quy-trinh/<int:version>.bpmn", procedures.drawing, name="drawing"),
    path("ho-so/", follow.follow, name="follow"),
    path("ho-so/dong/", follow_acts.lock, name="lock"),
    path("ho-so/<str:token>/", follow.dossier, name="dossier"),
    path("ho-so/<str:token>/bo-sung/", follow_acts.supply, name="supply"),
    path("ho-so/<str:token>/rut/", follow_acts.withdraw, name="withdraw"),
    path("ho-so/<str:token>/bien-nhan/", follow_acts.receipt, name="receipt"),
    path("noi-tiep-nhan/", pages.places, name="places"),
    path("ve-mot-cua/", pages.about, name="about"),
    path("kha-nang-tiep-can/", pages.accessibility, name="accessibility"),
]
