"""Networks from the store: around an entity, between two, of a dataset, of a query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from neo4j.graph import Node, Path, Relationship

from graph.derived.network import Network, NetworkRecords, build_network, only_with
from graph.model.records import Claim, Entity, PropertyClaim
from graph.model.references import named_by_claims
from graph.reading.context import load_claim_context
from graph.reading.paths import MAX_LENGTH, on_shortest_paths
from graph.reading.records import case_of, check_entities, claims, entity, property_claims, sources
from graph.store import Store
from graph.store.writing.transaction import Reads

Types: TypeAlias = Sequence[str] | None


def network_around(store: Store, id_: str, hops: int = 1, types: Types = None) -> Network:
    """Return the network of an entity and all within `hops` steps of it, with the ties among them.

    Args:
        types: those of the ties; steps are made along any.

    Raises:
        UnknownEntityError: there is no entity of that id.
    """
    centre, reached = entities_around(store, id_, hops)
    return _among(store, f"Around {centre.name}", reached, types)


def network_of_entities(store: Store, ids: Iterable[str], types: Types = None) -> Network:
    """Return the network of these entities and the ties among them.

    Raises:
        UnknownEntityError: there is no entity of one of the ids.
    """
    wanted = set(ids)
    check_entities(store, wanted)
    return _among(store, f"Among {len(wanted)} entities", wanted, types)


def network_between(
    store: Store, one: str, other: str, max_length: int = MAX_LENGTH, types: Types = None
) -> Network:
    """Return the network of two entities and of all that lie on a shortest path between them.

    Args:
        types: those of the ties; paths run along any.

    Raises:
        UnknownEntityError: there is no entity of one of the ids.
    """
    ends = entity(store, one), entity(store, other)
    on_paths = on_shortest_paths(store, one, other, max_length)
    return _among(store, f"Between {ends[0].name} and {ends[1].name}", {one, other} | on_paths, types)


def network_of_case(store: Store, dataset: str | None = None, types: Types = None) -> Network:
    """Return the network of all ties to which a dataset has a claim, or of all that is in the store.

    Raises:
        UnknownEntityError: there is no such dataset.
    """
    if dataset is None:
        found = claims(store, "claims_of_types", types=types)
        return network_of_whole(store, "Everything", found, property_claims(store, "property_claims"))
    title, cited = case_of(store, dataset)
    return network_of_claims(
        store,
        title,
        claims(store, "claims_of_dataset", dataset=dataset, sources=cited, types=types),
        property_claims(store, "property_claims_of_dataset", dataset=dataset),
    )


def network_of_query(
    store: Store,
    cypher: str,
    parameters: Mapping[str, Any] | None = None,
    title: str = "What the query found",
) -> Network:
    """Return the network of every node and relationship in the answer of a reading query of a user's own.

    Raises:
        QueryRefusedError: see `Store.query`.
    """
    found = found_in(store.query_raw(cypher, parameters or {}).rows)
    related = claims(store, "claims_by_id", ids=sorted(found.claims)) if found.claims else []
    leaves: list[PropertyClaim] = []
    if found.property_claims:
        leaves = property_claims(store, "property_claims_by_id", ids=sorted(found.property_claims))
    return network_of_claims(store, title, related, leaves, found.entities)


def network_of_claims(
    store: Store,
    title: str,
    found: Iterable[Claim],
    leaves: Iterable[PropertyClaim] = (),
    shown: Iterable[str] = (),
) -> Network:
    """Return the network of the ties to which claims at hand belong, each with all its claims.

    Args:
        title: of the picture.
        found: some or all of the claims of its ties.
        leaves: what is claimed of properties; whatever else is said of these is added.
        shown: ids of entities to show even where nothing joins them.
    """
    found = list(found)
    built = network_of_whole(store, title, whole_ties(store, found), whole_properties(store, leaves), shown)
    kept = only_with(built, found)
    return replace(kept, shown=kept.shown | (set(shown) & built.entities.keys()))


def network_of_whole(
    store: Store,
    title: str,
    related: Sequence[Claim],
    leaves: Sequence[PropertyClaim] = (),
    shown: Iterable[str] = (),
) -> Network:
    """Return the network of claims at hand, which are all the claims of their ties, with everyone whom they
    name.

    Args:
        shown: ids of entities to show even where nothing joins them.
    """
    shown = set(shown)
    found = load_claim_context(store, [*related, *leaves], shown)
    material = NetworkRecords(found.entities, found.sources, related, leaves, found.affiliations)
    built = build_network(title, material, store.ontology)
    return replace(built, shown=built.shown | (shown & built.entities.keys()))


def _among(store: Store, title: str, ids: set[str], types: Types) -> Network:
    wanted = sorted(ids)
    related = claims(store, "claims_among", ids=wanted, types=types)
    leaves = property_claims(store, "property_claims_of_entities", ids=wanted)
    return network_of_whole(store, title, related, leaves, ids)


def network_of_claim(store: Store, claim: Claim | PropertyClaim) -> Network:
    """Return the tie to which a claim belongs, none where it is withdrawn, with whatever the claim names."""
    related = [claim] if isinstance(claim, Claim) else []
    leaves = [claim] if isinstance(claim, PropertyClaim) else []
    named = named_by_claims([claim], store.ontology)
    built = network_of_claims(store, "One claim", related, leaves, named)
    cited = {source.id: source for source in sources(store, [claim.source])}
    return replace(built, sources={**built.sources, **cited})


def network_of_core(store: Store, dataset: str | None, most: int) -> Network:
    """Return the network of the entities with the most claims, with the ties among them.

    Args:
        dataset: the id of a case, or None for all that is in the store.
        most: how many entities.
    """
    ids = store.read("most_connected", dataset=dataset or "", limit=most).rows[0][0]
    return network_of_entities(store, ids)


def entities_around(store: Reads, id_: str, hops: int) -> tuple[Entity, set[str]]:
    """Return an entity, and the ids of all within `hops` steps of it, its own included.

    Raises:
        UnknownEntityError: there is no entity of that id.
    """
    centre = entity(store, id_)
    reached, frontier = {id_}, {id_}
    for _ in range(hops):
        near: list[str] = store.read("reached", ids=sorted(frontier)).rows[0][0]
        frontier = set(near) - reached
        reached |= frontier
    return centre, reached


@dataclass(frozen=True)
class Found:
    """Ids of what an answer holds."""

    entities: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    property_claims: set[str] = field(default_factory=set)


def found_in(values: Iterable[Any]) -> Found:
    """Return the ids of all nodes and relationships among the driver's values."""
    found = Found()
    _collect(list(values), found)
    return found


def _collect(value: Any, found: Found) -> None:
    if isinstance(value, Node):
        if "Entity" in value.labels:
            found.entities.add(value["id"])
        elif "PropertyClaim" in value.labels:
            found.property_claims.add(value["id"])
    elif isinstance(value, Relationship):
        if "id" in value:
            found.claims.add(value["id"])
    elif isinstance(value, Path):
        _collect([*value.nodes, *value.relationships], found)
    elif isinstance(value, Mapping):
        _collect(list(value.values()), found)
    elif isinstance(value, list | tuple):
        for item in value:
            _collect(item, found)


@dataclass(frozen=True)
class Said:
    """An entity, and the network of what sources claim of its properties: there are no ties in it."""

    entity: Entity
    network: Network


def said_of(store: Store, id_: str) -> Said:
    """Return what sources claim of an entity's properties, and where they differ.

    Raises:
        UnknownEntityError: there is no entity of that id.
    """
    found = entity(store, id_)
    leaves = property_claims(store, "property_claims_of_entities", ids=[id_])
    return Said(found, network_of_whole(store, found.name, [], leaves, [id_]))


def whole_ties(store: Store, found: Iterable[Claim]) -> list[Claim]:
    """Return `found` with every other claim of the same type between the same two entities."""
    found = list(found)
    if not found:
        return []
    ends = {end for claim in found for end in (claim.subject, claim.object)}
    types = sorted({claim.edge_type for claim in found})
    among = claims(store, "claims_among", ids=sorted(ends), types=types)
    pairs = {_pair(claim) for claim in found}
    return [claim for claim in among if _pair(claim) in pairs]


def whole_properties(store: Store, found: Iterable[PropertyClaim]) -> list[PropertyClaim]:
    """Return `found` with everything else that is said of the same properties of the same entities."""
    found = list(found)
    if not found:
        return []
    of = {(claim.entity, claim.property) for claim in found}
    every = property_claims(store, "property_claims_of_entities", ids=sorted({entity for entity, _ in of}))
    return [claim for claim in every if (claim.entity, claim.property) in of]


def _pair(claim: Claim) -> tuple[str, str, frozenset[str]]:
    """Direction aside: that of a symmetric tie says nothing, and of another it parts the ties later."""
    return claim.edge_type, claim.mode, frozenset((claim.subject, claim.object))
