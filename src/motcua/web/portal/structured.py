"""A procedure as schema.org's GovernmentService: only what is published, for search engines that read it."""

import json
from collections.abc import Mapping
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from motcua.core.worktime import Limit, Unit
from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.content_parts import ChannelContent
from motcua.domain.catalogue.models import ChannelKind
from motcua.web.portal.words import AUDIENCES

# Ends a script element, or is one to an old parser: written as escapes, which mean the same in JSON.
_NEVER_AS_IT_IS: Final = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
_DURATIONS: Final = {Unit.DAY: "P%sD", Unit.MONTH: "P%sM"}
"""Limits a duration of ISO 8601 can say; working time is none of them and is left out."""


def government_service(content: Content, *, address: str) -> str:
    """The JSON-LD of a version's content, safe inside a script element. Vietnamese, as published."""
    with override("vi"):
        told = _told(content, address)
    return json.dumps(_stated(told), ensure_ascii=False).translate(_NEVER_AS_IT_IS)


def _told(content: Content, address: str) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "@id": address,
        "url": address,
        "identifier": content.code,
        "name": content.name,
        "alternateName": content.name_en or None,
        "inLanguage": "vi",
        "description": content.summary,
        "serviceType": content.field.name,
        "jurisdiction": {"@type": "Country", "name": "Việt Nam"},
        "serviceOperator": _agency(content.agency.executing),
        "provider": _agency(content.agency.deciding or content.agency.executing),
        "audience": [{"@type": "Audience", "audienceType": str(AUDIENCES[kind])} for kind in content.audience or ()],
        "serviceOutput": [{"@type": "Thing", "name": result.name} for result in content.results or ()],
        "availableChannel": [_channel(channel, content.code) for channel in content.channels or ()],
        "offers": [offer for channel in content.channels or () for offer in _offers(channel)],
    }


def _agency(name: str | None) -> dict[str, str] | None:
    return {"@type": "GovernmentOrganization", "name": name} if name else None


def _channel(channel: ChannelContent, code: str) -> dict[str, Any]:
    online = channel.channel is ChannelKind.ONLINE
    return _stated(
        {
            "@type": "ServiceChannel",
            "name": str(channel.channel.label),
            "serviceUrl": f"{settings.BASE_URL}{reverse('portal:apply_start', args=[code])}" if online else None,
            "processingTime": _duration(channel.limit),
        }
    )


def _duration(limit: Limit | None) -> str | None:
    if limit is None or limit.unit not in _DURATIONS or limit.value.denominator != 1:
        return None
    return _DURATIONS[limit.unit] % limit.value.numerator


def _offers(channel: ChannelContent) -> list[dict[str, Any]]:
    """Fees in đồng. An empty list says that it is free; what is not published makes no offer."""
    if channel.fees is None:
        return []
    fees = [(fee.name, fee.amount) for fee in channel.fees] or [("", 0)]
    return [
        _stated(
            {
                "@type": "Offer",
                "name": name or None,
                "price": amount,
                "priceCurrency": "VND",
                "category": str(channel.channel.label),
            }
        )
        for name, amount in fees
    ]


def _stated(told: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is not stated."""
    return {name: value for name, value in told.items() if value not in (None, "", [])}
