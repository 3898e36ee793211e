"""What a record may refer to in a load: what the stream brought, and what other datasets brought before.

What only an earlier load of the same dataset brought does not count, or a load would depend on the ones
before it.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.model.records import Entity, Placed, Source
from graph.store.writing.transaction import Reads


class Known:
    """Answer `graph.model.validation`; remember the ids that were not found, to look them up in one query.

    The nodes of a batch under judgement are candidates: they may refer to each other in any order, and
    count until they are refused.
    """

    def __init__(self, store: Reads, dataset: str) -> None:
        self._store = store
        self._dataset = dataset
        self._kinds: dict[str, str] = {}
        self._sources: set[str] = set()
        self._candidate_kinds: dict[str, str] = {}
        self._candidate_sources: set[str] = set()
        self._kinds_elsewhere: dict[str, str | None] = {}
        self._sums_elsewhere: dict[str, tuple[str | None] | None] = {}
        self._missed: set[str] = set()
        self._missed_sources: set[str] = set()

    def kind(self, entity: str) -> str | None:
        """Return the kind of an entity, or None where there is no such entity."""
        found = (
            self._kinds.get(entity) or self._candidate_kinds.get(entity) or self._kinds_elsewhere.get(entity)
        )
        if found is None:
            self._missed.add(entity)
        return found

    def has_source(self, source: str) -> bool:
        """Tell whether there is a source of that id."""
        if source in self._sources or source in self._candidate_sources:
            return True
        found = self._sums_elsewhere.get(source) is not None
        if not found:
            self._missed_sources.add(source)
        return found

    def consider(self, records: Iterable[Placed]) -> None:
        """Take the nodes of a batch as candidates, in place of those before."""
        self._candidate_kinds, self._candidate_sources = {}, set()
        for placed in records:
            record = placed.record
            if isinstance(record, Entity):
                self._candidate_kinds.setdefault(record.id, record.kind)
            elif isinstance(record, Source):
                self._candidate_sources.add(record.id)

    def accept(self) -> None:
        """Count the candidates for good."""
        self._kinds.update(self._candidate_kinds)
        self._sources |= self._candidate_sources

    def look_up(self) -> bool:
        """Look up what was asked in vain; tell whether any of it is known now."""
        missed = [id_ for id_ in self._missed if id_ not in self._kinds_elsewhere]
        missed_sources = [id_ for id_ in self._missed_sources if id_ not in self._sums_elsewhere]
        self._missed, self._missed_sources = set(), set()
        found = self._look_up_entities(missed)
        return self._look_up_sources(missed_sources) or found

    def conflict(self, record: Entity | Source) -> str | None:
        """Return how a new or changed node contradicts what other datasets say it is, or None."""
        if isinstance(record, Entity):
            kind = self._kinds_elsewhere.get(record.id)
            if kind is not None and kind != record.kind:
                return f"kind: another dataset has {record.id!r} as a {kind}, not a {record.kind}"
            return None
        sums = self._sums_elsewhere.get(record.id)
        if sums is not None and record.sha256 and sums[0] and sums[0] != record.sha256:
            return f"sha256: another dataset has {record.id!r} with another text, of sum {sums[0]}"
        return None

    def expect(self, records: Iterable[Entity | Source]) -> None:
        """Look up what other datasets say of these nodes, before `conflict` is asked."""
        for record in records:
            (self._missed if isinstance(record, Entity) else self._missed_sources).add(record.id)
        self.look_up()

    def _look_up_entities(self, ids: list[str]) -> bool:
        if not ids:
            return False
        rows = self._store.read("kinds_elsewhere", ids=ids, dataset=self._dataset).rows
        self._kinds_elsewhere |= dict.fromkeys(ids)
        self._kinds_elsewhere |= dict(rows)
        return bool(rows)

    def _look_up_sources(self, ids: list[str]) -> bool:
        if not ids:
            return False
        rows = self._store.read("sources_elsewhere", ids=ids, dataset=self._dataset).rows
        self._sums_elsewhere |= dict.fromkeys(ids)
        self._sums_elsewhere |= {id_: (sha256,) for id_, sha256 in rows}
        return bool(rows)
