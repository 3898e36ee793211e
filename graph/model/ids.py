"""Ids of claims and annotations, and fingerprints, by which a load finds out which records have changed.

Both are kept in stores for years. A change of how one is computed needs an upgrade of older stores
(`graph.store.writing.upgrades`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from functools import cache
from itertools import compress
from operator import attrgetter
from typing import Any

import orjson

from graph.model.annotations import AnnotatedKind
from graph.model.records import Claim, Money, PropertyClaim, Record, Value
from graph.model.values import canonical_value
from graph.ontology import Ontology, ValueType

ID_PATTERN = "[a-z0-9]+(?:[-.][a-z0-9]+)*"
ID_EXPECTED = "an id: small letters and digits, joined by hyphens or dots"

HASH_BYTES = 12
"""96 bits: among a billion claims, the chance that two have the same id is one in a hundred billion."""

# A fingerprint is compared with that of a record of the same dataset and id, and the store sets the rest.
_NOT_HASHED = frozenset({"id", "dataset", "datasets", "recorded_on", "recorded_by", "withdrawn_on"})
# Fields that hold an entity's id as it is now, each with the field for the id that the loader gave.
_IDENTIFIED_FIELDS = (("subject", "subject_id"), ("object", "object_id"), ("entity", "entity_id"))
_NUMBER_TYPE = re.compile(r"\b(?:bool|int|float)\b")


def check_id(text: str) -> str | None:
    """Return what is wrong with `text` as the id of a source or an entity, or None."""
    return None if re.fullmatch(ID_PATTERN, text, re.ASCII) else f"{text!r} is not {ID_EXPECTED}"


def make_claim_id(claim: Claim, ontology: Ontology) -> str:
    """Return the id of a claim, a hash of what identifies it.

    These are its dataset, source, edge type, subject and object as the loader gave them, locator and
    identifying properties. A claim that differs in anything else is the same claim, changed.
    """
    edge_type = ontology.edge_types[claim.edge_type]
    identifying = [
        _hashed_value(claim.properties[name], edge_type.properties[name].type)
        if name in claim.properties
        else None
        for name in edge_type.identifying_properties
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


def make_property_claim_id(claim: PropertyClaim, ontology: Ontology) -> str:
    """Return the id of a property claim. Its value is part of it only if the property may have several."""
    declared = ontology.properties[claim.property]
    value = None if declared.single_valued else _hashed_value(claim.value, declared.type)
    entity_id = claim.entity_id or claim.entity
    return _hash([claim.dataset, claim.source, "", claim.property, entity_id, claim.locator, value])


def make_annotation_id(record_kind: AnnotatedKind, record_id: str, number: int) -> str:
    """Return the id of an annotation.

    Args:
        record_kind: whether it is on a claim or an entity.
        record_id: the id of that claim or entity. The id of a claim is part of the result as it is; that of
            an entity may contain any character, so a hash of it is.
        number: counts the annotations on that claim or entity, from 1.
    """
    return f"{record_id if record_kind == 'claim' else _hash([record_kind, record_id])}-{number}"


def compute_fingerprint(record: Record) -> str:
    """Return a hash of everything that a record says, to compare it with the record in the store.

    The hash is that of a JSON object with the fields that are present, by name. A field is absent if it is
    empty or has its default value. So a new optional field changes no fingerprint of older records. 0 and
    False are not empty.

    Subject, object and entity count as the loader gave them: identifying two entities changes no claim.
    """
    record_type: Any = type(record)
    hashed = _hashed_fields(record_type)
    values = hashed.get_values(record)
    present = dict(compress(zip(hashed.names, values), values))  # noqa: B905 (strict costs time)
    for name, default in hashed.defaults:
        if present.get(name) == default:
            del present[name]
    for name in hashed.numbers:
        if (value := getattr(record, name)) in (0, False):
            present[name] = value
    for name, loaded_name in hashed.identified:
        if loaded_name in present:
            present[name] = present.pop(loaded_name)
    if "properties" in present:
        present["properties"] = {name: _value_to_json(value) for name, value in present["properties"].items()}
    return _hash(present)


def _hashed_value(value: Value, value_type: ValueType) -> Any:
    """Return what an id contains of a value: the same for equal values."""
    return _value_to_json(canonical_value(value, value_type))


def _value_to_json(value: Value) -> str | float | int | bool | list[Any]:
    """Return a property's value as JSON has it: money as a list of amount and currency."""
    return [value.amount, value.currency] if isinstance(value, Money) else value


@dataclass(frozen=True, slots=True)
class _HashedFields:
    """What `compute_fingerprint` needs to know about a type of record, prepared once to save time.

    Args:
        names: the fields that count.
        get_values: returns their values, in the same order.
        defaults: name and default of the fields whose default is not empty.
        numbers: the numbers and flags in whose place 0 or False is not the default.
        identified: those of `_IDENTIFIED_FIELDS` that the type has.
    """

    names: tuple[str, ...]
    get_values: Callable[[Record], tuple[Any, ...]]
    defaults: tuple[tuple[str, Any], ...]
    numbers: tuple[str, ...]
    identified: tuple[tuple[str, str], ...]


@cache
def _hashed_fields(record_type: type[Any]) -> _HashedFields:
    hashed = [field for field in fields(record_type) if field.name not in _NOT_HASHED]
    names = tuple(field.name for field in hashed)
    return _HashedFields(
        names=names,
        get_values=attrgetter(*names),
        defaults=tuple(
            (field.name, field.default) for field in hashed if field.default is not MISSING and field.default
        ),
        numbers=tuple(
            field.name
            for field in hashed
            if _NUMBER_TYPE.search(str(field.type)) and field.default not in (0, False)
        ),
        identified=tuple(pair for pair in _IDENTIFIED_FIELDS if pair[0] in names),
    )


def _hash(data: list[Any] | dict[str, Any]) -> str:
    serialized = orjson.dumps(data, option=orjson.OPT_SORT_KEYS)
    return hashlib.blake2b(serialized, digest_size=HASH_BYTES).hexdigest()
