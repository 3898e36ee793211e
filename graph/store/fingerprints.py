"""The fingerprints that the store keeps of a dataset: all that a second load needs to find what changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from graph.store.writing.transaction import QueryReader

RecordCollection: TypeAlias = Literal["sources", "entities", "claims", "property_claims"]
"""The four groups of records, each of which has ids of its own."""

# Collected columns are read five times as fast as rows, but the memory of a transaction is limited.
PAGE_ROWS = 250_000
# An index finds the claims of a source, for each edge type in turn. With more sources it takes too long.
MAX_SOURCES = 1_000

_RANGE_DIGITS = 4
# The claim ids end before it.
_AFTER_HEX_DIGITS = "g"


@dataclass(frozen=True)
class FingerprintPage:
    """The fingerprints of some records.

    The fingerprint of a withdrawn claim is empty: the claim is in the store, and differs from every record.
    """

    collection: RecordCollection
    ids: list[str]
    fingerprints: list[str]


def load_fingerprints(store: QueryReader, dataset: str) -> Iterator[FingerprintPage]:
    """Yield the fingerprints of all records of a dataset, in pages of about `PAGE_ROWS`.

    Args:
        store: the store to read.
        dataset: the id of the dataset.

    Raises:
        StoreError: the store failed.
    """
    yield from _load_nodes(store, "source_fingerprints", "sources", dataset)
    yield from _load_nodes(store, "entity_fingerprints", "entities", dataset)
    yield from load_claim_fingerprints(store, dataset)


def load_claim_fingerprints(
    store: QueryReader, dataset: str, locators: Sequence[str] | None = None
) -> Iterator[FingerprintPage]:
    """Yield the fingerprints of the claims and property claims of a dataset, in pages.

    Args:
        store: the store to read.
        dataset: the id of the dataset.
        locators: only of those at these places in their sources, at most `PAGE_ROWS` places; None for all.

    Raises:
        StoreError: the store failed.
    """
    (size,) = store.read("dataset_size", dataset=dataset, limit=PAGE_ROWS + 1).dicts()
    ranges = _divide_ids(1 + size["relationships"] // PAGE_ROWS)
    conditions = {"dataset": dataset, "locators": locators}
    is_one_page = len(ranges) == 1 or locators is not None or _has_few_claims(store, dataset, size["sources"])
    if is_one_page and size["sources"] <= MAX_SOURCES:
        sources = _load_sources(store, dataset)
        yield _read_page(store, "claim_fingerprints", "claims", sources=sources, **conditions)
    else:
        for start, end in ranges:
            yield _read_page(
                store, "claim_fingerprints_in_range", "claims", start=start, end=end, **conditions
            )
    if size["property_claims"] <= PAGE_ROWS:
        yield _read_page(store, "property_claim_fingerprints", "property_claims", **conditions)
    else:
        for start, end in ranges:
            yield _read_page(
                store,
                "property_claim_fingerprints_in_range",
                "property_claims",
                start=start,
                end=end,
                **conditions,
            )


def look_up_fingerprints(
    store: QueryReader,
    dataset: str,
    ids: Mapping[RecordCollection, Sequence[str]],
    edge_types: Collection[str],
) -> Iterator[FingerprintPage]:
    """Yield the fingerprints of those of some records that a dataset has in the store.

    Args:
        store: the store to read.
        dataset: the id of the dataset.
        ids: the ids of the records, a few thousand at most.
        edge_types: the edge types of the claims, each declared in the store. The fewer, the faster.

    Raises:
        StoreError: the store failed.
    """
    if sources := ids.get("sources"):
        yield _read_page(store, "source_fingerprints_by_id", "sources", dataset=dataset, ids=sources)
    if entities := ids.get("entities"):
        yield _read_page(store, "entity_fingerprints_by_id", "entities", dataset=dataset, ids=entities)
    if (claims := ids.get("claims")) and edge_types:
        types = sorted(edge_types)
        yield _read_page(store, "claim_fingerprints_by_id", "claims", ids=claims, edge_types=types)
    if property_claims := ids.get("property_claims"):
        yield _read_page(store, "property_claim_fingerprints_by_id", "property_claims", ids=property_claims)


def _has_few_claims(store: QueryReader, dataset: str, source_count: int) -> bool:
    if source_count > MAX_SOURCES:
        return False
    sources = _load_sources(store, dataset)
    result = store.read("claim_count_of_dataset", dataset=dataset, sources=sources, limit=PAGE_ROWS + 1)
    return bool(result.rows[0][0] <= PAGE_ROWS)


def _load_sources(store: QueryReader, dataset: str) -> list[str]:
    sources: list[str] = store.read("sources_cited_by_dataset", dataset=dataset).rows[0][0]
    return sources


def _divide_ids(parts: int) -> list[tuple[str, str]]:
    """Return ranges of claim ids, each from its start to before its end, that have about as many claims each.

    Ids are hexadecimal hashes, so equal ranges do.
    """
    starts = [f"{part * 16**_RANGE_DIGITS // parts:0{_RANGE_DIGITS}x}" for part in range(parts)]
    return list(zip(["", *starts[1:]], [*starts[1:], _AFTER_HEX_DIGITS], strict=True))


def _read_page(
    store: QueryReader, query: str, collection: RecordCollection, **parameters: Any
) -> FingerprintPage:
    ids, fingerprints = store.read(query, **parameters).rows[0]
    return FingerprintPage(collection, ids, fingerprints)


def _load_nodes(
    store: QueryReader, query: str, collection: RecordCollection, dataset: str
) -> Iterator[FingerprintPage]:
    after: str | None = ""
    while after is not None:
        rows = store.read(query, dataset=dataset, after=after, limit=PAGE_ROWS).rows
        after, ids, fingerprints = rows[0]
        yield FingerprintPage(collection, ids, fingerprints)
