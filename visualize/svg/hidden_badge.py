"""How many neighbours of a node a picture does not show, as a small badge beside the node: "+450"."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from graph.presentation import pluralise
from visualize.label_metrics import text_width
from visualize.positions import Position
from visualize.svg.edge_labels import Box
from visualize.svg.elements import make_element

# In pixels.
FONT_SIZE = 10.0
HEIGHT = 14.0
PADDING = 5.0
# In radii of the node: how far left of its middle the badge ends, and how far above or below it begins. The
# mark of a dispute is on the other side.
RIGHT, NEAR = 0.45, 0.25


@dataclass(frozen=True)
class HiddenNeighbours:
    """The neighbours of an entity that are not in a picture.

    Args:
        count: how many there are.
        is_at_least: whether there may be more, because counting stopped.
    """

    count: int
    is_at_least: bool = False

    @property
    def badge(self) -> str:
        """The number as short as possible."""
        return f"{self.count:,}+" if self.is_at_least else f"+{self.count:,}"

    @property
    def words(self) -> str:
        """The number in words."""
        return f"{'at least ' if self.is_at_least else ''}{pluralise(self.count, 'more neighbour')}"


def badge_box(hidden: HiddenNeighbours, position: Position, radius: float, *, is_below: bool) -> Box:
    """Return the area of the badge of a node.

    Args:
        is_below: whether it is below the middle of the node, because the name is above.
    """
    width = text_width(hidden.badge, FONT_SIZE) + 2 * PADDING
    right = position[0] - RIGHT * radius
    top = position[1] + (NEAR * radius if is_below else -NEAR * radius - HEIGHT)
    return right - width, top, right, top + HEIGHT


def badge_element(hidden: HiddenNeighbours, radius: float, *, is_below: bool) -> Element:
    """Return the badge of a node, whose middle is the origin."""
    left, top, right, bottom = badge_box(hidden, (0.0, 0.0), radius, is_below=is_below)
    group = make_element("g", class_="badge")
    group.append(
        make_element(
            "rect",
            x=f"{left:.1f}",
            y=f"{top:.1f}",
            width=f"{right - left:.1f}",
            height=HEIGHT,
            rx=HEIGHT / 2,
        )
    )
    middle = {"x": f"{(left + right) / 2:.1f}", "y": f"{(top + bottom) / 2:.1f}"}
    group.append(make_element("text", hidden.badge, font_size=FONT_SIZE, **middle))
    return group
