"""Writing claims: relationships between entities, and leaves that hang on one entity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from graph.errors import StoreError
from graph.model.records import Claim, PropertyClaim
from graph.ontology import Ontology
from graph.store.mapping.encode import Stored, claim_properties, property_claim_properties
from graph.store.writing.transaction import Writing

# {types} is filled from the ontology, and so is every `row.type`. One statement for all types: to plan one
# for each costs more than writing a case of a few hundred claims.
EXISTING = "MATCH ()-[r:{types}]->() WHERE r.id IN $ids RETURN collect(r.id)"
CREATE = """
UNWIND $rows AS row
MATCH (a:Entity {id: row.start})
MATCH (b:Entity {id: row.end})
CREATE (a)-[r:$(row.type)]->(b)
SET r = row.properties
RETURN count(r)
"""
# The ends as they came in are part of the id: only identification may have set them, and it stands.
CHANGE = """
UNWIND $rows AS row
MATCH ()-[r:{types}]->() WHERE r.id = row.properties.id
WITH r, row, r.recorded_on AS recorded_on, r.subject_id AS subject_id, r.object_id AS object_id
SET r = row.properties
SET r.recorded_on = recorded_on, r.subject_id = subject_id, r.object_id = object_id
RETURN count(r)
"""
# Without a fingerprint it equals nothing that a loader says, and is written anew when it comes back.
WITHDRAW = """
MATCH ()-[r:{types}]->() WHERE r.id IN $ids
SET r.withdrawn_on = $now
REMOVE r.fingerprint
"""

EXISTING_LEAVES = "MATCH (c:PropertyClaim) WHERE c.id IN $ids RETURN collect(c.id)"
CREATE_LEAVES = """
UNWIND $rows AS row
MATCH (e:Entity {id: row.start})
CREATE (e)-[:HAS_CLAIM]->(c:PropertyClaim)
SET c = row.properties
RETURN count(c)
"""
CHANGE_LEAVES = """
UNWIND $rows AS row
MATCH (c:PropertyClaim {id: row.properties.id})
WITH c, row, c.recorded_on AS recorded_on, c.entity_id AS entity_id
SET c = row.properties
SET c.recorded_on = recorded_on, c.entity_id = entity_id
RETURN count(c)
"""
WITHDRAW_LEAVES = """
MATCH (c:PropertyClaim) WHERE c.id IN $ids
SET c.withdrawn_on = $now
REMOVE c.fingerprint
"""


@dataclass(frozen=True)
class Write:
    """A claim to be written.

    Args:
        id, fingerprint: of `graph.model.ids`.
        known: whether the store holds a claim of that id, which this replaces.
    """

    claim: Claim | PropertyClaim
    id: str
    fingerprint: str
    known: bool


@dataclass(frozen=True)
class _Texts:
    """The Cypher for relationships, or for leaves."""

    existing: str
    create: str
    change: str


_RELATIONSHIPS = _Texts(EXISTING, CREATE, CHANGE)
_LEAVES = _Texts(EXISTING_LEAVES, CREATE_LEAVES, CHANGE_LEAVES)


def put_claims(writing: Writing, ontology: Ontology, writes: Sequence[Write], now: str) -> None:
    """Write claims of one dataset; those that are known are replaced and keep `recorded_on`.

    Where a source is of another dataset, `graph.store.writing.entities_and_sources.cite` must have noted
    that, now or before.

    Args:
        now: what `recorded_on` becomes for a new claim, as an ISO date and time.
    """
    for text, kind in ((_RELATIONSHIPS, Claim), (_LEAVES, PropertyClaim)):
        some = [write for write in writes if isinstance(write.claim, kind)]
        if some:
            _put(writing, ontology, text, some, now)


def withdraw_claims(writing: Writing, ontology: Ontology, ids: Iterable[str], now: str) -> None:
    """Say of relationships that their dataset has stopped stating them."""
    writing.run(WITHDRAW.replace("{types}", "|".join(ontology.edge_types)), ids=list(ids), now=now)


def withdraw_property_claims(writing: Writing, ids: Iterable[str], now: str) -> None:
    """Say of property claims that their dataset has stopped stating them."""
    writing.run(WITHDRAW_LEAVES, ids=list(ids), now=now)


def _put(writing: Writing, ontology: Ontology, texts: _Texts, writes: Sequence[Write], now: str) -> None:
    # Trying again: another process, or this one before it lost its connection, may have created some.
    found = _existing(writing, ontology, texts, writes) if writing.attempt else set()
    known = [write for write in writes if write.known or write.id in found]
    new = [write for write in writes if not write.known and write.id not in found]
    for text, some in ((texts.create, new), (texts.change, known)):
        rows = [_row(write, ontology, now) for write in some]
        # Of all types only those at hand: each costs a look into its index for every row.
        types = "|".join(sorted({row["type"] for row in rows}))
        if writing.each(text.replace("{types}", types), rows) != len(rows):
            raise StoreError(
                "What the load is writing to was removed meanwhile by another load.", "Load again."
            )


def _existing(writing: Writing, ontology: Ontology, texts: _Texts, writes: Sequence[Write]) -> set[str]:
    text = texts.existing.replace("{types}", "|".join(ontology.edge_types))
    return set(writing.run(text, ids=[write.id for write in writes])[0][0])


def _row(write: Write, ontology: Ontology, now: str) -> dict[str, Any]:
    # Here, once people can be identified, an end that is another's tombstone becomes the kept entity.
    claim = write.claim
    properties: Stored = {"id": write.id, "fingerprint": write.fingerprint, "recorded_on": now}
    if isinstance(claim, Claim):
        return {
            "type": ontology.edge_types[claim.edge_type].id,
            "start": claim.subject,
            "end": claim.object,
            "properties": claim_properties(claim) | properties,
        }
    return {
        "type": "",
        "start": claim.entity,
        "properties": property_claim_properties(claim) | properties,
    }
