"""Verify every locator and quote in the store again, for the sources whose text it keeps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import Claim, PropertyClaim, Source, check_quote, sha256_of
from graph.store.mapping.decode import decode_claim, decode_property_claim, decode_source
from graph.store.store import Store


@dataclass(frozen=True)
class IntegrityProblem:
    """Something in the store that does not agree with its source.

    Args:
        source_id: the id of the source concerned.
        claim_id: the id of the claim, or "" where the source itself is wrong.
        claim_text: the claim as SUBJECT TYPE OBJECT or ENTITY PROPERTY, or "".
        message: what is wrong.
    """

    source_id: str
    claim_id: str
    claim_text: str
    message: str

    def __str__(self) -> str:
        if not self.claim_id:
            return f"{self.source_id}: {self.message}"
        return f"{self.source_id}, {self.claim_text} ({self.claim_id}): {self.message}"


def verify_store(store: Store) -> list[IntegrityProblem]:
    """Return everything in the store that does not agree with its sources.

    These are: a text whose checksum is not the one that was recorded when it was read; a claim whose locator,
    quote or checksum does not fit the text of its source; a claim whose source is missing.

    Raises:
        StoreError: the store failed.
    """
    problems = [problem for source in _load_sources(store) for problem in _verify_source(store, source)]
    missing = store.read("claims_without_source").rows
    return problems + [
        IntegrityProblem(source_id, claim_id, "a claim", "there is no such source")
        for claim_id, source_id in missing
    ]


def _load_sources(store: Store) -> list[Source]:
    ids = [properties["id"] for (properties,) in store.read("sources").rows]
    return [decode_source(*row) for row in store.read("sources_by_id", ids=ids, with_text=True).rows]


def _verify_source(store: Store, source: Source) -> Iterator[IntegrityProblem]:
    if source.text is None:
        return
    if source.sha256 is not None and sha256_of(source.text) != source.sha256:
        message = "the text that the store keeps is not the one that was read"
        yield IntegrityProblem(source.id, "", "", message)
    for claim in _load_claims(store, source.id):
        fault = check_quote(claim, source.text)
        if fault:
            yield IntegrityProblem(source.id, claim.id, _claim_text(claim), str(fault))


def _load_claims(store: Store, source_id: str) -> Iterator[Claim | PropertyClaim]:
    for row in store.read("claims_of_source", source=source_id).rows:
        yield decode_claim(store.ontology, *row)
    for row in store.read("property_claims_of_source", source=source_id).rows:
        yield decode_property_claim(*row)


def _claim_text(claim: Claim | PropertyClaim) -> str:
    if isinstance(claim, Claim):
        return f"{claim.subject} {claim.edge_type} {claim.object}"
    return f"{claim.entity} {claim.property}"
