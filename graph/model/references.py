"""The ids of entities and sources that records refer to, for example to look up their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.model.locators import split_source
from graph.model.records import AnyClaim, BaseClaim, Claim, Entity, Source, Value
from graph.ontology import Ontology, Property


def entity_ids_in_claims(claims: Iterable[AnyClaim], ontology: Ontology) -> set[str]:
    """Return the ids of all entities in claims: subjects, objects, speakers, events and destinations."""
    ids: set[str] = set()
    for claim in claims:
        ids |= claim.entity_ids
        ids.update(_common_fields(claim))
        if isinstance(claim, Claim):
            ids.update(_properties(claim.properties, ontology.edge_types[claim.edge_type].properties))
        elif ontology.properties[claim.property].type == "entity":
            ids.add(str(claim.value))
    return ids


def source_ids_in_claims(claims: Iterable[AnyClaim]) -> set[str]:
    """Return the ids of the sources of claims, and of other sources that support an inferred entity."""
    ids: set[str] = set()
    for claim in claims:
        ids.add(claim.source)
        if claim.inferred_from:
            ids.update(source for _, source in map(split_source, claim.inferred_from) if source)
    return ids


def entity_ids_in_sources(sources: Iterable[Source]) -> set[str]:
    """Return the ids of the authors and publishers of sources."""
    ids: set[str] = set()
    for source in sources:
        ids.update(source.author)
        if source.publisher:
            ids.add(source.publisher)
    return ids


def entity_ids_in_properties(entities: Iterable[Entity], ontology: Ontology) -> set[str]:
    """Return the ids in the properties of entities, such as the State that a court belongs to."""
    ids: set[str] = set()
    for entity in entities:
        ids.update(_properties(entity.properties, ontology.kinds[entity.kind].properties))
    return ids


def _common_fields(claim: BaseClaim) -> Iterator[str]:
    yield from claim.said_by
    yield from claim.about
    if claim.event:
        yield claim.event


def _properties(properties: Mapping[str, Value], declared: Mapping[str, Property]) -> Iterator[str]:
    for name, value in properties.items():
        if declared[name].type == "entity":
            yield str(value)
