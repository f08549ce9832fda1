"""Every imported procedure is at once operable: routed, submitted, accepted with an honest clock."""

import gzip
import itertools
import uuid
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings

from motcua.core.worktime import Limit, Unit
from motcua.demo.city import found_city
from motcua.domain.agencies.models import PostHolder
from motcua.domain.catalogue.models import Procedure, ProcedureVersion
from motcua.domain.catalogue.national.importing import import_catalogue
from motcua.domain.catalogue.queries import competent_agency, limit_for
from motcua.domain.documents.models import StoredFile
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.actions import Applicant, HandedIn
from motcua.domain.dossiers.models import Dossier, Step
from motcua.domain.dossiers.verification import verify

AT = datetime(2026, 11, 18, 2, tzinfo=UTC)
APPLICANT = Applicant("Trần Văn Bình", "001080012345", "0900000001")


@pytest.fixture
def imported(db: None, shared_data: Path, tmp_path: Path) -> list[ProcedureVersion]:
    """The city with every 40th procedure of the national catalogue, as its file gives them."""
    found_city()
    part = tmp_path / "part.jsonl.gz"
    with gzip.open(shared_data / "tthc_catalogue_2642.jsonl.gz", "rb") as whole, gzip.open(part, "wb") as some:
        some.writelines(itertools.islice(whole, 0, None, 40))
    import_catalogue(part, at=AT)
    national = Procedure.objects.filter(current__source__contains="dichvucong")
    return [procedure.current for procedure in national.select_related("current", "field") if procedure.current]


def test_imported_procedures_run_on_the_process_of_their_level(imported: list[ProcedureVersion]) -> None:
    assert len(imported) > 50
    for version in imported:
        dossier = _accepted(version)
        assert dossier.due_at is not None
        assert dossier.limit_minutes
        (step,) = Step.objects.filter(dossier=dossier, state="open").exclude(holder="siblings")
        assert step.due_at is not None
        assert step.due_at <= dossier.due_at
    assert list(verify()) == []


def _accepted(version: ProcedureVersion) -> Dossier:
    level = "ward" if version.ward_level else "province"
    agency = competent_agency(version.procedure.field, level, "00004")
    assert agency is not None
    channel = version.channels.first()
    assert channel is not None
    dossier = actions.submit(
        procedure_version=version, channel=channel.kind, resolving_agency=agency, receiving_agency=agency,
        applicant=APPLICANT, answers={}, files=_papers(version), idempotency_key=uuid.uuid4().hex, at=AT,
    )  # fmt: skip
    officer = (
        PostHolder.objects.select_related("officer").filter(post__agency=agency, post__role="reception")[0].officer
    )
    if limit_for(version, channel.kind) is not None:
        return actions.accept(dossier_id=dossier.pk, officer=officer, at=AT)
    limit = Limit(7, Unit.WORKING_DAY)
    return actions.accept(dossier_id=dossier.pk, officer=officer, at=AT, limit=limit, limit_basis="Điều 5 Thông tư X")


def _papers(version: ProcedureVersion) -> list[HandedIn]:
    file, _ = StoredFile.objects.get_or_create(
        authority=settings.AUTHORITY,
        sha256="a" * 64,
        defaults={"size": 9, "media_type": "application/pdf", "stored_at": AT},
    )
    return [HandedIn(paper.key, file, "giay.pdf") for paper in version.required_documents.all()]
