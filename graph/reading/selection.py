"""A set of ties, by what a person may say of it: around someone, between two, of a case, of a source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.derived.filters import Filter
from graph.derived.network import Network
from graph.errors import QueryRefusedError, UnknownEntityError
from graph.model.records import Claim, PropertyClaim
from graph.reading.networks import (
    Types,
    network_around,
    network_between,
    network_of_case,
    network_of_claims,
    network_of_entities,
)
from graph.reading.records import claims, property_claims, sources
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
    check(selection)
    types = types_asked(store, selection.filter)
    return filtered(_whole(store, selection, types), selection)


def check(selection: Selection) -> None:
    """Refuse a selection that is made in several ways.

    Raises:
        QueryRefusedError: it is.
    """
    ways = (selection.around, selection.between, selection.among, selection.dataset, selection.source)
    if sum(bool(way) for way in ways) > 1:
        raise QueryRefusedError(
            "Ties can be asked for around one entity, between two, among several, of a case or of a source.",
            "Give one of these.",
        )


def _whole(store: Store, selection: Selection, types: Types) -> Network:
    if selection.around:
        return network_around(store, selection.around, selection.hops, types)
    if selection.between:
        return network_between(store, *selection.between, types=types)
    if selection.among:
        return network_of_entities(store, selection.among, types)
    if selection.source:
        return _of_source(store, selection.source, types)
    if selection.filter.sources and not selection.dataset:
        return _of_sources(store, selection.filter.sources, types)
    return network_of_case(store, selection.dataset, types)


def filtered(network: Network, selection: Selection) -> Network:
    """Return the network with those ties alone that are wanted, types aside, and the disputes about them."""
    wanted = selection.filter
    if wanted == Filter():
        return network
    kinds = {id_: entity.kind for id_, entity in network.entities.items()}
    kept = tuple(
        tie
        for tie in network.ties
        if of_kind(tie.subject, tie.object, selection, kinds)
        and wanted.fits(tie.standing, tie.claims, network.context)
    )
    ends = {end for tie in kept for end in (tie.subject, tie.object)}
    ids = {tie.id for tie in kept}
    shown = frozenset(ends | (network.shown & middle(selection)))
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


def middle(selection: Selection) -> frozenset[str]:
    """Return the ids of those of whom nobody asks what kind they are: around whom or between whom it is."""
    return frozenset({selection.around or "", *(selection.between or ())} - {""})


def of_kind(one: str, other: str, selection: Selection, kinds: Mapping[str, str]) -> bool:
    """Tell whether a tie joins kinds that are wanted.

    Args:
        kinds: of all entities, by id.
    """
    wanted = selection.filter.kinds
    if not wanted:
        return True
    centre = middle(selection)
    others = [end for end in (one, other) if end not in centre] or (one, other)
    return all(kinds[end] in wanted for end in others)


def _of_source(store: Store, id_: str, types: Types) -> Network:
    for source in sources(store, [id_]):
        return network_of_claims(
            store,
            source.title,
            claims(store, "claims_of_source", source=id_, types=types),
            property_claims(store, "property_claims_of_source", source=id_),
        )
    raise UnknownEntityError(f"No source of the store has the id {id_!r}.")


def _of_sources(store: Store, ids: Sequence[str], types: Types) -> Network:
    """Return the network of sources that are asked for one by one: an index finds their claims."""
    related: list[Claim] = []
    leaves: list[PropertyClaim] = []
    for id_ in sorted(set(ids)):
        related += claims(store, "claims_of_source", source=id_, types=types)
        leaves += property_claims(store, "property_claims_of_source", source=id_)
    return network_of_claims(store, "Everything", related, leaves)


def types_asked(store: Store, wanted: Filter) -> tuple[str, ...] | None:
    """Return the types of edge that a filter lets through, or None for all.

    Raises:
        UnknownEntityError: a source is not in the store: its claims would be none, which says something else.
        QueryRefusedError: a type, family or kind is not declared, or no type is of any of the families.
    """
    if wanted.sources:
        there = {source.id for source in sources(store, wanted.sources)}
        for id_ in wanted.sources:
            if id_ not in there:
                raise UnknownEntityError(f"No source of the store has the id {id_!r}.")
    return wanted.edge_types(store.ontology)
