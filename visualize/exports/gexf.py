"""GEXF 1.2, the format of Gephi, in which edges have intervals of time.

An interval has days, but a claim may know only the month or the year. An edge then exists from the first to
the last day that the dates allow; its attributes `valid_from` and `valid_until` have the dates as they are.
"""

from __future__ import annotations

from typing import Any, BinaryIO
from xml.etree.ElementTree import SubElement

from networkx.readwrite.gexf import GEXFWriter

from graph.derived import Tie
from graph.model import day_bounds
from graph.ontology import Ontology
from graph.reading import SelectionPart, SelectionParts
from visualize.exports.export_format import ExportReport
from visualize.exports.graphs import dated_claims, read_graph, replace_invalid


def write_gexf(parts: SelectionParts, ontology: Ontology, file: BinaryIO) -> ExportReport:
    """Write GEXF; a tie whose claims give different spans of time has one spell for each.

    Raises:
        CasegraphError: there are too many ties for a graph in memory.
    """
    spells: dict[str, list[tuple[str | None, str | None]]] = {}

    def note_spells(part: SelectionPart) -> SelectionPart:
        spells.update({replace_invalid(tie.id): _spells(tie) for tie in part.network.ties})
        return part

    noted = SelectionParts(parts.title, parts.edge_properties, map(note_spells, parts.parts))
    graph, report = read_graph(noted, ontology)
    for _, _, key, attributes in graph.edges(data=True, keys=True):
        attributes["id"] = key
        attributes |= _interval(spells[key])
    writer = _GEXFWriter(encoding="utf-8", prettyprint=False, version="1.2draft")
    writer.describe(graph.graph["title"])
    writer.add_graph(graph)
    writer.write(file)
    return report


class _GEXFWriter(GEXFWriter):  # type: ignore[misc]
    """Says who made the file and what it shows, and leaves out the keys of networkx, which are the ids."""

    def describe(self, title: str) -> None:
        """Set the creator and the description of the file."""
        meta = self.xml.find("meta")
        meta.find("creator").text = "Casegraph"
        SubElement(meta, "description").text = title

    def add_attributes(self, node_or_edge: str, xml_obj: Any, data: Any, default: Any) -> Any:
        """Add the attributes of a node or an edge."""
        data.pop("key", None)
        return super().add_attributes(node_or_edge, xml_obj, data, default)


def _spells(tie: Tie) -> list[tuple[str | None, str | None]]:
    """Return the spans of days of the claims of a tie, each once."""
    bounds = {day_bounds(claim.valid_from, claim.valid_until) for claim in dated_claims(tie)} - {(None, None)}
    return sorted(
        ((start.isoformat() if start else None, end.isoformat() if end else None) for start, end in bounds),
        key=lambda span: (span[0] or "", span[1] or "9999"),
    )


def _interval(spells: list[tuple[str | None, str | None]]) -> dict[str, Any]:
    """Return the attributes by which networkx writes intervals; one span needs no list."""
    if len(spells) != 1:
        return {"spells": spells} if spells else {}
    ((start, end),) = spells
    return {name: day for name, day in (("start", start), ("end", end)) if day}
