"""Where a running process stands: tokens, the events that move them, and what a move did.

Everything is a plain value and every bit of state is in the tokens, so that each token can be one row of a table.
"""

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Token:
    """One token, resting at a node or at an armed boundary timer.

    `flow` is the sequence flow it came by (None at a boundary timer). The instances of a multi-instance step share
    `group`, the id of the first of them, and are told apart by `index` (0, 1, 2 ...). A token at a boundary timer is
    the armed timer itself: its `group` is the id of its host's token (of the first one, where the host has several).
    """

    id: int
    node: str
    flow: str | None = None
    group: int | None = None
    index: int | None = None

    @property
    def family(self) -> int:
        """The id under which the tokens of one visit to a step, and its armed timers, belong together."""
        return self.id if self.group is None else self.group


@dataclass(frozen=True, slots=True)
class Marking:
    """All tokens of one running process, by ascending id. `next_id` is the id of the next token to be made; ids are
    never used again. No tokens: the process has ended."""

    tokens: tuple[Token, ...] = ()
    next_id: int = 1

    @property
    def ended(self) -> bool:
        """Whether no token is left."""
        return not self.tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Complete:
    """A task or call is done: that very token, or the oldest one waiting at the node."""

    node: str | None = None
    token_id: int | None = None

    def __post_init__(self) -> None:
        if self.node is None and self.token_id is None:
            raise ValueError("say which node or which token is complete")


@dataclass(frozen=True, slots=True)
class TimerFired:
    """An intermediate or boundary timer has run out: the oldest one at `node`, or that very token."""

    node: str
    token_id: int | None = None


@dataclass(frozen=True, slots=True)
class MessageReceived:
    """A message has come in. Every token that waits for this name takes it, or only that very token."""

    name: str
    token_id: int | None = None


Event = Complete | TimerFired | MessageReceived


class LeftReason(StrEnum):
    """Why a token left its node."""

    COMPLETED = "completed"
    CANCELLED = "cancelled"
    JOINED = "joined"


@dataclass(frozen=True, slots=True)
class Entered:
    """The token now waits at its node: a task, call, catching event, join, or armed boundary timer.

    `item` is the collection's item this instance is for, where the step is done once per item.
    """

    token: Token
    item: object = None


@dataclass(frozen=True, slots=True)
class Reserved:
    """A later instance of a sequential step: the token exists, its turn comes with an `Entered` of its own."""

    token: Token
    item: object = None


@dataclass(frozen=True, slots=True)
class Left:
    """The token is gone from its node."""

    token: Token
    reason: LeftReason


@dataclass(frozen=True, slots=True)
class Sent:
    """A message throw event was passed: the message is to be sent."""

    message: str
    node: str


@dataclass(frozen=True, slots=True)
class Finished:
    """A token was taken up by this end event (or by a node without a way out)."""

    node: str


@dataclass(frozen=True, slots=True)
class Ended:
    """No token is left: the process has ended."""


Effect = Entered | Reserved | Left | Sent | Finished | Ended


@dataclass(frozen=True, slots=True)
class Fired:
    """The marking after an event, and what the event did, in order."""

    marking: Marking
    effects: tuple[Effect, ...] = field(default=())


class CannotFire(Exception):
    """The event cannot happen now; the marking is as it was."""


class NoSuchToken(CannotFire):
    """Nothing waits for this event."""

    def __init__(self, event: Event) -> None:
        self.event = event
        super().__init__(f"nothing is waiting for {_spelled(event)}")


class NoFlowTaken(CannotFire):
    """No condition of this gateway is true and it has no default flow."""

    def __init__(self, gateway: str) -> None:
        self.gateway = gateway
        super().__init__(f"no condition of gateway {gateway} is true and it has no default flow")


class BadInstanceCount(CannotFire):
    """The data do not say how often this step is to be done."""

    def __init__(self, node: str, name: str, why: str) -> None:
        self.node = node
        self.name = name
        super().__init__(f"step {node} cannot start: {name} {why}")


class EndlessLoop(CannotFire):
    """A loop through this node has no step that waits, so it would never stop."""

    def __init__(self, node: str) -> None:
        self.node = node
        super().__init__(f"the loop through {node} never comes to a step that waits")


def _spelled(event: Event) -> str:
    match event:
        case Complete(node=node, token_id=token_id):
            return f"the completion of {node if token_id is None else f'token {token_id}'}"
        case TimerFired(node=node):
            return f"timer {node}"
        case MessageReceived(name=name):
            return f"message {name}"
