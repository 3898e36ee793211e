"""The new and changed records that are written in one transaction, grouped by how they are written."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.model import Claim, Entity, Record, Source, make_claim_id, make_property_claim_id
from graph.ontology import Ontology
from graph.store import ClaimWrite, RecordCollection


@dataclass(frozen=True)
class WriteBatch:
    """The records of one transaction.

    Args:
        sources, entities: each with the fingerprint of its record.
        claims: claims and property claims.
        cited_sources: the ids of sources of other datasets that claims of this batch cite and claims of
            earlier batches did not.
    """

    sources: list[tuple[Source, str]] = field(default_factory=list)
    entities: list[tuple[Entity, str]] = field(default_factory=list)
    claims: list[ClaimWrite] = field(default_factory=list)
    cited_sources: set[str] = field(default_factory=set)

    @property
    def needs_exclusive_write(self) -> bool:
        """Whether no other batch may be written at the same time.

        Later batches depend on entities, sources and citations. Changed claims need it as well: Neo4j locks a
        changed relationship at once, but the relationships next to a new one only at the end of the
        transaction, so two transactions that do both would wait for each other.
        """
        has_nodes = bool(self.sources or self.entities or self.cited_sources)
        return has_nodes or any(write.exists for write in self.claims)

    def add(self, record: Record, id_: str, fingerprint: str, *, exists: bool) -> None:
        """Add a record.

        Args:
            exists: whether the store already has a record with this id.
        """
        if isinstance(record, Source):
            self.sources.append((record, fingerprint))
        elif isinstance(record, Entity):
            self.entities.append((record, fingerprint))
        else:
            self.claims.append(ClaimWrite(record, id_, fingerprint, exists))

    def __bool__(self) -> bool:
        return bool(self.sources or self.entities or self.claims)


def identify_record(record: Record, ontology: Ontology) -> tuple[RecordCollection, str]:
    """Return the collection of a record, and its id."""
    if isinstance(record, Claim):
        return "claims", make_claim_id(record, ontology)
    if isinstance(record, Source):
        return "sources", record.id
    if isinstance(record, Entity):
        return "entities", record.id
    return "property_claims", make_property_claim_id(record, ontology)
