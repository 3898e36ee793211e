"""Every locator and quote in the store again, wherever the source's text is at hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.model.locators import sum_of
from graph.model.quotes import quote_fault
from graph.model.records import Claim, PropertyClaim, Source
from graph.store.mapping import decode
from graph.store.store import Store


@dataclass(frozen=True)
class Problem:
    """Something in the store that is not as it says.

    Args:
        source: the id of the source that it is about.
        claim: the id of the claim, or "" where it is the source itself.
        words: which claim that is, as SUBJECT TYPE OBJECT or ENTITY PROPERTY.
        message: what is wrong.
    """

    source: str
    claim: str
    words: str
    message: str

    def __str__(self) -> str:
        about = f"{self.source}, {self.words} ({self.claim})" if self.claim else self.source
        return f"{about}: {self.message}"


def check_store(store: Store) -> list[Problem]:
    """Return every text that is not the one that was read, every claim whose locator, quote or sum does not
    agree with its source's text, and every claim whose source is gone.
    """
    found = [problem for source in _sources(store) for problem in _check(store, source)]
    orphans = store.read("orphans").rows
    return found + [Problem(source, id_, "a claim", "there is no such source") for id_, source in orphans]


def _sources(store: Store) -> list[Source]:
    ids = [properties["id"] for (properties,) in store.read("sources").rows]
    return [decode.source(*row) for row in store.read("sources_by_id", ids=ids, with_text=True).rows]


def _check(store: Store, source: Source) -> Iterator[Problem]:
    if source.text is None:
        return
    if source.sha256 is not None and sum_of(source.text) != source.sha256:
        yield Problem(source.id, "", "", "the text that the store keeps is not the one that was read")
    for claim in _claims(store, source.id):
        fault = quote_fault(claim, source.text)
        if fault:
            yield Problem(source.id, claim.id, _words(claim), fault)


def _words(claim: Claim | PropertyClaim) -> str:
    if isinstance(claim, Claim):
        return f"{claim.subject} {claim.edge_type} {claim.object}"
    return f"{claim.entity} {claim.property}"


def _claims(store: Store, source: str) -> Iterator[Claim | PropertyClaim]:
    for row in store.read("claims_of_source", source=source).rows:
        yield decode.claim(store.ontology, *row)
    for row in store.read("property_claims_of_source", source=source).rows:
        yield decode.property_claim(*row)
