"""Content and electronic form of a published version. Versions never change: each is read once and kept in memory."""

import json
from functools import cache, lru_cache
from importlib.resources import files

from motcua.core.forms import Form, load
from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.models import ProcedureVersion


@lru_cache(maxsize=512)
def content_of(version_id: int) -> Content:
    """Return the content of a version. One query the first time. Raises ProcedureVersion.DoesNotExist."""
    return Content.from_json(ProcedureVersion.objects.values_list("content", flat=True).get(pk=version_id))


@lru_cache(maxsize=512)
def form_of(version_id: int) -> Form:
    """Return the version's own form, or the general one where it has none.

    Every form asks who applies under the same names (`applicant_name`, `applicant_id_number`, `applicant_phone` …).
    """
    own = content_of(version_id).form
    return load(own) if own else general_form()


def has_own_form(version_id: int) -> bool:
    """Whether the version has a form written for it, which then takes the place of the paper declaration."""
    return content_of(version_id).form is not None


@cache
def general_form() -> Form:
    """Return the form for every procedure without one of its own: who applies, what for, how to get the result."""
    text = files("motcua.domain.catalogue").joinpath("generic_form.json").read_text(encoding="utf-8")
    return load(json.loads(text))
