"""What a start page says of a case whatever its size: how much it has, and which part of it to show first.

Everything here takes a time that does not grow with the number of claims of a hub.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.derived import Network
from graph.reading.networks import load_network_among
from graph.reading.records import require_entities
from graph.store import Store

# Of a hub, this many claims are looked at.
MAX_SCANNED_CLAIMS = 2_000
# How many neighbours are read with each of the entities with the most claims.
NEIGHBOURS_OF_MOST_CONNECTED = 4


@dataclass(frozen=True)
class CaseCounts:
    """Numbers of a dataset, or of the complete store; what is withdrawn does not count.

    Args:
        claims: between entities.
    """

    entities: int
    claims: int
    sources: int


@dataclass(frozen=True)
class NeighbourTotal:
    """How many neighbours an entity has.

    Args:
        is_at_least: whether it may have more, because it has more claims than are looked at.
    """

    count: int
    is_at_least: bool


def load_case_counts(store: Store, dataset: str | None) -> CaseCounts:
    """Count the records of a dataset, or of the store if it is None."""
    (row,) = store.read("case_counts", dataset=dataset or "").dicts()
    return CaseCounts(**row)


def count_neighbours(store: Store, ids: Iterable[str]) -> Mapping[str, NeighbourTotal]:
    """Return the number of neighbours of each of these entities, by id."""
    rows = store.read("neighbour_totals", ids=sorted(set(ids)), scanned=MAX_SCANNED_CLAIMS).rows
    return {id_: NeighbourTotal(count, is_at_least) for id_, count, is_at_least in rows}


def load_network_of_most_connected(store: Store, dataset: str | None, max_entities: int) -> Network:
    """Return the network of the entities with the most claims and of their neighbours with the most.

    Without the neighbours, the best connected entities of a register might have no tie among them.

    Args:
        dataset: the id of the dataset to which the entities belong; any dataset if None.
        max_entities: the maximum number of entities, neighbours aside.
    """
    rows = store.read(
        "most_connected",
        dataset=dataset or "",
        limit=max_entities,
        neighbours=NEIGHBOURS_OF_MOST_CONNECTED,
        scanned=MAX_SCANNED_CLAIMS,
    ).rows
    ids = {id_ for centre, neighbours in rows for id_ in (centre, *neighbours)}
    return load_network_among(store, require_entities(store, ids))
