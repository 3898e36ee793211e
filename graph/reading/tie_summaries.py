"""Tie summaries: ties without their complete claims, to list, count and send tens of thousands of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph.derived import (
    IdentifyingValues,
    Network,
    Standing,
    Tie,
    TieFilter,
    derive_origins,
    derive_standing,
    group_claims,
    make_tie_id,
)
from graph.model import ClaimSummary, Mode, Source
from graph.reading.claim_networks import build_network_with_context
from graph.reading.claim_summaries import ClaimSummaries, EntitySummary, load_claim_summaries
from graph.reading.context import load_origin_context
from graph.reading.records import load_claims
from graph.reading.selection import Selection, matches_ends, resolve_selection
from graph.store import Store


class TieSummary(NamedTuple):
    """A tie with claim summaries; fields mean the same as those of `graph.derived.ties.Tie`."""

    id: str
    edge_type: str
    mode: Mode
    subject: str
    object: str
    identifying_values: IdentifyingValues
    standing: Standing
    claims: Sequence[ClaimSummary]


@dataclass(frozen=True)
class TieSummaries:
    """The ties of a selection.

    Args:
        ties: in the order of the first claim of each tie: by the id of its source and its place there.
        entities: the entities that the ties join, by id.
        sources: the sources of all claims that were read, and the sources that these repeat, by id.
    """

    ties: tuple[TieSummary, ...]
    entities: Mapping[str, EntitySummary]
    sources: Mapping[str, Source]


def load_tie_summaries(store: Store, selection: Selection) -> TieSummaries:
    """Return the selected ties.

    Raises:
        NotFoundError: an entity, dataset or source is not in the store.
        QueryRefusedError: there is more than one way to select, or an edge type, family or kind is unknown.
    """
    resolved = resolve_selection(store, selection)
    return summarise_ties(store, load_claim_summaries(store, resolved), selection)


def summarise_ties(store: Store, summaries: ClaimSummaries, selection: Selection) -> TieSummaries:
    """Return the ties of claims that match the selection's filter.

    Args:
        summaries: all claims of the ties of the selection.
    """
    context = load_origin_context(store, summaries.claims)
    kinds = {id_: entity.kind for id_, entity in summaries.entities.items()}
    has_filter = selection.filter != TieFilter() or selection.ties_of is not None
    ties = []
    for key, identifying_values, claims in group_claims(summaries.claims, store.ontology):
        if not _is_selected(claims, summaries.selected_ids):
            continue
        edge_type, mode, subject, object_ = key
        standing = derive_standing(claims, derive_origins(claims, context), mode)
        if has_filter and not (
            selection.filter.matches(standing, claims, context)
            and matches_ends(subject, object_, selection, kinds)
        ):
            continue
        id_ = make_tie_id(key, identifying_values)
        ties.append(TieSummary(id_, edge_type, mode, subject, object_, identifying_values, standing, claims))
    entity_ids = {id_ for tie in ties for id_ in (tie.subject, tie.object)}
    entities = {id_: summaries.entities[id_] for id_ in sorted(entity_ids)}
    return TieSummaries(tuple(ties), entities, context.sources)


def _is_selected(claims: Sequence[ClaimSummary], selected_ids: frozenset[str] | None) -> bool:
    return selected_ids is None or any(claim.id in selected_ids for claim in claims)


def load_complete_ties(store: Store, summaries: Sequence[TieSummary]) -> tuple[list[Tie], Network]:
    """Return the complete ties of summaries, in the same order, and the network with the names in them."""
    ids = sorted({claim.id for tie in summaries for claim in tie.claims})
    edge_types = sorted({tie.edge_type for tie in summaries})
    claims = load_claims(store, "claims_by_id", ids=ids, edge_types=edge_types) if ids else []
    network = build_network_with_context(store, "Ties", claims)
    by_id = {tie.id: tie for tie in network.ties}
    # A claim that was withdrawn since the summaries were read may leave no tie.
    ties = [by_id[tie.id] for tie in summaries if tie.id in by_id]
    return ties, network.limited_to_mentions([claim for tie in ties for claim in tie.claims])
