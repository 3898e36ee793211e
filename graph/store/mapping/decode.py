"""Decode what the database stores into records: the reverse of `graph.store.mapping.encode`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.model import NO_PROPERTIES, Claim, Entity, Money, PropertyClaim, Source, Value
from graph.ontology import Ontology, Property
from graph.store.mapping.encode import CLAIM_FIELDS, CURRENCY_SUFFIX, PROPERTY_CLAIM_FIELDS, SOURCE_FIELDS

_BOOKKEEPING = ("id", "recorded_on", "withdrawn_on")

_CLAIM = (*_BOOKKEEPING, *CLAIM_FIELDS)

_PROPERTY_CLAIM = (*_BOOKKEEPING, *PROPERTY_CLAIM_FIELDS)


def decode_claim(
    ontology: Ontology, edge_type: str, subject: str, object_: str, stored: Mapping[str, Any]
) -> Claim:
    """Return the claim that a relationship stores.

    Args:
        ontology: declares the edge type's own properties.
        edge_type: the type of the relationship.
        subject, object_: the ids of the entities that it joins.
        stored: the properties of the relationship.
    """
    return Claim(
        edge_type=edge_type,
        subject=subject,
        object=object_,
        properties=_decode_properties(stored, ontology.edge_types[edge_type].properties),
        **_decode_fields(stored, _CLAIM),
    )


def decode_property_claim(entity: str, stored: Mapping[str, Any]) -> PropertyClaim:
    """Return the claim that a PropertyClaim node stores about the entity of this id."""
    return PropertyClaim(entity=entity, **_decode_fields(stored, _PROPERTY_CLAIM))


def decode_entity(ontology: Ontology, kind: str, stored: Mapping[str, Any]) -> Entity:
    """Return the entity that a node stores; `dataset` is the first of its datasets.

    Args:
        ontology: declares the kind's own properties.
        kind: the kind of the entity.
        stored: the properties of the node.
    """
    datasets = tuple(stored.get("datasets", ()))
    return Entity(
        id=stored["id"],
        kind=kind,
        name=stored["name"],
        dataset=datasets[0] if datasets else "",
        aliases=tuple(stored.get("aliases", ())),
        named=stored.get("named", True),
        source=stored.get("source"),
        properties=_decode_properties(stored, ontology.kinds[kind].properties),
        datasets=datasets,
    )


def decode_source(stored: Mapping[str, Any]) -> Source:
    """Return the source that a node with these properties stores; `dataset` is the first of its datasets."""
    datasets = stored.get("datasets") or [""]
    return Source(dataset=datasets[0], **_decode_fields(stored, SOURCE_FIELDS))


def _decode_fields(stored: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {
        name: tuple(value) if isinstance(value := stored[name], list) else value
        for name in names
        if name in stored
    }


def _decode_properties(stored: Mapping[str, Any], declared: Mapping[str, Property]) -> Mapping[str, Value]:
    properties: dict[str, Value] = {}
    for name, property_ in declared.items():
        if name in stored:
            value = stored[name]
            is_money = property_.type == "money"
            properties[name] = Money(value, stored[name + CURRENCY_SUFFIX]) if is_money else value
    return properties or NO_PROPERTIES
