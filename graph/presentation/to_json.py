"""Records, ties and disputes as plain values: what `--json` prints and the service answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any

from graph.derived.attribution import by_party
from graph.derived.disputes import RULES, Dispute
from graph.derived.network import Network
from graph.derived.ties import Tie
from graph.model.records import Claim, Entity, Money, PropertyClaim, Record, Source, Value
from graph.ontology import Ontology
from graph.presentation.sentences import citation, claim_in_words, dispute_in_words

# The names of a record's fields, and what reads them all at once: made once, since answers hold thousands.
_READ = {
    type_: (names, attrgetter(*names))
    for type_ in (Source, Entity, Claim, PropertyClaim)
    for names in (tuple(field.name for field in fields(type_)),)
}


def entity_as_json(entity: Entity) -> dict[str, Any]:
    """Return an entity with its own properties beside its common ones."""
    return _given({**_fields(entity), "properties": _properties(entity.properties)})


def source_as_json(source: Source) -> dict[str, Any]:
    """Return a source without its text."""
    return _given({**_fields(source), "text": None})


def record_as_json(record: Record) -> dict[str, Any]:
    """Return all that a record of any kind says; of a source's text the sum alone."""
    found = _fields(record)
    if not isinstance(record, Source | PropertyClaim):
        found["properties"] = _properties(record.properties)
    return _given({**found, "text": None, "datasets": None})


def names_as_json(network: Network) -> dict[str, Any]:
    """Return who and what a network names: entities by id with name and kind, sources by id with title."""
    return names_of(network.entities.values(), network.sources.values())


def names_of(entities: Iterable[Entity], sources: Iterable[Source]) -> dict[str, Any]:
    """Return names by id: of entities with their kind, of sources with what finds them."""
    return {
        "entities": {
            entity.id: {"name": entity.name, "kind": entity.kind}
            for entity in sorted(entities, key=lambda entity: entity.id)
        },
        "sources": {
            source.id: _given({"title": source.title, "published": source.published, "url": source.url})
            for source in sorted(sources, key=lambda source: source.id)
        },
    }


def claim_as_json(claim: Claim | PropertyClaim, network: Network) -> dict[str, Any]:
    """Return a claim with all that it holds, and whether a party to it speaks."""
    own = _properties(claim.properties) if isinstance(claim, Claim) else {}
    return _given({**_fields(claim), "properties": own, "by_party": by_party(claim, network.context)})


def tie_as_json(tie: Tie, network: Network, ontology: Ontology) -> dict[str, Any]:
    """Return a tie with its standing, its origins and all its claims."""
    return {
        "id": tie.id,
        "subject": tie.subject,
        "subject_name": network.name(tie.subject),
        "edge_type": tie.edge_type,
        "reads": ontology.edge_types[tie.edge_type].forward,
        "object": tie.object,
        "object_name": network.name(tie.object),
        "identifying": dict(tie.identifying),
        "mode": tie.mode,
        "standing": tie.standing,
        "origins": sorted(set(tie.origins)),
        "claims": [claim_as_json(claim, network) for claim in tie.claims],
    }


def dispute_as_json(dispute: Dispute, network: Network, ontology: Ontology) -> dict[str, Any]:
    """Return a dispute with its rule and the claims of each side."""
    return _given(
        {
            "rule": dispute.rule,
            "why": RULES[dispute.rule],
            "tie": tie_as_json(dispute.tie, network, ontology) if dispute.tie else None,
            "entity": dispute.entity,
            "property": dispute.property,
            "event": dispute.event,
            "sides": [
                {"words": words, "claims": [claim_as_json(claim, network) for claim in claims]}
                for words, claims in dispute.sides
            ],
        }
    )


def _fields(record: Record) -> dict[str, Any]:
    names, values = _READ[type(record)]
    return dict(zip(names, values(record), strict=True))


def _properties(properties: Mapping[str, Value]) -> dict[str, Any]:
    return {
        name: {"amount": value.amount, "currency": value.currency} if isinstance(value, Money) else value
        for name, value in properties.items()
    }


def _given(found: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if value not in (None, (), "", {})}


def told_claim(claim: Claim | PropertyClaim, network: Network, ontology: Ontology) -> dict[str, Any]:
    """Return a claim with its sentence and with who states it where."""
    return {
        **claim_as_json(claim, network),
        "words": claim_in_words(claim, network, ontology),
        "citation": citation(claim, network),
    }


def told_dispute(dispute: Dispute, network: Network, ontology: Ontology) -> dict[str, Any]:
    """Return a dispute with its sentence, and each claim of its sides with who states it where."""
    return {
        **dispute_as_json(dispute, network, ontology),
        "words": dispute_in_words(dispute, network, ontology),
        "sides": [
            {"words": words, "claims": [told_claim(claim, network, ontology) for claim in claims]}
            for words, claims in dispute.sides
        ],
    }
