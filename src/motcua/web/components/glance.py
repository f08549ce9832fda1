"""The three answers most people come for: how long, how much, who decides. What is not published is said to be so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from motcua.core.worktime import Limit
from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.content_parts import ChannelContent
from motcua.domain.catalogue.models import ChannelKind
from motcua.web.components import amounts

_CHANNEL_ORDER = ("online", "direct", "postal")


@dataclass(frozen=True, slots=True)
class Fact:
    """One published value in words; `words` is empty where it is not published."""

    words: str = ""

    @property
    def is_published(self) -> bool:
        """Whether the publication states it."""
        return bool(self.words)


@dataclass(frozen=True, slots=True)
class Glance:
    """The three answers most people come for."""

    limit: Fact
    fee: Fact
    agency: Fact


def in_order(channels: Iterable[ChannelContent]) -> list[ChannelContent]:
    """The channels with the easiest first."""
    return sorted(channels, key=lambda one: _CHANNEL_ORDER.index(one.channel.value))


def limit_fact(limit: Limit | None) -> Fact:
    """A time limit in words."""
    return Fact(amounts.limit_words(limit)) if limit else Fact()


def the_limit(channels: Sequence[ChannelContent], kind: ChannelKind | None = None) -> Limit | None:
    """The one limit a way of handing in publishes (the easiest way, unless `kind` names one); None where it publishes
    none, or several for different cases."""
    wanted = kind or (channels[0].channel if channels else None)
    limits = {one.limit for one in channels if one.channel == wanted}
    return limits.pop() if len(limits) == 1 else None


def glance_of(content: Content) -> Glance:
    """The glance at a version's content."""
    channels = in_order(content.channels or ())
    return Glance(limit=_glance_limit(channels), fee=_glance_fee(channels), agency=Fact(content.agency.executing or ""))


def _glance_limit(channels: Sequence[ChannelContent]) -> Fact:
    known = {channel.limit for channel in channels if channel.limit}
    for kind in dict.fromkeys(channel.channel for channel in channels):
        limit = the_limit(channels, kind)
        if limit:
            words = amounts.limit_words(limit)
            return Fact(words if len(known) == 1 else f"{words} ({str(kind.label).lower()})")
    return Fact(_("Tùy trường hợp, xem bảng bên dưới")) if known else Fact()


def _glance_fee(channels: Sequence[ChannelContent]) -> Fact:
    known = [channel.fees for channel in channels if channel.fees is not None]
    if len(known) < len(channels) or not known:
        return Fact()
    sums = sorted({fee.amount for fees in known for fee in fees} or {0})
    if len(sums) == 1:
        return Fact(amounts.money(sums[0]))
    high = amounts.money(sums[-1])
    if sums[0] == 0:
        return Fact(_("Đến %(high)s, tùy trường hợp") % {"high": high})
    return Fact(_("%(low)s – %(high)s, tùy trường hợp") % {"low": amounts.number(sums[0]), "high": high})
