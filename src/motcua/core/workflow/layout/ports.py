"""Where a flow may leave or enter a shape, and how well each place suits it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from motcua.core.workflow.graph import Graph
from motcua.core.workflow.layout.geometry import STEP_HEIGHT, Box, Point
from motcua.core.workflow.layout.sheet import SIDE_PORT, Sheet, line_after, line_before

LEFT, RIGHT, ABOVE, BELOW = "left", "right", "above", "below"
# Cost in pixels of a detour that would be accepted instead: flows read from left to right.
LEAVING = {RIGHT: 0, BELOW: 60, ABOVE: 60, LEFT: 400}
ENTERING = {LEFT: 0, BELOW: 60, ABOVE: 60, RIGHT: 300}
GOING_BACK = {ABOVE: 0, BELOW: 0, RIGHT: 90, LEFT: 90}
COMING_BACK = {ABOVE: 0, BELOW: 0, LEFT: 90, RIGHT: 300}
OFF_CENTRE = 40
HORIZONTAL, VERTICAL = 0, 1


@dataclass(frozen=True, slots=True)
class Port:
    """A connection point on a shape's border, and the first point of the grid outside it."""

    point: Point
    ix: int
    iy: int
    axis: int
    cost: float


def ports(graph: Graph, sheet: Sheet, element_id: str, costs: Mapping[str, int]) -> list[Port]:
    """Return the ports of a node or boundary timer."""
    box = sheet.boxes[element_id]
    if graph.has_boundary(element_id):
        host = sheet.boxes[graph.boundary(element_id).host]
        side = BELOW if box.centre[1] > host.centre[1] else ABOVE
        return [_port(sheet, box, side, 0, 0)]
    found = []
    for side, cost in costs.items():
        shifts = (0.0, SIDE_PORT, -SIDE_PORT) if side in (LEFT, RIGHT) and box.height == STEP_HEIGHT else (0.0,)
        found += [_port(sheet, box, side, shift, cost + (OFF_CENTRE if shift else 0)) for shift in shifts]
    timers = [sheet.boxes[timer] for timer in graph.node(element_id).boundaries]
    return [port for port in found if not any(_inside(port.point, timer) for timer in timers)]


def _port(sheet: Sheet, box: Box, side: str, shift: float, cost: float) -> Port:
    x, y = box.centre
    if side in (LEFT, RIGHT):
        point = (box.right if side == RIGHT else box.x, y + shift)
        ix = line_after(sheet.xs, box.right) if side == RIGHT else line_before(sheet.xs, box.x)
        return Port(point, ix, _at(sheet.ys, y + shift), HORIZONTAL, cost)
    point = (x, box.bottom if side == BELOW else box.y)
    iy = line_after(sheet.ys, box.bottom) if side == BELOW else line_before(sheet.ys, box.y)
    return Port(point, _at(sheet.xs, x), iy, VERTICAL, cost)


def _at(lines: tuple[float, ...], coordinate: float) -> int:
    return min(range(len(lines)), key=lambda index: abs(lines[index] - coordinate))


def _inside(point: Point, box: Box) -> bool:
    return box.x <= point[0] <= box.right and box.y <= point[1] <= box.bottom


def corners(path: list[Point]) -> Iterator[Point]:
    """Yield the points of a path without those in the middle of a straight line."""
    for at, point in enumerate(path):
        if 0 < at < len(path) - 1:
            before, after = path[at - 1], path[at + 1]
            if before[0] == point[0] == after[0] or before[1] == point[1] == after[1]:
                continue
        yield point
