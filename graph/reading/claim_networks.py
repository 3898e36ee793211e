"""Networks of claims that were read before, with the records around them.

The ties of a network always have all their claims, since some of them alone would have another standing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.derived import Network, NetworkRecords, build_network
from graph.model import AnyClaim, Claim, PropertyClaim, entity_ids_in_claims
from graph.reading.context import load_claim_context
from graph.reading.records import load_claims, load_property_claims, load_sources
from graph.store import Store


def load_network_with_complete_ties(
    store: Store,
    title: str,
    claims: Iterable[Claim],
    property_claims: Iterable[PropertyClaim] = (),
    entity_ids: Iterable[str] = (),
) -> Network:
    """Return the network of the ties and properties to which claims belong, each with all its claims.

    Args:
        title: of the picture.
        claims, property_claims: some of the claims of each tie and property; the rest is read.
        entity_ids: ids of entities to show even if no tie joins them.
    """
    claims, property_claims, entity_ids = list(claims), list(property_claims), set(entity_ids)
    network = build_network_with_context(
        store,
        title,
        _load_claims_of_ties(store, claims),
        _load_claims_of_properties(store, property_claims),
        entity_ids,
    )
    return network.with_claims([*claims, *property_claims], entity_ids)


def build_network_with_context(
    store: Store,
    title: str,
    claims: Sequence[Claim],
    property_claims: Sequence[PropertyClaim] = (),
    entity_ids: Iterable[str] = (),
) -> Network:
    """Return the network of claims, with every entity that they name.

    Args:
        title: of the picture.
        claims, property_claims: all the claims of each of their ties and properties.
        entity_ids: ids of entities to show even if no tie joins them.
    """
    entity_ids = set(entity_ids)
    context = load_claim_context(store, [*claims, *property_claims], entity_ids)
    records = NetworkRecords(context.entities, context.sources, claims, property_claims, context.affiliations)
    network = build_network(title, records, store.ontology)
    return replace(network, shown_ids=network.shown_ids | (entity_ids & network.entities.keys()))


def load_network_of_single_claim(store: Store, claim: AnyClaim) -> Network:
    """Return the network of the tie or property to which a claim belongs, with the entities that it names.

    A withdrawn claim belongs to no tie. The network of a withdrawn claim between two entities has only its
    names and its source; that of a withdrawn property claim also has the other claims of the property.
    """
    claims = [claim] if isinstance(claim, Claim) else []
    property_claims = [claim] if isinstance(claim, PropertyClaim) else []
    entity_ids = entity_ids_in_claims([claim], store.ontology)
    network = load_network_with_complete_ties(store, "One claim", claims, property_claims, entity_ids)
    cited = {source.id: source for source in load_sources(store, [claim.source])}
    return replace(network, sources={**network.sources, **cited})


def _load_claims_of_ties(store: Store, claims: Sequence[Claim]) -> list[Claim]:
    """Return all claims of the ties to which claims belong, and perhaps of further ties."""
    if not claims:
        return []
    ids = sorted({id_ for claim in claims for id_ in claim.entity_ids})
    edge_types = sorted({claim.edge_type for claim in claims})
    pairs = {_pair(claim) for claim in claims}
    return [
        claim
        for claim in load_claims(store, "claims_among", ids=ids, edge_types=edge_types)
        if _pair(claim) in pairs
    ]


def _pair(claim: Claim) -> tuple[str, str, frozenset[str]]:
    """Return what the claims of a tie have in common, direction aside: `build_ties` separates directions."""
    return claim.edge_type, claim.mode, frozenset((claim.subject, claim.object))


def _load_claims_of_properties(store: Store, property_claims: Sequence[PropertyClaim]) -> list[PropertyClaim]:
    """Return all claims of the properties to which property claims belong."""
    if not property_claims:
        return []
    properties = {(claim.entity, claim.property) for claim in property_claims}
    ids = sorted({entity for entity, _ in properties})
    return [
        claim
        for claim in load_property_claims(store, "property_claims_of_entities", ids=ids)
        if (claim.entity, claim.property) in properties
    ]
