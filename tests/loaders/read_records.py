"""Read a stream of records for a test, and look at them as sets of short texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.model import (
    Claim,
    Entity,
    PropertyClaim,
    Record,
    Source,
    make_claim_id,
    make_property_claim_id,
    validate,
)
from graph.ontology import Ontology, load_ontology
from loaders.record_stream import RecordStream

_HASH = re.compile("-(?:[0-9a-f]{10}|[0-9a-f]{16})$")


@dataclass(frozen=True)
class Known:
    """The entities and sources of a stream, for validation."""

    kinds: Mapping[str, str]
    sources: frozenset[str]

    def get_kind(self, entity_id: str) -> str | None:
        return self.kinds.get(entity_id)

    def has_source(self, source_id: str) -> bool:
        return source_id in self.sources


@dataclass(frozen=True)
class StreamRecords:
    """All records of a stream. Ids are shown without the dataset, and made ones without their hash."""

    records: tuple[Record, ...]
    dataset: str

    def entities(self) -> dict[str, tuple[str, str]]:
        """The kind and the name of each entity, by its id."""
        return {self.short(e.id): (e.kind, e.name) for e in self.of(Entity)}

    def entity(self, id_: str) -> Entity:
        return next(e for e in self.of(Entity) if self.short(e.id) == id_)

    def sources(self) -> list[Source]:
        return self.of(Source)

    def ties(self) -> set[tuple[Any, ...]]:
        """Subject, edge type, object and properties of each claim."""
        return {
            (self.short(c.subject), c.edge_type, self.short(c.object), *sorted(c.properties.items()))
            for c in self.of(Claim)
        }

    def claims(self, *fields: str) -> set[tuple[Any, ...]]:
        """Subject, edge type and object of each claim, with some of its other fields."""
        return {
            (
                self.short(c.subject),
                c.edge_type,
                self.short(c.object),
                *(self._field(c, name) for name in fields),
            )
            for c in self.of(Claim)
        }

    def facts(self, *fields: str) -> set[tuple[Any, ...]]:
        """Entity, property and value of each property claim, with some of its other fields."""
        return {
            (
                self.short(c.entity),
                c.property,
                self.short(str(c.value)),
                *(self._field(c, name) for name in fields),
            )
            for c in self.of(PropertyClaim)
        }

    def of(self, kind: type[Any]) -> list[Any]:
        return [record for record in self.records if isinstance(record, kind)]

    def short(self, id_: str) -> str:
        return _HASH.sub("", id_.removeprefix(f"{self.dataset}/"))

    def _field(self, claim: Claim | PropertyClaim, name: str) -> Any:
        value = (
            claim.properties.get(name[1:])
            if name.startswith(".") and isinstance(claim, Claim)
            else getattr(claim, name)
        )
        if isinstance(value, tuple):
            return tuple(self.short(each) for each in value)
        return self.short(value) if isinstance(value, str) else value


def read_stream(stream: RecordStream) -> StreamRecords:
    """Return all records of a stream, each of which the writer would accept."""
    records = tuple(each.record for each in stream.read())
    assert find_faults(records, load_ontology()) == []
    return StreamRecords(records, stream.dataset.id)


def find_faults(records: Iterable[Record], ontology: Ontology) -> list[str]:
    """Return what is wrong with records, among them those with the id of another."""
    records = tuple(records)
    known = Known(
        {e.id: e.kind for e in records if isinstance(e, Entity)},
        frozenset(s.id for s in records if isinstance(s, Source)),
    )
    faults = [f"{record}: {fault}" for record in records for fault in validate(record, ontology, known)]
    seen: set[tuple[str, str]] = set()
    for record in records:
        key = (type(record).__name__, _id(record, ontology))
        faults += [f"{record}: has the id of another"] if key in seen else []
        seen.add(key)
    return faults


def _id(record: Record, ontology: Ontology) -> str:
    if isinstance(record, Claim):
        return make_claim_id(record, ontology)
    return make_property_claim_id(record, ontology) if isinstance(record, PropertyClaim) else record.id
