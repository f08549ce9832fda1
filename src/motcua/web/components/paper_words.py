"""A required document in words: how many, on which form, and whether the state already has it."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.core.search.folding import fold
from motcua.domain.catalogue.registers import reuse_words

__all__ = ["counts_words", "form_words", "reuse_words"]

_NAMED_FORMS: Final = ("mau", "to khai", "phu luc", "thong tu", "nghi dinh", "don")


def counts_words(originals: int | None, copies: int | None) -> str:
    """How many originals and copies; empty where neither is published or asked for."""
    parts = []
    if originals:
        parts.append(ngettext("%(count)s bản chính", "%(count)s bản chính", originals) % {"count": originals})
    if copies:
        parts.append(ngettext("%(count)s bản sao", "%(count)s bản sao", copies) % {"count": copies})
    return ", ".join(parts)


def form_words(code: str) -> str:
    """The printed form a paper follows; published codes say themselves that they are one, or do not."""
    if not code or fold(code).startswith(_NAMED_FORMS):
        return code
    return _("Mẫu %(code)s") % {"code": code}
