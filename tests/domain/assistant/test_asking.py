"""Asking, rating, handing over, and what stays of it."""

from datetime import timedelta

import pytest
from tests.domain.assistant.conftest import AT, BIRTH, MARRIAGE

from motcua.core.answering.engine import Status
from motcua.domain.assistant import actions, groups, queries
from motcua.domain.assistant.actions import AskingRefusal, CannotDo
from motcua.domain.assistant.groups import SearchGroup
from motcua.domain.assistant.models import Conversation, HandOff, SearchQuestion, Turn

pytestmark = pytest.mark.usefixtures("catalogue")


def test_a_conversation_goes_on_from_its_row() -> None:
    first = actions.ask(question="đăng ký kết hôn cần giấy tờ gì", at=AT)
    assert (first.status, first.response.procedure) == (Status.ANSWERED, MARRIAGE)
    again = Conversation.objects.get(pk=first.conversation.pk)
    second = actions.ask(question="còn lệ phí thì sao?", at=AT, conversation=again)
    assert (second.response.procedure, second.turn.field) == (MARRIAGE, "fee")
    assert [turn.status for turn in queries.turns_of(again)] == ["answered", "answered"]


def test_what_is_kept_is_masked() -> None:
    answer = actions.ask(question="cccd 001099012345 của em đăng ký kết hôn cần gì", at=AT)
    assert "001099012345" not in answer.turn.question
    assert not SearchQuestion.objects.filter(question__contains="001099012345").exists()
    assert SearchQuestion.objects.filter(question__contains="[so]").exists()


def _searches(group: SearchGroup) -> list[tuple[str, int]]:
    return [(row["question"], row["times"]) for row in groups.questions_of(group, since=AT.date())]


def test_a_question_nothing_answers_is_a_failed_search_for_staff_unless_it_is_no_procedures_matter() -> None:
    for question in ("chữ hỷ đôi treo ở đâu", "công thức nấu phở bò gia truyền", "đăng ký kết hôn"):
        actions.ask(question=question, at=AT)
    actions.note_search(question="Thời tiết ngày mai", results=0, at=AT)
    actions.note_search(question="ly hôn ở nước ngoài", results=4, at=AT)
    assert _searches(SearchGroup.NOTHING_FOUND) == [("chu hy doi treo o dau", 1)]
    assert _searches(SearchGroup.OFF_TOPIC) == [("cong thuc nau pho bo gia truyen", 1), ("thoi tiet ngay mai", 1)]
    counted = groups.searches_counted(since=AT.date())
    assert (counted[SearchGroup.NOTHING_FOUND], counted[SearchGroup.OFF_TOPIC]) == (1, 2)


def test_searches_fail_by_finding_nothing_by_no_click_and_by_a_late_one() -> None:
    for clicked in (1, 0, 3, 7):
        row = actions.note_search(question="Lấy  VỢ", results=9, at=AT)
        if clicked:
            actions.note_click(search_id=row.pk, place=clicked)
    actions.note_search(question="lay vo", results=0, at=AT)
    actions.note_click(search_id=SearchQuestion.objects.order_by("pk")[0].pk, place=5)  # the first click counts
    assert {group: _searches(group) for group in SearchGroup} == {
        SearchGroup.NOTHING_FOUND: [("lay vo", 1)],
        SearchGroup.NO_CLICK: [("lay vo", 1)],
        SearchGroup.LATE_CLICK: [("lay vo", 2)],
        SearchGroup.OFF_TOPIC: [],
    }
    later = groups.searches_counted(since=AT.date() + timedelta(days=2))
    assert set(later.values()) == {0}


def test_ratings_stay_within_their_conversation() -> None:
    answer, other = actions.ask(question="đăng ký kết hôn", at=AT), actions.ask(question="đăng ký khai sinh", at=AT)
    actions.rate(conversation=answer.conversation, turn_id=answer.turn.pk, rating=-1)
    with pytest.raises(CannotDo) as caught:
        actions.rate(conversation=answer.conversation, turn_id=other.turn.pk, rating=1)
    assert caught.value.reason is AskingRefusal.NO_SUCH_TURN
    with pytest.raises(ValueError, match="5"):
        actions.rate(conversation=answer.conversation, turn_id=answer.turn.pk, rating=5)
    assert [turn.pk for turn in queries.badly_rated(since=AT)] == [answer.turn.pk]


def test_the_quality_figures_count_every_status_and_rating() -> None:
    first = actions.ask(question="đăng ký kết hôn", at=AT)
    actions.ask(question="bao nhiêu tiền vậy", at=AT)
    actions.rate(conversation=first.conversation, turn_id=first.turn.pk, rating=1)
    found = queries.quality(since=AT)
    assert (found.turns, found.by_status["answered"], found.by_status["clarify"], found.useful) == (2, 1, 1, 1)
    assert set(found.by_status) == {status.value for status in Status}


def test_a_clarification_nobody_gets_an_answer_from_was_needless() -> None:
    asked_back = actions.ask(question="bao nhiêu tiền vậy", at=AT)
    actions.ask(question="bao lâu", at=AT, conversation=asked_back.conversation)
    helped = actions.ask(question="bao nhiêu tiền vậy", at=AT)
    actions.ask(question="đăng ký khai sinh", at=AT, conversation=helped.conversation)
    assert queries.quality(since=AT).needless_clarifications == 1


def test_a_request_for_a_person_keeps_the_contact_only_until_it_is_answered() -> None:
    answer = actions.ask(question="cho tôi gặp cán bộ tư vấn", at=AT)
    request = actions.hand_off(conversation=answer.conversation, message=" Cần hỏi thêm ", contact="0912345678", at=AT)
    assert [one.pk for one in queries.open_hand_offs()] == [request.pk]
    actions.finish_hand_off(hand_off_id=request.pk, by=None, at=AT)
    request.refresh_from_db()
    assert (request.state, request.contact) == (HandOff.State.DONE, "")
    with pytest.raises(CannotDo):
        actions.finish_hand_off(hand_off_id=request.pk, by=None, at=AT)
    with pytest.raises(CannotDo):
        actions.hand_off(conversation=None, message="  ", contact="", at=AT)


def test_old_rows_go_and_open_requests_keep_their_thread() -> None:
    waiting, gone = actions.ask(question="đăng ký kết hôn", at=AT), actions.ask(question="đăng ký khai sinh", at=AT)
    actions.hand_off(conversation=waiting.conversation, message="Xin gọi lại", contact="a@b.vn", at=AT)
    actions.purge(at=AT + timedelta(days=29))
    assert Conversation.objects.count() == 2
    actions.purge(at=AT + timedelta(days=31))
    assert list(Conversation.objects.values_list("pk", flat=True)) == [waiting.conversation.pk]
    assert not Turn.objects.filter(pk=gone.turn.pk).exists()
    assert SearchQuestion.objects.count() == 2
    actions.purge(at=AT + timedelta(days=182))
    assert SearchQuestion.objects.count() == 0


def test_a_locality_or_audience_narrows_what_may_be_found() -> None:
    answer = actions.ask(question="đăng ký kết hôn", at=AT, allowed=lambda entry: entry.id == BIRTH)
    assert answer.response.procedure in {"", BIRTH}


def test_a_key_that_is_no_conversation_is_nothing() -> None:
    answer = actions.ask(question="đăng ký kết hôn", at=AT)
    assert queries.conversation_of(str(answer.conversation.pk)) == answer.conversation
    assert queries.conversation_of("../etc/passwd") is None
    assert queries.conversation_of("00000000-0000-4000-8000-000000000000") is None


def test_a_long_question_is_cut_and_answered() -> None:
    answer = actions.ask(question="đăng ký kết hôn " * 200, at=AT)
    assert len(answer.turn.question) <= actions.LONGEST_QUESTION
