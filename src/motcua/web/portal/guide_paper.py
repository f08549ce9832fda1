"""A checklist as a paper to print and take along."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from motcua.web.components import calendar_words, printing
from motcua.web.components.checklist_words import PaperRow, Papers
from motcua.web.components.qr import qr_drawing
from motcua.web.portal.guide_page import ChecklistPage

_TEMPLATE = Path(printing.__file__).with_name("papers") / "checklist.typ"


def checklist_pdf(page: ChecklistPage) -> bytes:
    """Return the checklist as PDF/A, as it stands at the page's instant."""
    return printing.pdf(_TEMPLATE, paper_data(page), at=page.at)


def paper_data(page: ChecklistPage) -> dict[str, Any]:
    """The words on the paper, in the page's language."""
    return {
        "title": _("Danh mục giấy tờ của tôi"),
        "procedure": page.name,
        "facts": [
            [_("Mã thủ tục"), page.guide.content.code],
            *[[one.question, one.answer] for one, _change in page.said],
        ],
        "outdated": "" if page.found.is_current else _("Lập theo bản công bố cũ. Hãy lập lại theo bản mới."),
        "sections": _sections(page),
        "unpublished": ""
        if page.papers.is_published
        else _("Thành phần hồ sơ chưa được công bố. Hãy hỏi nơi tiếp nhận."),
        "terms": _terms(page),
        "places": [[one.name, one.address, one.phone, "; ".join(one.hours)] for one in page.places],
        "places-title": _("Nơi nộp gần bạn"),
        "scan": _("Quét để mở lại danh mục này, hoặc đưa mã cho cán bộ ở quầy:"),
        "code": page.code,
        "qr": qr_drawing(page.link),
        "foot": _("Lập lúc %(moment)s, mở lại được đến hết ngày %(day)s.")
        % {"moment": calendar_words.moment(page.at), "day": calendar_words.day(page.kept_until)},
    }


def _sections(page: ChecklistPage) -> list[dict[str, Any]]:
    papers: Papers = page.papers
    bring = _("Cần tải lên") if page.is_online else _("Cần chuẩn bị")
    listed = [
        (bring, "", papers.bring),
        (_("Điền trên màn hình khi nộp trực tuyến"), "", papers.on_screen),
        (_("Nhà nước đã có"), _("Không cần nộp nếu cơ quan tra cứu được."), papers.held),
        (_("Chỉ cần nếu đúng với bạn"), "", papers.if_any),
        (_("Lưu ý của bản công bố"), "", papers.remarks),
    ]
    return [
        {"title": title, "hint": hint, "ticks": rows is papers.bring, "papers": [_paper(row) for row in rows]}
        for title, hint, rows in listed
        if rows
    ]


def _paper(row: PaperRow) -> dict[str, str]:
    return {"name": row.name, "counts": row.counts, "form": row.form, "note": row.note, "group": row.group}


def _terms(page: ChecklistPage) -> list[list[str]]:
    unpublished = _("Chưa công bố")
    fees = page.fees
    amounts = unpublished if fees is None else "; ".join(_fee_words(fee.amount, fee.name) for fee in fees)
    limit = page.limit or unpublished
    return [
        [_("Thời hạn giải quyết"), f"{limit}. {page.promise}" if page.promise else limit],
        [_("Phí, lệ phí"), amounts or _("Không thu phí")],
        *([[_("Cơ quan giải quyết"), page.agency.name]] if page.agency else []),
    ]


def _fee_words(amount: str, name: str) -> str:
    return f"{amount} ({name})" if name else amount
