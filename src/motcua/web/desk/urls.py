"""Addresses of the officers' desk. Words are Vietnamese; nothing in an address tells about a person."""

from django.urls import path, re_path, register_converter
from django.urls.converters import StringConverter

from motcua.web.desk.views import (
    acts,
    assistant,
    boards,
    checklists,
    dossier,
    intake,
    lexicon,
    lost,
    notices,
    second_factor,
    session,
    worklist,
)


class CodeConverter(StringConverter):
    """What a dossier code is written with; anything else is no address."""

    regex = "[0-9A-Za-z.-]{1,60}"


class DigestConverter(StringConverter):
    """A SHA-256 as the store writes it."""

    regex = "[0-9a-f]{64}"


register_converter(CodeConverter, "dossier_code")
register_converter(DigestConverter, "digest")

app_name = "desk"
_DOSSIER = "ho-so/<dossier_code:code>/"
urlpatterns = [
    path("", worklist.home, name="home"),
    path("dang-nhap/", session.sign_in, name="sign_in"),
    path("dang-nhap/ma/", second_factor.code, name="code"),
    path("dang-xuat/", session.sign_out, name="sign_out"),
    path("tai-khoan/", session.account, name="account"),
    path("tai-khoan/ma-xac-nhan/", second_factor.manage, name="second_factor"),
    path("phim-tat/", worklist.shortcuts, name="shortcuts"),
    path("viec/", worklist.worklist, name="worklist"),
    path(_DOSSIER, dossier.dossier, name="dossier"),
    path(f"{_DOSSIER}so-do/", dossier.drawing, name="drawing"),
    path(f"{_DOSSIER}tep/<digest:sha256>/", dossier.file, name="file"),
    path(f"{_DOSSIER}anh/<digest:sha256>/", dossier.picture, name="picture"),
    path(f"{_DOSSIER}lam/<slug:slug>/", acts.act, name="act"),
    path(f"{_DOSSIER}buoc/<int:step_id>/<slug:slug>/", acts.act, name="step_act"),
    path(f"{_DOSSIER}giay-hen/", intake.receipt, name="receipt"),
    path("tiep-nhan/", intake.find, name="intake"),
    path("tiep-nhan/bat-dau/", intake.begin, name="intake_begin"),
    path("tiep-nhan/danh-muc/<slug:code>/", checklists.checklist, name="intake_checklist"),
    path("tiep-nhan/<uuid:draft_id>/", intake.ask, name="intake_ask"),
    path("tiep-nhan/<uuid:draft_id>/giay-to/", intake.papers, name="intake_papers"),
    path("tiep-nhan/<uuid:draft_id>/kiem-tra/", intake.check, name="intake_check"),
    path("danh-muc/", checklists.figures, name="checklists"),
    path("thong-bao/", notices.outbox, name="notices"),
    path("thong-bao/<int:notice_id>/", notices.notice, name="notice"),
    path("bang-qr/", boards.boards, name="boards"),
    path("bang-qr/moi/", boards.new_board, name="new_board"),
    path("bang-qr/<slug:code>/", boards.board, name="board"),
    path("bang-qr/<slug:code>/in/", boards.print_board, name="print_board"),
    path("bang-qr/<slug:code>/xem-truoc/", boards.preview, name="preview_board"),
    path("bang-qr/<slug:code>/go/", boards.retire, name="retire_board"),
    path("hoi-dap/", assistant.quality, name="quality"),
    path("hoi-dap/nhom/<slug:slug>/", assistant.answers, name="answers"),
    path("hoi-dap/tim/<slug:slug>/", assistant.searches, name="searches"),
    path("hoi-dap/yeu-cau/", assistant.requests, name="requests"),
    path("hoi-dap/yeu-cau/<int:hand_off_id>/", assistant.answer_request, name="request"),
    path("hoi-dap/yeu-cau/<int:hand_off_id>/xong/", assistant.finish, name="finish_request"),
    path("tu-dien/", lexicon.entries, name="lexicon"),
    path("tu-dien/moi/", lexicon.new_entry, name="new_lexicon_entry"),
    path("tu-dien/<int:entry_id>/", lexicon.entry, name="lexicon_entry"),
    path("tu-dien/<int:entry_id>/dung/", lexicon.publish, name="publish_lexicon_entry"),
    path("tu-dien/<int:entry_id>/rut/", lexicon.withdraw, name="withdraw_lexicon_entry"),
    re_path(r"", lost.lost),
]
