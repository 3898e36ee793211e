"""The records that claims and entities refer to, so that a file which has them can be loaded by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.derived import Network
from graph.model import (
    AnyClaim,
    Entity,
    Record,
    Source,
    entity_ids_in_claims,
    entity_ids_in_properties,
    entity_ids_in_sources,
    source_ids_in_claims,
)


class RecordsOnce:
    """Finds records that others refer to, each of them once in all.

    Args:
        known_ids: ids of entities that the file has elsewhere.
    """

    def __init__(self, known_ids: frozenset[str] = frozenset()) -> None:
        self._entity_ids = set(known_ids)
        self._source_ids: set[str] = set()

    def find(
        self, network: Network, claims: Iterable[AnyClaim] = (), entities: Iterable[Entity] = ()
    ) -> list[Record]:
        """Return what claims and entities refer to and was not found before: sources, then entities."""
        claims, entities = list(claims), list(entities)
        entity_ids = entity_ids_in_claims(claims, network.ontology)
        source_ids = source_ids_in_claims(claims)
        entity_ids |= {entity.id for entity in entities}
        found_entities: dict[str, Entity] = {}
        found_sources: dict[str, Source] = {}
        while entity_ids or source_ids:
            new_entities = [network.entities[id_] for id_ in entity_ids & network.entities.keys()]
            new_sources = [network.sources[id_] for id_ in source_ids & network.sources.keys()]
            found_entities |= {entity.id: entity for entity in new_entities}
            found_sources |= {source.id: source for source in new_sources}
            entity_ids = entity_ids_in_properties(new_entities, network.ontology)
            entity_ids |= entity_ids_in_sources(new_sources)
            source_ids = {entity.source for entity in new_entities if entity.source}
            source_ids |= {parent for source in new_sources for parent in source.derived_from}
            entity_ids -= found_entities.keys()
            source_ids -= found_sources.keys()
        return [*self._new_sources(found_sources), *self._new_entities(found_entities)]

    def _new_sources(self, found: dict[str, Source]) -> Iterator[Source]:
        for id_ in sorted(found.keys() - self._source_ids):
            self._source_ids.add(id_)
            yield found[id_]

    def _new_entities(self, found: dict[str, Entity]) -> Iterator[Entity]:
        for id_ in sorted(found.keys() - self._entity_ids):
            self._entity_ids.add(id_)
            yield found[id_]
