"""The fingerprints that the store keeps of a dataset: all that a second load needs to find what changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from graph.store.store import Store

# Collected columns are read five times as fast as rows, but the memory of a transaction is limited.
PAGE_ROWS = 250_000

_HEX_DIGITS = "0123456789abcdef"


@dataclass(frozen=True)
class StoredFingerprints:
    """The fingerprint of each record of a dataset, by the record's id.

    The fingerprint of a withdrawn claim is empty: the claim is in the store, and differs from every record.
    """

    sources: dict[str, str] = field(default_factory=dict)
    entities: dict[str, str] = field(default_factory=dict)
    claims: dict[str, str] = field(default_factory=dict)
    property_claims: dict[str, str] = field(default_factory=dict)


def load_fingerprints(store: Store, dataset: str) -> StoredFingerprints:
    """Return the fingerprints of all records of a dataset.

    Args:
        store: the store to read.
        dataset: the id of the dataset.

    Raises:
        StoreError: the store failed.
    """
    digit_groups = _group_digits(store.read("relationship_count").rows[0][0])
    sources = store.read("sources_cited_by_dataset", dataset=dataset).rows[0][0]
    return StoredFingerprints(
        sources=_load_by_page(store, "source_fingerprints", dataset),
        entities=_load_by_page(store, "entity_fingerprints", dataset),
        claims=_load_by_digit(store, "claim_fingerprints", digit_groups, dataset=dataset, sources=sources),
        property_claims=_load_by_digit(store, "property_claim_fingerprints", digit_groups, dataset=dataset),
    )


def _group_digits(relationships: int) -> list[str]:
    """Return the possible first digits of claim ids, in groups that are small enough to read at once.

    Ids are hexadecimal hashes, so each first digit has about as many claims as any other.
    """
    groups = min(len(_HEX_DIGITS), 1 + relationships // PAGE_ROWS)
    return [_HEX_DIGITS[group::groups] for group in range(groups)]


def _load_by_digit(store: Store, query: str, digit_groups: list[str], **parameters: Any) -> dict[str, str]:
    fingerprint_by_id: dict[str, str] = {}
    for digits in digit_groups:
        ids, fingerprints = store.read(query, first_digits=list(digits), **parameters).rows[0]
        fingerprint_by_id.update(zip(ids, fingerprints, strict=True))
    return fingerprint_by_id


def _load_by_page(store: Store, query: str, dataset: str) -> dict[str, str]:
    fingerprint_by_id: dict[str, str] = {}
    after: str | None = ""
    while after is not None:
        rows = store.read(query, dataset=dataset, after=after, limit=PAGE_ROWS).rows
        after, ids, fingerprints = rows[0]
        fingerprint_by_id.update(zip(ids, fingerprints, strict=True))
    return fingerprint_by_id
