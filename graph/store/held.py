"""What the store holds of a dataset: fingerprints by id, all that a second load needs to find changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from graph.ontology import Ontology
from graph.store.store import Store

# Collected columns are read five times as fast as rows, but a transaction's memory is limited.
PAGE = 100_000
_HEX = 16**6


@dataclass(frozen=True)
class Held:
    """Fingerprints by id. A withdrawn claim's is empty: it is there, and equals nothing."""

    sources: dict[str, str]
    entities: dict[str, str]
    claims: dict[str, str]
    property_claims: dict[str, str]


def held(store: Store, dataset: str) -> Held:
    """Read what the store holds of `dataset`."""
    slices = list(_slices(store.read("size").rows[0][0]))
    return Held(
        sources=_paged(store, "source_fingerprints", dataset),
        entities=_paged(store, "entity_fingerprints", dataset),
        claims=_sliced(store, "claim_fingerprints", dataset, slices),
        property_claims=_sliced(store, "property_claim_fingerprints", dataset, slices),
    )


def entity_properties(ontology: Ontology) -> list[str]:
    """Return the names of every declared property that holds an entity's id."""
    types, kinds = ontology.predicates.values(), ontology.kinds.values()
    declared = chain((type_.properties for type_ in types), (kind.properties for kind in kinds))
    return sorted({name for properties in declared for name, p in properties.items() if p.type == "entity"})


def _slices(relationships: int) -> Iterator[tuple[str, str]]:
    """Yield bounds of ids that part any number of claims into readable portions; ids are hexadecimal."""
    parts = 1 + relationships // PAGE
    bounds = ["", *(f"{_HEX * part // parts:06x}" for part in range(1, parts)), "g"]
    yield from pairwise(bounds)


def _sliced(store: Store, query: str, dataset: str, slices: list[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for low, high in slices:
        ids, fingerprints = store.read(query, dataset=dataset, low=low, high=high).rows[0]
        found.update(zip(ids, fingerprints, strict=True))
    return found


def _paged(store: Store, query: str, dataset: str) -> dict[str, str]:
    found: dict[str, str] = {}
    after: str | None = ""
    while after is not None:
        rows = store.read(query, dataset=dataset, after=after, page=PAGE).rows
        after, ids, fingerprints = rows[0]
        found.update(zip(ids, fingerprints, strict=True))
    return found
