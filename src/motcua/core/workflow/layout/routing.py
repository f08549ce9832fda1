"""Leads every flow along the lines of the sheet: short, few bends, few crossings, never two flows on one line."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from motcua.core.workflow.layout.geometry import Box, Point, stretch
from motcua.core.workflow.layout.ports import HORIZONTAL, VERTICAL, Port, corners
from motcua.core.workflow.layout.sheet import Sheet

BEND, CROSSING, TOUCHING, KIN, SHARED, SHARED_PORT = 40.0, 35.0, 700.0, 60.0, 6000.0, 500.0
KEPT_CLEAR = 45.0  # per line through a place where a name should stand
CLEARANCE = 6.0

Line = tuple[int, int, int]  # axis, ix, iy: from that grid point to the next one on the axis
Node = tuple[int, int, int]  # ix, iy, axis of the last move
Ends = tuple[str, str]  # ids of the shapes a flow connects


@dataclass(frozen=True, slots=True)
class Route:
    """One flow's way: the ports at its ends and the grid points between."""

    ends: Ends
    source: Port
    target: Port
    grid: tuple[tuple[int, int], ...]


class Router:
    """Routes flows one after the other, remembering the lines already taken.

    Flows from one shape, or to one shape, may run on one line where there is no room for two: they read as one that
    forks or merges.
    """

    def __init__(self, sheet: Sheet, kept_clear: Sequence[Box]) -> None:
        self._sheet = sheet
        self._lines: defaultdict[Line, list[Ends]] = defaultdict(list)
        self._points: defaultdict[Node, list[Ends]] = defaultdict(list)  # passed straight along an axis
        self._corners: defaultdict[tuple[int, int], list[Ends]] = defaultdict(list)
        self._ports: Counter[Point] = Counter()
        self._blocked = {line for box in sheet.boxes.values() for line in self._crossing(box.grown(CLEARANCE))}
        self._slow = Counter(line for box in kept_clear for line in self._crossing(box))

    def route(self, ends: Ends, sources: Sequence[Port], targets: Sequence[Port]) -> Route | None:
        """Find the cheapest way from one of the sources to one of the targets and take its lines."""
        found = _Search(self, self._sheet, ends, sources, targets).run()
        if found is not None:
            for taken in self._places(found):
                taken.append(ends)
            self._ports.update((found.source.point, found.target.point))
        return found

    def forget(self, route: Route) -> None:
        """Give the lines of a route free again."""
        for taken in self._places(route):
            taken.remove(route.ends)
        self._ports.subtract((route.source.point, route.target.point))

    def shared(self) -> int:
        """Return how many lines and corners are used by flows that have no end in common."""
        corners = (
            [*taken, *self._points[(*at, 0)], *self._points[(*at, 1)]] for at, taken in self._corners.items() if taken
        )
        return sum(any(foreign(each, taken) for each in taken) for taken in (*self._lines.values(), *corners))

    def path(self, route: Route) -> tuple[Point, ...]:
        """Return the corner points of a route."""
        points = [route.source.point, *((self._sheet.xs[ix], self._sheet.ys[iy]) for ix, iy in route.grid)]
        return tuple(corners([*points, route.target.point]))

    def port_cost(self, port: Port) -> float:
        """Return the cost of beginning or ending at a port."""
        return port.cost + SHARED_PORT * self._ports[port.point]

    def line_cost(self, ends: Ends, line: Line, length: float) -> float | None:
        """Return the cost of a line; None if it is not free to be taken."""
        if line in self._blocked:
            return None
        cost = length + KEPT_CLEAR * self._slow[line]
        taken = self._lines.get(line)
        return cost + KIN * len(taken) + SHARED * foreign(ends, taken) if taken else cost

    def point_cost(self, ends: Ends, ix: int, iy: int, axis: int, *, bends: bool) -> float:
        """Return the cost of passing or bending at a grid point."""
        across = foreign(ends, self._points[ix, iy, 1 - axis])
        cost = TOUCHING * foreign(ends, self._corners[ix, iy])
        if bends:
            return cost + BEND + TOUCHING * (across + foreign(ends, self._points[ix, iy, axis]))
        return cost + CROSSING * across

    def _crossing(self, box: Box) -> Iterator[Line]:
        """Yield the grid's lines that run through a box."""
        xs, ys = self._sheet.xs, self._sheet.ys
        across = range(max(0, bisect_left(xs, box.x) - 1), min(len(xs), bisect_right(xs, box.right) + 1))
        down = range(max(0, bisect_left(ys, box.y) - 1), min(len(ys), bisect_right(ys, box.bottom) + 1))
        for ix in across:
            for iy in down:
                if ix + 1 < len(xs) and stretch((xs[ix], ys[iy]), (xs[ix + 1], ys[iy])).overlaps(box):
                    yield HORIZONTAL, ix, iy
                if iy + 1 < len(ys) and stretch((xs[ix], ys[iy]), (xs[ix], ys[iy + 1])).overlaps(box):
                    yield VERTICAL, ix, iy

    def _places(self, route: Route) -> Iterator[list[Ends]]:
        """Yield the records of every line, point and corner of a route."""
        axis = route.source.axis
        for at, (ix, iy) in enumerate(route.grid):
            following = route.grid[at + 1] if at + 1 < len(route.grid) else None
            onward = route.target.axis if following is None else (HORIZONTAL if following[1] == iy else VERTICAL)
            yield self._points[ix, iy, axis] if onward == axis else self._corners[ix, iy]
            axis = onward
            if following is not None:
                yield self._lines[axis, min(ix, following[0]), min(iy, following[1])]


def foreign(ends: Ends, others: Sequence[Ends]) -> int:
    """Return how many flows have neither their source nor their target in common with one."""
    return sum(source != ends[0] and target != ends[1] for source, target in others)


class _Search:
    """A* over grid points and the axis they were reached on."""

    def __init__(
        self, router: Router, sheet: Sheet, ends: Ends, sources: Sequence[Port], targets: Sequence[Port]
    ) -> None:
        self._router = router
        self._ends = ends
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
        return self._router.point_cost(self._ends, node[0], node[1], axis, bends=node[2] != axis)

    def _expand(self, node: Node, cost: float) -> None:
        xs, ys = self._sheet.xs, self._sheet.ys
        ix, iy, _ = node
        for jx, jy in ((ix + 1, iy), (ix - 1, iy), (ix, iy + 1), (ix, iy - 1)):
            if not (0 <= jx < len(xs) and 0 <= jy < len(ys)):
                continue
            axis = HORIZONTAL if jy == iy else VERTICAL
            line = (axis, min(ix, jx), min(iy, jy))
            price = self._router.line_cost(self._ends, line, abs(xs[jx] - xs[ix]) + abs(ys[jy] - ys[iy]))
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
        return Route(self._ends, at, target, tuple(reversed(grid)))
