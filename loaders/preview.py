"""The first claims of an input as sentences, each with its place, without a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.derived import NetworkRecords, build_network
from graph.model import AnyClaim, Entity, InputRecord, Source, validate
from graph.ontology import Ontology, extend_ontology
from graph.presentation import claim_sentence
from loaders.record_stream import RecordStream

MAX_CLAIMS = 20
MAX_RECORDS = 20_000
"""How many records are read at most to find the first claims: edges may come after all nodes."""


@dataclass(frozen=True)
class PreviewedClaim:
    """A claim of an input.

    Args:
        place: where it is in the input.
        sentence: what it says.
        source: the title of its source.
    """

    place: str
    sentence: str
    source: str


def preview_stream(
    stream: RecordStream, ontology: Ontology, *, max_claims: int = MAX_CLAIMS
) -> list[PreviewedClaim]:
    """Return the first claims of a stream whose entities are known by then.

    Raises:
        CasegraphError: the input cannot be read.
    """
    extended = extend_ontology(ontology, [stream.case_types])
    lookup = _Lookup()
    claims = list(_iter_claims(stream.read(), lookup, extended, max_claims))
    records = [*lookup.sources.values(), *lookup.entities.values(), *(claim for claim, _ in claims)]
    network = build_network(stream.dataset.title, NetworkRecords.from_records(records), extended)
    return [
        PreviewedClaim(place, claim_sentence(claim, network, extended), network.sources[claim.source].title)
        for claim, place in claims
    ]


class _Lookup:
    """The entities and sources that were read so far."""

    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self.sources: dict[str, Source] = {}

    def get_kind(self, entity_id: str) -> str | None:
        entity = self.entities.get(entity_id)
        return entity.kind if entity else None

    def has_source(self, source_id: str) -> bool:
        return source_id in self.sources


def _iter_claims(
    records: Iterable[InputRecord], lookup: _Lookup, ontology: Ontology, max_claims: int
) -> Iterator[tuple[AnyClaim, str]]:
    """Yield the first valid claims with their places, and remember the entities and sources before them."""
    found = 0
    for number, each in enumerate(records):
        record = each.record
        # What would be refused is not shown, and no claim about it.
        if validate(record, ontology, lookup):
            pass
        elif isinstance(record, Entity):
            lookup.entities[record.id] = record
        elif isinstance(record, Source):
            lookup.sources[record.id] = record
        else:
            yield record, each.place
            found += 1
        if found >= max_claims or number >= MAX_RECORDS:
            return
