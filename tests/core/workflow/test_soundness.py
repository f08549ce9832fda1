"""Models that can go wrong are refused, with a series of events that really leads there."""

from collections.abc import Sequence

import pytest

from motcua.core.workflow import engine
from motcua.core.workflow.graph import Flow, Graph, Node
from motcua.core.workflow.marking import Complete, Event, Marking, MessageReceived, TimerFired
from motcua.core.workflow.problems import Problem, Reason
from motcua.core.workflow.soundness import check

from .drawn import draw
from .models import SOUND

NOT_EXHAUSTIVE = {"exclusive, nothing true", "inclusive, nothing true"}  # on purpose, to compare refusals


@pytest.mark.parametrize("name", SOUND)
def test_sound_models_pass(name: str) -> None:
    problems = check(draw(SOUND[name]).graph())
    assert {problem.reason for problem in problems} == ({Reason.NOT_EXHAUSTIVE} if name in NOT_EXHAUSTIVE else set())


class Retold:
    """Takes the choices a trace tells, in their order."""

    def __init__(self, graph: Graph, told: Sequence[str]) -> None:
        self._graph = graph
        self._told = list(told)

    def flows(self, node: Node) -> Sequence[Flow]:
        if len(node.outgoing) == 1:
            return self._graph.flows_out(node.id)
        gateway, _, taken = self._told.pop(0).partition(" takes ")
        assert gateway == node.id
        return [self._graph.flow(flow_id) for flow_id in taken.split(" and ")]

    def items(self, node: Node) -> Sequence[object]:
        return [None]


def replay(graph: Graph, trace: Sequence[str]) -> Marking:
    """Play a counter-example through the engine and return where it ends."""
    told: list[list[str]] = []
    for line in trace:
        if " takes " in line:
            told[-1].append(line)
        else:
            told.append([line])
    assert told[0][0] == "start"
    marking = engine.start_deciding(graph, Retold(graph, told[0][1:])).marking
    for line, *choices in told[1:]:
        marking = engine.fire_deciding(graph, marking, event(line), Retold(graph, choices)).marking
    return marking


def event(line: str) -> Event:
    kind, _, name = line.partition(" ")
    events: dict[str, Event] = {
        "complete": Complete(node=name),
        "timer": TimerFired(name),
        "message": MessageReceived(name),
    }
    return events[kind]


STRANDED = {
    "exclusive split into parallel join": ("S > X\nX > A if a\nX > B default\nA > P\nB > P\nP > E", ["P"]),
    "inclusive split into parallel join": ("S > O\nO > A if a\nO > B if b\nO > E default\nA > P\nB > P\nP > E", ["P"]),
    "timer that takes a token from the join": ("S > P1 > A > P2\nP1 > B > P2 > E\nA timer T P1D\nT > E2", ["P2"]),
    "reminder into a parallel join": ("S > A > P2 > E\nA reminder T P1D\nT > B > P2", ["P2"]),
    "join in a loop that nothing feeds": ("S > P1 > A > X\nX > P1 if again\nX > E default", ["P1"]),
    "two inclusive joins waiting for each other": (
        "S > P\nP > A > O1\nP > B > O2\nO1 > D > P3\nO2 > F > P4\nP3 > O2\nP4 > O1\nP3 > E\nP4 > E1",
        ["O1", "O2"],
    ),
    "choice out of a parallel block": ("S > P1 > A > X\nX > P2 if a\nX > E1 default\nP1 > B > P2 > E", ["P2"]),
    "message and timer": (
        "S > P1 > M > X\nX > P2 if a\nX > E1 default\nP1 > W > P2 > E\nM receives Go\nW after P1D",
        ["P2"],
    ),
}


@pytest.mark.parametrize("name", STRANDED)
def test_tokens_that_can_be_stranded(name: str) -> None:
    text, joins = STRANDED[name]
    graph = draw(text).graph()
    problems = check(graph)
    stranded = [problem for problem in problems if problem.reason is Reason.STRANDED]
    assert sorted(problem.element for problem in stranded) == joins
    for problem in stranded:
        marking = replay(graph, problem.trace)
        assert marking.tokens
        assert engine.waiting(graph, marking) == ()
        assert problem.element in {token.node for token in marking.tokens}


UNBOUNDED = {
    "parallel split in a loop": ("S > X1 > A > P\nP > B > E\nP > X1", ["B"]),
    "waiting reminders in a loop": (
        "S > X1 > A > X\nX > X1 if again\nX > E default\nA reminder T P1D\nT > B > E2",
        ["B"],
    ),
    "inclusive split in a loop": ("S > X1 > A > O\nO > X1 if a\nO > B if b\nO > E default\nB > E", ["B"]),
}


@pytest.mark.parametrize("name", UNBOUNDED)
def test_tokens_that_can_pile_up(name: str) -> None:
    text, where = UNBOUNDED[name]
    graph = draw(text).graph()
    (problem,) = check(graph)
    assert (problem.reason, [problem.element]) == (Reason.UNBOUNDED, where)
    assert len([token for token in replay(graph, problem.trace).tokens if token.node == problem.element]) >= 1


def test_a_reminder_that_only_sends_a_message_may_stand_in_a_loop() -> None:
    text = "S > X1 > A > X\nX > X1 if again\nX > E default\nA reminder T P1D\nT > N > E2\nN sends Reminder"
    assert check(draw(text).graph()) == ()


def test_tokens_that_an_inclusive_join_gathers_again_do_not_pile_up() -> None:
    # {A} grows to {A, O} by going round once, but then the join takes both.
    text = """
        S > A > O > B > X
        X > P if again
        X > E default
        P > D > A
        P > O"""
    assert check(draw(text).graph()) == ()


def test_the_default_of_an_inclusive_split_is_tried_for_missing_values() -> None:
    text = """
        S > P1 > O
        P1 > F > P2
        O > A if fee > 0
        O > B if fee <= 0
        O > E9 default
        A > X
        B > X
        X > P2 > E"""
    (problem,) = check(draw(text).graph())
    assert problem.reason is Reason.STRANDED
    assert "O takes O_E9" in problem.trace


def test_two_tokens_coming_to_one_step_in_turn_is_legal() -> None:
    assert check(draw("S > P > A > X\nP > B > X\nX > D > E").graph()) == ()


DRAWN = [
    ("S > A > E\nB > E", [("B", Reason.UNREACHABLE)]),
    (
        "S > A > E\nB > D > B",
        [("B", Reason.UNREACHABLE), ("B", Reason.NO_END), ("D", Reason.UNREACHABLE), ("D", Reason.NO_END)],
    ),
    ("S > A", [("S", Reason.NO_END), ("A", Reason.NO_END)]),
    ("S > P > A > E\nP > B", [("B", Reason.NO_END)]),
    ("S > X1 > A > X1", [("S", Reason.NO_END), ("X1", Reason.NO_END), ("A", Reason.NO_END)]),
    ("S > X\nX > E if a\nX > X1 default\nX1 > A > X1", [("X1", Reason.NO_END), ("A", Reason.NO_END)]),
    ("S > A > E\nA timer T P1D", [("T", Reason.NO_END)]),
    ("S > X1 > X2\nX2 > X1 if a\nX2 > A default\nA > E", [("X1", Reason.LOOP_WITHOUT_STEP)]),
    ("S > X1 > N > X2\nX2 > X1 if a\nX2 > A default\nA > E\nN sends Ping", [("X1", Reason.LOOP_WITHOUT_STEP)]),
]


@pytest.mark.parametrize(("text", "expected"), DRAWN)
def test_what_the_drawing_shows(text: str, expected: list[tuple[str, Reason]]) -> None:
    assert [(problem.element, problem.reason) for problem in check(draw(text).graph())] == expected


def test_the_way_to_a_dead_end_is_told() -> None:
    problems = {problem.element: problem for problem in check(draw("S > P > A > E\nP > B").graph())}
    assert problems["B"].trace == ("S", "P", "B")


def test_a_process_that_can_only_go_round_never_ends() -> None:
    graph = draw("S > X1 > A > O\nO > X1 if a == a\nO > E if a != a").graph()
    (problem,) = check(graph)
    assert (problem.element, problem.reason) == ("A", Reason.NEVER_ENDS)
    assert problem.trace == ("start",)


EXHAUSTIVE = [
    ['x == "a"', 'x != "a"'],
    ["fee > 0", "fee <= 0"],
    ["fee < 0", "fee == 0", "fee > 0"],
    ["fee < 10", "fee >= 10 and fee < 20", "fee >= 20"],
    ["0 < fee < 10", "not 0 < fee < 10"],
    ["a", "not a"],
    ["a and b", "not a", "not b"],
    ["a == true", "a == false"],
    ["a == null", "a != null"],
    ["a < b", "a == b", "a > b"],
    ["a == b", "a != b"],
    ['x == "a" or x == "b"', 'x != "a" and x != "b"'],
    ['grade < "B"', 'grade >= "B"'],
    ["fee > 0 and urgent", "fee <= 0 or not urgent"],
    ["true"],
]
LEAKY = [
    ['x == "a"', 'x == "b"'],
    ["fee > 0", "fee < 0"],
    ["fee < 10", "fee > 10"],
    ["fee == 1", "fee == 2"],
    ["a and b", "not a and not b"],
    ["a < b", "a > b"],
    ['grade <= "B"', 'grade >= "C"'],
    ['x == "a" and fee > 0', 'x != "a"'],
    ["urgent"],
    ["0 < fee < 10", "fee >= 10"],
    ["fee < 1 or fee > 1.5", "fee == 1"],
    ["a == b and b == c", "a != b"],
    ["a >= 10 or b >= 10", "a < 10 and b < 10 and a <= b"],
    ['a == "x" or b == "x"', "a == b", 'a == ""', 'b == ""'],
    ["false"],
]


def choice(gateway: str, conditions: list[str]) -> Graph:
    lines = [f"S > {gateway}"] + [f"{gateway} > A{at} if {text}" for at, text in enumerate(conditions)]
    return draw("\n".join(lines + [f"A{at} > E" for at in range(len(conditions))])).graph()


@pytest.mark.parametrize("conditions", EXHAUSTIVE)
@pytest.mark.parametrize("gateway", ["X", "O"])
def test_conditions_that_leave_nothing_out_need_no_default(gateway: str, conditions: list[str]) -> None:
    assert check(choice(gateway, conditions)) == ()


@pytest.mark.parametrize("conditions", LEAKY)
@pytest.mark.parametrize("gateway", ["X", "O"])
def test_conditions_that_leave_something_out_need_a_default(gateway: str, conditions: list[str]) -> None:
    (problem,) = [problem for problem in check(choice(gateway, conditions)) if problem.reason is not Reason.STRANDED]
    assert (problem.element, problem.reason) == (gateway, Reason.NOT_EXHAUSTIVE)
    assert problem.trace == ("S", gateway)


def test_what_is_left_out_is_told() -> None:
    (problem,) = check(choice("X", ['x == "a" and fee > 3', 'x != "a"']))
    assert 'fee is 2 and x is "a"' in problem.sentence


def test_a_text_no_condition_names_is_told_as_another_one() -> None:
    (problem,) = check(choice("X", ['x == "a"', 'x == "b"']))
    assert "when x is another text:" in problem.sentence


def test_too_many_names_to_try_out() -> None:
    (problem,) = check(choice("X", [" and ".join(f"n{at} == {at}" for at in range(10))]))
    assert problem.reason is Reason.NOT_EXHAUSTIVE
    assert "too many names" in problem.sentence


def test_numbers_too_large_for_floats() -> None:
    assert check(choice("X", [f"a < {'9' * 400}", f"a >= {'9' * 400} and a < {'9' * 401}", f"a >= {'9' * 401}"])) == ()


def test_an_inclusive_split_takes_only_flows_that_can_be_true_together() -> None:
    text = "S > X1 > A > O\nO > X1 if a == 1\nO > B if a != 1\nB > E"
    assert check(draw(text).graph()) == ()  # with both flows at once, tokens would pile up at B


def shared(text: str, **shares: str) -> list[Problem]:
    drawing = draw(text)
    for node, share in shares.items():
        drawing.attribute(node, "motcua:share", share)
    return [problem for problem in check(drawing.graph()) if problem.reason is Reason.SHARE_OVER_LIMIT]


def test_shares_add_up_along_each_path() -> None:
    choice_of_two = "S > A > X\nX > B if a\nX > D default\nB > F\nD > F\nF > E"
    assert shared(choice_of_two, A="0.5", B="0.3", D="0.3", F="0.2") == []
    (problem,) = shared(choice_of_two, A="0.5", B="0.3", D="0.31", F="0.2")
    assert "A, D, F add up to 1.01" in problem.sentence


def test_shares_of_parallel_branches_do_not_add_up() -> None:
    assert shared("S > P1 > A > P2\nP1 > B > P2 > E", A="1", B="1") == []


def test_a_step_in_a_loop_counts_once() -> None:
    assert shared("S > X1 > A > X\nX > X1 if again\nX > E default", A="0.6") == []


def test_time_after_an_interrupting_timer_comes_on_top_and_beside_a_reminder_does_not() -> None:
    assert shared("S > A > E\nA timer T P1D\nT > B > E", A="0.6", B="0.6") != []
    assert shared("S > A > E\nA reminder T P1D\nT > B > E2", A="0.6", B="0.6") == []
    assert shared("S > F > A > E\nA reminder T P1D\nT > B > E2", F="0.6", B="0.6") != []


def test_large_models_are_refused_with_a_clear_sentence() -> None:
    branches = "\n".join(f"P > A{n} > B{n} > D{n} > P9" for n in range(9))
    (problem,) = check(draw(f"S > P\n{branches}\nP9 > E").graph())
    assert (problem.element, problem.reason) == ("P0", Reason.TOO_COMPLEX)


def test_all_problems_are_told_together() -> None:
    text = "S > X\nX > A if a == 1\nX > B if a == 2\nA > P\nB > P\nP > E\nF > E"
    found = {(problem.element, problem.reason) for problem in check(draw(text).graph())}
    assert found == {("X", Reason.NOT_EXHAUSTIVE), ("P", Reason.STRANDED), ("F", Reason.UNREACHABLE)}
