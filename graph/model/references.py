"""Who is named by records: the ids that a reader must be able to turn into names. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.model.records import Claim, Entity, PropertyClaim, Source, Statement
from graph.ontology import Ontology, Property


def named_by_claims(claims: Iterable[Claim | PropertyClaim], ontology: Ontology) -> set[str]:
    """Return the ids of all entities that claims name: ends, speakers, events, destinations."""
    found: set[str] = set()
    for claim in claims:
        found |= _by_statement(claim)
        if isinstance(claim, Claim):
            found |= {claim.subject, claim.object}
            found.update(_values(claim.properties, ontology.edge_types[claim.edge_type].properties))
        else:
            found.add(claim.entity)
            if ontology.properties[claim.property].type == "entity":
                found.add(str(claim.value))
    return found


def named_by_sources(sources: Iterable[Source]) -> set[str]:
    """Return the ids of their authors and publishers."""
    found: set[str] = set()
    for source in sources:
        found |= {*source.author, *_present(source.publisher)}
    return found


def named_by_entities(entities: Iterable[Entity], ontology: Ontology) -> set[str]:
    """Return the ids that entities' own properties name: the State that a court belongs to."""
    found: set[str] = set()
    for entity in entities:
        found.update(_values(entity.properties, ontology.kinds[entity.kind].properties))
    return found


def _by_statement(claim: Statement) -> set[str]:
    return {*claim.said_by, *claim.about, *_present(claim.event)}


def _present(id_: str | None) -> tuple[str, ...]:
    return (id_,) if id_ else ()


def _values(properties: Mapping[str, Any], declared: Mapping[str, Property]) -> Iterator[str]:
    for name, value in properties.items():
        if declared[name].type == "entity":
            yield value
