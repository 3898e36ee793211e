"""GraphML, as Gephi, yEd, networkx and igraph write it (http://graphml.graphdrawing.org/specification.html).

Attributes are declared by `<key>` and follow as `<data>`. A node may hold a graph, whose nodes are its parts.
yEd writes the label of a node as an element of its own; `networkx` knows where.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from networkx.readwrite.graphml import GraphMLReader

from loaders.graph_files.attributes import first_text
from loaders.graph_files.declarations import Declarations, add_value
from loaders.graph_files.graph_file import (
    Attribute,
    Direction,
    Edge,
    GraphFile,
    Header,
    Item,
    Node,
    Unusable,
    make_entity_locator,
)
from loaders.graph_files.xml_stream import LineLocators, XmlElement, find_root_name, iter_elements
from loaders.input import Sample

_WANTED = (
    ("graphml", "key"),
    ("graphml", "data"),
    ("graph", "data"),
    ("graph", "node"),
    ("graph", "edge"),
    ("graph", "hyperedge"),
)
_DIRECTIONS: dict[str | None, Direction] = {
    "true": "directed",
    "false": "undirected",
    "directed": "directed",
    "undirected": "undirected",
}

_SCOPES = ("graph", "node", "edge")


def recognise(sample: Sample) -> bool:
    """Return whether a file is GraphML, by its root element."""
    return find_root_name(sample.head) == "graphml"


def open_graphml(path: Path) -> GraphFile:
    """Return a GraphML file.

    Raises:
        CasegraphError: it is no GraphML, or damaged at its beginning.
    """
    reader = _Reader(path)
    return GraphFile(path.name, reader.read_header(), path.stat().st_size, "bytes", reader.iterate)


class _Reader:
    """Reads a file several times."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read_header(self) -> Header:
        """Return what the file says about itself: before the first node, or after the last edge."""
        keys = Declarations()
        data: dict[str, Attribute] = {}
        for each in iter_elements(self._path, "graphml", _WANTED):
            if each.tag == "key":
                _add_key(keys, each.element)
            elif each.tag == "data":
                data |= _read_data(keys, "graph", [each.element])
            # networkx writes what it says of the graph at the end.
            elif data or all(scope != "graph" for scope, _ in keys.names):
                break
        about = {name: first_text(value) for name, value in data.items()}
        return Header(
            title=about.get("title") or about.get("name"),
            creator=about.get("creator") or about.get("author"),
            description=about.get("description"),
            modified=about.get("date") or about.get("lastmodifieddate"),
            own_export="attribute" if "casegraph_export" in about else None,
        )

    def iterate(self, progress: Callable[[int], None]) -> Iterator[Item]:
        """Yield nodes and edges."""
        keys = Declarations()
        locators = LineLocators()
        name = self._path.name
        for each in iter_elements(self._path, "graphml", _WANTED, progress=progress):
            place = f"{name}, line {each.line}"
            if each.tag == "key":
                _add_key(keys, each.element)
            elif each.tag == "node":
                yield _make_node(each, keys, place)
            elif each.tag == "edge":
                yield _make_edge(each, keys, place, locators.make(each.line))
            elif each.tag == "hyperedge":
                yield Unusable(place, "a hyperedge joins more than two nodes, a claim joins two")


def _add_key(keys: Declarations, element: Element) -> None:
    """Remember the name of an attribute, what it is for, and its default."""
    id_ = element.get("id", "")
    # yEd declares its graphics without a name.
    name = element.get("attr.name") or element.get("yfiles.type") or id_
    scope = element.get("for", "all")
    for each in _SCOPES if scope == "all" else (scope,):
        keys.declare(each, id_, name, element.findtext("default"))


def _make_node(each: XmlElement, keys: Declarations, place: str) -> Item:
    id_ = each.element.get("id")
    if not id_:
        return Unusable(place, "the node has no id")
    parent = each.find_ancestor_id("node")
    locator = make_entity_locator(id_, f"line {each.line}")
    return Node(id_, _read_data(keys, "node", each.element), place, locator, (parent,) if parent else ())


def _make_edge(each: XmlElement, keys: Declarations, place: str, locator: str) -> Item:
    source, target = each.element.get("source"), each.element.get("target")
    if not source or not target:
        return Unusable(place, "the edge has no source or no target")
    directed = each.element.get("directed")
    if directed is None:
        graphs = (around for around in reversed(each.ancestors) if around.tag == "graph")
        directed = next((graph.get("edgedefault") for graph in graphs), None)
    return Edge(
        id=each.element.get("id"),
        source_node=source,
        target_node=target,
        attributes=_read_data(keys, "edge", each.element),
        place=place,
        locator=locator,
        direction=_DIRECTIONS.get(directed),
    )


def _read_data(keys: Declarations, scope: str, elements: Iterable[Element]) -> dict[str, Attribute]:
    """Return the values of `<data>` elements by the names that their keys declare."""
    values: dict[str, Attribute] = {}
    for element in elements:
        if element.tag == "desc" and element.text:
            add_value(values, "description", element.text)
        elif element.tag == "data":
            key = element.get("key", "")
            if len(element):
                values.update(_read_yed(key, element))
            elif element.text:
                add_value(values, keys.find_name(scope, key), element.text)
    keys.complete(scope, values)
    return values


def _read_yed(key: str, element: Element) -> dict[str, str]:
    """Return label, position and shape of yEd's graphics, as networkx finds them."""
    around = Element("around")
    # networkx looks for the namespace, which a file may also leave out.
    data = Element(f"{{{GraphMLReader.NS_GRAPHML}}}data", {"key": key})
    data.extend(element)
    around.append(data)
    found = GraphMLReader().decode_data_elements({key: {"name": key, "type": str}}, around)
    if "label" not in found:
        # networkx does not look into groups.
        labels = (each.text for each in element.iter(f"{{{GraphMLReader.NS_Y}}}NodeLabel"))
        found["label"] = next((text for text in labels if text), None)
    return {name: text.strip() for name, text in found.items() if isinstance(text, str) and text.strip()}
