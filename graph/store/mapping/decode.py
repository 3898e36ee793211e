"""Records again from what the database holds: the way back from `graph.store.mapping.encode`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.model.records import NO_PROPERTIES, Claim, Entity, Money, PropertyClaim, Source, Value
from graph.ontology import Ontology, Property
from graph.store.mapping.encode import CLAIM_FIELDS, CURRENCY, PROPERTY_CLAIM_FIELDS, SOURCE_FIELDS

_BOOKKEEPING = ("id", "recorded_on", "withdrawn_on")
_CLAIM = (*_BOOKKEEPING, *CLAIM_FIELDS)
_PROPERTY_CLAIM = (*_BOOKKEEPING, *PROPERTY_CLAIM_FIELDS)


def claim(ontology: Ontology, edge_type: str, subject: str, object_: str, stored: Mapping[str, Any]) -> Claim:
    """Return the claim that a relationship holds."""
    return Claim(
        edge_type=edge_type,
        subject=subject,
        object=object_,
        properties=_own(stored, ontology.edge_types[edge_type].properties),
        **_fields(stored, _CLAIM),
    )


def property_claim(entity: str, stored: Mapping[str, Any]) -> PropertyClaim:
    """Return the claim that a PropertyClaim node holds."""
    return PropertyClaim(entity=entity, **_fields(stored, _PROPERTY_CLAIM))


def entity(ontology: Ontology, kind: str, stored: Mapping[str, Any]) -> Entity:
    """Return the entity that a node holds; `dataset` is the first of those that it came with."""
    datasets = tuple(stored.get("datasets", ()))
    return Entity(
        id=stored["id"],
        kind=kind,
        name=stored["name"],
        dataset=datasets[0] if datasets else "",
        aliases=tuple(stored.get("aliases", ())),
        named=stored.get("named", True),
        source=stored.get("source"),
        properties=_own(stored, ontology.kinds[kind].properties),
        datasets=datasets,
    )


def source(stored: Mapping[str, Any]) -> Source:
    """Return the source that a node holds; `dataset` is the first of those that it came with."""
    datasets = stored.get("datasets") or [""]
    return Source(dataset=datasets[0], **_fields(stored, SOURCE_FIELDS))


def _fields(stored: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {
        name: tuple(value) if isinstance(value := stored[name], list) else value
        for name in names
        if name in stored
    }


def _own(stored: Mapping[str, Any], declared: Mapping[str, Property]) -> Mapping[str, Value]:
    found: dict[str, Value] = {}
    for name, property_ in declared.items():
        if name in stored:
            value = stored[name]
            found[name] = Money(value, stored[name + CURRENCY]) if property_.type == "money" else value
    return found or NO_PROPERTIES
