"""Encode records as properties of nodes and relationships: what the database stores of each.

A missing value is not stored. Money becomes two properties, because Neo4j has no maps as values. Of a flag
only the unusual value is stored (`named: false`, `ended: true`), so that a short claim takes little space.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeAlias

from graph.model import Claim, Entity, Money, PropertyClaim, Source, Value, fold_identifier, make_search_text
from graph.ontology import Ontology, Property

Neo4jProperties: TypeAlias = dict[str, Any]

NODE_LABELS = (
    *("Entity", "Source", "Dataset", "PropertyClaim", "Version", "Annotation"),
    *("CompletedWrite", "CasegraphSchema"),
)

CURRENCY_SUFFIX = "_currency"

# Stored as the relationship itself, its ends and its further properties.
_STRUCTURE_FIELDS = {"edge_type", "subject", "object", "entity", "properties"}

BOOKKEEPING_FIELDS = frozenset({"id", "recorded_on", "withdrawn_on"})

ENTITY_FIELDS = frozenset(
    {"id", "name", "aliases", "named", "source", "datasets", "search", "fingerprints", "said"}
)


def _stored_fields(record: type[Claim] | type[PropertyClaim]) -> tuple[str, ...]:
    not_stored = _STRUCTURE_FIELDS | BOOKKEEPING_FIELDS
    return tuple(field.name for field in fields(record) if field.name not in not_stored)


CLAIM_FIELDS = _stored_fields(Claim)

PROPERTY_CLAIM_FIELDS = _stored_fields(PropertyClaim)

SOURCE_FIELDS = tuple(field.name for field in fields(Source) if field.name != "dataset")

# A property claim of an identifier also has it in the form by which it is searched.
IDENTIFIER = "identifier"

# The names of stored properties that no kind and no edge type declares.
PROPERTY_NAMES = frozenset(
    {
        *(*BOOKKEEPING_FIELDS, *ENTITY_FIELDS, *CLAIM_FIELDS, *PROPERTY_CLAIM_FIELDS, *SOURCE_FIELDS),
        *("value", IDENTIFIER),
    }
)

_claim_values = attrgetter(*CLAIM_FIELDS)

_property_claim_values = attrgetter(*PROPERTY_CLAIM_FIELDS)

_source_values = attrgetter(*SOURCE_FIELDS)


def encode_claim(claim: Claim) -> Neo4jProperties:
    """Return what a relationship stores of a claim, without its id and the store's bookkeeping."""
    stored = _drop_missing(CLAIM_FIELDS, _claim_values(claim))
    if claim.properties:
        stored |= encode_properties(claim.properties)
    return stored


def encode_property_claim(claim: PropertyClaim) -> Neo4jProperties:
    """Return what a PropertyClaim node stores of a claim, without its id and the store's bookkeeping."""
    # Here, because a value of 0 is not missing.
    return _drop_missing(PROPERTY_CLAIM_FIELDS, _property_claim_values(claim)) | {"value": claim.value}


def identifier_properties(claim: PropertyClaim, ontology: Ontology) -> Neo4jProperties:
    """Return what a PropertyClaim node stores for the search, if its value is an identifier."""
    declared = ontology.properties.get(claim.property)
    if declared is None or not declared.identifier or claim.stance == "denied":
        return {}
    folded = fold_identifier(str(claim.value))
    return {IDENTIFIER: folded} if folded else {}


def encode_source(source: Source) -> Neo4jProperties:
    """Return what a Source node stores of one dataset's record of it."""
    return _drop_missing(SOURCE_FIELDS, _source_values(source))


def encode_entity(entity: Entity) -> Neo4jProperties:
    """Return what an Entity node stores of one dataset's record of it."""
    names = ("id", "name", "aliases", "source")
    stored = _drop_missing(names, (entity.id, entity.name, entity.aliases, entity.source))
    stored |= encode_properties(entity.properties)
    return stored if entity.named else stored | {"named": False}


def encode_properties(properties: Mapping[str, Value]) -> Neo4jProperties:
    """Return declared properties as the database stores them."""
    stored: Neo4jProperties = {}
    for name, value in properties.items():
        if isinstance(value, Money):
            stored[name] = value.amount
            stored[name + CURRENCY_SUFFIX] = value.currency
        else:
            stored[name] = value
    return stored


def entity_search_text(stored: Mapping[str, Any]) -> str:
    """Return the text for the full-text index of an entity with these stored properties."""
    return make_search_text([stored["name"], *(stored.get("aliases") or ())])


def entity_property_names(ontology: Ontology, kind: str) -> tuple[str, ...]:
    """Return the names of all stored properties of an entity of this kind that come from datasets."""
    return ("id", "name", "aliases", "named", "source", *declared_names(ontology.kinds[kind].properties))


def declared_names(properties: Mapping[str, Property]) -> Iterator[str]:
    """Yield the names of the stored properties in which declared properties are kept."""
    for name, declared in properties.items():
        yield name
        if declared.type == "money":
            yield name + CURRENCY_SUFFIX


def _drop_missing(names: Iterable[str], values: Iterable[Any]) -> Neo4jProperties:
    """Return the values that are not empty. None of these fields is a number, so that 0 cannot occur."""
    return {
        name: list(value) if value.__class__ is tuple else value
        for name, value in zip(names, values, strict=True)
        if value
    }
