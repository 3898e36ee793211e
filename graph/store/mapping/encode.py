"""Records as properties of nodes and relationships: what the database holds of each.

A missing value is absent. Money becomes two properties, since Neo4j takes no maps; of flags only the unusual
value is stored (`named: false`, `ended: true`), so that a claim of few words stays small.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any

from graph.model.records import Claim, Entity, Money, PropertyClaim, Source, Statement, Value
from graph.ontology import Ontology
from graph.store.mapping.search_text import searchable

NODES = ("Entity", "Source", "Dataset", "PropertyClaim", "Version", "Annotation", "CasegraphSchema")

Stored = dict[str, Any]

CURRENCY = "_currency"

# What a claim's own ends and its edge_type say in another way.
_ENDS = {"edge_type", "subject", "object", "entity", "properties"}

_BOOKKEEPING = {"id", "recorded_on", "withdrawn_on"}

_NODE = frozenset({"id", "name", "aliases", "named", "source", "datasets", "search", "fingerprints", "said"})


def _stored_fields(record: type[Claim] | type[PropertyClaim]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record) if field.name not in _ENDS | _BOOKKEEPING)


CLAIM_FIELDS = _stored_fields(Claim)

PROPERTY_CLAIM_FIELDS = _stored_fields(PropertyClaim)

SOURCE_FIELDS = tuple(field.name for field in fields(Source) if field.name != "dataset")

# What properties are called, beside those that kinds and types have of their own.
NAMES = _BOOKKEEPING | _NODE | {*CLAIM_FIELDS, *PROPERTY_CLAIM_FIELDS, "value", *SOURCE_FIELDS}

_claim_values = attrgetter(*CLAIM_FIELDS)

_property_claim_values = attrgetter(*PROPERTY_CLAIM_FIELDS)

_source_values = attrgetter(*SOURCE_FIELDS)


def claim_properties(claim: Claim) -> Stored:
    """Return what a relationship holds of a claim, without its id and the store's bookkeeping."""
    found = _present(CLAIM_FIELDS, _claim_values(claim))
    if claim.properties:
        found |= own_properties(claim.properties)
    return found


def property_claim_properties(claim: PropertyClaim) -> Stored:
    """Return what a PropertyClaim node holds, without its id and the store's bookkeeping."""
    return _present(PROPERTY_CLAIM_FIELDS, _property_claim_values(claim)) | {"value": claim.value}


def source_properties(source: Source) -> Stored:
    """Return what a Source node holds of one dataset's word on it."""
    return _present(SOURCE_FIELDS, _source_values(source))


def entity_properties(entity: Entity) -> Stored:
    """Return what an Entity node holds of one dataset's word on it."""
    found = {
        **_present(
            ("id", "name", "aliases", "source"), (entity.id, entity.name, entity.aliases, entity.source)
        ),
        **own_properties(entity.properties),
    }
    return found if entity.named else found | {"named": False}


def entity_fields(ontology: Ontology, kind: str) -> tuple[str, ...]:
    """Return the names of all that a dataset may say of an entity of this kind."""
    return ("id", "name", "aliases", "named", "source", *_names(ontology.kinds[kind].properties))


def search_text(stored: Mapping[str, Any]) -> str:
    """Return the folded names of an entity for the full-text index."""
    return searchable([stored["name"], *(stored.get("aliases") or ())])


def own_properties(properties: Mapping[str, Value]) -> Stored:
    """Return declared properties as the database takes them."""
    found: Stored = {}
    for name, value in properties.items():
        if isinstance(value, Money):
            found[name] = value.amount
            found[name + CURRENCY] = value.currency
        else:
            found[name] = value
    return found


def _present(names: Iterable[str], values: Iterable[Any]) -> Stored:
    """Return what is there; these fields are texts, flags and tuples, so that what is false is missing."""
    return {
        name: list(value) if value.__class__ is tuple else value
        for name, value in zip(names, values, strict=True)
        if value
    }


def check_vocabulary(ontology: Ontology) -> list[str]:
    """Return the declared properties whose names would hide what every claim or entity has."""
    claims = set(CLAIM_FIELDS) | {field.name for field in fields(Statement)} | _BOOKKEEPING | {"fingerprint"}
    wrong = [
        f"{type_.id}.{name}"
        for type_ in ontology.edge_types.values()
        for name in _names(type_.properties)
        if name in claims
    ]
    return wrong + [
        f"{kind.id}.{name}"
        for kind in ontology.kinds.values()
        for name in _names(kind.properties)
        if name in _NODE
    ]


def _names(properties: Mapping[str, Any]) -> Iterable[str]:
    for name, declared in properties.items():
        yield name
        if declared.type == "money":
            yield name + CURRENCY
