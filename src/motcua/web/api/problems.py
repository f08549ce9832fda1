"""What went wrong, as `application/problem+json` (RFC 9457): the thing, and what to send instead."""

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MEDIA_TYPE: Final = "application/problem+json"

_TITLES: Final[Mapping[int, Promise]] = {
    HTTPStatus.BAD_REQUEST: gettext_lazy("Yêu cầu không đọc được"),
    HTTPStatus.NOT_FOUND: gettext_lazy("Không có"),
    HTTPStatus.METHOD_NOT_ALLOWED: gettext_lazy("Chỉ được đọc"),
    HTTPStatus.TOO_MANY_REQUESTS: gettext_lazy("Quá nhiều yêu cầu"),
    HTTPStatus.SERVICE_UNAVAILABLE: gettext_lazy("Tạm nghỉ"),
}
_WORDS: Final[Mapping[str, Promise]] = {
    "literal_error": gettext_lazy("phải là một trong: %(expected)s"),
    "int_parsing": gettext_lazy("phải là số nguyên"),
    "int_parsing_size": gettext_lazy("là số quá lớn"),
    "bool_parsing": gettext_lazy("phải là true hoặc false"),
    "greater_than_equal": gettext_lazy("phải từ %(ge)s trở lên"),
    "less_than_equal": gettext_lazy("không được quá %(le)s"),
    "string_too_long": gettext_lazy("không được quá %(max_length)s ký tự"),
    "string_too_short": gettext_lazy("không được để trống"),
    "string_pattern_mismatch": gettext_lazy("không đúng dạng %(pattern)s"),
    "missing": gettext_lazy("còn thiếu"),
    "extra_forbidden": gettext_lazy("không phải tham số của địa chỉ này"),
}


def problem(status: int, detail: str, *, errors: Sequence[Mapping[str, str]] = ()) -> HttpResponse:
    """Answer with a problem; its type is an anchor of the API's own page."""
    told: dict[str, Any] = {
        "type": f"{reverse('api:reference')}#loi-{status}",
        "title": str(_TITLES[status]),
        "status": int(status),
        "detail": detail,
    }
    if errors:
        told["errors"] = list(errors)
    return HttpResponse(json.dumps(told, ensure_ascii=False), status=status, content_type=MEDIA_TYPE)


def unreadable(errors: Sequence[Mapping[str, Any]]) -> HttpResponse:
    """400 for parameters that make no sense, each named. What was sent is not repeated: it may be personal."""
    told = [{"parameter": str(error["loc"][-1])[:60], "detail": _worded(error)} for error in errors]
    lines = "; ".join(f"{one['parameter']} {one['detail']}" for one in told)
    return problem(HTTPStatus.BAD_REQUEST, lines, errors=told)


def _worded(error: Mapping[str, Any]) -> str:
    words = _WORDS.get(str(error["type"]))
    return str(words) % error.get("ctx", {}) if words else str(error["msg"])


def no_procedure(code: str) -> HttpResponse:
    """404 for a code nothing is published under."""
    detail = _("Không có thủ tục nào được công bố với mã %(code)s. Tìm mã ở %(place)s.")
    return problem(HTTPStatus.NOT_FOUND, detail % {"code": code, "place": reverse("api:procedures")})


def no_version(code: str) -> HttpResponse:
    """404 for a version that was never published."""
    detail = _("Thủ tục %(code)s không có bản này. Bỏ tham số version để lấy bản đang áp dụng.")
    return problem(HTTPStatus.NOT_FOUND, detail % {"code": code})


def no_address() -> HttpResponse:
    """404 for an address the API does not have."""
    detail = _("Địa chỉ này không có. Mọi địa chỉ được liệt kê ở %(place)s.") % {"place": reverse("api:reference")}
    return problem(HTTPStatus.NOT_FOUND, detail)


def read_only() -> HttpResponse:
    """405: nothing can be written here."""
    return problem(HTTPStatus.METHOD_NOT_ALLOWED, _("Giao diện này chỉ để đọc. Hãy dùng GET hoặc HEAD."))


def too_fast(seconds: int, *, per_minute: int) -> HttpResponse:
    """429, with how long to wait."""
    detail = _("Mỗi máy được hỏi %(count)s lần một phút. Hãy thử lại sau %(seconds)s giây.")
    response = problem(HTTPStatus.TOO_MANY_REQUESTS, detail % {"count": per_minute, "seconds": seconds})
    response.headers["Retry-After"] = str(seconds)
    return response
