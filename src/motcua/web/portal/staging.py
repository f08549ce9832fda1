"""Files and answers of a supplement before it is sent: kept in the session, so that nothing is lost on the way."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from motcua.domain.documents.models import StoredFile
from motcua.domain.dossiers.actions.drafts import MOST_FILES

_KEY = "portal.supply"


@dataclass(frozen=True, slots=True)
class StagedFile:
    """A checked file waiting to be sent."""

    number: int
    document_key: str
    file: StoredFile
    name: str


def staged_files(request: HttpRequest, dossier_id: int) -> tuple[StagedFile, ...]:
    """The files waiting for this dossier, in the order they came. One query where there are any."""
    rows = _kept(request, dossier_id)["files"]
    known = StoredFile.objects.in_bulk([row["file"] for row in rows]) if rows else {}
    return tuple(
        StagedFile(number, row["key"], known[row["file"]], row["name"])
        for number, row in enumerate(rows)
        if row["file"] in known
    )


def stage(request: HttpRequest, dossier_id: int, key: str, file: StoredFile, name: str) -> bool:
    """Keep a file; the same bytes for the same paper are kept once. False where the paper has as many as it may."""
    kept = _kept(request, dossier_id)
    same_paper = [row for row in kept["files"] if row["key"] == key]
    if any(row["file"] == file.pk for row in same_paper):
        return True
    if len(same_paper) >= MOST_FILES:
        return False
    _keep(request, dossier_id, kept | {"files": [*kept["files"], {"key": key, "file": file.pk, "name": name}]})
    return True


def unstage(request: HttpRequest, dossier_id: int, number: int) -> None:
    """Drop the file with this number, if it is there."""
    kept = _kept(request, dossier_id)
    _keep(request, dossier_id, kept | {"files": [row for at, row in enumerate(kept["files"]) if at != number]})


def typed_answers(request: HttpRequest, dossier_id: int) -> dict[str, list[str]]:
    """What was typed so far, by input name."""
    return dict(_kept(request, dossier_id)["typed"])


def keep_typed(request: HttpRequest, dossier_id: int, typed: Mapping[str, list[str]]) -> None:
    """Keep what was typed."""
    _keep(request, dossier_id, _kept(request, dossier_id) | {"typed": dict(typed)})


def forget(request: HttpRequest, dossier_id: int) -> None:
    """Drop everything kept for this dossier: it was sent."""
    everything = dict(request.session.get(_KEY, {}))
    everything.pop(str(dossier_id), None)
    request.session[_KEY] = everything


def _kept(request: HttpRequest, dossier_id: int) -> dict[str, Any]:
    return request.session.get(_KEY, {}).get(str(dossier_id)) or {"files": [], "typed": {}}


def _keep(request: HttpRequest, dossier_id: int, kept: Mapping[str, Any]) -> None:
    request.session[_KEY] = {**request.session.get(_KEY, {}), str(dossier_id): dict(kept)}
