"""Bringing the store to what a dataset says: what is new or changed is written, what is missing withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from graph.model.ids import fingerprint
from graph.model.records import Dataset, Placed, Record
from graph.ontology.model import entity_properties
from graph.store import Store
from graph.store.fingerprints import Held, held
from graph.store.writing import claims, entities_and_sources
from graph.store.writing.transaction import Writing
from loaders.sync.background_writer import Behind
from loaders.sync.report import Refusal
from loaders.sync.write_batch import Family, Portion, identify

# So many names of what is to be dropped or withdrawn go into one transaction.
NAMES = 2_000


@dataclass
class Counts:
    """Records by what became of them."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0


class Synchroniser:
    """Compares each record with what the store holds, by its fingerprint, and writes only the differences.

    Args:
        behind: where it writes, some portions while the next is prepared.
        now: the time of the load, in ISO 8601.
    """

    def __init__(self, store: Store, dataset: Dataset, behind: Behind, now: str) -> None:
        self._store = store
        self._dataset = dataset
        self._behind = behind
        self._now = now
        self._counts = Counts()
        self._dataset_held = _dataset(store, dataset.id)
        # The first transaction of a load writes the dataset, so that without it there is nothing to read.
        self._held = _by_family(held(store, dataset.id) if self._dataset_held else Held())
        self._places: dict[Family, dict[str, str]] = {family: {} for family in self._held}
        self._cited: set[str] = set()

    def put(self, good: Sequence[Placed]) -> list[Refusal]:
        """Write what is new or changed of these records; return those that say again what one before said."""
        refused = []
        portion = Portion()
        for placed in good:
            family, id_ = identify(placed.record, self._store.ontology)
            places = self._places[family]
            if id_ in places:
                refused.append(Refusal(placed.place, f"is the same as what {places[id_]} says"))
            else:
                places[id_] = placed.place
                self._compare(family, id_, placed.record, portion)
        if portion:
            self._hand_on(portion)
        return refused

    def finish(self) -> Counts:
        """Withdraw what the dataset no longer states; return all the counts."""
        self._behind.wait()
        if self._dataset_held != self._dataset:
            self._store.write(self._put_dataset)
        self._drop(self._missing_claims("claims"), self._withdraw_claims)
        self._drop(self._missing_claims("property_claims"), self._withdraw_property_claims)
        self._drop_nodes(self._missing("sources"), self._missing("entities"))
        return self._counts

    def _compare(self, family: Family, id_: str, record: Record, portion: Portion) -> None:
        new = fingerprint(record)
        before = self._held[family].get(id_)
        if before == new:
            self._counts.unchanged += 1
            return
        if before is None:
            self._counts.new += 1
        else:
            self._counts.changed += 1
        portion.add(record, id_, new, before is not None)

    def _hand_on(self, portion: Portion) -> None:
        portion.cited.update(
            {write.claim.source for write in portion.claims} - self._cited - self._places["sources"].keys()
        )
        self._cited |= portion.cited
        # An unwritten dataset is what everything rests on.
        alone = portion.goes_alone or self._dataset_held != self._dataset
        start = self._behind.alone if alone else self._behind.do
        start(lambda: self._write(portion))

    def _write(self, portion: Portion) -> None:
        ontology, dataset = self._store.ontology, self._dataset.id

        def work(writing: Writing) -> None:
            self._put_dataset(writing)
            entities_and_sources.put_sources(writing, dataset, portion.sources)
            entities_and_sources.put_entities(writing, ontology, dataset, portion.entities)
            entities_and_sources.cite(writing, dataset, portion.cited)
            claims.put_claims(writing, ontology, portion.claims, self._now)

        self._store.write(work)
        self._dataset_held = self._dataset

    def _put_dataset(self, writing: Writing) -> None:
        if self._dataset_held != self._dataset:
            entities_and_sources.put_dataset(writing, self._dataset)

    def _missing(self, family: Family) -> list[str]:
        places = self._places[family]
        return [id_ for id_ in self._held[family] if id_ not in places]

    def _missing_claims(self, family: Family) -> list[str]:
        """Return the missing that are not withdrawn already."""
        return [id_ for id_ in self._missing(family) if self._held[family][id_]]

    def _drop(self, ids: Sequence[str], drop: Callable[[Writing, list[str]], None]) -> None:
        for start in range(0, len(ids), NAMES):
            some = list(ids[start : start + NAMES])
            self._store.write(lambda writing, some=some: drop(writing, some))  # type: ignore[misc]
        self._counts.withdrawn += len(ids)

    def _withdraw_claims(self, writing: Writing, ids: list[str]) -> None:
        claims.withdraw_claims(writing, self._store.ontology, ids, self._now)

    def _withdraw_property_claims(self, writing: Writing, ids: list[str]) -> None:
        claims.withdraw_property_claims(writing, ids, self._now)

    def _drop_nodes(self, sources: list[str], entities: list[str]) -> None:
        """Take nodes out of the dataset; those that are named anywhere stay, whoever names them."""
        ontology, dataset = self._store.ontology, self._dataset.id
        if sources:
            named = self._ids("named_sources", ids=sources, leaving=entities)
            self._drop(
                sources, lambda writing, ids: entities_and_sources.drop_sources(writing, dataset, ids, named)
            )
        if entities:
            kept = self._ids("named_entities", properties=entity_properties(ontology), leaving=entities)
            self._drop(
                entities,
                lambda writing, ids: entities_and_sources.drop_entities(
                    writing, ontology, dataset, ids, kept
                ),
            )

    def _ids(self, query: str, **parameters: Iterable[str]) -> frozenset[str]:
        return frozenset(self._store.read(query, **parameters).rows[0][0])


def _by_family(found: Held) -> dict[Family, dict[str, str]]:
    return {
        "sources": found.sources,
        "entities": found.entities,
        "claims": found.claims,
        "property_claims": found.property_claims,
    }


def _dataset(store: Store, id_: str) -> Dataset | None:
    for row in store.read("datasets").dicts():
        if row["id"] == id_:
            return Dataset(**row)
    return None
