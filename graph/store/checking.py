"""Every locator and quote in the store again, wherever the source's text is at hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.records import Claim, PropertyClaim
from graph.store import recorded
from graph.store.quotes import quote_fault
from graph.store.store import Store


@dataclass(frozen=True)
class Problem:
    """A claim that is not where it says.

    Args:
        claim, source: their ids.
        message: what is wrong, beginning with the property.
    """

    claim: str
    source: str
    message: str


def check_store(store: Store) -> list[Problem]:
    """Return every claim whose locator, quote or sum does not agree with its source's text."""
    return [problem for source in _sources(store) for problem in _check(store, source)]


def _sources(store: Store) -> list[str]:
    return [properties["id"] for (properties,) in store.read("sources").rows]


def _check(store: Store, source: str) -> Iterator[Problem]:
    texts = store.read("source_texts", ids=[source]).rows
    if not texts:
        return
    for claim in _claims(store, source):
        fault = quote_fault(claim, texts[0][1])
        if fault:
            yield Problem(claim.id, source, fault)


def _claims(store: Store, source: str) -> Iterator[Claim | PropertyClaim]:
    for row in store.read("claims_of_source", source=source).rows:
        yield recorded.claim(store.ontology, *row)
    for row in store.read("property_claims_of_source", source=source).rows:
        yield recorded.property_claim(*row)
