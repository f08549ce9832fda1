"""Block-structured models, and an interpreter of their blocks that knows nothing of tokens, flows or gateways.

A block draws itself between two points of a drawing, and can be run on its own: `begin` answers what then waits. The
engine plays the drawing, the interpreter plays the blocks; both must always wait for the same things.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from hypothesis import strategies as st

from .drawn import Drawing

Data = Mapping[str, object]


@dataclass
class Naming:
    """Fresh ids for one drawing."""

    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def fresh(self, letter: str) -> str:
        return f"{letter}{next(self.numbers)}"


class Run:
    """A block under way. `waits` lists (id, event) of what is waited for, `side` what was started beside it."""

    side: "list[Run]"

    def waits(self) -> list[tuple[str, str]]:
        raise NotImplementedError

    def happen(self, event: tuple[str, str], data: Data) -> None:
        raise NotImplementedError

    @property
    def done(self) -> bool:
        return not self.waits()


@dataclass
class Leaf:
    """A task, call, timer or message; `timer` is (id, interrupting, step after it), `count` a number or data name."""

    kind: str
    count: str = ""
    order: str = ""
    timer: str = ""
    id: str = ""
    timer_id: str = ""
    after: str = ""

    def draw(self, drawing: Drawing, naming: Naming, start: str) -> str:
        self.id = naming.fresh({"call": "C", "message": "M", "timer": "W", "throw": "N"}.get(self.kind, "T"))
        drawing.connect(start, self.id)
        if self.kind == "message":
            drawing.message(self.id, "intermediateCatchEvent", f"to_{self.id}")
        elif self.kind == "throw":
            drawing.message(self.id, "intermediateThrowEvent", f"from_{self.id}")
        elif self.kind == "timer":
            drawing.kinds[self.id] = "intermediateCatchEvent"
            drawing.inside[self.id] = '<timerEventDefinition><timeDuration>"P1D"</timeDuration></timerEventDefinition>'
        elif self.kind in ("serviceTask", "manualTask"):
            drawing.kinds[self.id] = self.kind
        if self.count:
            drawing.repeat(self.id, self.count, self.order, collection=self.count == "agencies")
        return self._draw_timer(drawing, naming) if self.timer else self.id

    def _draw_timer(self, drawing: Drawing, naming: Naming) -> str:
        """An interrupting timer's step joins the main way again; a reminder sends a message and ends."""
        self.timer_id, self.after = naming.fresh("B"), naming.fresh("T" if self.timer == "interrupting" else "N")
        drawing.timer(self.id, self.timer_id, '"PT4H"', interrupting=self.timer == "interrupting")
        drawing.connect(self.timer_id, self.after)
        if self.timer == "reminding":
            drawing.message(self.after, "intermediateThrowEvent", f"from_{self.after}")
            drawing.connect(self.after, naming.fresh("E"))
            return self.id
        merge = naming.fresh("X")
        drawing.connect(self.id, merge)
        drawing.connect(self.after, merge)
        return merge

    def begin(self, data: Data) -> Run:
        return LeafRun(self, data)


class LeafRun(Run):
    def __init__(self, leaf: Leaf, data: Data) -> None:
        self._leaf = leaf
        self._left = 0 if leaf.kind == "throw" else _number(leaf.count, data)
        self._armed = bool(leaf.timer) and self._left > 0
        self._after = False

    def waits(self) -> list[tuple[str, str]]:
        leaf = self._leaf
        if self._after:
            return [(leaf.after, "complete")]
        event = {"message": "message", "timer": "timer"}.get(leaf.kind, "complete")
        live = min(self._left, 1) if leaf.order == "sequential" else self._left
        return [(leaf.id, event)] * live + ([(leaf.timer_id, "boundary")] if self._armed and live else [])

    def happen(self, event: tuple[str, str], data: Data) -> None:
        if event[1] == "boundary":
            self._armed = False
            if self._leaf.timer == "interrupting":
                self._left, self._after = 0, True
        elif self._after:
            self._after = False
        else:
            self._left -= 1


def _number(said: str, data: Data) -> int:
    if not said:
        return 1
    if said.isdigit():
        return int(said)
    value = data[said]
    return len(value) if isinstance(value, list) else int(str(value))


@dataclass
class Sequence:
    """Blocks one after the other; none at all is an empty branch."""

    parts: "list[Block]"

    def draw(self, drawing: Drawing, naming: Naming, start: str) -> str:
        for part in self.parts:
            start = part.draw(drawing, naming, start)
        return start

    def begin(self, data: Data) -> Run:
        return SequenceRun(self.parts, data)


class SequenceRun(Run):
    def __init__(self, parts: "list[Block]", data: Data) -> None:
        self._ahead = list(parts)
        self._now: Run | None = None
        self._go_on(data)

    def _go_on(self, data: Data) -> None:
        while self._ahead and (self._now is None or self._now.done):
            self._now = self._ahead.pop(0).begin(data)

    def waits(self) -> list[tuple[str, str]]:
        return [] if self._now is None else self._now.waits()

    def happen(self, event: tuple[str, str], data: Data) -> None:
        assert self._now is not None
        self._now.happen(event, data)
        self._go_on(data)


@dataclass
class Split:
    """Branches between two gateways: X exclusive, O inclusive (`conditions` for all but the last), P parallel."""

    letter: str
    branches: list[Sequence]
    conditions: list[str] = field(default_factory=list)

    def draw(self, drawing: Drawing, naming: Naming, start: str) -> str:
        split, join = naming.fresh(self.letter), naming.fresh(self.letter)
        drawing.connect(start, split)
        for at, branch in enumerate(self.branches):
            # A pass-through throw event marks each branch, so that empty ones stay apart.
            head = naming.fresh("N")
            drawing.message(head, "intermediateThrowEvent", f"from_{head}")
            condition = self.conditions[at] if at < len(self.conditions) else None
            drawing.connect(split, head, condition, default=bool(self.conditions) and condition is None)
            drawing.connect(branch.draw(drawing, naming, head), join)
        return join

    def begin(self, data: Data) -> Run:
        if self.letter == "P":
            chosen = self.branches
        else:
            true = [branch for branch, text in zip(self.branches, self.conditions, strict=False) if holds(text, data)]
            chosen = (true[:1] if self.letter == "X" else true) or self.branches[-1:]
        return Together([branch.begin(data) for branch in chosen])


class Together(Run):
    """Runs side by side; over when all are."""

    def __init__(self, runs: list[Run]) -> None:
        self._runs = runs

    def waits(self) -> list[tuple[str, str]]:
        return [wait for run in self._runs for wait in run.waits()]

    def happen(self, event: tuple[str, str], data: Data) -> None:
        next(run for run in self._runs if event in run.waits()).happen(event, data)


@dataclass
class Loop:
    """A block repeated while the data say `again`; loops in loops then end together, so that every run can end."""

    body: Sequence

    def draw(self, drawing: Drawing, naming: Naming, start: str) -> str:
        head, step, foot = naming.fresh("X"), naming.fresh("T"), naming.fresh("X")
        drawing.connect(start, head)
        self.step = Leaf("userTask", id=step)  # every loop needs a step that waits
        drawing.connect(head, step)
        drawing.connect(self.body.draw(drawing, naming, step), foot)
        drawing.connect(foot, head, "again")
        out = naming.fresh("N")
        drawing.message(out, "intermediateThrowEvent", f"from_{out}")
        drawing.connect(foot, out, default=True)
        return out

    def begin(self, data: Data) -> Run:
        return LoopRun(self, data)


class LoopRun(Run):
    def __init__(self, loop: Loop, data: Data) -> None:
        self._loop = loop
        self._parts: list[Block] = [loop.step, loop.body]
        self._now: Run | None = SequenceRun(self._parts, data)

    def waits(self) -> list[tuple[str, str]]:
        return [] if self._now is None else self._now.waits()

    def happen(self, event: tuple[str, str], data: Data) -> None:
        assert self._now is not None
        self._now.happen(event, data)
        if self._now.done:
            self._now = SequenceRun(self._parts, data) if data["again"] else None


Block = Leaf | Sequence | Split | Loop

# Written so that the blocks' interpreter need not know the condition language.
CONDITIONS: dict[str, Callable[[Mapping[str, Any]], bool]] = {
    "urgent": lambda data: bool(data["urgent"]),
    "not urgent": lambda data: not data["urgent"],
    "fee > 0": lambda data: data["fee"] > 0,
    'outcome == "approve"': lambda data: data["outcome"] == "approve",
    'outcome != "approve" and fee <= 0': lambda data: data["outcome"] != "approve" and data["fee"] <= 0,
}


def holds(text: str, data: Data) -> bool:
    """Evaluate one of the known conditions without the engine's help."""
    return bool(CONDITIONS[text](data))


def draw_model(block: Sequence) -> Drawing:
    """Draw a whole model around a block."""
    drawing = Drawing()
    drawing.connect(block.draw(drawing, Naming(), "S0"), "E0")
    return drawing


leaves = st.one_of(
    st.builds(Leaf, st.sampled_from(["userTask", "serviceTask", "manualTask", "call", "message", "timer", "throw"])),
    st.builds(
        Leaf,
        st.sampled_from(["userTask", "call"]),
        count=st.sampled_from(["0", "1", "2", "3", "n", "agencies"]),
        order=st.sampled_from(["parallel", "sequential"]),
        timer=st.sampled_from(["", "", "interrupting", "reminding"]),
    ),
    st.builds(Leaf, st.sampled_from(["userTask", "call"]), timer=st.sampled_from(["interrupting", "reminding"])),
)
conditions = st.sampled_from(sorted(CONDITIONS))


def _grow(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    sequences = st.builds(Sequence, st.lists(inner, max_size=3))
    choices = st.integers(1, 2).flatmap(
        lambda more: st.builds(
            Split,
            st.sampled_from(["X", "O"]),
            st.lists(sequences, min_size=more + 1, max_size=more + 1),
            st.lists(conditions, min_size=more, max_size=more),
        )
    )
    parallels = st.builds(Split, st.just("P"), st.lists(sequences, min_size=2, max_size=3))
    return st.one_of(sequences, choices, parallels, st.builds(Loop, sequences))


blocks: st.SearchStrategy[Sequence] = st.builds(
    Sequence, st.lists(st.recursive(leaves, _grow, max_leaves=7), max_size=3)
)
data = st.fixed_dictionaries(
    {
        "again": st.booleans(),
        "urgent": st.booleans(),
        "fee": st.integers(-1, 1),
        "outcome": st.sampled_from(["approve", "reject"]),
        "n": st.integers(0, 3),
        "agencies": st.lists(st.sampled_from("abc"), max_size=3),
    }
)
