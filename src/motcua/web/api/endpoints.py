"""The addresses of the API."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop as _
from ninja import NinjaAPI, Path, Query
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer

from motcua.core.codes import UnreadableCode, parse_procedure_code
from motcua.domain.assistant.finding import find, suggest
from motcua.domain.catalogue.listing import listed
from motcua.web.api import answers, problems
from motcua.web.api.questions import ListQuery, SearchQuery, SuggestQuery, VersionQuery, refuse_unknown
from motcua.web.api.schemas import PageOut, Problem, ProcedureOut, SearchOut, SuggestionsOut


class _Written(JSONRenderer):
    """Vietnamese is written as it is read."""

    json_dumps_params: Mapping[str, Any] = MappingProxyType({"ensure_ascii": False})


api = NinjaAPI(
    title=_("Một Cửa: thủ tục hành chính đã công bố"),
    version="1",
    description=_(
        "Đọc và tìm thủ tục hành chính đang áp dụng. Mọi giá trị là như đã công bố; null nghĩa là chưa công bố, không "
        "bao giờ là miễn phí hay không cần. Không cần đăng ký, không dùng cookie, trang web nào cũng được gọi."
    ),
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
    renderer=_Written(),
)
_REFUSED = {400: Problem, 429: Problem}


@api.exception_handler(ValidationError)
def unreadable(request: HttpRequest, error: ValidationError | type[ValidationError]) -> HttpResponse:
    """Parameters that make no sense."""
    assert isinstance(error, ValidationError)
    return problems.unreadable(error.errors)


@api.get(
    "/procedures",
    response={200: PageOut, **_REFUSED},
    operation_id="listProcedures",
    url_name="procedures",
    summary=_("Danh sách thủ tục, theo tên"),
)
def procedures(request: HttpRequest, asked: Query[ListQuery]) -> Any:
    refuse_unknown(request, ListQuery)
    found = listed(asked.narrowing, limit=asked.per_page, offset=(asked.page - 1) * asked.per_page)
    return answers.page_of(found, asked)


@api.get(
    "/procedures/{code}",
    response={200: ProcedureOut, **_REFUSED, 404: Problem},
    operation_id="readProcedure",
    url_name="procedure",
    summary=_("Một thủ tục: mọi mục đã công bố"),
)
def procedure(request: HttpRequest, code: Path[str], asked: Query[VersionQuery]) -> Any:
    refuse_unknown(request, VersionQuery)
    try:
        known = str(parse_procedure_code(code))
    except UnreadableCode:
        return problems.no_procedure(code[:40])
    found = answers.procedure(known, asked.version)
    if found is not None:
        return found
    return problems.no_procedure(known) if asked.version is None else problems.no_version(known)


@api.get(
    "/search",
    response={200: SearchOut, **_REFUSED},
    operation_id="search",
    url_name="search",
    summary=_("Tìm thủ tục bằng lời thường"),
)
def search(request: HttpRequest, asked: Query[SearchQuery]) -> Any:
    refuse_unknown(request, SearchQuery)
    found = find(asked.q, asked.narrowing, limit=asked.limit)
    items = [
        {"place": one.place, "score": one.score, "why": one.why, "procedure": answers.summary(one.version)}
        for one in found.items
    ]
    return {"repaired": found.repaired, "confidence": found.confidence, "items": items}


@api.get(
    "/suggest",
    response={200: SuggestionsOut, **_REFUSED},
    operation_id="suggest",
    url_name="suggest",
    summary=_("Gợi ý khi đang gõ"),
)
def suggestions(request: HttpRequest, asked: Query[SuggestQuery]) -> Any:
    refuse_unknown(request, SuggestQuery)
    return {"suggestions": suggest(asked.q, limit=asked.limit)}
