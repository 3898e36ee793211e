"""A set of ties, by what a person may say of it: around someone, between two, of a case, of a source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.errors import QueryRefusedError, UnknownEntityError
from graph.network import Network
from graph.reading.entities import claims, property_claims, sources
from graph.reading.filters import Filter
from graph.reading.networks import (
    network_around,
    network_between,
    network_of_case,
    network_of_claims,
    network_of_entities,
)
from graph.store import Store


@dataclass(frozen=True)
class Selection:
    """Which ties; at most one of `around`, `between`, `among`, `dataset` and `source`, else everything.

    Args:
        around: the id of an entity, with all within `hops` steps of it.
        between: two ids: all that lie on a shortest path between them.
        among: ids of entities: the ties among them.
        dataset: the id of a case.
        source: the id of a source.
        filter: what is asked of each tie besides.
    """

    around: str | None = None
    hops: int = 1
    between: tuple[str, str] | None = None
    among: tuple[str, ...] = ()
    dataset: str | None = None
    source: str | None = None
    filter: Filter = field(default_factory=Filter)


def network_of(store: Store, selection: Selection) -> Network:
    """Return the network of the ties that are selected.

    Raises:
        UnknownEntityError: there is no such entity, case or source.
        QueryRefusedError: more than one of the ways to select is given, or an undeclared type.
    """
    ways = (selection.around, selection.between, selection.among, selection.dataset, selection.source)
    if sum(bool(way) for way in ways) > 1:
        raise QueryRefusedError(
            "Ties can be asked for around one entity, between two, among several, of a case or of a source.",
            "Give one of these.",
        )
    types = selection.filter.predicates(store.ontology)
    return filtered(_whole(store, selection), selection, types)


def _whole(store: Store, selection: Selection) -> Network:
    if selection.around:
        return network_around(store, selection.around, selection.hops)
    if selection.between:
        return network_between(store, *selection.between)
    if selection.among:
        return network_of_entities(store, selection.among)
    if selection.source:
        return _of_source(store, selection.source)
    return network_of_case(store, selection.dataset)


def filtered(network: Network, selection: Selection, types: Sequence[str] | None) -> Network:
    """Return the network with those ties alone that are wanted, and the disputes about them."""
    wanted, kinds = selection.filter, set(selection.filter.kinds)
    if wanted == Filter():
        return network
    # Of the one in the middle nobody asks what kind it is.
    centre = {selection.around, *(selection.between or ())}
    kept = tuple(
        tie
        for tie in network.ties
        if (types is None or tie.predicate in types)
        and (not kinds or _of_kind(network, (tie.subject, tie.object), centre, kinds))
        and wanted.fits(tie, network.known)
    )
    ends = {end for tie in kept for end in (tie.subject, tie.object)}
    ids = {tie.id for tie in kept}
    shown = frozenset(ends | (network.shown & {id_ for id_ in centre if id_}))
    return replace(
        network,
        ties=kept,
        shown=shown,
        property_claims=tuple(claim for claim in network.property_claims if claim.entity in shown),
        disputes=tuple(
            dispute
            for dispute in network.disputes
            if (dispute.tie.id in ids if dispute.tie else dispute.entity in shown)
        ),
    )


def _of_kind(network: Network, ends: tuple[str, str], centre: set[str | None], kinds: set[str]) -> bool:
    others = [end for end in ends if end not in centre] or list(ends)
    return all(network.entities[end].kind in kinds for end in others)


def _of_source(store: Store, id_: str) -> Network:
    for source in sources(store, [id_]):
        return network_of_claims(
            store,
            source.title,
            claims(store, "claims_of_source", source=id_),
            property_claims(store, "property_claims_of_source", source=id_),
        )
    raise UnknownEntityError(f"No source of the store has the id {id_!r}.")
