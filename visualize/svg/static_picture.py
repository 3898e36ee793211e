"""From a small network to SVG: nodes that are links, lines by standing, labels where there is room."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement, tostring

import numpy as np
from markupsafe import Markup

from graph.derived import Network, Tie
from graph.ontology import Ontology
from graph.presentation import pluralise, tie_label, tie_sentence
from visualize.html_safe_json import replace_surrogates
from visualize.label_metrics import LINE_HEIGHT, NAME_GAP, break_name, name_width, node_radius
from visualize.parallel_edges import compute_bends
from visualize.positions import Positions, count_ties
from visualize.svg.curves import Curve, curve_between, loop_above
from visualize.svg.edge_labels import Box, LabelPlacer
from visualize.svg.elements import label_element, make_element, node_element, tie_element
from visualize.svg.formats import PictureFormat

# All in pixels. Around the complete picture:
MARGIN = 12.0
# Around the middle of a tie, so that the label of a bent tie at the border of the picture is in it:
TIE_MARGIN = 16.0
# Between the border of a node and the start or the end of a tie:
START_GAP, END_GAP = 3.0, 4.0


def render_static_svg(
    network: Network,
    ontology: Ontology,
    picture_format: PictureFormat,
    entity_url: Callable[[str], str],
) -> Markup:
    """Return the picture of a network as an SVG element.

    Args:
        entity_url: returns the URL that the node of an entity links to, by the entity's id.
    """
    picture = _StaticPicture(network, ontology, picture_format.compute_positions(network, ontology))
    ties = picture.ties()
    root = make_element("svg", class_="static-picture", role="group", viewBox=picture.view_box())
    SubElement(root, "title").text = network.title
    entity_count, tie_count = pluralise(len(network.shown_ids), "entity"), pluralise(len(network.ties), "tie")
    SubElement(root, "desc").text = f"{entity_count} and {tie_count} among them."
    root.append(ties)
    for id_ in sorted(network.shown_ids, key=lambda id_: (-picture.tie_counts[id_], id_)):
        root.append(picture.node_link(id_, entity_url(id_)))
    return Markup(replace_surrogates(tostring(root, encoding="unicode")))


class _StaticPicture:
    def __init__(self, network: Network, ontology: Ontology, positions: Positions) -> None:
        self._network, self._ontology, self._positions = network, ontology, positions
        self.tie_counts = count_ties(network)
        self._name_lines = {id_: break_name(network.name(id_)) for id_ in self.tie_counts}
        self._node_boxes = {id_: self._node_box(id_) for id_ in self.tie_counts}
        self._drawn_boxes = list(self._node_boxes.values())

    def view_box(self) -> str:
        """Return the `viewBox` that contains everything drawn so far."""
        low_x, low_y, high_x, high_y = np.array(self._drawn_boxes or [(0, 0, 1, 1)]).T
        left, top = low_x.min() - MARGIN, low_y.min() - MARGIN
        return f"{left:.0f} {top:.0f} {high_x.max() + MARGIN - left:.0f} {high_y.max() + MARGIN - top:.0f}"

    def ties(self) -> Element:
        """Return all lines, then all labels.

        They are hidden from assistive technology, because the page has the same ties as a list.
        """
        group = make_element("g", aria_hidden="true")
        placer = LabelPlacer(self._node_boxes.values())
        labels = []
        for tie, bend in zip(self._network.ties, compute_bends(self._network.ties), strict=True):
            curve = self._curve(tie, bend)
            x, y = curve.point(0.5)
            self._drawn_boxes.append((x - TIE_MARGIN, y - TIE_MARGIN, x + TIE_MARGIN, y + TIE_MARGIN))
            sentence = tie_sentence(tie, self._network, self._ontology)
            is_directed = not self._ontology.edge_types[tie.edge_type].symmetric
            title = f"{sentence}: {tie.standing}"
            group.append(tie_element(curve, tie.standing, tie.mode, directed=is_directed, title=title))
            label = tie_label(tie, self._ontology)
            if position := placer.place(label, curve):
                labels.append(label_element(label, position))
        group.extend(labels)
        return group

    def node_link(self, id_: str, url: str) -> Element:
        """Return a node as a link."""
        entity = self._network.entities[id_]
        tie_count = pluralise(self.tie_counts[id_], "tie")
        title = f"{entity.name}, {entity.kind.lower()}, {tie_count} in this picture"
        link = make_element("a", href=url, aria_label=title)
        SubElement(link, "title").text = title
        link.append(node_element(entity.kind, self._positions[id_], self._radius(id_), self._name_lines[id_]))
        return link

    def _curve(self, tie: Tie, bend: float) -> Curve:
        """Return the curve of a tie from the border of one node to that of the other."""
        start, end = self._positions[tie.subject], self._positions[tie.object]
        if tie.subject == tie.object:
            curve = loop_above(start, self._radius(tie.subject), bend)
        else:
            curve = curve_between(start, end, bend)
        return curve.outside_circles(
            self._radius(tie.subject) + START_GAP, self._radius(tie.object) + END_GAP
        )

    def _radius(self, id_: str) -> float:
        return node_radius(self.tie_counts[id_])

    def _node_box(self, id_: str) -> Box:
        """Return the area of a node and its name."""
        (x, y), radius, lines = self._positions[id_], self._radius(id_), self._name_lines[id_]
        half = max(radius, *(name_width(line) / 2 for line in lines))
        return x - half, y - radius, x + half, y + radius + NAME_GAP + LINE_HEIGHT * len(lines)
