"""Over generated models: the engine waits for what the blocks wait for, loses no token, doubles none, and ends."""

from collections import Counter
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.core.workflow import engine
from motcua.core.workflow.graph import Graph
from motcua.core.workflow.marking import (
    Complete,
    Ended,
    Entered,
    Event,
    Fired,
    Left,
    Marking,
    MessageReceived,
    Reserved,
    TimerFired,
    Token,
)
from motcua.core.workflow.soundness import check

from .spiff import Spiff
from .structured import Block, Leaf, Loop, Sequence, Split, blocks, data, draw_model
from .test_against_spiff import active, armed, happen

STEPS = 25
settings.register_profile("models", deadline=None, suppress_health_check=list(HealthCheck), max_examples=150)
models = settings.get_profile("models")
# Ends every loop and asks for no further instances, so that a run comes to its end.
LAST = {"again": False, "urgent": False, "fee": 0, "outcome": "approve", "n": 0, "agencies": []}


def event_of(graph: Graph, wait: tuple[str, str]) -> Event:
    node, kind = wait
    if kind == "message":
        return MessageReceived(graph.node(node).message or "")
    return Complete(node=node) if kind == "complete" else TimerFired(node)


class Books:
    """Keeps account of every token by the effects alone."""

    def __init__(self) -> None:
        self.there: dict[int, Token] = {}
        self.seen: set[int] = set()
        self.ended = 0

    def enter(self, fired: Fired) -> None:
        assert self.ended == 0, "something happened after the end"
        for effect in fired.effects:
            match effect:
                case Reserved(token=token):
                    self._arrive(token)
                case Entered(token=token) if token.id not in self.there:
                    self._arrive(token)
                case Left(token=token):
                    assert self.there.pop(token.id) == token
                case Ended():
                    self.ended += 1
                    assert effect is fired.effects[-1]
        assert tuple(self.there[key] for key in sorted(self.there)) == fired.marking.tokens
        assert fired.marking.next_id > max(self.seen, default=0)
        assert bool(self.ended) == fired.marking.ended

    def _arrive(self, token: Token) -> None:
        assert token.id not in self.seen, "an id was used twice"
        self.seen.add(token.id)
        self.there[token.id] = token


@settings(models)
@given(blocks, st.data())
def test_the_engine_waits_for_what_the_blocks_wait_for(block: Sequence, draws: st.DataObject) -> None:
    graph = draw_model(block).graph()
    now = draws.draw(data)
    run, books = block.begin(now), Books()
    fired = engine.start(graph, now)
    books.enter(fired)
    for _ in range(STEPS):
        waits = run.waits()
        assert sorted(node for node, kind in waits if kind != "boundary") == active(graph, fired.marking)
        assert sorted(node for node, kind in waits if kind == "boundary") == armed(graph, fired.marking)
        assert fired.marking.ended == run.done
        if run.done:
            return
        wait = draws.draw(st.sampled_from(waits))
        now = draws.draw(data)
        run.happen(wait, now)
        before = fired.marking
        fired = engine.fire(graph, before, event_of(graph, wait), now)
        assert fired == engine.fire(graph, before, event_of(graph, wait), now), "the same event came out differently"
        books.enter(fired)


@settings(models)
@given(blocks, data, st.integers().map(Random))
def test_every_run_comes_to_an_end(block: Sequence, now: dict[str, object], random: Random) -> None:
    graph = draw_model(block).graph()
    run = block.begin(now)
    marking = engine.start(graph, now).marking
    for _ in range(200):
        if marking.ended:
            break
        wait = random.choice(run.waits())
        run.happen(wait, LAST)
        marking = engine.fire(graph, marking, event_of(graph, wait), LAST).marking
    assert marking == Marking((), marking.next_id)


@settings(models)
@given(blocks)
def test_structured_models_are_sound(block: Sequence) -> None:
    graph = draw_model(block).graph()
    assert [problem for problem in check(graph) if problem.reason != "too_complex"] == []


def beyond_spiff(block: Block, *, in_loop: bool = False) -> bool:
    """What SpiffWorkflow 3.2.0 gets wrong, while engine and blocks agree: a timer that cancels a call done several
    times (TaskNotFoundException), and joins in the second round of a loop (they count tokens of the first)."""
    match block:
        case Leaf(kind=kind, count=count, timer=timer):
            return kind == "call" and bool(count) and timer == "interrupting"
        case Sequence(parts=parts):
            return any(beyond_spiff(part, in_loop=in_loop) for part in parts)
        case Split(letter=letter, branches=branches):
            return (in_loop and letter != "X") or any(beyond_spiff(branch, in_loop=in_loop) for branch in branches)
        case Loop(body=body):
            return beyond_spiff(body, in_loop=True)


@settings(models, max_examples=60)
@given(blocks.filter(lambda block: not beyond_spiff(block)), st.data())
def test_generated_models_give_the_same_traces_in_spiff(block: Sequence, draws: st.DataObject) -> None:
    drawing = draw_model(block)
    graph = drawing.graph()
    now = draws.draw(data)
    marking, spiff, run = engine.start(graph, now).marking, Spiff(drawing.xml(), now), block.begin(now)
    for _ in range(STEPS):
        assert Counter(active(graph, marking)) == Counter(spiff.active())
        assert armed(graph, marking) == spiff.armed()
        if marking.ended:
            assert spiff.ended
            return
        wait = draws.draw(st.sampled_from(run.waits()))
        now = draws.draw(data) | {"agencies": now["agencies"]}
        run.happen(wait, now)
        event = event_of(graph, wait)
        marking = engine.fire(graph, marking, event, now).marking
        if not isinstance(event, Complete):
            spiff.share(now)
        happen(spiff, event, now)
