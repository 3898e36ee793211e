"""The ontology: kinds of node, edge types and properties that sources state, declared as data in YAML."""

from graph.ontology.model import (
    Adverse,
    EdgeType,
    EntityProperty,
    FtmEdge,
    Kind,
    Ontology,
    Property,
    Side,
    SpeaksFor,
    ValueType,
)
from graph.ontology.reader import load_ontology, read_ontology

__all__ = [
    "Adverse",
    "EdgeType",
    "EntityProperty",
    "FtmEdge",
    "Kind",
    "Ontology",
    "Property",
    "Side",
    "SpeaksFor",
    "ValueType",
    "load_ontology",
    "read_ontology",
]
