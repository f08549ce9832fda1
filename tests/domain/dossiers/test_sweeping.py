"""What nobody came back to is erased; what somebody holds stays."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings
from tests.factories.city import MONDAY_9, City
from tests.factories.dossiers import paper, submitted

from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.documents.models import StoredFile
from motcua.domain.dossiers import tasks
from motcua.domain.dossiers.actions import drafts, sweeping
from motcua.domain.dossiers.models import Draft, DraftFile

_LATER = MONDAY_9 + timedelta(days=60)


def begun(city: City, version: ProcedureVersion, content: str, *, at: datetime = MONDAY_9) -> Draft:
    """A draft with one file."""
    draft = drafts.start_draft(procedure_version=version, resolving_agency=city.ward.agency, language="vi", at=at)
    given = paper("d1", content)
    assert given.file is not None
    drafts.add_file(draft_id=draft.pk, document_key="d1", file=given.file, name="a.pdf", at=at)
    return draft


def test_a_draft_is_erased_once_its_link_has_long_run_out(city: City, version: ProcedureVersion) -> None:
    old = begun(city, version, "a")
    fresh = begun(city, version, "b", at=_LATER - timedelta(days=44))

    assert sweeping.sweep_drafts(at=_LATER) == 1

    assert list(Draft.objects.all()) == [fresh]
    assert not DraftFile.objects.filter(draft_id=old.pk).exists()
    assert sweeping.sweep_drafts(at=_LATER) == 0


def test_a_draft_that_was_sent_stays_with_its_dossier(city: City, version: ProcedureVersion) -> None:
    draft = begun(city, version, "a")
    Draft.objects.filter(pk=draft.pk).update(dossier=submitted(city, version))

    assert sweeping.sweep_drafts(at=_LATER) == 0


def test_only_files_nobody_holds_are_forgotten(city: City, version: ProcedureVersion) -> None:
    submitted(city, version, files=[paper("d1", "a"), paper("d2", "b")])
    begun(city, version, "c")
    held = set(StoredFile.objects.values_list("pk", flat=True))
    loose, fresh = (paper("d9", content).file for content in ("d", "e"))
    assert loose is not None
    assert fresh is not None
    StoredFile.objects.filter(pk=fresh.pk).update(stored_at=_LATER - timedelta(hours=1))

    assert sweeping.sweep_files(at=_LATER) == 1

    assert set(StoredFile.objects.values_list("pk", flat=True)) == {*held, fresh.pk}


def test_the_nightly_job_goes_on_until_nothing_is_left(
    city: City, version: ProcedureVersion, monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path
) -> None:
    settings.DOCUMENT_STORE = tmp_path
    monkeypatch.setattr(sweeping, "BATCH", 2)
    for number in range(5):
        begun(city, version, f"{number}")

    tasks.sweep.func(int(_LATER.timestamp()))

    assert not Draft.objects.exists()
    assert not StoredFile.objects.exists()
