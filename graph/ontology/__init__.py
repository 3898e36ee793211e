"""The vocabulary: kinds of node, types of edge and properties that sources speak of, as data."""

from graph.ontology.model import EntityProperty, FtmEdge, Kind, Ontology, Predicate, Property, ValueType
from graph.ontology.reader import ontology, read_ontology

__all__ = [
    "EntityProperty",
    "FtmEdge",
    "Kind",
    "Ontology",
    "Predicate",
    "Property",
    "ValueType",
    "ontology",
    "read_ontology",
]
