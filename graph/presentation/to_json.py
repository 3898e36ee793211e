"""Records, ties and disputes as JSON values.

This is the one place that decides which fields they have outside the program. What `--json` prints, the
answers of the API, the data of pages and the files of exports all take their fields from here, as one object
for each record or as columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from functools import cache, partial
from operator import attrgetter
from typing import Any

from graph.derived import DISPUTE_RULES, Dispute, Network, Tie, is_by_party
from graph.model import AnyClaim, Claim, Entity, Money, PropertyClaim, Record, Source, Value
from graph.ontology import Ontology
from graph.presentation.attributions import format_attribution
from graph.presentation.citations import citation
from graph.presentation.dispute_sentences import (
    DescribedPosition,
    describe_compatible,
    describe_sides,
    dispute_sentence,
)
from graph.presentation.sentences import claim_sentence, tie_attribution, tie_label, tie_sentence


def identifiers_to_json(claims: Iterable[PropertyClaim]) -> list[dict[str, str]]:
    """Return the identifiers that claims give an entity, each once."""
    found = dict.fromkeys((claim.property, str(claim.value)) for claim in claims)
    return [{"property": name, "value": value} for name, value in found]


def entity_to_json(entity: Entity, omit: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return an entity; the properties that its kind declares are under `properties`.

    Args:
        omit: names of fields that are left out.
    """
    return _fields(entity, omit)


def source_to_json(source: Source) -> dict[str, Any]:
    """Return a source without its text."""
    return _fields(source, omit=frozenset({"text"}))


def record_to_json(record: Record) -> dict[str, Any]:
    """Return all fields of a record but the text of a source and the datasets of an entity."""
    return _fields(record, omit=frozenset({"text", "datasets"}))


def network_names_to_json(network: Network) -> dict[str, Any]:
    """Return the names of all entities and sources of a network (see `names_to_json`)."""
    return names_to_json(network.entities.values(), network.sources.values())


def names_to_json(entities: Iterable[Entity], sources: Iterable[Source]) -> dict[str, Any]:
    """Return entities by id with name and kind, and sources by id with title, date and address."""
    return {
        "entities": {
            entity.id: {"name": entity.name, "kind": entity.kind}
            for entity in sorted(entities, key=lambda entity: entity.id)
        },
        "sources": {
            source.id: without_empty(
                {"title": source.title, "published": source.published, "url": source.url}
            )
            for source in sorted(sources, key=lambda source: source.id)
        },
    }


def claim_to_json(claim: AnyClaim, network: Network) -> dict[str, Any]:
    """Return a claim with all its fields, who makes it in words, and whether it comes from a party to it."""
    return {
        **_fields(claim),
        "attribution": format_attribution([claim], network),
        "by_party": is_by_party(claim, network.context),
    }


def claims_to_columns(
    claims: Sequence[AnyClaim], network: Network, omit: frozenset[str] = frozenset()
) -> dict[str, list[Any]]:
    """Return claims as columns: for each field of `claim_to_json` a list with a value for each claim.

    A claim that does not have a field, or has nothing in it, has None in the column. For tens of thousands of
    claims this is several times as fast as an object for each.

    Args:
        omit: names of fields that are left out.
    """
    columns: dict[str, list[Any]] = {}
    for name, read, is_list in _claim_fields(tuple(dict.fromkeys(map(type, claims))) or (Claim,)):
        if name not in omit:
            values = list(map(read, claims))
            columns[name] = [value or None for value in values] if is_list else values
    if "properties" in columns:
        columns["properties"] = [
            _properties_to_json(properties) if properties else None for properties in columns["properties"]
        ]
    if "attribution" not in omit:
        columns["attribution"] = [format_attribution([claim], network) for claim in claims]
    if "by_party" not in omit:
        columns["by_party"] = [is_by_party(claim, network.context) for claim in claims]
    return columns


@cache
def _claim_fields(types: tuple[type[AnyClaim], ...]) -> list[tuple[str, Callable[[AnyClaim], Any], bool]]:
    """Return for each field of any of the types: its name, a function that reads it, whether it is a list."""
    by_name = {field.name: field for type_ in types for field in fields(type_)}
    return [
        (
            name,
            attrgetter(name)
            if all(name in type_.__dataclass_fields__ for type_ in types)
            else partial(_read_optional_field, name),
            field.default == (),
        )
        for name, field in by_name.items()
    ]


def _read_optional_field(name: str, claim: AnyClaim) -> Any:
    return getattr(claim, name, None)


def described_claim_to_json(claim: AnyClaim, network: Network, ontology: Ontology) -> dict[str, Any]:
    """Return a claim with its sentence and its citation."""
    return {
        **claim_to_json(claim, network),
        "sentence": claim_sentence(claim, network, ontology),
        "citation": citation(claim, network),
    }


# The attribute of a tie from which each field is read.
_TIE_ATTRIBUTES = {
    "id": "id",
    "subject": "subject",
    "edge_type": "edge_type",
    "object": "object",
    "identifying": "identifying_values",
    "mode": "mode",
    "standing": "standing",
}


def tie_to_json(tie: Tie, network: Network, ontology: Ontology) -> dict[str, Any]:
    """Return a tie with its standing, its origins and all its claims."""
    claims = [claim_to_json(claim, network) for claim in tie.claims]
    return {**tie_attributes(tie, network, ontology), "claims": claims}


def tie_attributes(tie: Tie, network: Network, ontology: Ontology) -> dict[str, Any]:
    """Return a tie without its claims."""
    return {
        **{name: getattr(tie, attribute) for name, attribute in _TIE_ATTRIBUTES.items()},
        "identifying": dict(tie.identifying_values),
        "subject_name": network.name(tie.subject),
        "label": tie_label(tie, ontology),
        "object_name": network.name(tie.object),
        "sentence": tie_sentence(tie, network, ontology),
        "attribution": tie_attribution(tie, network),
        "origins": sorted(set(tie.origins)),
    }


def ties_to_columns(ties: Sequence[Any], omit: frozenset[str] = frozenset()) -> dict[str, list[Any]]:
    """Return ties as columns, without their claims and without names: a list with a value for each tie.

    Args:
        ties: ties, or summaries of ties, which have the same fields.
        omit: names of fields that are left out.
    """
    columns = {
        name: list(map(attrgetter(attribute), ties))
        for name, attribute in _TIE_ATTRIBUTES.items()
        if name not in omit
    }
    if "identifying" in columns:
        columns["identifying"] = [dict(values) if values else None for values in columns["identifying"]]
    return columns


def dispute_to_json(dispute: Dispute, network: Network, ontology: Ontology) -> dict[str, Any]:
    """Return a dispute or difference with its sentence, its tie and the claims of each position."""
    return _dispute_to_json(dispute, network, ontology, lambda claim: claim_to_json(claim, network))


def described_dispute_to_json(dispute: Dispute, network: Network, ontology: Ontology) -> dict[str, Any]:
    """Return the same, and with each claim its sentence and its citation."""
    return _dispute_to_json(
        dispute, network, ontology, lambda claim: described_claim_to_json(claim, network, ontology)
    )


def _dispute_to_json(
    dispute: Dispute, network: Network, ontology: Ontology, make_claim: Callable[[AnyClaim], dict[str, Any]]
) -> dict[str, Any]:
    def make_position(described: DescribedPosition) -> dict[str, Any]:
        return without_empty(
            {
                "position": described.position,
                "stated_by": list(described.stated_by),
                "compatible_with": list(described.compatible_with),
                "claims": [make_claim(claim) for claim in described.claims],
            }
        )

    return without_empty(
        {
            **dispute_attributes(dispute),
            "sentence": dispute_sentence(dispute, network, ontology),
            "tie": tie_to_json(dispute.tie, network, ontology) if dispute.tie else None,
            "sides": [make_position(side) for side in describe_sides(dispute, network, ontology)],
            "compatible": [make_position(group) for group in describe_compatible(dispute, network, ontology)],
        }
    )


def dispute_attributes(dispute: Dispute) -> dict[str, Any]:
    """Return a dispute without its tie and its sides."""
    return without_empty(
        {
            "category": dispute.category,
            "rule": dispute.rule,
            "explanation": DISPUTE_RULES[dispute.rule].description,
            "entity": dispute.entity,
            "property": dispute.property,
            "event": dispute.event,
        }
    )


def without_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values without None and without empty texts, lists and objects; 0 and False are kept."""
    # An empty text, list or object is not equal to 0, but False is.
    return {name: value for name, value in values.items() if value or value == 0}


def _fields(record: Record, omit: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return the fields of a record that are not empty, by name."""
    record_type: Any = type(record)  # mypy does not see that a class is hashable.
    names, read_all = _field_reader(record_type, omit)
    values = {
        name: value
        for name, value in zip(names, read_all(record), strict=True)
        if value or value == 0  # As in `without_empty`, without a second object for each record.
    }
    if properties := values.get("properties"):
        values["properties"] = _properties_to_json(properties)
    return values


# Made once for each type, because an answer has thousands of records.
@cache
def _field_reader(
    record_type: type[Any], omit: frozenset[str]
) -> tuple[tuple[str, ...], attrgetter[tuple[Any, ...]]]:
    """Return the names of a record's fields, and a function that reads all of these fields."""
    names = tuple(field.name for field in fields(record_type) if field.name not in omit)
    return names, attrgetter(*names)


def _properties_to_json(properties: Mapping[str, Value]) -> dict[str, Any]:
    return {
        name: {"amount": value.amount, "currency": value.currency} if isinstance(value, Money) else value
        for name, value in properties.items()
    }
