"""Addresses of the citizen portal. Words are Vietnamese; nothing in an address tells about a person."""

from django.urls import path

from motcua.web.portal.views import (
    apply,
    follow,
    follow_acts,
    guide,
    pages,
    papers,
    procedures,
    questions,
    search,
    sending,
    short_links,
)

app_name = "portal"
urlpatterns = [
    path("", procedures.home, name="home"),
    path("thu-tuc/", search.procedures, name="procedures"),
    path("tim/goi-y", search.suggestions, name="suggestions"),
    path("tim/mo/<str:token>", search.open_result, name="open_result"),
    path("thu-tuc/<str:code>/", procedures.procedure, name="procedure"),
    path("thu-tuc/<str:code>/ban/<int:number>/", procedures.procedure, name="procedure_version"),
    path("thu-tuc/<str:code>/nop/", apply.start, name="apply_start"),
    path("thu-tuc/<str:code>/chuan-bi/", guide.start, name="guide"),
    path("thu-tuc/<str:code>/chuan-bi/<slug:slug>/", guide.question, name="guide_question"),
    path("dm/<str:code>/", guide.checklist, name="checklist"),
    path("dm/<str:code>/danh-muc.pdf", guide.paper, name="checklist_pdf"),
    path("dm/<str:code>/gui/", guide.send, name="checklist_send"),
    path("nop/tiep-tuc/<str:token>/", apply.resume, name="resume"),
    path("nop/<uuid:draft_id>/", apply.draft, name="draft"),
    path("nop/<uuid:draft_id>/truong-hop/", questions.case, name="case"),
    path("nop/<uuid:draft_id>/khai/<str:page_id>/", questions.question, name="question"),
    path("nop/<uuid:draft_id>/giay-to/", papers.papers, name="papers"),
    path("nop/<uuid:draft_id>/giay-to/<str:key>/", papers.paper, name="paper"),
    path("nop/<uuid:draft_id>/kiem-tra/", sending.check, name="check"),
    path("nop/<uuid:draft_id>/de-sau/", sending.later, name="later"),
    path("quy-trinh/<int:version>.bpmn", procedures.drawing, name="drawing"),
    path("ho-so/", follow.follow, name="follow"),
    path("ho-so/dong/", follow_acts.lock, name="lock"),
    path("ho-so/<str:token>/", follow.dossier, name="dossier"),
    path("ho-so/<str:token>/bo-sung/", follow_acts.supply, name="supply"),
    path("ho-so/<str:token>/rut/", follow_acts.withdraw, name="withdraw"),
    path("ho-so/<str:token>/bien-nhan/", follow_acts.receipt, name="receipt"),
    path("ho-so/<str:token>/ket-qua/<int:number>/", follow_acts.result, name="result"),
    path("q/<str:code>", short_links.short_link, name="short_link"),
    path("q/<str:code>/", short_links.short_link),
    path("noi-tiep-nhan/", pages.places, name="places"),
    path("ve-mot-cua/", pages.about, name="about"),
    path("kha-nang-tiep-can/", pages.accessibility, name="accessibility"),
]
