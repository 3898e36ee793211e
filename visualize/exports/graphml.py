"""GraphML, which Gephi, yEd, networkx and igraph read."""

from __future__ import annotations

from typing import Any, BinaryIO

from networkx.readwrite.graphml import GraphMLWriter

from graph.ontology import Ontology
from graph.reading import SelectionParts
from visualize.exports.export_format import ExportReport
from visualize.exports.graphs import read_graph


def write_graphml(parts: SelectionParts, ontology: Ontology, file: BinaryIO) -> ExportReport:
    """Write GraphML in UTF-8; characters that XML does not allow are replaced.

    Raises:
        CasegraphError: there are too many ties for a graph in memory.
    """
    graph, report = read_graph(parts, ontology)
    writer = _GraphMLWriter()
    writer.add_graph_element(graph)
    writer.dump(file)
    return report


class _GraphMLWriter(GraphMLWriter):  # type: ignore[misc]
    """Writes truth values as XML has them, `true` and `false`, where networkx writes `True`."""

    def add_data(
        self, name: str, element_type: type, value: Any, scope: str = "all", default: Any = None
    ) -> Any:
        """Return the element that holds the value of an attribute."""
        text = str(value).lower() if element_type is bool else value
        return super().add_data(name, element_type, text, scope, default)
