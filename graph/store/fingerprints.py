"""What the store holds of a dataset: fingerprints by id, all that a second load needs to find changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from graph.store.store import Store

# Collected columns are read five times as fast as rows, but a transaction's memory is limited.
PAGE = 250_000

_DIGITS = "0123456789abcdef"


@dataclass(frozen=True)
class Held:
    """Fingerprints by id. A withdrawn claim's is empty: it is there, and equals nothing."""

    sources: dict[str, str] = field(default_factory=dict)
    entities: dict[str, str] = field(default_factory=dict)
    claims: dict[str, str] = field(default_factory=dict)
    property_claims: dict[str, str] = field(default_factory=dict)


def held(store: Store, dataset: str) -> Held:
    """Read what the store holds of `dataset`."""
    starts = _starts(store.read("size").rows[0][0])
    sources = store.read("sources_cited", dataset=dataset).rows[0][0]
    return Held(
        sources=_paged(store, "source_fingerprints", dataset),
        entities=_paged(store, "entity_fingerprints", dataset),
        claims=_portions(store, "claim_fingerprints", starts, dataset=dataset, sources=sources),
        property_claims=_portions(store, "property_claim_fingerprints", starts, dataset=dataset),
    )


def _starts(relationships: int) -> list[str]:
    """Part the first digits of all ids, which are hexadecimal and evenly spread, into readable portions."""
    parts = min(len(_DIGITS), 1 + relationships // PAGE)
    return [_DIGITS[part::parts] for part in range(parts)]


def _portions(store: Store, query: str, starts: list[str], **parameters: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for start in starts:
        ids, fingerprints = store.read(query, starts=list(start), **parameters).rows[0]
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
