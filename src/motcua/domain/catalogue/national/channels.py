"""Channels of a page, with their limits and fees."""

from collections.abc import Mapping
from typing import Any

from motcua.core.worktime import Limit
from motcua.domain.catalogue.content_parts import ChannelContent, Fee
from motcua.domain.catalogue.national.channel_table import ChannelRow, channel_rows, crawled_rows
from motcua.domain.catalogue.national.fees import names_a_fee, read_fees, split_note
from motcua.domain.catalogue.national.findings import Doubt, Field, Findings
from motcua.domain.catalogue.national.limits import read_limit
from motcua.domain.catalogue.national.texts import is_stated, tidy


def read_channels(raw: str, crawled: object, steps: str, findings: Findings) -> tuple[ChannelContent, ...] | None:
    """Return the channels; None where the table is missing or not laid out as one.

    `steps` is the text of the steps: where they tell people to pay a fee, no channel is free.
    """
    if not is_stated(raw):
        if crawled:
            findings.doubt(Field.CHANNEL, "channels", Doubt.NO_RAW_TEXT, crawled)
        else:
            findings.absent(Field.CHANNEL)
        return None
    rows = channel_rows(raw)
    if rows is None:
        findings.doubt(Field.CHANNEL, "channels", Doubt.LAYOUT, raw)
        return None
    findings.took(Field.CHANNEL, len(rows))
    pays = names_a_fee(steps)
    return tuple(
        _channel(row, theirs, pays, f"channels[{position}]", findings)
        for position, (row, theirs) in enumerate(zip(rows, crawled_rows(rows, crawled), strict=True))
    )


def _channel(
    row: ChannelRow, crawled: Mapping[str, Any] | None, pays: bool, path: str, findings: Findings
) -> ChannelContent:
    limit = _settled(Field.LIMIT, f"{path}.limit", row, read_limit(row, crawled), findings)
    fees = _settled(Field.FEES, f"{path}.fees", row, read_fees(row, crawled, steps_name_a_fee=pays), findings)
    _, description = split_note(row)
    assert limit is None or isinstance(limit, Limit)
    assert fees is None or isinstance(fees, tuple)
    return ChannelContent(channel=row.channel, limit=limit, fees=fees, note=tidy(description))


def _settled(
    name: Field,
    path: str,
    row: ChannelRow,
    found: Limit | tuple[Fee, ...] | Doubt | None,
    findings: Findings,
) -> Limit | tuple[Fee, ...] | None:
    if isinstance(found, Doubt):
        findings.doubt(name, path, found, row.text)
        return None
    if found is None:
        findings.absent(name)
    else:
        findings.took(name)
    return found
