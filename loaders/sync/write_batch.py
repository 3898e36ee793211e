"""The records of one transaction: those that are new or changed, sorted by how they are written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from graph.model.ids import claim_id, property_claim_id
from graph.model.records import Claim, Entity, Record, Source
from graph.ontology import Ontology
from graph.store.writing.claims import Write

Family: TypeAlias = Literal["sources", "entities", "claims", "property_claims"]


@dataclass(frozen=True)
class Portion:
    """What goes through the writing door together; each node with the fingerprint of its record.

    Args:
        cited: sources of other datasets that these claims rest on, where no portion before named them.
    """

    sources: list[tuple[Source, str]] = field(default_factory=list)
    entities: list[tuple[Entity, str]] = field(default_factory=list)
    claims: list[Write] = field(default_factory=list)
    cited: set[str] = field(default_factory=set)

    @property
    def goes_alone(self) -> bool:
        """Tell whether nothing may be written at the same time.

        Others rest on nodes and on what is noted of sources. And a claim that is changed is locked at once, a
        neighbour of a new one in the end only: two that do both would wait for each other.
        """
        return bool(self.sources or self.entities or self.cited) or any(write.known for write in self.claims)

    def add(self, record: Record, id_: str, fingerprint: str, known: bool) -> None:
        """Add a record; `known` tells whether the store holds one of that id."""
        if isinstance(record, Source):
            self.sources.append((record, fingerprint))
        elif isinstance(record, Entity):
            self.entities.append((record, fingerprint))
        else:
            self.claims.append(Write(record, id_, fingerprint, known))

    def __bool__(self) -> bool:
        return bool(self.sources or self.entities or self.claims)


def identify(record: Record, ontology: Ontology) -> tuple[Family, str]:
    """Return which family a record is of, and its id."""
    if isinstance(record, Claim):
        return "claims", claim_id(record, ontology)
    if isinstance(record, Source):
        return "sources", record.id
    if isinstance(record, Entity):
        return "entities", record.id
    return "property_claims", property_claim_id(record, ontology)
