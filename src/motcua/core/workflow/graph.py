"""The compiled process model: an immutable graph of plain values, equal when the models are equal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from motcua.core.workflow.expressions import Expression


class Kind(StrEnum):
    """What a node is, by its BPMN 2.0 element name."""

    START = "startEvent"
    END = "endEvent"
    USER_TASK = "userTask"
    SERVICE_TASK = "serviceTask"
    MANUAL_TASK = "manualTask"
    CALL = "callActivity"
    EXCLUSIVE = "exclusiveGateway"
    PARALLEL = "parallelGateway"
    INCLUSIVE = "inclusiveGateway"
    TIMER_CATCH = "timerCatchEvent"
    MESSAGE_CATCH = "messageCatchEvent"
    MESSAGE_THROW = "messageThrowEvent"


TASKS = frozenset({Kind.USER_TASK, Kind.SERVICE_TASK, Kind.MANUAL_TASK})
ACTIVITIES = TASKS | {Kind.CALL}
CATCHES = frozenset({Kind.TIMER_CATCH, Kind.MESSAGE_CATCH})
WAITING = ACTIVITIES | CATCHES
GATEWAYS = frozenset({Kind.EXCLUSIVE, Kind.PARALLEL, Kind.INCLUSIVE})
CHOICES = frozenset({Kind.EXCLUSIVE, Kind.INCLUSIVE})


class Post(StrEnum):
    """The post that holds a step (`motcua:post`)."""

    RECEPTION = "reception"
    COORDINATOR = "coordinator"
    HANDLER = "handler"
    LEADER = "leader"
    CLERK = "clerk"
    RETURN = "return"


class Act(StrEnum):
    """The legal act that completes a step (`motcua:act`)."""

    ACCEPT = "accept"
    ASSIGN = "assign"
    COMPLETE = "complete"
    RECORD_RESULT = "record_result"
    RETURN_RESULT = "return_result"


class AgencySource(StrEnum):
    """Where the agency of a step is taken from (`motcua:agency`)."""

    RECEIVING = "receiving"
    RESOLVING = "resolving"
    PARENT = "parent"
    DATA = "data"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class AgencyRule:
    """Which agency holds a step. `argument` is the data name (`data:<name>`) or the agency kind (`kind:<kind>`)."""

    source: AgencySource
    argument: str = ""


@dataclass(frozen=True, slots=True)
class StepRules:
    """The `motcua:` attributes of a step, those of its lane already filled in. None: the model does not say.

    `share` is the part of the dossier's time limit (0 to 1), `procedure` the code of the linked dossier's procedure.
    """

    share: Decimal | None = None
    post: Post | None = None
    agency: AgencyRule | None = None
    form: str | None = None
    signs: bool | None = None
    act: Act | None = None
    procedure: str | None = None


@dataclass(frozen=True, slots=True)
class WorkingDuration:
    """A timer's span in working time: whole working days or working minutes, never both."""

    days: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Instances:
    """How often a step is done: a fixed `count`, the number found in data under `name`, or once per item of the
    list found there (`collection`). Sequential instances are done one after the other in index order."""

    sequential: bool
    count: int | None = None
    name: str | None = None
    collection: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """A sequence flow. `condition` is set only on flows out of exclusive and inclusive gateways."""

    id: str
    source: str
    target: str
    name: str = ""
    condition: Expression | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: the steps of one post, with the rules its steps inherit."""

    id: str
    name: str
    nodes: tuple[str, ...]
    rules: StepRules = StepRules()


@dataclass(frozen=True, slots=True)
class Boundary:
    """A timer attached to a task or call. Interrupting: the host is cancelled when the timer fires."""

    id: str
    name: str
    host: str
    timer: WorkingDuration
    interrupting: bool
    outgoing: tuple[str, ...]
    rules: StepRules = StepRules()
    documentation: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A flow node. `incoming` and `outgoing` are flow ids in document order, `default` the default flow of a choice.

    `timer` is set on timer catches, `message` (its name) on message events, `called` on call activities.
    """

    id: str
    kind: Kind
    name: str = ""
    lane: str | None = None
    incoming: tuple[str, ...] = ()
    outgoing: tuple[str, ...] = ()
    default: str | None = None
    boundaries: tuple[str, ...] = ()
    timer: WorkingDuration | None = None
    message: str | None = None
    called: str | None = None
    instances: Instances | None = None
    rules: StepRules = StepRules()
    documentation: str = ""

    @property
    def waits(self) -> bool:
        """Whether a token stays here until an event: tasks, calls and catching events."""
        return self.kind in WAITING

    @property
    def joins(self) -> bool:
        """Whether tokens wait here for each other."""
        return self.kind in (Kind.PARALLEL, Kind.INCLUSIVE) and len(self.incoming) > 1


@dataclass(frozen=True)
class Graph:
    """A whole model, in document order. Ids are unique over nodes, flows, boundaries and lanes together."""

    process_id: str
    name: str
    start: str
    nodes: tuple[Node, ...]
    flows: tuple[Flow, ...]
    boundaries: tuple[Boundary, ...] = ()
    lanes: tuple[Lane, ...] = ()
    documentation: str = field(default="", compare=False)

    @cached_property
    def _nodes(self) -> Mapping[str, Node]:
        return {node.id: node for node in self.nodes}

    @cached_property
    def _flows(self) -> Mapping[str, Flow]:
        return {flow.id: flow for flow in self.flows}

    @cached_property
    def _boundaries(self) -> Mapping[str, Boundary]:
        return {boundary.id: boundary for boundary in self.boundaries}

    @cached_property
    def _lanes(self) -> Mapping[str, Lane]:
        return {lane.id: lane for lane in self.lanes}

    def node(self, node_id: str) -> Node:
        """Return the flow node (boundary timers are not among them). Raises KeyError."""
        return self._nodes[node_id]

    def flow(self, flow_id: str) -> Flow:
        """Return the sequence flow. Raises KeyError."""
        return self._flows[flow_id]

    def boundary(self, boundary_id: str) -> Boundary:
        """Return the boundary timer. Raises KeyError."""
        return self._boundaries[boundary_id]

    def lane(self, lane_id: str) -> Lane:
        """Return the lane. Raises KeyError."""
        return self._lanes[lane_id]

    def has_node(self, node_id: str) -> bool:
        """Whether a flow node (not a boundary timer) has this id."""
        return node_id in self._nodes

    def has_boundary(self, boundary_id: str) -> bool:
        """Whether a boundary timer has this id."""
        return boundary_id in self._boundaries

    def flows_out(self, element_id: str) -> tuple[Flow, ...]:
        """Return the flows that leave a node or a boundary timer, in document order. Raises KeyError."""
        element = self._boundaries.get(element_id) or self._nodes[element_id]
        return tuple(self._flows[flow_id] for flow_id in element.outgoing)

    @cached_property
    def _reaching(self) -> Mapping[str, frozenset[str]]:
        return {
            flow_id: _sources_of(self, flow_id, node.id)
            for node in self.nodes
            if node.kind is Kind.INCLUSIVE and node.joins
            for flow_id in node.incoming
        }

    def reaching(self, flow_id: str) -> frozenset[str]:
        """Ids of nodes and boundary timers from which a token can come to this flow into an inclusive join without
        passing that join. Raises KeyError for any other flow."""
        return self._reaching[flow_id]


def _sources_of(graph: Graph, flow_id: str, join_id: str) -> frozenset[str]:
    """Walk backwards from the flow.

    An armed timer is a token of its own, so its host does not count as coming this way (the timer may have fired); what
    leads to the host does.
    """
    found: set[str] = set()
    ahead = [graph.flow(flow_id).source]
    while ahead:
        element_id = ahead.pop()
        if element_id in found or element_id == join_id:
            continue
        found.add(element_id)
        node_id = graph.boundary(element_id).host if graph.has_boundary(element_id) else element_id
        ahead.extend(graph.flow(incoming).source for incoming in graph.node(node_id).incoming)
    return frozenset(found)
