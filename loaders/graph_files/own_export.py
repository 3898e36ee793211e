"""Files that Casegraph wrote: an attribute of nodes and edges has the complete records (docs/exports.md)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graph.errors import CasegraphError
from graph.model import BaseClaim, Entity, InputRecord, Record, Source, compute_fingerprint
from graph.presentation import RECORDS_ATTRIBUTE, read_records
from loaders.graph_files.graph_file import Edge, Node
from loaders.input.compact_index import hash_text
from loaders.input.seen_keys import SeenKeys


class EmbeddedRecords:
    """Reads the records of a file, each once: a denial may stand in several edges.

    Args:
        dataset: the id of the dataset that they are loaded as. The ids of entities and sources stay as they
            are, so that they are the same as in the file's origin.
    """

    def __init__(self, dataset: str) -> None:
        self._dataset = dataset
        self._seen = SeenKeys()

    def read(self, item: Node | Edge) -> Iterator[InputRecord]:
        """Yield the records of a node or an edge that were not read before.

        Raises:
            CasegraphError: it has none, or they are damaged.
        """
        text = item.attributes.get(RECORDS_ATTRIBUTE)
        if not isinstance(text, str):
            raise CasegraphError(f"It has no {RECORDS_ATTRIBUTE}, which a file of Casegraph has.")
        for record in read_records(text):
            if self._seen.add(_hash(record)):
                yield InputRecord(_move(record, self._dataset), item.place)


def _hash(record: Record) -> int:
    """Return a hash of the id of an entity or source, and of all that a claim says."""
    name = type(record).__name__
    return hash_text(name, compute_fingerprint(record) if isinstance(record, BaseClaim) else record.id)


def _move(record: Record, dataset: str) -> Record:
    if isinstance(record, Entity):
        return replace(record, dataset="", datasets=())
    if isinstance(record, Source):
        return replace(record, dataset=dataset)
    return replace(record, dataset=dataset)
