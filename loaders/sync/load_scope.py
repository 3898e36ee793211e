"""What a load is compared with: the complete dataset, or only the places that it changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from graph.model import Claim, InputRecord
from graph.store import (
    FingerprintPage,
    QueryReader,
    RecordCollection,
    load_claim_fingerprints,
    load_fingerprints,
    look_up_fingerprints,
)
from loaders.sync.record_index import RecordIndex
from loaders.sync.temporary_tables import TemporaryTables

MAX_PLACES = 100_000
"""For how many places at a time the claims of the dataset are read."""

# All claims about so many entities are looked at in one query.
MAX_ENTITIES = 500

_ENTITY = "entity "

IdsByCollection = Mapping[RecordCollection, Sequence[str]]


class LoadScope(Protocol):
    """Adds records of the store to the index, with which those of the load are compared.

    A record that is in the index and that the load does not read is withdrawn.
    """

    def prepare_batch(self, ids: IdsByCollection, records: Sequence[InputRecord]) -> None:
        """Add those of these records that the store has."""

    def prepare_end(self) -> None:
        """Add the records that will be withdrawn."""


class NewDataset:
    """The store has no record of the dataset, so there is nothing to compare with."""

    def prepare_batch(self, ids: IdsByCollection, records: Sequence[InputRecord]) -> None:
        """Do nothing."""

    def prepare_end(self) -> None:
        """Do nothing."""


class CompleteDataset:
    """All records of the dataset are compared, and those that the load does not read are withdrawn."""

    def __init__(self, store: QueryReader, dataset: str, index: RecordIndex) -> None:
        index.add_stored(load_fingerprints(store, dataset))

    def prepare_batch(self, ids: IdsByCollection, records: Sequence[InputRecord]) -> None:
        """Do nothing: all records are in the index."""

    def prepare_end(self) -> None:
        """Do nothing: all records are in the index."""


class ChangedPlaces:
    """Only the records that the load reads are compared, and only what is at some places is withdrawn.

    A locator `entity ID` is also the place of the entity `DATASET/ID`. It is removed from the dataset if no
    record refers to it any more. Other entities, and all sources, stay.

    Args:
        locators: where claims are withdrawn that the load does not read. They are read at the end.
    """

    def __init__(
        self,
        store: QueryReader,
        dataset: str,
        index: RecordIndex,
        tables: TemporaryTables,
        locators: Iterable[str],
    ) -> None:
        self._store = store
        self._dataset = dataset
        self._index = index
        self._tables = tables
        self._locators = locators

    def prepare_batch(self, ids: IdsByCollection, records: Sequence[InputRecord]) -> None:
        """Add those of these records that the store has."""
        edge_types = {each.record.edge_type for each in records if isinstance(each.record, Claim)}
        declared = edge_types & self._store.ontology.edge_types.keys()
        self._index.add_stored(look_up_fingerprints(self._store, self._dataset, ids, declared))

    def prepare_end(self) -> None:
        """Add the claims at the places, and then the entities to which nothing will refer any more."""
        self._tables.execute("CREATE TEMP TABLE changed_places (locator TEXT PRIMARY KEY) WITHOUT ROWID")
        self._tables.execute_many(
            "INSERT OR IGNORE INTO changed_places VALUES (?)", ((locator,) for locator in self._locators)
        )
        for locators in self._read_places(MAX_PLACES):
            self._index.add_stored(load_claim_fingerprints(self._store, self._dataset, locators))
        for locators in self._read_places(MAX_PLACES):
            ids = [
                f"{self._dataset}/{locator.removeprefix(_ENTITY)}"
                for locator in locators
                if locator.startswith(_ENTITY)
            ]
            self._index.add_stored(self._find_unreferenced(ids))

    def _find_unreferenced(self, ids: Sequence[str]) -> Iterator[FingerprintPage]:
        """Yield those of some entities that the dataset has and to which nothing will refer."""
        pages: list[FingerprintPage] = []
        for start in range(0, len(ids), MAX_ENTITIES):
            part = ids[start : start + MAX_ENTITIES]
            read = {
                id_ for id_, known in self._index.look_up("entities", part).items() if known.place is not None
            }
            unclaimed = self._find_unclaimed([id_ for id_ in part if id_ not in read])
            pages += look_up_fingerprints(self._store, self._dataset, {"entities": unclaimed}, ())
        found = [id_ for page in pages for id_ in page.ids]
        if not found:
            return
        properties = self._store.ontology.entity_valued_properties
        result = self._store.read("referenced_entities", ids=found, entity_valued_properties=properties)
        referenced = set(result.rows[0][0])
        for page in pages:
            kept = [
                pair for pair in zip(page.ids, page.fingerprints, strict=True) if pair[0] not in referenced
            ]
            yield FingerprintPage("entities", [id_ for id_, _ in kept], [each for _, each in kept])

    def _find_unclaimed(self, ids: Sequence[str]) -> list[str]:
        """Return those of some entities of which no claim of the dataset speaks that will stay."""
        if not ids:
            return []
        rows = self._store.read("standing_claims_of_entities", ids=ids, dataset=self._dataset).rows
        return [
            entity
            for entity, claims, property_claims in rows
            if self._index.are_missing("claims", claims)
            and self._index.are_missing("property_claims", property_claims)
        ]

    def _read_places(self, page_size: int) -> Iterator[list[str]]:
        sql = "SELECT locator FROM changed_places WHERE locator > ? ORDER BY locator LIMIT ?"
        after = ""
        while page := [locator for (locator,) in self._tables.execute(sql, (after, page_size))]:
            yield page
            after = page[-1]
