"""Reads the portal needs beyond those of the domain. Nothing here writes."""

from dataclasses import dataclass

from motcua.domain.dossiers.models import Application, Dossier, Result, Status, SubmittedDocument


@dataclass(frozen=True, slots=True)
class HandedInFile:
    """One file as the receipt lists it."""

    paper: str
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was handed in, by whom and when."""

    dossier: Dossier
    application: Application
    files: tuple[HandedInFile, ...]
    other_papers: tuple[str, ...]
    """Papers handed in without a file: filled in on screen, or given on paper at the desk."""


def receipt(dossier_id: int) -> Receipt:
    """Return the proof of submission. Raises Dossier.DoesNotExist. Three queries."""
    joined = ("application", "procedure_version", "receiving_agency", "resolving_agency")
    dossier = Dossier.objects.select_related(*joined).get(pk=dossier_id)
    papers = dict(dossier.procedure_version.required_documents.values_list("key", "name"))
    handed = SubmittedDocument.objects.filter(dossier=dossier).select_related("file").order_by("seq", "pk")
    return Receipt(
        dossier,
        dossier.application,
        tuple(
            HandedInFile(papers.get(row.document_key, row.document_key), row.name, row.file.size, row.file.sha256)
            for row in handed
            if row.file
        ),
        tuple(papers.get(row.document_key, row.document_key) for row in handed if not row.file),
    )


def result_file(dossier_id: int, number: int) -> Result | None:
    """Return the result of this number with its file and its dossier's resolving agency, once the dossier is done; None
    where there is none. One query."""
    done = Result.objects.filter(dossier_id=dossier_id, dossier__status__in=[Status.DONE, Status.RETURNED])
    found = done.filter(pk=number, file__isnull=False).select_related("file", "dossier__resolving_agency")
    return found.first()
