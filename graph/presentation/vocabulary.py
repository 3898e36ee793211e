"""The vocabulary as plain values: what a client needs to offer choices and to read ties aloud."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph.derived.disputes import RULES
from graph.derived.ties import STANDINGS
from graph.model.records import MODES, STANCES
from graph.ontology import EdgeType, EntityProperty, Kind, Ontology, Property


def vocabulary_as_json(ontology: Ontology) -> dict[str, Any]:
    """Return kinds, families, types, properties, and the words for stances, modes, standings and disputes."""
    return {
        "kinds": [_kind(kind) for kind in ontology.kinds.values()],
        "families": list(ontology.families),
        "types": [_type(type_, ontology) for type_ in ontology.edge_types.values()],
        "properties": [_property(found, ontology) for found in ontology.properties.values()],
        "stances": list(STANCES),
        "modes": list(MODES),
        "standings": list(STANDINGS),
        "rules": dict(RULES),
    }


def _kind(kind: Kind) -> dict[str, Any]:
    return {
        "id": kind.id,
        "plural": kind.plural,
        "description": kind.description,
        "ftm": kind.ftm,
        "always_named": kind.always_named,
        "properties": _declared(kind.properties),
    }


def _type(type_: EdgeType, ontology: Ontology) -> dict[str, Any]:
    return {
        "id": type_.id,
        "family": type_.family,
        "forward": type_.forward,
        "backward": type_.backward,
        "subject": _in_order(type_.subject, ontology),
        "object": _in_order(type_.object, ontology),
        "symmetric": type_.symmetric,
        "properties": _declared(type_.properties),
        "ftm": type_.ftm.schema_,
        "words": list(type_.words),
        "description": type_.description,
        "speaks": type_.speaks.model_dump() if type_.speaks else None,
        "adverse": type_.adverse.model_dump() if type_.adverse else None,
    }


def _property(found: EntityProperty, ontology: Ontology) -> dict[str, Any]:
    return {
        "id": found.id,
        "label": found.label,
        "kinds": _in_order(found.kinds, ontology),
        "type": found.type,
        "single_valued": found.single_valued,
        "description": found.description,
    }


def _declared(properties: Mapping[str, Property]) -> dict[str, dict[str, Any]]:
    return {
        name: {
            "type": declared.type,
            "identifying": declared.identifying,
            "kinds": list(declared.kinds),
            "description": declared.description,
        }
        for name, declared in properties.items()
    }


def _in_order(kinds: Iterable[str], ontology: Ontology) -> list[str]:
    wanted = set(kinds)
    return [kind for kind in ontology.kinds if kind in wanted]
