"""From a small network to SVG: nodes that are links, lines by standing, labels where there is room."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement, tostring

import numpy as np
from markupsafe import Markup

from graph.derived import Network, Tie
from graph.ontology import Ontology
from graph.presentation import pluralise, tie_label_with_count, tie_sentence
from visualize.dispute_marks import find_dispute_marks
from visualize.html_safe_json import replace_surrogates
from visualize.label_metrics import LINE_HEIGHT, NAME_GAP, break_name, name_width, node_radius
from visualize.parallel_edges import compute_bends
from visualize.positions import Positions, count_ties
from visualize.svg.curves import Curve, curve_between, loop_above
from visualize.svg.dispute_mark import node_mark, tie_mark
from visualize.svg.edge_labels import Box, LabelPlacer
from visualize.svg.elements import label_element, make_element, node_element, tie_element
from visualize.svg.formats import PictureFormat
from visualize.svg.hidden_badge import HiddenNeighbours, badge_box, badge_element
from visualize.svg.mode_mark import mode_mark
from visualize.svg.name_sides import choose_names_above

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
    hidden: Mapping[str, HiddenNeighbours] = MappingProxyType({}),
) -> Markup:
    """Return the picture of a network as an SVG element.

    Args:
        entity_url: returns the URL that the node of an entity links to, by the entity's id.
        hidden: the neighbours that are not in the picture, of each entity that has some.
    """
    positions = picture_format.compute_positions(network, ontology)
    picture = _StaticPicture(network, ontology, positions, hidden)
    ties = picture.ties()
    left, top, width, height = picture.extent()
    root = make_element(
        "svg",
        class_="static-picture",
        role="group",
        viewBox=f"{left:.0f} {top:.0f} {width:.0f} {height:.0f}",
        # Its natural size. A page may make it smaller, but never larger than other text.
        width=f"{width:.0f}",
        height=f"{height:.0f}",
    )
    SubElement(root, "title").text = network.title
    entity_count, tie_count = pluralise(len(network.shown_ids), "entity"), pluralise(len(network.ties), "tie")
    SubElement(root, "desc").text = f"{entity_count} and {tie_count} among them."
    root.append(ties)
    for id_ in sorted(network.shown_ids, key=lambda id_: (-picture.tie_counts[id_], id_)):
        root.append(picture.node_link(id_, entity_url(id_)))
    return Markup(replace_surrogates(tostring(root, encoding="unicode")))


class _StaticPicture:
    def __init__(
        self,
        network: Network,
        ontology: Ontology,
        positions: Positions,
        hidden: Mapping[str, HiddenNeighbours],
    ) -> None:
        self._network, self._ontology = network, ontology
        self._hidden = {id_: hidden[id_] for id_ in sorted(network.shown_ids & hidden.keys())}
        self.tie_counts = count_ties(network)
        self._marks = find_dispute_marks(network)
        self._name_lines = {id_: break_name(network.name(id_)) for id_ in self.tie_counts}
        self._names_above = choose_names_above(network, positions)
        # A node and its name change places within the area that the layout keeps free for both.
        self._positions = {
            id_: (x, y + self._name_height(id_)) if id_ in self._names_above else (x, y)
            for id_, (x, y) in positions.items()
        }
        self._shape_boxes = [self._shape_box(id_) for id_ in self.tie_counts]
        self._name_boxes = [self._name_box(id_) for id_ in self.tie_counts]
        self._badge_boxes = [
            badge_box(count, self._positions[id_], self._radius(id_), is_below=id_ in self._names_above)
            for id_, count in self._hidden.items()
        ]
        self._drawn_boxes = [*self._shape_boxes, *self._name_boxes, *self._badge_boxes]

    def extent(self) -> Box:
        """Return left, top, width and height of what contains everything drawn so far."""
        low_x, low_y, high_x, high_y = np.array(self._drawn_boxes or [(0, 0, 1, 1)]).T
        left, top = low_x.min() - MARGIN, low_y.min() - MARGIN
        return left, top, high_x.max() + MARGIN - left, high_y.max() + MARGIN - top

    def ties(self) -> Element:
        """Return all lines, then all marks and labels.

        They are hidden from assistive technology, because the page has the same ties as a list.
        """
        group = make_element("g", aria_hidden="true")
        curves = [
            (tie, self._curve(tie, bend))
            for tie, bend in zip(self._network.ties, compute_bends(self._network.ties), strict=True)
        ]
        for tie, curve in curves:
            x, y = curve.point(0.5)
            self._drawn_boxes.append((x - TIE_MARGIN, y - TIE_MARGIN, x + TIE_MARGIN, y + TIE_MARGIN))
            group.append(self._tie(tie, curve))
            if tie.id in self._marks.ties:
                group.append(tie_mark(curve))
        group.extend(mode_mark(tie.mode, curve) for tie, curve in curves if tie.mode != "actual")
        group.extend(self._labels(curves))
        return group

    def _tie(self, tie: Tie, curve: Curve) -> Element:
        """Return the line of a tie, with the tie in words."""
        sentence = tie_sentence(tie, self._network, self._ontology)
        in_dispute = ", the date is disputed" if tie.id in self._marks.ties else ""
        is_directed = not self._ontology.edge_types[tie.edge_type].symmetric
        title = f"{sentence}: {tie.standing}{in_dispute}"
        return tie_element(curve, tie.standing, tie.mode, directed=is_directed, title=title)

    def _labels(self, curves: Sequence[tuple[Tie, Curve]]) -> Iterator[Element]:
        """Yield the labels for which there is room.

        Those of planned and feared ties come first, and may be that word alone: a reader who does not know
        the marks would take such a tie for an actual one.
        """
        placer = LabelPlacer([*self._shape_boxes, *self._name_boxes, *self._badge_boxes])
        for tie, curve in sorted(curves, key=lambda item: item[0].mode == "actual"):
            label = tie_label_with_count(tie, self._ontology)
            position = placer.place(label, curve)
            if position is None and tie.mode != "actual":
                label, position = tie.mode, placer.place(tie.mode, curve, extra_length=0)
            if position is not None:
                yield label_element(label, position)

    def node_link(self, id_: str, url: str) -> Element:
        """Return a node as a link."""
        entity = self._network.entities[id_]
        tie_count = pluralise(self.tie_counts[id_], "tie")
        is_marked = id_ in self._marks.entities
        in_dispute = ", in dispute" if is_marked else ""
        hidden = self._hidden.get(id_)
        more = f", {hidden.words}" if hidden else ""
        title = f"{entity.name}, {entity.kind.lower()}, {tie_count} in this picture{more}{in_dispute}"
        link = make_element("a", href=url, aria_label=title)
        SubElement(link, "title").text = title
        node = node_element(
            entity.kind,
            self._positions[id_],
            self._radius(id_),
            self._name_lines[id_],
            is_above=id_ in self._names_above,
        )
        if hidden:
            node.append(badge_element(hidden, self._radius(id_), is_below=id_ in self._names_above))
        if is_marked:
            node.append(node_mark(self._radius(id_)))
        link.append(node)
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

    def _name_height(self, id_: str) -> float:
        return NAME_GAP + LINE_HEIGHT * len(self._name_lines[id_])

    def _shape_box(self, id_: str) -> Box:
        (x, y), radius = self._positions[id_], self._radius(id_)
        return x - radius, y - radius, x + radius, y + radius

    def _name_box(self, id_: str) -> Box:
        (x, y), radius, height = self._positions[id_], self._radius(id_), self._name_height(id_)
        half = max(name_width(line) / 2 for line in self._name_lines[id_])
        top = y - radius - height if id_ in self._names_above else y + radius + NAME_GAP
        return x - half, top, x + half, top + height - NAME_GAP
