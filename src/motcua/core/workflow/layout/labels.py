"""Finds a free place for every name that stands outside its shape: events, gateways, timers and flows."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from motcua.core.workflow.graph import ACTIVITIES, Graph
from motcua.core.workflow.layout.geometry import Box, Point, stretch
from motcua.core.workflow.layout.sheet import Sheet, borders
from motcua.core.workflow.layout.texts import room_for

SPACE = 5.0


def wanted_below(graph: Graph, sheet: Sheet) -> list[Box]:
    """Return where the names of events and gateways would best stand, to be kept clear of flows."""
    return [next(_beside(sheet.boxes[element_id], room_for(name))) for element_id, name in outside_names(graph)]


def outside_names(graph: Graph) -> list[tuple[str, str]]:
    """Return ids and names of the shapes whose name stands outside."""
    nodes = [(node.id, node.name) for node in graph.nodes if node.name and node.kind not in ACTIVITIES]
    return nodes + [(timer.id, timer.name) for timer in graph.boundaries if timer.name]


class Labels:
    """Places names one after the other, each where it covers least."""

    def __init__(self, graph: Graph, sheet: Sheet, paths: Mapping[str, Sequence[Point]]) -> None:
        self._taken = list(sheet.boxes.values())
        self._taken += [stretch(*ends) for path in paths.values() for ends in pairwise(path)]
        self._taken += borders(sheet)
        self.collisions = 0
        self.boxes: dict[str, Box] = {}
        for element_id, name in outside_names(graph):
            self._put(element_id, _beside(sheet.boxes[element_id], room_for(name)))
        for flow in graph.flows:
            if flow.name and flow.id in paths:
                self._put(flow.id, _along(paths[flow.id], room_for(flow.name)))

    def _put(self, element_id: str, places: Iterator[Box]) -> None:
        best, covered = None, 0
        for place in places:
            covers = sum(place.overlaps(taken) for taken in self._taken)
            if best is None or covers < covered:
                best, covered = place, covers
            if not covered:
                break
        assert best is not None
        self.collisions += covered
        self.boxes[element_id] = best
        self._taken.append(best)


def _beside(shape: Box, room: tuple[float, float]) -> Iterator[Box]:
    """Yield places around a shape: below, above, then at its corners, then further off."""
    width, height = room
    x, y = shape.centre
    for off in (SPACE, SPACE + 15, SPACE + 30):
        above, below = shape.y - height - off, shape.bottom + off
        yield Box(x - width / 2, below, width, height)
        yield Box(x - width / 2, above, width, height)
        for left in (x + SPACE, x - width - SPACE):
            yield Box(left, above, width, height)
            yield Box(left, below, width, height)
    for left in (shape.right + SPACE, shape.x - width - SPACE):
        for top in (y - height - SPACE, y + SPACE):
            yield Box(left, top, width, height)


def _along(path: Sequence[Point], room: tuple[float, float]) -> Iterator[Box]:
    """Yield places beside a flow, those near its beginning first."""
    width, height = room
    for start, end in pairwise(path):
        if start[1] == end[1]:
            step = 12 if end[0] > start[0] else -12
            for at in range(1, int(abs(end[0] - start[0]) // 12) + 1):  # not at once: a default flow has its mark there
                x = start[0] + step * at + (SPACE if step > 0 else -width - SPACE)
                yield Box(x, start[1] - height - 2, width, height)
                yield Box(x, start[1] + 2, width, height)
        else:
            step = 12 if end[1] > start[1] else -12
            for at in range(1, int(abs(end[1] - start[1]) // 12) + 1):
                y = start[1] + step * at + (SPACE if step > 0 else -height - SPACE)
                yield Box(start[0] + SPACE, y, width, height)
                yield Box(start[0] - SPACE - width, y, width, height)
