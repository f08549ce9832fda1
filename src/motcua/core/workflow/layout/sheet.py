"""The sheet a model is drawn on: where shapes stand, and the lines along which flows may run.

Between columns and between rows lie gaps with parallel tracks. Flows run on tracks and along the middles of rows and
columns, so two of them need never share a line.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from motcua.core.workflow.graph import Graph
from motcua.core.workflow.layout.geometry import EVENT_SIDE, STEP_HEIGHT, STEP_WIDTH, Box, around, size_of
from motcua.core.workflow.layout.placement import Placement
from motcua.core.workflow.layout.texts import lane_room

TRACK = 15.0
SIDE_PORT = 25.0  # distance of a step's second and third connection from the middle of its side
POOL_HEAD = LANE_HEAD = 30.0
MARGIN = 30.0
TIMERS_ON_A_SIDE, TIMER_STEP = 2, 100  # one near each corner: the middle shows the marks of calls and repeated steps
BORDER = 8.0  # kept clear on both sides of a lane border


@dataclass(frozen=True, slots=True)
class Sheet:
    """Boxes by element id (nodes, boundary timers, lanes) and the lines of the routing grid."""

    boxes: Mapping[str, Box]
    lanes: Mapping[str, Box]
    frame: Box
    xs: tuple[float, ...]
    ys: tuple[float, ...]


class Ruler:
    """Coordinates of columns and rows for a number of tracks in each gap.

    `room` is the height each band needs for the name of its lane; a lower band is stretched to it.
    """

    def __init__(self, placement: Placement, tracks: int, left: float, room: Sequence[float]) -> None:
        self._tracks = tracks
        self._gap = TRACK * (tracks + 1)
        self._left = left
        self._placement = placement
        pitch = STEP_HEIGHT + self._gap
        # In whole tracks, so that a border still lies between two of them.
        self._stretch = [
            TRACK * ceil(max(0.0, height - band.rows * pitch) / 2 / TRACK)
            for band, height in zip(placement.bands, room, strict=True)
        ]

    def column_middle(self, column: int) -> float:
        """Return the x of a column's middle."""
        return self._left + self._gap + column * (STEP_WIDTH + self._gap) + STEP_WIDTH / 2

    def row_middle(self, row: int) -> float:
        """Return the y of a row's middle."""
        return MARGIN + self._gap + row * (STEP_HEIGHT + self._gap) + STEP_HEIGHT / 2 + self._stretched(row)

    def _stretched(self, row: int) -> float:
        """Return by how much the row is pushed down: half its own band's stretch, all of those above."""
        push = 0.0
        for band, stretch in zip(self._placement.bands, self._stretch, strict=True):
            if row >= band.first_row:
                push += stretch * (1 if row < band.first_row + band.rows else 2)
        return push

    def tracks_above(self, row: int) -> float:
        """Return where the tracks above a row begin; below the last row, where those end that follow it."""
        return self.row_middle(row) - STEP_HEIGHT / 2 - self._gap

    def border_above(self, band: int) -> float:
        """Return the y of the upper border of a band."""
        if band == len(self._placement.bands):
            return self.tracks_above(self._placement.rows) + self._gap
        top = self.tracks_above(self._placement.bands[band].first_row) - self._stretch[band]
        return top if band == 0 else top + self._gap / 2

    def xs(self) -> list[float]:
        """Return the middles of columns and the tracks between them."""
        columns = range(self._placement.columns)
        lines = [self.column_middle(column) for column in columns]
        for column in (*columns, self._placement.columns):
            start = self.column_middle(column) - STEP_WIDTH / 2 - self._gap
            lines += [start + TRACK * track for track in range(1, self._tracks + 1)]
        return lines

    def ys(self) -> list[float]:
        """Return the middles of rows, the heights of side ports, and the tracks between rows."""
        rows = range(self._placement.rows)
        lines = [self.row_middle(row) + shift for row in rows for shift in (-SIDE_PORT, 0, SIDE_PORT)]
        for row in (*rows, self._placement.rows):
            start = self.tracks_above(row)
            lines += [start + TRACK * track for track in range(1, self._tracks + 1)]
        return lines


def lay_sheet(graph: Graph, placement: Placement, tracks: int, *, pool: bool) -> Sheet:
    """Measure out the sheet with `tracks` parallel tracks in each gap."""
    head = (POOL_HEAD if pool else 0) + (LANE_HEAD if graph.lanes else 0)
    names = {lane.id: lane.name for lane in graph.lanes}
    room = [lane_room(names.get(band.lane or "", "")) for band in placement.bands]
    ruler = Ruler(placement, tracks, MARGIN + head, room)
    boxes = {
        node.id: around(
            (ruler.column_middle(placement.cells[node.id][0]), ruler.row_middle(placement.cells[node.id][1])),
            *size_of(node.kind),
        )
        for node in graph.nodes
    }
    timers = _timers(graph, boxes)
    xs = sorted({*ruler.xs(), *(box.centre[0] for box in timers.values())})
    ys = sorted(ruler.ys())
    top, bottom = ruler.border_above(0), ruler.border_above(len(placement.bands))
    frame = Box(MARGIN, top, xs[-1] + TRACK - MARGIN, bottom - top)
    return Sheet(boxes | timers, _lanes(ruler, placement, frame, pool=pool), frame, tuple(xs), tuple(ys))


def _timers(graph: Graph, boxes: Mapping[str, Box]) -> dict[str, Box]:
    """Put timers on the lower edge of their step from the right, further ones on the upper edge."""
    found: dict[str, Box] = {}
    for node in graph.nodes:
        for at, timer in enumerate(node.boundaries):
            host = boxes[node.id]
            x = host.right - SIDE_PORT - TIMER_STEP * (at % TIMERS_ON_A_SIDE)
            y = host.bottom if at // TIMERS_ON_A_SIDE % 2 == 0 else host.y
            found[timer] = around((x, y), EVENT_SIDE, EVENT_SIDE)
    return found


def _lanes(ruler: Ruler, placement: Placement, frame: Box, *, pool: bool) -> dict[str, Box]:
    """Lanes meet in the middle of the gap between their rows."""
    left = frame.x + (POOL_HEAD if pool else 0)
    edges = [ruler.border_above(band) for band in range(len(placement.bands) + 1)]
    return {
        band.lane: Box(left, edges[at], frame.right - left, edges[at + 1] - edges[at])
        for at, band in enumerate(placement.bands)
        if band.lane is not None
    }


def borders(sheet: Sheet) -> list[Box]:
    """Return thin boxes around the borders of lanes."""
    return [
        Box(lane.x, edge - BORDER, lane.width, 2 * BORDER)
        for lane in sheet.lanes.values()
        for edge in (lane.y, lane.bottom)
    ]


def line_before(lines: tuple[float, ...], at: float) -> int:
    """Return the index of the last line that lies before a coordinate (0 if none does)."""
    return max(0, bisect_left(lines, at) - 1)


def line_after(lines: tuple[float, ...], at: float) -> int:
    """Return the index of the first line that lies after a coordinate (the last one if none does)."""
    index = bisect_left(lines, at)
    while index < len(lines) - 1 and lines[index] <= at:
        index += 1
    return min(index, len(lines) - 1)
