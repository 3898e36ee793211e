"""From a small network to SVG: nodes that are links, lines by standing, words where there is room."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement, tostring

import numpy as np
from markupsafe import Markup

from graph.derived.network import Network
from graph.derived.ties import Tie
from graph.ontology import Ontology
from graph.presentation.sentences import counted, tie_in_words
from visualize import label_metrics
from visualize.display_words import tie_label
from visualize.html_safe_json import writable
from visualize.parallel_edges import bends
from visualize.svg import elements
from visualize.svg.curves import Curve, between, loop
from visualize.svg.edge_labels import SIZE, Room
from visualize.svg.formats import Sheet, ties_of
from visualize.vis_network import Positions

MARGIN = 12.0
# Around the middle of a bent tie, its words included.
AIR = 16.0


def still(network: Network, ontology: Ontology, sheet: Sheet, address: Callable[[str], str]) -> Markup:
    """Return the picture of a network as an SVG element.

    Args:
        address: where a click on the node of an entity leads, by its id.
    """
    drawing = _Drawing(network, ontology, sheet.place(network, ontology))
    ties = drawing.ties()
    root = elements.element("svg", class_="still", role="group", viewBox=drawing.view())
    SubElement(root, "title").text = network.title
    SubElement(
        root, "desc"
    ).text = f"{counted(len(network.shown), 'entity')} and {counted(len(network.ties), 'tie')} among them."
    root.append(ties)
    for id_ in sorted(network.shown, key=lambda id_: (-drawing.counts[id_], id_)):
        root.append(drawing.node(id_, address(id_)))
    return Markup(writable(tostring(root, encoding="unicode")))


class _Drawing:
    def __init__(self, network: Network, ontology: Ontology, where: Positions) -> None:
        self._network, self._ontology, self._where = network, ontology, where
        self.counts = ties_of(network)
        self._names = {id_: label_metrics.lines(network.name(id_)) for id_ in self.counts}
        self._boxes = {id_: self._box(id_) for id_ in self.counts}
        self._reach = list(self._boxes.values())

    def view(self) -> str:
        """Return the part of the plane that holds everything that is drawn."""
        low_x, low_y, high_x, high_y = np.array(self._reach or [(0, 0, 1, 1)]).T
        left, top = low_x.min() - MARGIN, low_y.min() - MARGIN
        return f"{left:.0f} {top:.0f} {high_x.max() + MARGIN - left:.0f} {high_y.max() + MARGIN - top:.0f}"

    def ties(self) -> Element:
        """Return all lines, then all words; what they say is told elsewhere to whoever does not see them."""
        group = elements.element("g", aria_hidden="true")
        room = Room(list(self._boxes.values()))
        written = []
        for tie, bend in zip(self._network.ties, bends(self._network.ties), strict=True):
            curve = self._curve(tie, bend)
            middle = curve.at(0.5)
            self._reach.append((middle[0] - AIR, middle[1] - AIR, middle[0] + AIR, middle[1] + AIR))
            said = tie_in_words(tie, self._network, self._ontology)
            directed = not self._ontology.edge_types[tie.edge_type].symmetric
            group.append(
                elements.tie(curve, tie.standing, tie.mode, directed=directed, said=f"{said}: {tie.standing}")
            )
            label = tie_label(tie, self._ontology)
            if place := room.write(label, curve):
                written.append(elements.words(label, place, SIZE))
        group.extend(written)
        return group

    def node(self, id_: str, address: str) -> Element:
        """Return a node as a link."""
        entity = self._network.entities[id_]
        told = f"{entity.name}, {entity.kind.lower()}, {counted(self.counts[id_], 'tie')} in this picture"
        link = elements.element("a", href=address, aria_label=told)
        SubElement(link, "title").text = told
        link.append(elements.node(entity.kind, self._where[id_], self._radius(id_), self._names[id_]))
        return link

    def _curve(self, tie: Tie, bend: float) -> Curve:
        start, end = self._where[tie.subject], self._where[tie.object]
        if tie.subject == tie.object:
            whole = loop(start, self._radius(tie.subject), bend)
        else:
            whole = between(start, end, bend)
        return whole.between_circles(self._radius(tie.subject) + 3, self._radius(tie.object) + 4)

    def _radius(self, id_: str) -> float:
        return label_metrics.radius(self.counts[id_])

    def _box(self, id_: str) -> tuple[float, float, float, float]:
        """Return what a node takes with its name."""
        (x, y), radius, lines = self._where[id_], self._radius(id_), self._names[id_]
        half = max(radius, *(label_metrics.width(line) / 2 for line in lines))
        return x - half, y - radius, x + half, y + radius + 6 + label_metrics.LINE_HEIGHT * len(lines)
