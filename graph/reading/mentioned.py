"""A network cut to whom and what some of its claims name: a page of a list needs no other names. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.network import Network
from graph.ontology import Ontology
from graph.reading.naming import named_by_claims, named_by_sources
from graph.records import Claim, PropertyClaim


def only_mentioned(
    network: Network, claims: Iterable[Claim | PropertyClaim], ontology: Ontology, further: Iterable[str] = ()
) -> Network:
    """Return the network with the entities and sources alone that these claims name.

    Args:
        further: ids of entities to keep besides.
    """
    claims = list(claims)
    cited = {claim.source for claim in claims}
    cited |= {
        parent for id_ in cited & network.sources.keys() for parent in network.sources[id_].derived_from
    }
    sources = {id_: source for id_, source in network.sources.items() if id_ in cited}
    named = named_by_claims(claims, ontology) | named_by_sources(sources.values()) | set(further)
    entities = {id_: entity for id_, entity in network.entities.items() if id_ in named}
    return replace(network, entities=entities, sources=sources)
