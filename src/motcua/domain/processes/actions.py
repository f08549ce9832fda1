"""Publishing process models."""

import hashlib
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from motcua.core.workflow import bpmn, soundness
from motcua.core.workflow.problems import ModelRefused
from motcua.domain.processes.models import ProcessModel, ProcessVersion


@transaction.atomic
def publish(*, key: str, name: str, xml: str, at: datetime, default_for: str = "") -> ProcessVersion:
    """Publish a drawing as the next version of the model `key`; the same drawing again changes nothing.

    Raises ModelRefused naming every offending element, unsound models included.
    """
    graph = bpmn.parse(xml.encode())
    if unsound := soundness.check(graph):
        raise ModelRefused(unsound)
    model, _ = ProcessModel.objects.select_for_update().get_or_create(
        key=key, defaults={"name": name, "default_for": default_for}
    )
    digest = hashlib.sha256(xml.encode()).hexdigest()
    latest = model.versions.order_by("-number").first()
    if latest is not None and latest.sha256 == digest:
        return latest
    number = (model.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    return ProcessVersion.objects.create(model=model, number=number, xml=xml, sha256=digest, published_at=at)
