"""GEXF, Gephi's own format, of the versions 1.1 to 1.3 (https://gexf.net/schema.html).

Attributes are declared by `<attributes>` and follow as `<attvalue>`. A node may be a part of another one, by
`pid`, `<parents>` or because it stands inside; nodes and edges may exist in spans of time only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args
from xml.etree.ElementTree import Element

from loaders.graph_files.declarations import Declarations, add_value
from loaders.graph_files.graph_file import (
    Attribute,
    DateText,
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

_WANTED = (("gexf", "meta"), ("graph", "attributes"), ("nodes", "node"), ("edges", "edge"))
_STARTED = ("graph",)
# Without a format times are numbers (double), as for Gephi.
_NUMERIC = frozenset({None, "integer", "double", "float", "long"})
_DIRECTIONS: frozenset[Direction] = frozenset(get_args(Direction))
_STRUCTURE = frozenset(
    {"id", "source", "target", "pid", "type", "start", "end", "startopen", "endopen", "for"}
)

OWN_CREATOR = "Casegraph"


def recognise(sample: Sample) -> bool:
    """Return whether a file is GEXF, by its root element."""
    return find_root_name(sample.head) == "gexf"


def open_gexf(path: Path) -> GraphFile:
    """Return a GEXF file.

    Raises:
        CasegraphError: it is no GEXF, or damaged at its beginning.
    """
    return GraphFile(
        path.name,
        _read_header(path),
        path.stat().st_size,
        "bytes",
        lambda progress: _iterate(path, progress),
    )


def _read_header(path: Path) -> Header:
    """Return what the file says about itself, as far as it stands before the first node."""
    about: dict[str, str] = {}
    timeformat = None
    for each in iter_elements(path, "gexf", _WANTED, _STARTED):
        if each.tag == "meta":
            about = {child.tag: child.text.strip() for child in each.element if child.text}
            about["modified"] = each.element.get("lastmodifieddate", "")
        elif each.tag == "graph":
            timeformat = each.element.get("timeformat")
        elif each.tag in {"node", "edge"}:
            break
    creator = about.get("creator") or about.get("authors")
    description = about.get("description")
    return Header(
        title=about.get("title") or (description if creator == OWN_CREATOR else None),
        creator=creator,
        description=description,
        modified=about.get("modified") or None,
        numeric_times=timeformat in _NUMERIC,
        own_export="attribute" if creator == OWN_CREATOR else None,
    )


def _iterate(path: Path, progress: Callable[[int], None]) -> Iterator[Item]:
    declared = Declarations()
    default: Direction | None = None
    locators = LineLocators()
    name = path.name
    for each in iter_elements(path, "gexf", _WANTED, _STARTED, progress):
        place = f"{name}, line {each.line}"
        if each.tag == "graph":
            default = _read_direction(each.element.get("defaultedgetype"))
        elif each.tag == "attributes":
            scope = each.element.get("class", "")
            for attribute in each.element:
                id_ = attribute.get("id", "")
                declared.declare(scope, id_, attribute.get("title") or id_, attribute.findtext("default"))
        elif each.tag == "node":
            yield _make_node(each, declared, place)
        elif each.tag == "edge":
            edge = _make_edge(each, declared, place, locators.make(each.line))
            yield replace(edge, direction=edge.direction or default) if isinstance(edge, Edge) else edge


def _make_node(each: XmlElement, declared: Declarations, place: str) -> Item:
    element = each.element
    id_ = element.get("id")
    if not id_:
        return Unusable(place, "the node has no id")
    parents = [element.get("pid"), each.find_ancestor_id("node")]
    parents += [parent.get("for") for parent in element.iterfind("parents/parent")]
    attributes = _read_attributes(element, "node", declared)
    if _read_spells(element):
        attributes.setdefault(
            "time", "; ".join(f"{start or ''} - {end or ''}" for start, end in _read_spells(element))
        )
    return Node(
        id_,
        attributes,
        place,
        make_entity_locator(id_, f"line {each.line}"),
        tuple(dict.fromkeys(parent for parent in parents if parent)),
    )


def _make_edge(each: XmlElement, declared: Declarations, place: str, locator: str) -> Item:
    element = each.element
    source, target = element.get("source"), element.get("target")
    if not source or not target:
        return Unusable(place, "the edge has no source or no target")
    return Edge(
        id=element.get("id"),
        source_node=source,
        target_node=target,
        attributes=_read_attributes(element, "edge", declared),
        place=place,
        locator=locator,
        direction=_read_direction(element.get("type")),
        spells=_read_spells(element),
    )


def _read_direction(text: str | None) -> Direction | None:
    return next((each for each in _DIRECTIONS if each == text), None)


def _read_attributes(element: Element, scope: str, declared: Declarations) -> dict[str, Attribute]:
    """Return label, weight and others, declared attributes, and a mark for what only concerns drawing."""
    own = {name: text for name, text in element.items() if text and name not in _STRUCTURE}
    values: dict[str, Attribute] = {}
    for value in element.iterfind("attvalues/attvalue"):
        # Version 1.0 says `id` where later ones say `for`.
        name = declared.find_name(scope, value.get("for") or value.get("id") or "")
        text = value.get("value")
        if text and text != own.get(name):
            add_value(values, f"{name} (attribute)" if name in own else name, text)
        if value.get("start") or value.get("end"):
            values["times of attributes"] = "given"
    for child in element:
        if child.tag.startswith("{"):
            values.setdefault(f"viz:{child.tag.rpartition('}')[2]}", "; ".join(child.attrib.values()))
    declared.complete(scope, values)
    return {**values, **own}


def _read_spells(element: Element) -> tuple[tuple[DateText, DateText], ...]:
    """Return the spans in which a node or edge exists; a span without start and end says nothing."""
    dated = [*element.iterfind("spells/spell"), *element.iterfind("slices/slice")] or [element]
    spans = (
        (each.get("start") or each.get("startopen"), each.get("end") or each.get("endopen")) for each in dated
    )
    return tuple(dict.fromkeys(span for span in spans if any(span)))
