"""Leads every flow along the lines of the sheet: short, few bends, few crossings, never two flows on one line."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from motcua.core.workflow.layout.geometry import Box, Point, stretch
from motcua.core.workflow.layout.ports import HORIZONTAL, VERTICAL, Port, corners
from motcua.core.workflow.layout.sheet import Sheet

BEND, CROSSING, TOUCHING, SHARED, SHARED_PORT = 40.0, 35.0, 700.0, 6000.0, 500.0
KEPT_CLEAR = 45.0  # per line through a place where a name should stand
CLEARANCE = 6.0

Line = tuple[int, int, int]  # axis, ix, iy: from that grid point to the next one on the axis
Node = tuple[int, int, int]  # ix, iy, axis of the last move


@dataclass(frozen=True, slots=True)
class Route:
    """One flow's way: the ports at its ends and the grid points between."""

    source: Port
    target: Port
    grid: tuple[tuple[int, int], ...]


class Router:
    """Routes flows one after the other, remembering the lines already taken."""

    def __init__(self, sheet: Sheet, kept_clear: Sequence[Box]) -> None:
        self._sheet = sheet
        self._lines: Counter[Line] = Counter()
        self._points: Counter[tuple[int, int, int]] = Counter()  # passed straight along an axis
        self._corners: Counter[tuple[int, int]] = Counter()
        self._ports: Counter[Point] = Counter()
        self._blocked = {line for box in sheet.boxes.values() for line in self._crossing(box.grown(CLEARANCE))}
        self._slow = Counter(line for box in kept_clear for line in self._crossing(box))

    def route(self, sources: Sequence[Port], targets: Sequence[Port]) -> Route | None:
        """Find the cheapest way from one of the sources to one of the targets and take its lines."""
        found = _Search(self, self._sheet, sources, targets).run()
        if found is not None:
            self._mark(found, 1)
        return found

    def forget(self, route: Route) -> None:
        """Give the lines of a route free again."""
        self._mark(route, -1)

    def shared(self) -> int:
        """Return how many lines and corners are used by more than one flow."""
        return sum(count > 1 for count in self._lines.values()) + sum(
            count > 1 or self._points[(*point, HORIZONTAL)] + self._points[(*point, VERTICAL)] > 0
            for point, count in self._corners.items()
            if count
        )

    def path(self, route: Route) -> tuple[Point, ...]:
        """Return the corner points of a route."""
        points = [route.source.point, *((self._sheet.xs[ix], self._sheet.ys[iy]) for ix, iy in route.grid)]
        return tuple(corners([*points, route.target.point]))

    def port_cost(self, port: Port) -> float:
        """Return the cost of beginning or ending at a port."""
        return port.cost + SHARED_PORT * self._ports[port.point]

    def line_cost(self, line: Line, length: float) -> float | None:
        """Return the cost of a line; None if it is not free to be taken."""
        if line in self._blocked:
            return None
        return length + SHARED * self._lines[line] + KEPT_CLEAR * self._slow[line]

    def point_cost(self, ix: int, iy: int, axis: int, *, bends: bool) -> float:
        """Return the cost of passing or bending at a grid point."""
        across = self._points[ix, iy, 1 - axis]
        along = self._points[ix, iy, axis]
        cost = TOUCHING * self._corners[ix, iy]
        if bends:
            return cost + BEND + TOUCHING * (across + along)
        return cost + CROSSING * across

    def _crossing(self, box: Box) -> Iterator[Line]:
        xs, ys = self._sheet.xs, self._sheet.ys
        for ix, x in enumerate(xs):
            for iy, y in enumerate(ys):
                if ix + 1 < len(xs) and stretch((x, y), (xs[ix + 1], y)).overlaps(box):
                    yield HORIZONTAL, ix, iy
                if iy + 1 < len(ys) and stretch((x, y), (x, ys[iy + 1])).overlaps(box):
                    yield VERTICAL, ix, iy

    def _mark(self, route: Route, by: int) -> None:
        self._ports[route.source.point] += by
        self._ports[route.target.point] += by
        axis = route.source.axis
        for at, (ix, iy) in enumerate(route.grid):
            following = route.grid[at + 1] if at + 1 < len(route.grid) else None
            onward = route.target.axis if following is None else (HORIZONTAL if following[1] == iy else VERTICAL)
            if onward == axis:
                self._points[ix, iy, axis] += by
            else:
                self._corners[ix, iy] += by
            axis = onward
            if following is not None:
                self._lines[axis, min(ix, following[0]), min(iy, following[1])] += by


class _Search:
    """A* over grid points and the axis they were reached on."""

    def __init__(self, router: Router, sheet: Sheet, sources: Sequence[Port], targets: Sequence[Port]) -> None:
        self._router = router
        self._sheet = sheet
        self._sources = sources
        self._targets = targets
        self._best: dict[Node, float] = {}
        self._came: dict[Node, Node | Port] = {}
        self._heap: list[tuple[float, float, Node]] = []

    def run(self) -> Route | None:
        for port in self._sources:
            self._reach((port.ix, port.iy, port.axis), self._router.port_cost(port), port)
        best: tuple[float, Node, Port] | None = None
        while self._heap:
            promised, cost, node = heappop(self._heap)
            if best is not None and promised >= best[0]:
                break
            if cost > self._best[node]:
                continue
            for target in self._targets:
                if (target.ix, target.iy) == node[:2]:
                    total = cost + self._turn(node, target.axis) + self._router.port_cost(target)
                    if best is None or total < best[0]:
                        best = (total, node, target)
            self._expand(node, cost)
        return None if best is None else self._unwind(best[1], best[2])

    def _turn(self, node: Node, axis: int) -> float:
        return self._router.point_cost(node[0], node[1], axis, bends=node[2] != axis)

    def _expand(self, node: Node, cost: float) -> None:
        xs, ys = self._sheet.xs, self._sheet.ys
        ix, iy, _ = node
        for jx, jy in ((ix + 1, iy), (ix - 1, iy), (ix, iy + 1), (ix, iy - 1)):
            if not (0 <= jx < len(xs) and 0 <= jy < len(ys)):
                continue
            axis = HORIZONTAL if jy == iy else VERTICAL
            line = (axis, min(ix, jx), min(iy, jy))
            price = self._router.line_cost(line, abs(xs[jx] - xs[ix]) + abs(ys[jy] - ys[iy]))
            if price is not None:
                self._reach((jx, jy, axis), cost + price + self._turn(node, axis), node)

    def _reach(self, node: Node, cost: float, came: "Node | Port") -> None:
        if cost < self._best.get(node, float("inf")):
            self._best[node] = cost
            self._came[node] = came
            heappush(self._heap, (cost + self._to_go(node), cost, node))

    def _to_go(self, node: Node) -> float:
        xs, ys = self._sheet.xs, self._sheet.ys
        x, y = xs[node[0]], ys[node[1]]
        return min(abs(xs[port.ix] - x) + abs(ys[port.iy] - y) + port.cost for port in self._targets)

    def _unwind(self, node: Node, target: Port) -> Route:
        grid: list[tuple[int, int]] = []
        at: Node | Port = node
        while not isinstance(at, Port):
            if not grid or grid[-1] != (at[0], at[1]):
                grid.append((at[0], at[1]))
            at = self._came[at]
        return Route(at, target, tuple(reversed(grid)))
