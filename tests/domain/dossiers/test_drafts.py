"""An application being filled in: kept, changed until it is sent, sent once."""

from typing import Any

import pytest
from tests.factories.city import MONDAY_9, City
from tests.factories.dossiers import APPLICANT, paper

from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.dossiers.actions import drafts
from motcua.domain.dossiers.models import Dossier, Draft, DraftFile
from motcua.domain.dossiers.refusals import CannotSubmit, Why
from motcua.domain.notices.models import Notice


@pytest.fixture
def draft(city: City, version: ProcedureVersion) -> Draft:
    return drafts.start_draft(procedure_version=version, resolving_agency=city.ward.agency, language="vi", at=MONDAY_9)


def add(draft: Draft, content: str = "a", key: str = "d1") -> None:
    given = paper(key, content)
    assert given.file is not None
    drafts.add_file(draft_id=draft.pk, document_key=key, file=given.file, name=given.name, at=MONDAY_9)


def send(draft: Draft, **changes: Any) -> Dossier:
    given: dict[str, Any] = {
        "draft_id": draft.pk, "applicant": APPLICANT, "answers": {"child_name": "An"}, "declared": [], "at": MONDAY_9,
    }  # fmt: skip
    return drafts.submit_draft(**{**given, **changes})


def test_a_page_replaces_its_own_answers_and_leaves_the_others(draft: Draft) -> None:
    drafts.save_answers(draft_id=draft.pk, answers={"a": 1, "b": 2}, asked=["a", "b"], at=MONDAY_9)
    drafts.save_answers(draft_id=draft.pk, answers={"b": 3}, asked=["b", "c"], at=MONDAY_9)
    saved = drafts.save_answers(draft_id=draft.pk, answers={}, asked=["a"], at=MONDAY_9)
    assert saved.answers == {"b": 3}


def test_sending_hands_in_the_files_and_forgets_the_answers(city: City, draft: Draft) -> None:
    add(draft)
    drafts.save_answers(draft_id=draft.pk, answers={"child_name": "An"}, asked=["child_name"], at=MONDAY_9)
    dossier = send(draft, declared=["d2"])
    assert dossier.receiving_agency == city.ward.agency
    assert [
        (row.document_key, row.file is not None) for row in dossier.submitted_documents.order_by("document_key")
    ] == [
        ("d1", True),
        ("d2", False),
    ]
    draft.refresh_from_db()
    assert (draft.dossier, draft.answers) == (dossier, {})


def test_sent_again_it_is_the_same_dossier(draft: Draft) -> None:
    add(draft)
    assert send(draft) == send(draft)
    assert Dossier.objects.count() == 1


def test_a_refused_draft_stays_as_it_was(draft: Draft) -> None:
    drafts.save_answers(draft_id=draft.pk, answers={"child_name": "An"}, asked=[], at=MONDAY_9)
    with pytest.raises(CannotSubmit) as refused:
        send(draft)
    assert (refused.value.why, refused.value.about) == (Why.DOCUMENT_MISSING, "d1")
    draft.refresh_from_db()
    assert (draft.dossier, draft.answers) == (None, {"child_name": "An"})


def test_a_sent_draft_is_not_changed(draft: Draft) -> None:
    add(draft)
    dossier = send(draft)
    file = DraftFile.objects.get()
    for change in (
        lambda: drafts.save_answers(draft_id=draft.pk, answers={"a": 1}, asked=[], at=MONDAY_9),
        lambda: add(draft, "b"),
        lambda: drafts.remove_file(draft_id=draft.pk, draft_file_id=file.pk),
        lambda: drafts.send_resume_link(
            draft_id=draft.pk, address="a@example.vn", link="/", kept_until=MONDAY_9, at=MONDAY_9
        ),
    ):
        with pytest.raises(drafts.DraftSent) as refused:
            change()
        assert refused.value.dossier_id == dossier.pk
    assert DraftFile.objects.count() == 1


def test_the_same_bytes_are_kept_once_for_a_paper(draft: Draft) -> None:
    add(draft)
    add(draft)
    add(draft, key="d2")
    assert DraftFile.objects.count() == 2


def test_a_paper_takes_so_many_files_and_no_more(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "MOST_FILES", 2)
    add(draft, "a")
    add(draft, "b")
    with pytest.raises(drafts.TooManyFiles):
        add(draft, "c")
    add(draft, "b")


def test_the_link_goes_out_in_the_language_of_the_draft(city: City, version: ProcedureVersion) -> None:
    draft = drafts.start_draft(procedure_version=version, resolving_agency=city.ward.agency, language="en", at=MONDAY_9)
    drafts.send_resume_link(
        draft_id=draft.pk, address="a@example.vn", link="https://x/", kept_until=MONDAY_9, at=MONDAY_9
    )
    notice = Notice.objects.get()
    assert (notice.language, notice.context["link"], notice.dossier_id) == ("en", "https://x/", None)
