"""Ties by which an entity can be recognised in a list of entities with similar names."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from graph.derived import UNSETTLED_STANDINGS, Network, Tie
from graph.model import Claim
from graph.reading.claim_networks import build_network_with_context
from graph.reading.records import text_sort_key
from graph.store import Store, decode_claim

MAX_IDENTIFYING_TIES = 3
# More neighbours than ties, since a neighbour may be joined by denied or planned ties alone.
MAX_NEIGHBOURS_OF_ENTITY = 4


@dataclass(frozen=True)
class IdentifyingTies:
    """By what an entity can be recognised.

    Args:
        claim_count, neighbour_count: how many it has.
        ties: kinship and work first, then ties to the neighbours with the most ties; up to
            MAX_IDENTIFYING_TIES.
    """

    claim_count: int
    neighbour_count: int
    ties: tuple[Tie, ...]


def load_identifying_ties(store: Store, ids: Sequence[str]) -> tuple[Mapping[str, IdentifyingTies], Network]:
    """Return by what entities can be recognised, by id, and the network of these ties."""
    preferred = [
        type_.id for type_ in store.ontology.edge_types.values() if type_.kinship or type_.affiliation
    ]
    rows = (
        store.read(
            "identifying_ties", ids=list(ids), preferred=preferred, limit=MAX_NEIGHBOURS_OF_ENTITY
        ).rows
        if ids
        else ()
    )
    # A claim between two of the entities is in the rows of both.
    stored_by_id = {stored[3]["id"]: stored for *_, joining in rows for stored in joining}
    claims: list[Claim] = [decode_claim(store.ontology, *stored) for stored in stored_by_id.values()]
    network = build_network_with_context(store, "Found", sorted(claims, key=text_sort_key), entity_ids=ids)
    identifying = {
        id_: IdentifyingTies(claim_count, neighbour_count, _choose_ties(id_, best, preferred, network))
        for id_, claim_count, neighbour_count, best, _ in rows
    }
    return identifying, network


def _choose_ties(
    id_: str, neighbours: Sequence[str], preferred: Collection[str], network: Network
) -> tuple[Tie, ...]:
    """Return ties of an entity to its neighbours in their order: one to each before a second to any.

    Of the ties to one neighbour, those of preferred edge types come first, then those whose standing is
    settled, then those with the most claims.
    """
    by_neighbour: dict[str, list[Tie]] = {neighbour: [] for neighbour in neighbours}
    for tie in network.ties:
        if id_ in (tie.subject, tie.object) and tie.mode == "actual" and tie.standing != "denied":
            neighbour = tie.object if tie.subject == id_ else tie.subject
            if neighbour in by_neighbour:
                by_neighbour[neighbour].append(tie)
    for ties in by_neighbour.values():
        ties.sort(
            key=lambda tie: (
                tie.edge_type not in preferred,
                tie.standing in UNSETTLED_STANDINGS,
                -len(tie.claims),
            )
        )
    first_ties = [ties[0] for ties in by_neighbour.values() if ties]
    further_ties = [tie for ties in by_neighbour.values() for tie in ties[1:]]
    return tuple([*first_ties, *further_ties][:MAX_IDENTIFYING_TIES])
