"""Gives every node a cell: a column by its place in the process, a row inside the band of its lane."""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.core.workflow.graph import Graph
from motcua.core.workflow.layout.order import columns, forward_edges, host_of


@dataclass(frozen=True, slots=True)
class Band:
    """The rows of one lane (`lane` None: of nodes outside all lanes)."""

    lane: str | None
    first_row: int
    rows: int


@dataclass(frozen=True, slots=True)
class Placement:
    """Cells by node id, bands from top to bottom."""

    cells: Mapping[str, tuple[int, int]]
    bands: tuple[Band, ...]

    @property
    def columns(self) -> int:
        """The number of columns."""
        return 1 + max((column for column, _ in self.cells.values()), default=0)

    @property
    def rows(self) -> int:
        """The number of rows."""
        return sum(band.rows for band in self.bands)


def place(graph: Graph) -> Placement:
    """Place every node; no two share a cell."""
    column = columns(graph)
    local = _rows_in_lanes(graph, column)
    bands: list[Band] = []
    lanes: list[str | None] = [lane.id for lane in graph.lanes]
    if not graph.lanes or any(node.lane is None for node in graph.nodes):
        lanes.append(None)
    for lane in lanes:
        used = [local[node.id] for node in graph.nodes if node.lane == lane]
        first = bands[-1].first_row + bands[-1].rows if bands else 0
        bands.append(Band(lane, first, 1 + max(used, default=0)))
    first_row = {band.lane: band.first_row for band in bands}
    cells = {node.id: (column[node.id], first_row[node.lane] + local[node.id]) for node in graph.nodes}
    return Placement(cells, tuple(bands))


def _rows_in_lanes(graph: Graph, column: Mapping[str, int]) -> dict[str, int]:
    """Give each node the row of what comes before it in its lane if that is free, else the nearest free one below."""
    row: dict[str, int] = {}
    taken: set[tuple[str | None, int, int]] = set()
    ahead = list(forward_edges(graph))
    for node_id in sorted(ahead, key=lambda node_id: column[node_id]):
        lane = graph.node(node_id).lane
        wanted = _wanted_row(graph, node_id, row)
        while (lane, column[node_id], wanted) in taken:
            wanted += 1
        row[node_id] = wanted
        taken.add((lane, column[node_id], wanted))
    return row


def _wanted_row(graph: Graph, node_id: str, row: Mapping[str, int]) -> int:
    node = graph.node(node_id)
    before = [graph.flow(flow_id).source for flow_id in node.incoming]
    rows = [row[source] for source in before if source in row and graph.node(source).lane == node.lane]
    if rows:
        return min(rows)
    beside_timer = [host_of(graph, source) for source in before if graph.has_boundary(source)]
    return min(
        (row[host] + 1 for host in beside_timer if host in row and graph.node(host).lane == node.lane), default=0
    )
