"""Counts of the store: how many records it has of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from graph.reading.disputes import DisputeQuery, load_disputes
from graph.reading.networks import load_network_of_dataset
from graph.store import Store

# Standings are derived from all claims of a tie. More claims are not read only to count or to filter ties.
MAX_CLAIMS_FOR_STANDINGS = 5_000


@dataclass(frozen=True)
class StoreCounts:
    """Numbers of everything that is not withdrawn.

    Args:
        records: numbers of `entities` by kind, of `claims` by edge type, stance (`stances`) and mode
            (`modes`), of `property claims` by property, of `sources` by dataset, and of all `sources` under
            `totals`.
        standings: numbers of ties by standing; None if there are more than MAX_CLAIMS_FOR_STANDINGS claims.
        disputes: numbers of disputes by rule; None likewise.
    """

    records: Mapping[str, Mapping[str, int]]
    standings: Mapping[str, int] | None
    disputes: Mapping[str, int] | None


def load_store_counts(store: Store) -> StoreCounts:
    """Count everything that is not withdrawn."""
    records: dict[str, dict[str, int]] = {}
    for group, name, count in store.read("record_counts").rows:
        records.setdefault(group, {})[name] = count
    claims = sum(records.get("claims", {}).values()) + sum(records.get("property claims", {}).values())
    if claims > MAX_CLAIMS_FOR_STANDINGS:
        return StoreCounts(records, None, None)
    network = load_network_of_dataset(store)
    standings = Counter(tie.standing for tie in network.ties)
    disputes = Counter(dispute.rule for dispute in load_disputes(store, DisputeQuery())[0])
    return StoreCounts(records, dict(sorted(standings.items())), dict(sorted(disputes.items())))


def count_relationships(store: Store) -> int:
    """Return how many relationships the store has; the database keeps this number."""
    return int(store.read("relationship_count").rows[0][0])
