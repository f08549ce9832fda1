"""Lexicon entries go live only when their own question and all others pass."""

import pytest
from tests.domain.assistant.conftest import AT, BIRTH, MARRIAGE, RESIDENCE

from motcua.domain.assistant import lexicon
from motcua.domain.assistant.lexicon import CannotChangeLexicon, LexiconRefusal, propose_entry, publish_entry
from motcua.domain.assistant.models import LexiconEntry
from motcua.domain.assistant.published import published_index

pytestmark = pytest.mark.usefixtures("catalogue")


def draft(said: str = "xin chữ hỷ đôi", expected: str = MARRIAGE, meant: str = "đăng ký kết hôn") -> LexiconEntry:
    return propose_entry(said=said, meant=meant, question=f"{said} ở đâu", expected=expected, by=None, at=AT)


def refusal(entry: LexiconEntry) -> CannotChangeLexicon:
    with pytest.raises(CannotChangeLexicon) as caught:
        publish_entry(entry_id=entry.pk, by=None, at=AT)
    return caught.value


def test_a_draft_is_not_searched_with_and_a_live_one_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "WITHIN", 1)
    entry = draft()
    assert publish_entry(entry_id=entry.pk, by=None, at=AT).state == LexiconEntry.State.LIVE
    assert published_index().search("xin chữ hỷ đôi").hits[0].id == MARRIAGE


def test_an_entry_whose_question_fails_stays_a_draft_and_the_failure_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "WITHIN", 1)
    entry = draft(expected=RESIDENCE)  # means marriage, expects residence
    refused = refusal(entry)
    assert refused.reason is LexiconRefusal.TEST_FAILS
    assert (refused.failures[0].expected, refused.failures[0].found) == (RESIDENCE, (MARRIAGE,))
    entry.refresh_from_db()
    assert entry.state == LexiconEntry.State.DRAFT


def test_an_entry_that_spoils_a_live_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "WITHIN", 1)
    first = draft("làm giấy hoa hồng xanh", BIRTH, "đăng ký khai sinh")
    publish_entry(entry_id=first.pk, by=None, at=AT)
    # The live one's procedure has since been lost to its own words.
    LexiconEntry.objects.filter(pk=first.pk).update(question="đăng ký tạm trú")
    refused = refusal(draft())
    assert refused.reason is LexiconRefusal.BREAKS_ANOTHER
    assert refused.failures[0].question == "đăng ký tạm trú"


def test_a_live_entry_of_a_procedure_no_longer_published_blocks_nothing() -> None:
    first = draft("làm giấy hoa hồng xanh", BIRTH, "đăng ký khai sinh")
    publish_entry(entry_id=first.pk, by=None, at=AT)
    LexiconEntry.objects.filter(pk=first.pk).update(expected="9.999999")
    assert publish_entry(entry_id=draft().pk, by=None, at=AT).state == LexiconEntry.State.LIVE


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"said": "  "}, LexiconRefusal.EMPTY),
        ({"question": "?!"}, LexiconRefusal.EMPTY),
        ({"said": "Đăng ký  kết hôn"}, LexiconRefusal.SAYS_NOTHING_NEW),
        ({"expected": "9.999999"}, LexiconRefusal.UNKNOWN_PROCEDURE),
    ],
)
def test_an_unusable_proposal_is_refused(changed: dict[str, str], reason: LexiconRefusal) -> None:
    given = {"said": "cưới", "meant": "đăng ký kết hôn", "question": "muốn cưới", "expected": MARRIAGE, **changed}
    with pytest.raises(CannotChangeLexicon) as caught:
        propose_entry(**given, by=None, at=AT)
    assert caught.value.reason is reason


def test_the_same_entry_twice_is_refused_and_again_after_the_first_went() -> None:
    entry = draft()
    with pytest.raises(CannotChangeLexicon) as caught:
        draft()
    assert caught.value.reason is LexiconRefusal.ALREADY_THERE
    lexicon.withdraw_entry(entry_id=entry.pk, by=None, at=AT)
    assert draft().pk != entry.pk


def test_only_a_draft_goes_live_and_nothing_goes_twice() -> None:
    entry = draft()
    publish_entry(entry_id=entry.pk, by=None, at=AT)
    assert refusal(entry).reason is LexiconRefusal.NOT_A_DRAFT
    lexicon.withdraw_entry(entry_id=entry.pk, by=None, at=AT)
    with pytest.raises(CannotChangeLexicon):
        lexicon.withdraw_entry(entry_id=entry.pk, by=None, at=AT)
    with pytest.raises(LexiconEntry.DoesNotExist):
        publish_entry(entry_id=0, by=None, at=AT)
