"""The ontology as JSON values: what a client needs to offer choices and to put ties into words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph.derived import DISPUTE_RULES, STANDINGS
from graph.model import MODES, STANCES
from graph.ontology import EdgeType, EntityProperty, Kind, Ontology, Property


def vocabulary_to_json(ontology: Ontology) -> dict[str, Any]:
    """Return kinds, families, edge types and properties, and the names of stances, modes, standings and rules
    of dispute.
    """
    return {
        "kinds": [_kind_to_json(kind) for kind in ontology.kinds.values()],
        "families": list(ontology.families),
        "edge_types": [_edge_type_to_json(edge_type, ontology) for edge_type in ontology.edge_types.values()],
        "properties": [
            _entity_property_to_json(declared, ontology) for declared in ontology.properties.values()
        ],
        "stances": list(STANCES),
        "modes": list(MODES),
        "standings": list(STANDINGS),
        "dispute_rules": {name: rule.description for name, rule in DISPUTE_RULES.items()},
    }


def _kind_to_json(kind: Kind) -> dict[str, Any]:
    return {
        "id": kind.id,
        "plural": kind.plural,
        "description": kind.description,
        "ftm": kind.ftm,
        "always_named": kind.always_named,
        "properties": _properties_to_json(kind.properties),
    }


def _edge_type_to_json(edge_type: EdgeType, ontology: Ontology) -> dict[str, Any]:
    return {
        "id": edge_type.id,
        "family": edge_type.family,
        "forward": edge_type.forward,
        "backward": edge_type.backward,
        "past": edge_type.verb.past,
        "infinitive": edge_type.verb.infinitive,
        "participle": edge_type.verb.participle,
        "present": edge_type.verb.present,
        "subject_kinds": _in_ontology_order(edge_type.subject_kinds, ontology),
        "object_kinds": _in_ontology_order(edge_type.object_kinds, ontology),
        "symmetric": edge_type.symmetric,
        "properties": _properties_to_json(edge_type.properties),
        "ftm": edge_type.ftm.schema_,
        "words": list(edge_type.words),
        "description": edge_type.description,
        "speaks": edge_type.speaks.model_dump() if edge_type.speaks else None,
        "adverse": edge_type.adverse.model_dump() if edge_type.adverse else None,
    }


def _entity_property_to_json(declared: EntityProperty, ontology: Ontology) -> dict[str, Any]:
    return {
        "id": declared.id,
        "label": declared.label,
        "kinds": _in_ontology_order(declared.kinds, ontology),
        "type": declared.type,
        "single_valued": declared.single_valued,
        "opinion": declared.opinion,
        "changes_over_time": declared.changes_over_time,
        "description": declared.description,
    }


def _properties_to_json(properties: Mapping[str, Property]) -> dict[str, dict[str, Any]]:
    return {
        name: {
            "type": declared.type,
            "identifying": declared.identifying,
            "kinds": list(declared.kinds),
            "description": declared.description,
        }
        for name, declared in properties.items()
    }


def _in_ontology_order(kinds: Iterable[str], ontology: Ontology) -> list[str]:
    kinds = set(kinds)
    return [kind for kind in ontology.kinds if kind in kinds]
