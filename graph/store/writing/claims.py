"""Write claims: relationships between entities, and PropertyClaim nodes that are joined to one entity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from graph.errors import StoreError
from graph.model import Claim, PropertyClaim
from graph.ontology import Ontology
from graph.store.mapping.encode import (
    Neo4jProperties,
    encode_claim,
    encode_property_claim,
    identifier_properties,
)
from graph.store.writing.transaction import WriteTransaction

# {edge_types} is filled from the ontology, and so is every `row.type`. One statement serves all edge types:
# planning one for each would take longer than writing a case of a few hundred claims.
FIND_CLAIMS = "MATCH ()-[r:{edge_types}]->() WHERE r.id IN $ids RETURN collect(r.id)"
CREATE_CLAIMS = """
UNWIND $rows AS row
MATCH (a:Entity {id: row.start})
MATCH (b:Entity {id: row.end})
CREATE (a)-[r:$(row.type)]->(b)
SET r = row.properties
RETURN count(r)
"""
# The ids of the ends as they came in are part of the claim's id. Only an identification may have set them,
# and it must not be undone.
CHANGE_CLAIMS = """
UNWIND $rows AS row
MATCH ()-[r:{edge_types}]->() WHERE r.id = row.properties.id
WITH r, row, r.recorded_on AS recorded_on, r.subject_id AS subject_id, r.object_id AS object_id
SET r = row.properties
SET r.recorded_on = recorded_on, r.subject_id = subject_id, r.object_id = object_id
RETURN count(r)
"""
# Without a fingerprint the claim differs from every record, so that it is written again when it comes back.
WITHDRAW_CLAIMS = """
MATCH ()-[r:{edge_types}]->() WHERE r.id IN $ids
SET r.withdrawn_on = $now
REMOVE r.fingerprint
"""

FIND_PROPERTY_CLAIMS = "MATCH (c:PropertyClaim) WHERE c.id IN $ids RETURN collect(c.id)"
CREATE_PROPERTY_CLAIMS = """
UNWIND $rows AS row
MATCH (e:Entity {id: row.start})
CREATE (e)-[:HAS_CLAIM]->(c:PropertyClaim)
SET c = row.properties
RETURN count(c)
"""
CHANGE_PROPERTY_CLAIMS = """
UNWIND $rows AS row
MATCH (c:PropertyClaim {id: row.properties.id})
WITH c, row, c.recorded_on AS recorded_on, c.entity_id AS entity_id
SET c = row.properties
SET c.recorded_on = recorded_on, c.entity_id = entity_id
RETURN count(c)
"""
WITHDRAW_PROPERTY_CLAIMS = """
MATCH (c:PropertyClaim) WHERE c.id IN $ids
SET c.withdrawn_on = $now
REMOVE c.fingerprint
"""


@dataclass(frozen=True)
class ClaimWrite:
    """A claim to write.

    Args:
        claim: the record.
        id, fingerprint: see `graph.model.ids`.
        exists: True if the store has a claim of this id, which the record replaces.
    """

    claim: Claim | PropertyClaim
    id: str
    fingerprint: str
    exists: bool


@dataclass(frozen=True)
class _Statements:
    """The Cypher for relationships, or for PropertyClaim nodes."""

    find: str
    create: str
    change: str


_FOR_CLAIMS = _Statements(FIND_CLAIMS, CREATE_CLAIMS, CHANGE_CLAIMS)

_FOR_PROPERTY_CLAIMS = _Statements(FIND_PROPERTY_CLAIMS, CREATE_PROPERTY_CLAIMS, CHANGE_PROPERTY_CLAIMS)


def write_claims(
    transaction: WriteTransaction, ontology: Ontology, writes: Sequence[ClaimWrite], now: str
) -> None:
    """Write claims of one dataset; a claim that exists is replaced and keeps `recorded_on`.

    If a claim's source belongs to another dataset, `record_citation` must have been called for it, now or
    before (see `graph.store.writing.entities_and_sources`).

    Args:
        transaction: the open transaction.
        ontology: declares the edge types.
        writes: the claims.
        now: the value of `recorded_on` for a new claim, as an ISO date and time.

    Raises:
        StoreError: an entity or claim that is written to is no longer there.
    """
    for statements, record_type in ((_FOR_CLAIMS, Claim), (_FOR_PROPERTY_CLAIMS, PropertyClaim)):
        writes_of_type = [write for write in writes if isinstance(write.claim, record_type)]
        if writes_of_type:
            _write(transaction, ontology, statements, writes_of_type, now)


def withdraw_claims(transaction: WriteTransaction, ontology: Ontology, ids: Iterable[str], now: str) -> None:
    """Mark relationships as withdrawn: their dataset no longer states them.

    Args:
        transaction: the open transaction.
        ontology: declares the edge types.
        ids: the ids of the claims.
        now: the value of `withdrawn_on`, as an ISO date and time.
    """
    transaction.run(
        WITHDRAW_CLAIMS.replace("{edge_types}", "|".join(ontology.edge_types)), ids=list(ids), now=now
    )


def withdraw_property_claims(transaction: WriteTransaction, ids: Iterable[str], now: str) -> None:
    """Mark property claims as withdrawn, as `withdraw_claims` does."""
    transaction.run(WITHDRAW_PROPERTY_CLAIMS, ids=list(ids), now=now)


def _write(
    transaction: WriteTransaction,
    ontology: Ontology,
    statements: _Statements,
    writes: Sequence[ClaimWrite],
    now: str,
) -> None:
    # On a retry, another process may have created some, or this one before it lost its connection.
    existing_ids = _existing_ids(transaction, ontology, statements, writes) if transaction.attempt else set()
    changed = [write for write in writes if write.exists or write.id in existing_ids]
    new = [write for write in writes if not write.exists and write.id not in existing_ids]
    for text, selected in ((statements.create, new), (statements.change, changed)):
        rows = [_row(write, ontology, now) for write in selected]
        # Only the edge types that occur: for each, the database looks into an index once for every row.
        edge_types = "|".join(sorted({row["type"] for row in rows}))
        if transaction.run_rows(text.replace("{edge_types}", edge_types), rows) != len(rows):
            raise StoreError(
                "What the load is writing to was removed meanwhile by another load.", "Load again."
            )


def _existing_ids(
    transaction: WriteTransaction, ontology: Ontology, statements: _Statements, writes: Sequence[ClaimWrite]
) -> set[str]:
    text = statements.find.replace("{edge_types}", "|".join(ontology.edge_types))
    return set(transaction.run(text, ids=[write.id for write in writes])[0][0])


def _row(write: ClaimWrite, ontology: Ontology, now: str) -> dict[str, Any]:
    # When entities can be identified, an end that is a tombstone must become the kept entity here.
    claim = write.claim
    bookkeeping: Neo4jProperties = {"id": write.id, "fingerprint": write.fingerprint, "recorded_on": now}
    if isinstance(claim, Claim):
        return {
            "type": ontology.edge_types[claim.edge_type].id,
            "start": claim.subject,
            "end": claim.object,
            "properties": encode_claim(claim) | bookkeeping,
        }
    properties = encode_property_claim(claim) | identifier_properties(claim, ontology) | bookkeeping
    return {"type": "", "start": claim.entity, "properties": properties}
