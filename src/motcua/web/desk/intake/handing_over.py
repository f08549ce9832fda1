"""Papers handed over at the counter: counts typed, scans taken in, cases chosen."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from motcua.domain.documents.actions import receive
from motcua.domain.documents.names import display_name
from motcua.domain.documents.refusals import FileRefused
from motcua.domain.dossiers.actions.drafts import TooManyFiles, add_file, remove_file, save_answers
from motcua.web.components.file_words import file_refusal
from motcua.web.components.form_rendering import ErrorLink, error_link
from motcua.web.desk.intake.counter import CASE, PAPERS, CounterIntake

_MOST_COPIES = 99


def take_in(
    intake: CounterIntake, data: QueryDict, files: MultiValueDict[str, UploadedFile], *, at: datetime
) -> list[ErrorLink]:
    """Keep the case, the counts and the scans; files that are refused come back as errors that name them."""
    draft = intake.draft
    save_answers(draft_id=draft.pk, answers=_choices(intake, data), asked=[CASE, PAPERS], at=at)
    removed = data.get("bo", "")
    if removed.isascii() and removed.isdigit() and len(removed) < 18:
        remove_file(draft_id=draft.pk, draft_file_id=int(removed))
    kept = (
        _keep_scan(intake, paper.key, upload, at)
        for paper in intake.papers
        for upload in files.getlist(f"tep-{paper.key}")
    )
    return [error for error in kept if error is not None]


def still_missing(intake: CounterIntake) -> list[ErrorLink]:
    """The required papers nothing was handed over for."""
    if intake.case is None:
        return [error_link("case", _("Chọn trường hợp của hồ sơ để biết cần giấy tờ nào."))]
    words = _("Thiếu “%(paper)s”. Ghi số bản đã nhận hoặc tải bản quét.")
    return [
        error_link(f"ban-chinh-{paper.key}", words % {"paper": paper.name})
        for paper in intake.papers
        if paper.is_missing
    ]


def _choices(intake: CounterIntake, data: QueryDict) -> dict[str, object]:
    counts = {key: count for key, count in _counts(intake, data) if any(count)}
    found: dict[str, object] = {PAPERS: counts}
    posted = (one.number for one in intake.cases.choices if str(one.number) == data.get("case"))
    case = next(posted, intake.case)
    if case is not None:
        found[CASE] = case
    return found


def _counts(intake: CounterIntake, data: QueryDict) -> Iterator[tuple[str, list[int]]]:
    for paper in intake.content.documents:
        kept = next(([one.originals, one.copies] for one in intake.papers if one.key == paper.id), [0, 0])
        typed = [data.get(f"ban-chinh-{paper.id}"), data.get(f"ban-sao-{paper.id}")]
        yield paper.id, [_count(one, otherwise) for one, otherwise in zip(typed, kept, strict=True)]


def _count(typed: str | None, otherwise: int) -> int:
    if typed is None:
        return otherwise
    digits = typed.strip()
    return min(_MOST_COPIES, int(digits[:4])) if digits.isascii() and digits.isdigit() else 0


def _keep_scan(intake: CounterIntake, key: str, upload: UploadedFile, at: datetime) -> ErrorLink | None:
    name = upload.name or ""
    try:
        stored = receive(upload=upload, name=name, authority=settings.AUTHORITY, at=at)
        add_file(draft_id=intake.draft.pk, document_key=key, file=stored, name=display_name(name), at=at)
    except FileRefused as refused:
        return error_link(f"tep-{key}", file_refusal(refused))
    except TooManyFiles:
        return error_link(f"tep-{key}", _("Mỗi giấy tờ giữ tối đa 20 tệp. Hãy gộp các trang lại."))
    return None
