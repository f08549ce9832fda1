"""Moves tokens through a graph until every one of them waits. Not public: `engine` is the way in."""

from collections import deque
from collections.abc import Iterable

from motcua.core.workflow.decisions import Decider
from motcua.core.workflow.graph import CHOICES, Boundary, Flow, Graph, Kind, Node
from motcua.core.workflow.marking import (
    Effect,
    Ended,
    EndlessLoop,
    Entered,
    Finished,
    Fired,
    Left,
    LeftReason,
    Marking,
    Reserved,
    Sent,
    Token,
)

MAX_MOVES = 20_000  # far above any real model; reached only by a loop that has no step in it


class Run:
    """The moves of one event: a working copy of the marking and the effects so far."""

    def __init__(self, graph: Graph, marking: Marking, decider: Decider) -> None:
        self._graph = graph
        self._decider = decider
        self._tokens = {token.id: token for token in marking.tokens}
        self._next_id = marking.next_id
        self._effects: list[Effect] = []
        self._ahead: deque[Flow] = deque()
        self._moves = 0

    def leave(self, node: Node | Boundary) -> None:
        """Put a token on the way out of an element: on every outgoing flow, or on those a choice takes."""
        if not node.outgoing:
            self._effects.append(Finished(node.id))
        elif isinstance(node, Node) and node.kind in CHOICES:
            self._ahead.extend(self._decider.flows(node))
        else:
            self._ahead.extend(self._graph.flows_out(node.id))

    def complete(self, token: Token) -> None:
        """Finish one token of a step; the last of its instances goes on."""
        self.remove([token], LeftReason.COMPLETED)
        node = self._graph.node(token.node)
        rest = [other for other in self.family(token) if other.node == token.node]
        if not rest:
            self.remove(self.family(token), LeftReason.CANCELLED)  # timers that did not fire
            self.leave(node)
        elif node.instances is not None and node.instances.sequential:
            self._effects.append(Entered(rest[0]))

    def expire(self, timer: Token) -> None:
        """Fire an armed boundary timer; an interrupting one cancels its host with all that belongs to it."""
        boundary = self._graph.boundary(timer.node)
        self.remove([timer], LeftReason.COMPLETED)
        if boundary.interrupting:
            self.remove(self.family(timer), LeftReason.CANCELLED)
        self.leave(boundary)

    def settle(self) -> Fired:
        """Move until every token waits, then return the outcome. Raises NoFlowTaken, BadInstanceCount, EndlessLoop."""
        while True:
            while self._ahead:
                flow = self._ahead.popleft()
                self._moves += 1
                if self._moves > MAX_MOVES:
                    raise EndlessLoop(flow.target)
                self._arrive(self._graph.node(flow.target), flow)
            # An inclusive join must see where all other tokens came to rest before it may fire.
            if not self._fire_an_inclusive_join():
                break
        if not self._tokens:
            self._effects.append(Ended())
        marking = Marking(tuple(sorted(self._tokens.values(), key=lambda token: token.id)), self._next_id)
        return Fired(marking, tuple(self._effects))

    def family(self, token: Token) -> list[Token]:
        """Return the tokens that belong to the same visit of a step, armed timers included, by id."""
        members = [other for other in self._tokens.values() if other.family == token.family]
        return sorted(members, key=lambda member: member.id)

    def remove(self, tokens: Iterable[Token], reason: LeftReason) -> None:
        """Take tokens out of the marking."""
        for token in tokens:
            del self._tokens[token.id]
            self._effects.append(Left(token, reason))

    def _arrive(self, node: Node, flow: Flow) -> None:
        if node.waits:
            self._enter(node, flow)
        elif node.joins:
            self._effects.append(Entered(self._place(node.id, flow=flow.id)))
            if node.kind is Kind.PARALLEL:
                self._fire_join(node, need_all=True)
        elif node.kind is Kind.END:
            self._effects.append(Finished(node.id))
        else:
            if node.message is not None:
                self._effects.append(Sent(node.message, node.id))
            self.leave(node)

    def _enter(self, node: Node, flow: Flow) -> None:
        items = (None,) if node.instances is None else self._decider.items(node)
        if not items:
            self.leave(node)
            return
        first = self._next_id
        for index, item in enumerate(items):
            if node.instances is None:
                token = self._place(node.id, flow=flow.id)
            else:
                token = self._place(node.id, flow=flow.id, group=first, index=index)
            later = index > 0 and node.instances is not None and node.instances.sequential
            self._effects.append(Reserved(token, item) if later else Entered(token, item))
        for boundary_id in node.boundaries:
            self._effects.append(Entered(self._place(boundary_id, group=first)))

    def _place(
        self, node_id: str, *, flow: str | None = None, group: int | None = None, index: int | None = None
    ) -> Token:
        token = Token(self._next_id, node_id, flow, group, index)
        self._tokens[token.id] = token
        self._next_id += 1
        return token

    def _oldest_by_flow(self, node: Node) -> dict[str, Token]:
        oldest: dict[str, Token] = {}
        for token in sorted(self._tokens.values(), key=lambda token: token.id):
            if token.node == node.id and token.flow is not None:
                oldest.setdefault(token.flow, token)
        return oldest

    def _fire_join(self, node: Node, *, need_all: bool) -> None:
        oldest = self._oldest_by_flow(node)
        if need_all and len(oldest) < len(node.incoming):
            return
        self.remove(oldest.values(), LeftReason.JOINED)
        self.leave(node)

    def _fire_an_inclusive_join(self) -> bool:
        waiting = dict.fromkeys(token.node for token in sorted(self._tokens.values(), key=lambda token: token.id))
        for node_id in waiting:
            if not self._graph.has_node(node_id):
                continue
            node = self._graph.node(node_id)
            if node.kind is Kind.INCLUSIVE and self._may_fire(node):
                self._fire_join(node, need_all=False)
                return True
        return False

    def _may_fire(self, node: Node) -> bool:
        """As BPMN 2.0 defines inclusive gateways: a token elsewhere blocks the join if it can come to an empty incoming
        flow, unless it can also come to a flow that already has a token (paths through the join do not count)."""
        filled = self._oldest_by_flow(node).keys()
        empty = [flow_id for flow_id in node.incoming if flow_id not in filled]
        elsewhere = {token.node for token in self._tokens.values() if token.node != node.id}
        return not any(
            any(place in self._graph.reaching(flow_id) for flow_id in empty)
            and not any(place in self._graph.reaching(flow_id) for flow_id in filled)
            for place in elsewhere
        )
