"""Draws a model: lanes as rows, columns in process order, flows at right angles, loops led around."""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.core.workflow.graph import Flow, Graph
from motcua.core.workflow.layout.geometry import Box, Point
from motcua.core.workflow.layout.labels import Labels, wanted_below
from motcua.core.workflow.layout.order import columns, host_of
from motcua.core.workflow.layout.placement import Placement, place
from motcua.core.workflow.layout.ports import ABOVE, BELOW, COMING_BACK, ENTERING, GOING_BACK, LEAVING, RIGHT, ports
from motcua.core.workflow.layout.routing import Route, Router
from motcua.core.workflow.layout.sheet import Sheet, borders, lay_sheet

TRACKS = (4, 6, 8, 12)  # even, so that lane borders run between two tracks; more only where flows would meet
PASSES = 2
LARGE = 60  # nodes; beyond it one try has to do, the time goes up with the square of the sheet


@dataclass(frozen=True, slots=True)
class Diagram:
    """Where everything stands. `shapes` holds nodes and boundary timers, `frame` the pool."""

    frame: Box
    lanes: Mapping[str, Box]
    shapes: Mapping[str, Box]
    edges: Mapping[str, tuple[Point, ...]]
    labels: Mapping[str, Box]
    faults: int  # places where flows share a line or a name covers something


def lay_out(graph: Graph, *, pool: bool = True) -> Diagram:
    """Draw a model. The same model always gives the same drawing."""
    placement = place(graph)
    best: Diagram | None = None
    for tracks in TRACKS if len(graph.nodes) <= LARGE else TRACKS[:1]:
        drawn = _draw(graph, placement, tracks, pool=pool)
        if best is None or drawn.faults < best.faults:
            best = drawn
        if not best.faults:
            break
    assert best is not None
    return best


def _draw(graph: Graph, placement: Placement, tracks: int, *, pool: bool) -> Diagram:
    sheet = lay_sheet(graph, placement, tracks, pool=pool)
    router = Router(sheet, [*wanted_below(graph, sheet), *borders(sheet)])
    routes = _route_all(graph, sheet, router)
    edges = {flow.id: router.path(routes[flow.id]) for flow in graph.flows if flow.id in routes}
    labels = Labels(graph, sheet, edges)
    unrouted = len(graph.flows) - len(routes)
    faults = router.shared() + labels.collisions + unrouted
    return Diagram(sheet.frame, sheet.lanes, sheet.boxes, edges, labels.boxes, faults)


def _route_all(graph: Graph, sheet: Sheet, router: Router) -> dict[str, Route]:
    """Route near ends first; then every flow once more, now that the others are known."""
    column = columns(graph)
    order = sorted(graph.flows, key=lambda flow: _difficulty(graph, sheet, column, flow))
    routes: dict[str, Route] = {}
    for _ in range(PASSES):
        for flow in order:
            if flow.id in routes:
                router.forget(routes.pop(flow.id))
            back = column[flow.target] <= column[host_of(graph, flow.source)]
            leaving, entering = _sides(flow, back=back)
            sources, targets = ports(graph, sheet, flow.source, leaving), ports(graph, sheet, flow.target, entering)
            route = router.route((flow.source, flow.target), sources, targets)
            if route is not None:
                routes[flow.id] = route
    return routes


def _sides(flow: Flow, *, back: bool) -> tuple[Mapping[str, int], Mapping[str, int]]:
    if flow.source == flow.target:  # a step that follows itself must not come back where it left
        return {RIGHT: 0}, {ABOVE: 0, BELOW: 0}
    return (GOING_BACK, COMING_BACK) if back else (LEAVING, ENTERING)


def _difficulty(graph: Graph, sheet: Sheet, column: Mapping[str, int], flow: Flow) -> tuple[bool, float, str]:
    source, target = sheet.boxes[flow.source].centre, sheet.boxes[flow.target].centre
    back = column[flow.target] <= column[host_of(graph, flow.source)]
    return back, abs(source[0] - target[0]) + 3 * abs(source[1] - target[1]), flow.id
