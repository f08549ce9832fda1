"""Points, boxes and sizes of the drawing, in pixels; y grows downwards."""

from dataclasses import dataclass

from motcua.core.workflow.graph import ACTIVITIES, GATEWAYS, Kind

Point = tuple[float, float]

STEP_WIDTH, STEP_HEIGHT = 150, 80
GATEWAY_SIDE = 50
EVENT_SIDE = 36


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    @property
    def centre(self) -> Point:
        """The middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def grown(self, by: float) -> "Box":
        """Return the box with a margin around it."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def overlaps(self, other: "Box") -> bool:
        """Whether the two have more than an edge in common."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom


def around(centre: Point, width: float, height: float) -> Box:
    """Return a box by its middle."""
    return Box(centre[0] - width / 2, centre[1] - height / 2, width, height)


def stretch(start: Point, end: Point) -> Box:
    """Return the thin box of a horizontal or vertical line."""
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    return Box(left, top, right - left, bottom - top).grown(0.5)


def size_of(kind: Kind) -> tuple[float, float]:
    """Return width and height of a node's shape."""
    if kind in ACTIVITIES:
        return STEP_WIDTH, STEP_HEIGHT
    if kind in GATEWAYS:
        return GATEWAY_SIDE, GATEWAY_SIDE
    return EVENT_SIDE, EVENT_SIDE
