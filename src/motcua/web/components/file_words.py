"""Why a file is not taken, in words: what is the matter with which file, and what to do."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from motcua.domain.documents.media import Kind
from motcua.domain.documents.refusals import FileRefused
from motcua.domain.documents.refusals import Reason as FileReason
from motcua.web.components import amounts

FILE_REFUSALS: Final[Mapping[FileReason, Promise]] = {
    FileReason.EMPTY: gettext_lazy("Tệp “%(name)s” trống, không có nội dung. Hãy mở thử tệp trên máy rồi chọn lại."),
    FileReason.TOO_LARGE: gettext_lazy(
        "Tệp “%(name)s” lớn hơn %(limit)s. Hãy chọn tệp nhỏ hơn, hoặc quét lại ở 150–200 dpi."
    ),
    FileReason.UNKNOWN_TYPE: gettext_lazy(
        "Tệp “%(name)s” không phải PDF, ảnh JPG, PNG, văn bản DOCX hay XLSX. "
        "Hãy lưu thành PDF hoặc chụp ảnh rồi chọn lại."
    ),
    FileReason.TWO_TYPES: gettext_lazy(
        "Tệp “%(name)s” chứa hai loại nội dung ghép vào nhau. Hãy in ra PDF mới rồi chọn tệp đó."
    ),
    FileReason.ENCRYPTED: gettext_lazy(
        "Tệp “%(name)s” đòi mật khẩu nên cán bộ không mở được. Hãy bỏ mật khẩu rồi chọn lại."
    ),
    FileReason.BROKEN: gettext_lazy(
        "Tệp “%(name)s” hỏng hoặc bị cắt ngắn, không mở được. Hãy mở thử trên máy, lưu lại rồi chọn lần nữa."
    ),
    FileReason.NO_PAGES: gettext_lazy("Tệp “%(name)s” không có trang nào. Hãy kiểm tra và chọn đúng tệp."),
    FileReason.BLANK: gettext_lazy("Tệp “%(name)s” chỉ có trang trắng. Hãy quét lại giấy tờ rồi chọn tệp mới."),
    FileReason.TOO_MANY_PAGES: gettext_lazy(
        "Tệp “%(name)s” có %(pages)s trang, nhiều hơn %(limit)s trang. Hãy tách thành nhiều tệp."
    ),
    FileReason.TOO_MANY_PIXELS: gettext_lazy(
        "Ảnh “%(name)s” quá lớn (%(width)s × %(height)s điểm). Hãy giảm cỡ ảnh rồi chọn lại."
    ),
    FileReason.MACROS: gettext_lazy("Tệp “%(name)s” có mã chạy kèm (macro). Hãy lưu thành PDF rồi chọn tệp PDF đó."),
    FileReason.TOO_HEAVY: gettext_lazy("Tệp “%(name)s” quá phức tạp để mở an toàn. Hãy in ra PDF mới rồi chọn tệp đó."),
    FileReason.MALWARE: gettext_lazy(
        "Tệp “%(name)s” có mã độc nên không được nhận. Hãy quét vi-rút máy của bạn và chọn tệp khác."
    ),
    FileReason.SCANNER_UNAVAILABLE: gettext_lazy(
        "Chưa kiểm tra được tệp “%(name)s” vì bộ quét đang bận. Tệp không có lỗi gì, hãy thử lại sau vài phút."
    ),
}


FOREIGN_KINDS: Final[Mapping[str, Promise]] = {
    Kind.HEIC: gettext_lazy(
        "Ảnh “%(name)s” ở dạng HEIC của iPhone, máy của cán bộ không mở được. "
        "Hãy chụp lại với định dạng “Tương thích nhất”, hoặc gửi ảnh chụp màn hình."
    ),
    Kind.OLD_OFFICE: gettext_lazy(
        "Tệp “%(name)s” là Word hoặc Excel đời cũ. Hãy mở ra, lưu thành PDF rồi chọn tệp PDF đó."
    ),
    Kind.ARCHIVE: gettext_lazy("Tệp “%(name)s” là tệp nén. Hãy giải nén rồi chọn từng tệp bên trong."),
    Kind.ZIP: gettext_lazy("Tệp “%(name)s” là tệp nén. Hãy giải nén rồi chọn từng tệp bên trong."),
}


def file_refusal(refusal: FileRefused) -> str:
    """Why a file is not taken and what to do, naming the file."""
    details: dict[str, object] = {"name": "", **refusal.details}
    for name in ("limit", "pages", "width", "height"):
        if isinstance(details.get(name), int):
            details[name] = amounts.number(int(str(details[name])))
    if refusal.reason is FileReason.TOO_LARGE:
        details["limit"] = amounts.file_size(int(refusal.details["limit"]))
    return str(_sentence(refusal)) % details


def _sentence(refusal: FileRefused) -> Promise:
    if refusal.reason is FileReason.UNKNOWN_TYPE:
        known = FOREIGN_KINDS.get(str(refusal.details.get("found", "")))
        if known is not None:
            return known
    return FILE_REFUSALS[refusal.reason]
