"""Reads of officers."""

from collections.abc import Iterable

from motcua.domain.accounts.models import Account, Officer


def officer_of(account: Account) -> Officer | None:
    """Return the officer an account belongs to, or None for an account of nobody in office."""
    return Officer.objects.filter(account=account).first()


def officer_names(officer_ids: Iterable[int | None]) -> dict[int, str]:
    """Return names by officer id, in one query; ids that are None or unknown are left out."""
    wanted = {officer_id for officer_id in officer_ids if officer_id is not None}
    return dict(Officer.objects.filter(pk__in=wanted).values_list("pk", "full_name")) if wanted else {}
