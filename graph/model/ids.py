"""The ids of claims, and the fingerprints by which a second load knows what has changed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any

import orjson

from graph.model.records import Claim, Entity, Money, PropertyClaim, Source, Value
from graph.model.versions import Noted
from graph.ontology import Ontology

ID_PATTERN = "[a-z0-9]+(?:[-.][a-z0-9]+)*"

ID_EXPECTED = "an id: small letters and digits, joined by hyphens or dots"

# What the store sets is no part of what a source says; the ends are added as they came in.
_STORES = frozenset({"id", "recorded_on", "withdrawn_on", "datasets"})

_ENDS = frozenset({"subject", "object", "entity", "subject_id", "object_id", "entity_id"})

_RECORDS: tuple[type[Source | Entity | Claim | PropertyClaim], ...] = (Source, Entity, Claim, PropertyClaim)


def _fields(record: type[Source | Entity | Claim | PropertyClaim]) -> tuple[str, ...]:
    """Return the names of the fields in which a record says something."""
    return tuple(field_.name for field_ in fields(record) if field_.name not in _STORES | _ENDS)


# Made once, for they are used for every record of every load.
_SAID: dict[type, Callable[[Any], tuple[Any, ...]]] = {
    record: attrgetter(*_fields(record)) for record in _RECORDS
}

_PROPERTIES: dict[type, int] = {record: _fields(record).index("properties") for record in (Entity, Claim)}


def claim_id(claim: Claim, ontology: Ontology) -> str:
    """Return the id of `claim`: a hash of dataset, source, edge_type, ends as written, locator and
    identifying properties, so that an edit of anything else is a change of the same claim.
    """
    identifying = [
        plain(claim.properties[name]) if name in claim.properties else None
        for name in ontology.edge_types[claim.edge_type].identifying
    ]
    return _hash(
        [
            claim.dataset,
            claim.source,
            claim.edge_type,
            claim.subject_id or claim.subject,
            claim.object_id or claim.object,
            claim.locator,
            *identifying,
        ]
    )


def annotation_id(what: Noted, of: str, number: int) -> str:
    """Return the id of the note of this number on a claim or an entity.

    A claim's id stands in it as it is; that of an entity may hold anything, so that its hash does.
    """
    return f"{of if what == 'claim' else _hash([what, of])}-{number}"


def property_claim_id(claim: PropertyClaim, ontology: Ontology) -> str:
    """Return the id of `claim`. The value identifies it only where the property may have several."""
    several = not ontology.properties[claim.property].single_valued
    value = claim.value if several else None
    entity = claim.entity_id or claim.entity
    return _hash([claim.dataset, claim.source, "", claim.property, entity, claim.locator, value])


def fingerprint(record: Source | Entity | Claim | PropertyClaim) -> str:
    """Return a hash of all that a record says, to compare with what the store holds.

    The ends count as they came in: identifying two people changes no claim.
    """
    type_ = type(record)
    said = [*_SAID[type_](record)]
    if type_ in _PROPERTIES:
        at = _PROPERTIES[type_]
        said[at] = _plain_mapping(said[at]) if said[at] else []
    if isinstance(record, Claim):
        said += [record.subject_id or record.subject, record.object_id or record.object]
    elif isinstance(record, PropertyClaim):
        said.append(record.entity_id or record.entity)
    return _hash(said)


def plain(value: Value) -> str | float | int | bool | list[Any]:
    """Return a property's value as JSON can hold it."""
    return [value.amount, value.currency] if isinstance(value, Money) else value


def _plain_mapping(properties: Mapping[str, Value]) -> list[list[Any]]:
    return [[name, plain(properties[name])] for name in sorted(properties)]


def _hash(parts: list[Any]) -> str:
    """Return 96 bits as 24 hexadecimal digits: no collision to fear below a billion claims."""
    return hashlib.blake2b(orjson.dumps(parts), digest_size=12).hexdigest()


def id_fault(text: str) -> str | None:
    """Return what is wrong with the key of a source or an entity as an id, or None."""
    return None if re.fullmatch(ID_PATTERN, text, re.ASCII) else f"{text!r} is not {ID_EXPECTED}"
