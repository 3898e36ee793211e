"""Everything that the records of a network refer to, so that a file with them can be loaded by itself."""

from __future__ import annotations

from dataclasses import replace

from graph.derived import Network
from graph.model import entity_ids_in_properties, entity_ids_in_sources, source_ids_in_claims
from graph.reading.records import load_entities, load_sources
from graph.store import Store


def load_named_records(store: Store, network: Network) -> Network:
    """Return a network with every source and entity that its records refer to.

    These are the sources that its sources repeat, at any distance, those that support an inferred entity,
    the sources of unnamed entities, writers, and the entities in properties of entities.
    """
    supporting = source_ids_in_claims(network.property_claims)
    supporting |= source_ids_in_claims(claim for tie in network.ties for claim in tie.claims)
    sources, entities = dict(network.sources), dict(network.entities)
    while True:
        cited = supporting | {parent for source in sources.values() for parent in source.derived_from}
        cited |= {entity.source for entity in entities.values() if entity.source}
        named = entity_ids_in_sources(sources.values())
        named |= entity_ids_in_properties(entities.values(), network.ontology)
        missing_sources = load_sources(store, cited - sources.keys()) if cited - sources.keys() else []
        missing_entities = load_entities(store, named - entities.keys()) if named - entities.keys() else []
        if not missing_sources and not missing_entities:
            return replace(network, sources=sources, entities=entities)
        sources |= {source.id: source for source in missing_sources}
        entities |= {entity.id: entity for entity in missing_entities}
