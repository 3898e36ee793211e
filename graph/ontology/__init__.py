"""The ontology: kinds of node, edge types and properties that sources state, declared as data in YAML."""

from graph.ontology.case_types import (
    NO_CASE_TYPES,
    CaseTypes,
    extend_ontology,
    make_case_types,
    parse_case_types,
)
from graph.ontology.model import (
    Adverse,
    Comparison,
    EdgeType,
    EntityProperty,
    FtmEdge,
    Kind,
    Ontology,
    Property,
    Side,
    SpeaksFor,
    ValueType,
    VerbForms,
)
from graph.ontology.name_conflicts import find_property_conflicts
from graph.ontology.reader import load_ontology, read_ontology
from graph.ontology.suggestions import (
    describe_unknown_edge_type,
    describe_unknown_family,
    describe_unknown_kind,
    describe_unknown_property,
    suggest_edge_types,
    with_article,
)
from graph.ontology.word_stems import list_stems

__all__ = [
    "NO_CASE_TYPES",
    "Adverse",
    "CaseTypes",
    "Comparison",
    "EdgeType",
    "EntityProperty",
    "FtmEdge",
    "Kind",
    "Ontology",
    "Property",
    "Side",
    "SpeaksFor",
    "ValueType",
    "VerbForms",
    "describe_unknown_edge_type",
    "describe_unknown_family",
    "describe_unknown_kind",
    "describe_unknown_property",
    "extend_ontology",
    "find_property_conflicts",
    "list_stems",
    "load_ontology",
    "make_case_types",
    "parse_case_types",
    "read_ontology",
    "suggest_edge_types",
    "with_article",
]
