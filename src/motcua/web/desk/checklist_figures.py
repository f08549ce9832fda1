"""Dossiers with and without a checklist, in numbers that do not say more than they can."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from motcua.domain.guidance.queries import Comparison, Outcome
from motcua.web.components import amounts


@dataclass(frozen=True, slots=True)
class Row:
    """One procedure, or all together; shares are empty where there are too few dossiers."""

    code: str
    name: str
    prepared: str
    prepared_share: str
    others: str
    others_share: str


def row(found: Comparison) -> Row:
    """One comparison in words."""
    return Row(
        code=found.code,
        name=found.name,
        prepared=_counts(found.prepared),
        prepared_share=_share(found.prepared),
        others=_counts(found.others),
        others_share=_share(found.others),
    )


def _counts(outcome: Outcome) -> str:
    if not outcome.dossiers:
        return _("Không có")
    return f"{amounts.number(outcome.supplemented)} / {amounts.number(outcome.dossiers)}"


def _share(outcome: Outcome) -> str:
    if outcome.share is None:
        return ""
    return _("%(share)s %%") % {"share": amounts.number(round(outcome.share * 100, 1))}
