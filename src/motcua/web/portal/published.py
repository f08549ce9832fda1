"""Content and form of a published version. Versions never change, so each is read once and kept in memory."""

from functools import lru_cache

from motcua.core.forms import Form, load
from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.models import ProcedureVersion


@lru_cache(maxsize=512)
def content_of(version_id: int) -> Content:
    """The content of a version. Raises ProcedureVersion.DoesNotExist."""
    return Content.from_json(ProcedureVersion.objects.values_list("content", flat=True).get(pk=version_id))


@lru_cache(maxsize=512)
def form_of(version_id: int) -> Form | None:
    """The electronic form of a version; None where it has none of its own."""
    form = content_of(version_id).form
    return load(form) if form else None
