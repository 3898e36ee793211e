"""The vocabulary: kinds of node, types of edge and properties that sources speak of, as data."""

from graph.ontology.model import (
    Adverse,
    EdgeType,
    EntityProperty,
    FtmEdge,
    Kind,
    Ontology,
    Property,
    Side,
    Speaks,
    ValueType,
)
from graph.ontology.reader import ontology, read_ontology

__all__ = [
    "Adverse",
    "EdgeType",
    "EntityProperty",
    "FtmEdge",
    "Kind",
    "Ontology",
    "Property",
    "Side",
    "Speaks",
    "ValueType",
    "ontology",
    "read_ontology",
]
