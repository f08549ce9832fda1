"""Every reason, state and act there is has words; a refusal says what is the matter and what to do."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from django.utils.translation import override

from motcua.domain.agencies.models import Right
from motcua.domain.catalogue.models import ChannelKind
from motcua.domain.dossiers.models import Holder, ReasonTarget, Result, Status
from motcua.domain.dossiers.queries import ActName
from motcua.domain.dossiers.refusals import CannotAccept, Why
from motcua.domain.ledger.models import ActorKind
from motcua.domain.notices.models import Notice
from motcua.web.desk.words import states
from motcua.web.desk.words.refusals import explain, sentence


@pytest.mark.parametrize("why", Why)
def test_every_refusal_says_what_is_the_matter_and_what_to_do(why: Why) -> None:
    with override("vi"):
        words = explain(why)
        what, next_step = str(words.what), str(words.next_step)

    assert what.endswith(".")
    assert next_step.endswith(".")
    assert len(what) > 15
    assert len(next_step) > 15
    assert what != next_step


def test_no_two_refusals_say_the_same() -> None:
    assert len({(explain(why).what, explain(why).next_step) for why in Why}) == len(Why)


def test_a_refusal_names_the_thing_it_is_about() -> None:
    with override("vi"):
        words = sentence(CannotAccept(Why.DOCUMENT_MISSING, "d2"), named="Giấy chứng sinh")

    assert words == "Còn thiếu giấy tờ bắt buộc (Giấy chứng sinh). Thêm giấy tờ còn thiếu rồi nộp lại."


@pytest.mark.parametrize(
    ("words", "known"),
    [
        (states.STATUSES, Status),
        (states.CHANNELS, ChannelKind),
        (states.HOLDERS, Holder),
        (states.ACTORS, ActorKind),
        (states.TARGETS, ReasonTarget),
        (states.RIGHTS, Right),
        (states.ACTS, ActName),
        (states.NOTICE_STATES, Notice.State),
    ],
)
def test_every_state_has_words(words: Mapping[Any, object], known: Iterable[Any]) -> None:
    assert set(words) == set(known)


def test_every_decision_has_words() -> None:
    assert set(Result.Outcome) <= set(states.OUTCOMES)


def test_every_act_has_an_address_of_its_own() -> None:
    assert len(states.BY_SLUG) == len(ActName)
