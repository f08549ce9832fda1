"""From published versions to what the API answers."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import F
from django.urls import reverse

from motcua.domain.catalogue.forms import content_of
from motcua.domain.catalogue.listing import Listed
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.catalogue.queries import levels_of
from motcua.web.api.questions import ListQuery

_PARTS = (
    "code", "name", "name_en", "field", "ministry", "levels", "audience", "summary", "summary_en", "steps",
    "conditions", "channels", "cases", "results", "legal_bases", "agency", "decision", "online_level", "unverified",
)  # fmt: skip


def summary(version: ProcedureVersion) -> dict[str, Any]:
    """A version as lists show it; it must come from `catalogue.listing`, which knows whether it is online."""
    field = version.procedure.field
    return {
        "code": version.procedure.code,
        "name": version.name,
        "name_en": version.name_en or None,
        "field": {"code": field.code, "name": field.name, "name_en": field.name_en or None},
        "levels": [level.value for level in reversed(levels_of(version))],
        "online": version.is_online,  # type: ignore[attr-defined]  # annotated by the list
        "version": version.number,
        "valid_from": version.valid_from,
        "decision": version.decision_number or None,
        "url": _address(version.procedure.code),
    }


def page_of(listed: Listed, asked: ListQuery) -> dict[str, Any]:
    """A page of the list, with the addresses of its neighbours."""
    pages = max(1, -(-listed.total // asked.per_page))
    return {
        "items": [summary(version) for version in listed.versions],
        "total": listed.total,
        "page": asked.page,
        "pages": pages,
        "per_page": asked.per_page,
        "next": _neighbour(asked, asked.page + 1) if asked.page < pages else None,
        "previous": _neighbour(asked, asked.page - 1) if 1 < asked.page <= pages else None,
    }


def procedure(code: str, number: int | None) -> dict[str, Any] | None:
    """Everything published of a version, the current one unless a number is given; None where there is none. One query
    once the content is in memory."""
    rows = ProcedureVersion.objects.filter(procedure__code=code).select_related("procedure").defer("content", "raw")
    version = (rows.filter(procedure__current=F("pk")) if number is None else rows.filter(number=number)).first()
    if version is None:
        return None
    published: Mapping[str, Any] = content_of(version.pk).to_json()
    return {
        **{part: published[part] for part in _PARTS},
        "unread": [{"path": str(one.get("path", "")), "text": str(one.get("text", ""))} for one in version.unread],
        "version": {
            "number": version.number,
            "current": version.pk == version.procedure.current_id,
            "valid_from": version.valid_from,
            "valid_to": version.valid_to,
            "source": version.source or None,
            "origin": version.origin,
            "digest": version.content_hash,
        },
        "url": _address(code),
    }


def _address(code: str) -> str:
    return f"{settings.BASE_URL}{reverse('portal:procedure', args=[code])}"


def _neighbour(asked: ListQuery, page: int) -> str:
    query = asked.model_dump(exclude_defaults=True) | {"page": page}
    return f"{reverse('api:procedures')}?{urlencode({name: _plain(value) for name, value in query.items()})}"


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
