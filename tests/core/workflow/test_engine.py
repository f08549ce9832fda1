"""What one event does to the tokens, rule by rule, with the effects in their order."""

import pytest

from motcua.core.workflow import engine
from motcua.core.workflow.graph import Graph
from motcua.core.workflow.marking import (
    BadInstanceCount,
    Complete,
    Ended,
    EndlessLoop,
    Entered,
    Event,
    Finished,
    Fired,
    Left,
    LeftReason,
    Marking,
    MessageReceived,
    NoFlowTaken,
    NoSuchToken,
    Reserved,
    Sent,
    TimerFired,
    Token,
)

from .drawn import draw

COMPLETED, CANCELLED, JOINED = LeftReason.COMPLETED, LeftReason.CANCELLED, LeftReason.JOINED
Data = dict[str, object]


def begin(text: str, data: Data | None = None) -> tuple[Graph, Fired]:
    graph = draw(text).graph()
    return graph, engine.start(graph, data or {})


def play(text: str, *events: Event, data: Data | None = None) -> Fired:
    graph, fired = begin(text, data)
    for event in events:
        fired = engine.fire(graph, fired.marking, event, data or {})
    return fired


def done(node: str) -> Complete:
    return Complete(node=node)


def at(fired: Fired) -> list[str]:
    return [token.node for token in fired.marking.tokens]


def test_a_step_completes_and_the_process_ends() -> None:
    graph, fired = begin("S > A > E")
    token = Token(1, "A", "S_A")
    assert fired == Fired(Marking((token,), 2), (Entered(token),))
    assert engine.fire(graph, fired.marking, done("A"), {}) == Fired(
        Marking((), 2), (Left(token, COMPLETED), Finished("E"), Ended())
    )


def test_effects_tell_everything_in_order() -> None:
    fired = play("S > A > N > P1 > B > E\nP1 > M > E\nN sends Question\nM receives Answer", done("A"))
    b, m = Token(2, "B", "P1_B"), Token(3, "M", "P1_M")
    assert fired.effects == (Left(Token(1, "A", "S_A"), COMPLETED), Sent("Question", "N"), Entered(b), Entered(m))


def test_several_flows_out_of_a_step_run_in_parallel() -> None:
    assert at(play("S > A > B > E\nA > D > E", done("A"))) == ["B", "D"]


def test_several_flows_out_of_the_start_run_in_parallel() -> None:
    assert at(play("S > A > E\nS > B > E")) == ["A", "B"]


def test_each_token_passes_where_flows_meet_at_a_step() -> None:
    text = "S > P1 > A > D > E\nP1 > B > D"
    assert at(play(text, done("A"))) == ["B", "D"]
    assert at(play(text, done("A"), done("B"))) == ["D", "D"]


def test_the_oldest_of_several_tokens_at_a_step_completes_first() -> None:
    text = "S > P1 > A > D > F > E\nP1 > B > D"
    fired = play(text, done("B"), done("A"), done("D"))
    assert [(token.node, token.flow) for token in fired.marking.tokens] == [("D", "A_D"), ("F", "D_F")]


def test_a_token_may_be_named() -> None:
    text = "S > P1 > A > D > F > E\nP1 > B > D"
    fired = play(text, done("B"), done("A"), Complete(token_id=4))
    assert [(token.node, token.flow) for token in fired.marking.tokens] == [("D", "B_D"), ("F", "D_F")]


def test_a_parallel_join_waits_for_one_token_on_each_flow() -> None:
    text = "S > P1 > A > P2 > D > E\nP1 > B > P2"
    waiting = play(text, done("A"))
    assert waiting.marking.tokens[-1] == Token(3, "P2", "A_P2")
    assert waiting.effects[-1] == Entered(Token(3, "P2", "A_P2"))
    joined = play(text, done("A"), done("B"))
    assert at(joined) == ["D"]
    assert [effect.token.id for effect in joined.effects if isinstance(effect, Left) and effect.reason is JOINED] == [
        3,
        4,
    ]


def test_a_parallel_join_does_not_take_two_tokens_of_one_flow() -> None:
    text = "S > P1 > A > F\nP1 > B > F\nF > P2\nP1 > D > P2\nP2 > G > E"
    fired = play(text, done("A"), done("B"), done("F"), done("F"))
    assert at(fired) == ["D", "P2", "P2"]
    fired = play(text, done("A"), done("B"), done("F"), done("F"), done("D"))
    assert sorted(at(fired)) == ["G", "P2"]  # the spare token stays on its flow, and it is the younger one
    taken = [effect.token.id for effect in fired.effects if isinstance(effect, Left) and effect.reason is JOINED]
    (spare,) = [token.id for token in fired.marking.tokens if token.node == "P2"]
    assert min(taken) < spare


def test_an_inclusive_join_waits_only_for_tokens_that_can_still_come() -> None:
    text = """
        S > O1
        O1 > A if a
        O1 > B if b
        O1 > D default
        A > O2
        B > O2
        D > O2 > F > E"""
    assert at(play(text, done("A"), data={"a": True})) == ["F"]
    assert at(play(text, done("A"), data={"a": True, "b": True})) == ["B", "O2"]
    assert at(play(text, done("A"), done("B"), data={"a": True, "b": True})) == ["F"]
    assert at(play(text, done("D"))) == ["F"]


def test_an_inclusive_join_is_not_held_by_a_token_that_can_come_to_a_flow_already_filled() -> None:
    # As BPMN 2.0 has it: B can still come by B's own flow (empty) or by X_F (already filled), so it does not block.
    text = """
        S > P1 > A > F
        P1 > B > X
        X > F if again
        X > G default
        F > O1
        G > O1 > D > E"""
    assert at(play(text, done("A"), done("F"))) == ["B", "D"]


def test_an_inclusive_join_waits_for_what_a_timer_may_still_send() -> None:
    text = """
        S > P1 > A > O1 > D > E
        P1 > B > E2
        B reminder T P1D
        T > F > O1"""
    assert at(play(text, done("A"))) == ["B", "T", "O1"]
    assert at(play(text, done("A"), done("B"))) == ["D"]
    assert at(play(text, done("A"), TimerFired("T"), done("F"))) == ["B", "D"]


def test_an_inclusive_join_does_not_wait_for_a_timer_that_has_fired() -> None:
    text = """
        S > P1 > A > O1 > D > E
        P1 > B > E2
        B reminder T P1D
        T > F > X
        X > O1 if late
        X > E3 default"""
    assert at(play(text, TimerFired("T"), done("F"), done("A"))) == ["B", "D"]


def test_an_inclusive_join_waits_for_a_step_whose_timer_is_not_armed_yet() -> None:
    text = """
        S > P1 > A > O1 > D > E
        P1 > G > B > E2
        B reminder T P1D
        T > F > O1"""
    assert at(play(text, done("A"))) == ["G", "O1"]


def test_an_interrupting_timer_cancels_its_step_and_the_other_timers() -> None:
    text = "S > A > E\nA timer T1 P1D\nA reminder T2 PT4H\nT1 > B > E\nT2 > D > E"
    graph, fired = begin(text)
    host, first, second = Token(1, "A", "S_A"), Token(2, "T1", group=1), Token(3, "T2", group=1)
    assert fired.effects == (Entered(host), Entered(first), Entered(second))
    fired = engine.fire(graph, fired.marking, TimerFired("T1"), {})
    assert fired.effects[:3] == (Left(first, COMPLETED), Left(host, CANCELLED), Left(second, CANCELLED))
    assert at(fired) == ["B"]


def test_a_reminder_fires_once_and_leaves_its_step_alone() -> None:
    text = "S > A > E\nA reminder T PT4H\nT > B > E"
    fired = play(text, TimerFired("T"))
    assert at(fired) == ["A", "B"]
    with pytest.raises(NoSuchToken):
        play(text, TimerFired("T"), TimerFired("T"))


def test_completing_a_step_disarms_its_timers() -> None:
    text = "S > A > B > E\nA timer T PT4H\nT > E"
    fired = play(text, done("A"))
    assert Left(Token(2, "T", group=1), CANCELLED) in fired.effects
    assert at(fired) == ["B"]


def test_a_message_reaches_every_token_that_waits_for_it_or_the_one_named() -> None:
    text = "S > P1 > M > A > E\nP1 > M2 > B > E\nM receives Answer\nM2 receives Answer"
    assert at(play(text, MessageReceived("Answer"))) == ["A", "B"]
    assert at(play(text, MessageReceived("Answer", token_id=2))) == ["M", "B"]


def test_parallel_instances_share_a_group_and_the_last_one_goes_on() -> None:
    text = "S > A > B > E\nA each agencies parallel\nA timer T P1D\nT > E"
    data: Data = {"agencies": ["x", "y"]}
    graph, fired = begin(text, data)
    first, second = Token(1, "A", "S_A", 1, 0), Token(2, "A", "S_A", 1, 1)
    timer = Token(3, "T", group=1)
    assert fired.effects == (Entered(first, "x"), Entered(second, "y"), Entered(timer))
    fired = engine.fire(graph, fired.marking, Complete(token_id=1), data)
    assert fired.effects == (Left(first, COMPLETED),)
    fired = engine.fire(graph, fired.marking, done("A"), data)
    assert fired.effects[:2] == (Left(second, COMPLETED), Left(timer, CANCELLED))
    assert at(fired) == ["B"]


def test_an_interrupting_timer_cancels_every_instance() -> None:
    fired = play("S > A > E\nA times 3 sequential\nA timer T P1D\nT > B > E", done("A"), TimerFired("T"))
    assert at(fired) == ["B"]
    assert [effect.reason for effect in fired.effects if isinstance(effect, Left)] == [COMPLETED, CANCELLED, CANCELLED]


def test_sequential_instances_take_their_turns() -> None:
    text = "S > A > B > E\nA each agencies sequential"
    data: Data = {"agencies": ["x", "y"]}
    graph, fired = begin(text, data)
    first, second = Token(1, "A", "S_A", 1, 0), Token(2, "A", "S_A", 1, 1)
    assert fired.effects == (Entered(first, "x"), Reserved(second, "y"))
    assert engine.waiting(graph, fired.marking) == (first,)
    with pytest.raises(NoSuchToken):
        engine.fire(graph, fired.marking, Complete(token_id=2), data)
    fired = engine.fire(graph, fired.marking, done("A"), {})  # the list may be gone by now
    assert fired.effects == (Left(first, COMPLETED), Entered(second))
    assert at(engine.fire(graph, fired.marking, done("A"), {})) == ["B"]


def test_no_instances_pass_through_without_arming_timers() -> None:
    text = "S > A > B > E\nA times n parallel\nA timer T P1D\nT > E"
    assert at(play(text, data={"n": 0})) == ["B"]


@pytest.mark.parametrize("value", [None, -1, 1.5, "2", True, [], 1001])
def test_a_count_that_is_none_is_refused(value: object) -> None:
    with pytest.raises(BadInstanceCount) as refusal:
        play("S > A > E\nA times n parallel", data={"n": value})
    assert (refusal.value.node, refusal.value.name) == ("A", "n")


@pytest.mark.parametrize("value", [None, "ab", 3, {"a": 1}, [0] * 1001])
def test_a_collection_that_is_no_list_is_refused(value: object) -> None:
    with pytest.raises(BadInstanceCount):
        play("S > A > E\nA each agencies parallel", data={"agencies": value})


@pytest.mark.parametrize("gateway", ["X", "O"])
def test_no_flow_taken_leaves_everything_as_it_was(gateway: str) -> None:
    graph, fired = begin(f"S > A > {gateway}\n{gateway} > B if a == 1\n{gateway} > D if a == 2\nB > E\nD > E")
    with pytest.raises(NoFlowTaken) as refusal:
        engine.fire(graph, fired.marking, done("A"), {"a": 3})
    assert refusal.value.gateway == gateway
    assert engine.fire(graph, fired.marking, done("A"), {"a": 2}).marking.tokens[0].node == "D"


NOTHING_WAITS = [
    done("B"),
    done("S"),
    done("X"),
    done("nowhere"),
    done("M"),
    done("W"),
    done("T"),
    Complete(token_id=99),
    TimerFired("A"),
    TimerFired("M"),
    TimerFired("W", token_id=1),
    MessageReceived("Other"),
    MessageReceived("Answer", token_id=1),
]


@pytest.mark.parametrize("event", NOTHING_WAITS)
def test_events_nothing_waits_for(event: Event) -> None:
    with pytest.raises(NoSuchToken) as refusal:
        play("S > P1 > A > B > E\nP1 > M > E\nP1 > W > E\nM receives Answer\nW after P1D\nA timer T P1D\nT > E", event)
    assert refusal.value.event == event


def test_a_completion_must_name_something() -> None:
    with pytest.raises(ValueError, match="which node or which token"):
        Complete()


def test_the_end_of_one_branch_is_not_the_end_of_the_process() -> None:
    text = "S > P1 > A > E\nP1 > B > E2"
    fired = play(text, done("A"))
    assert Finished("E") in fired.effects
    assert Ended() not in fired.effects
    assert play(text, done("A"), done("B")).effects[-2:] == (Finished("E2"), Ended())


def test_a_process_without_steps_ends_at_once() -> None:
    assert play("S > N > E\nN sends Question") == Fired(Marking((), 1), (Sent("Question", "N"), Finished("E"), Ended()))


@pytest.mark.parametrize(
    "text",
    [
        "S > X1 > X2\nX2 > X1 if true\nX2 > E default",
        "S > X1 > P1 > X1\nP1 > E",
        "S > X1 > A > X2\nX2 > X1 if true\nX2 > E default\nA times 0 parallel",
    ],
)
def test_a_loop_without_a_step_is_stopped(text: str) -> None:
    with pytest.raises(EndlessLoop):
        play(text)


def test_a_step_nothing_follows_takes_its_token_up() -> None:
    assert play("S > A", done("A")).effects[-2:] == (Finished("A"), Ended())


def test_ids_are_never_used_again() -> None:
    graph, fired = begin("S > X1 > A > X\nX > X1 if again\nX > E default")
    seen = []
    for _ in range(5):
        seen += [token.id for token in fired.marking.tokens]
        fired = engine.fire(graph, fired.marking, done("A"), {"again": True})
    assert seen == [1, 2, 3, 4, 5]


def test_the_cost_of_an_event_does_not_grow_with_the_history() -> None:
    graph, fired = begin("S > X1 > A > X\nX > X1 if again\nX > E default")
    early = engine.fire(graph, fired.marking, done("A"), {"again": True})
    for _ in range(1000):
        fired = engine.fire(graph, fired.marking, done("A"), {"again": True})
    late = engine.fire(graph, fired.marking, done("A"), {"again": True})
    assert len(late.effects) == len(early.effects)
    assert len(late.marking.tokens) == len(early.marking.tokens) == 1
