"""Upgrade the data of stores that an older version of this program wrote.

Each upgrade leads from one version of the schema to the next. It works through the store in pages, so that a
million claims need not fit in memory. It writes only what is not upgraded yet, so that it can be interrupted
and run again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol, TypeAlias

from graph.model import AnyClaim, compute_fingerprint
from graph.ontology import Ontology
from graph.progress import Progress, no_progress
from graph.store.cypher.results import ColumnsAndRows
from graph.store.mapping.decode import decode_claim, decode_entity, decode_property_claim, decode_source
from graph.store.mapping.encode import SOURCE_FIELDS, entity_property_names, entity_search_text
from graph.store.mapping.merge_datasets import MultiDatasetNode
from graph.store.writing.schema import SCHEMA_VERSION
from graph.store.writing.transaction import WriteTransaction

TASK = "Upgrading the store"
NAMES_TASK = "Upgrading the search by name"

RECORDS_PER_PAGE = 5_000
# Sources have texts, and a text may have megabytes.
SOURCES_PER_PAGE = 10

COUNT_ENTITIES = "RETURN COUNT { (:Entity) }"
COUNT_RECORDS = "RETURN COUNT { (:Source) } + COUNT { (:Entity) } + COUNT { ()-[]->() }"

DROP_OLD_INDEXES = ("DROP INDEX version_claim IF EXISTS", "DROP INDEX annotation_claim IF EXISTS")

# The statements for pages return an id first, and begin after the id $after.
READ_VERSIONS = """
MATCH (v:Version) WHERE v.id > $after
WITH v ORDER BY v.id LIMIT $limit
RETURN v.id, v.what, v.of, v.record
"""
READ_SOURCES = """
MATCH (n:Source) WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $limit
RETURN n.id, properties(n)
"""
READ_ENTITIES = """
MATCH (n:Entity) WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $limit
RETURN n.id, [label IN labels(n) WHERE label <> 'Entity'][0], properties(n)
"""
# {type} is filled from the ontology.
READ_CLAIMS = """
MATCH (a)-[r:{type}]->(b) WHERE r.id > $after
WITH r, a, b ORDER BY r.id LIMIT $limit
RETURN r.id, a.id, b.id, properties(r)
"""
# {type} is filled from the ontology.
READ_INFERRED = """
MATCH (a)-[r:{type}]->(b) WHERE r.id > $after AND r.inferred IS NOT NULL
WITH r, a, b ORDER BY r.id LIMIT $limit
RETURN r.id, a.id, b.id, properties(r)
"""
READ_VERSIONS_OF_CLAIMS = """
MATCH (v:Version) WHERE v.id > $after AND v.record_kind = 'claim' AND v.record CONTAINS '"inferred"'
WITH v ORDER BY v.id LIMIT $limit
RETURN v.id, v.record
"""
READ_PROPERTY_CLAIMS = """
MATCH (c:PropertyClaim) WHERE c.id > $after
WITH c ORDER BY c.id LIMIT $limit
MATCH (e:Entity)-[:HAS_CLAIM]->(c)
RETURN c.id, e.id, properties(c)
"""

UPDATE_VERSIONS = """
UNWIND $rows AS row
MATCH (v:Version {id: row.id})
SET v.record_kind = row.record_kind, v.record_id = row.record_id, v.record = row.record
REMOVE v.what, v.of
RETURN count(v)
"""
# The oldest annotations were on claims only, and had no number of the change that made them.
UPDATE_ANNOTATIONS = """
MATCH (a:Annotation) WHERE a.of IS NOT NULL
WITH a LIMIT $limit
SET a.record_kind = coalesce(a.what, 'claim'), a.record_id = a.of, a.change = coalesce(a.change, 0)
REMOVE a.what, a.of
RETURN count(a)
"""
# If another program has written a record since it was read, its fingerprint is not the old one any more, and
# must not be replaced.
UPDATE_SOURCES = """
UNWIND $rows AS row
MATCH (n:Source {id: row.id}) WHERE n.fingerprints = row.old
SET n.fingerprints = row.new
RETURN count(n)
"""
UPDATE_ENTITIES = """
UNWIND $rows AS row
MATCH (n:Entity {id: row.id}) WHERE n.fingerprints = row.old
SET n.fingerprints = row.new, n.search = row.search
RETURN count(n)
"""
UPDATE_CLAIMS = """
UNWIND $rows AS row
MATCH ()-[r:{type}]->() WHERE r.id = row.id AND r.fingerprint = row.old
SET r.fingerprint = row.new
RETURN count(r)
"""
UPDATE_INFERRED = """
UNWIND $rows AS row
MATCH ()-[r:{type}]->() WHERE r.id = row.id
SET r.inferred = row.inferred, r.inferred_from = row.inferred_from
SET r.fingerprint = CASE r.fingerprint WHEN row.old THEN row.new ELSE r.fingerprint END
RETURN count(r)
"""
UPDATE_RECORDS_OF_VERSIONS = """
UNWIND $rows AS row
MATCH (v:Version {id: row.id})
SET v.record = row.record
RETURN count(v)
"""
UPDATE_PROPERTY_CLAIMS = """
UNWIND $rows AS row
MATCH (c:PropertyClaim {id: row.id}) WHERE c.fingerprint = row.old
SET c.fingerprint = row.new
RETURN count(c)
"""

# Fields of claims that became lists with version 3.
_NEW_LISTS = ("inferred", "inferred_from")

# How the fields in the JSON of versions were renamed, by the kind of the record.
_RENAMED_FIELDS = {
    "claim": {"predicate": "edge_type"},
    "annotation": {"what": "record_kind", "of": "record_id"},
}

UpdateRow: TypeAlias = dict[str, Any]


class UpgradableStore(Protocol):
    """The part of `graph.store.Store` that upgrades need."""

    @property
    def ontology(self) -> Ontology:
        """The ontology of the store."""

    def run(self, text: str, parameters: Mapping[str, Any]) -> ColumnsAndRows:
        """Run Cypher that only reads."""

    def write(self, work: Callable[[WriteTransaction], Any]) -> Any:
        """Run `work` in one write transaction."""

    def change_schema(self, work: Callable[[WriteTransaction], Any]) -> Any:
        """Run `work` on the schema."""


def upgrade_store(store: UpgradableStore, version: int, progress: Progress = no_progress) -> None:
    """Upgrade the data of a store to the present version of the schema.

    Args:
        store: the store.
        version: the version of its schema.
        progress: called after each page of records.

    Raises:
        StoreError: the store failed.
    """
    for older_version in range(version, SCHEMA_VERSION):
        UPGRADES[older_version](store, progress)


def _upgrade_from_1(store: UpgradableStore, progress: Progress) -> None:
    """Rename fields of versions and annotations; compute fingerprints and search texts again."""
    ontology = store.ontology
    total = store.run(COUNT_RECORDS, {})[1][0][0]
    pages = _Pages(store, progress, total)
    pages.update(READ_SOURCES, UPDATE_SOURCES, _source_row, SOURCES_PER_PAGE)
    pages.update(READ_ENTITIES, UPDATE_ENTITIES, partial(_entity_row, ontology))
    for edge_type in ontology.edge_types:
        read_text, update_text = (text.replace("{type}", edge_type) for text in (READ_CLAIMS, UPDATE_CLAIMS))
        pages.update(read_text, update_text, partial(_claim_row, partial(decode_claim, ontology, edge_type)))
    pages.update(READ_PROPERTY_CLAIMS, UPDATE_PROPERTY_CLAIMS, partial(_claim_row, decode_property_claim))
    # Last, so that it also covers what a program of version 1 has written since the upgrade began.
    pages.update(READ_VERSIONS, UPDATE_VERSIONS, _version_row, is_counted=False)
    while store.write(lambda transaction: transaction.run(UPDATE_ANNOTATIONS, limit=RECORDS_PER_PAGE))[0][0]:
        pass
    store.change_schema(lambda transaction: [transaction.run(text) for text in DROP_OLD_INDEXES])


def _upgrade_from_2(store: UpgradableStore, progress: Progress) -> None:
    """Make lists of `inferred` and `inferred_from`, which can have several values now; fold names anew."""
    names = _Pages(store, progress, store.run(COUNT_ENTITIES, {})[1][0][0], NAMES_TASK)
    names.update(READ_ENTITIES, UPDATE_ENTITIES, partial(_entity_row, store.ontology))
    pages = _Pages(store, progress, total=0)
    for edge_type in store.ontology.edge_types:
        texts = [text.replace("{type}", edge_type) for text in (READ_INFERRED, UPDATE_INFERRED)]
        make_row = partial(_inferred_row, partial(decode_claim, store.ontology, edge_type))
        pages.update(texts[0], texts[1], make_row, is_counted=False)
    pages.update(READ_VERSIONS_OF_CLAIMS, UPDATE_RECORDS_OF_VERSIONS, _inferred_version_row, is_counted=False)


UPGRADES: Mapping[int, Callable[[UpgradableStore, Progress], None]] = {
    1: _upgrade_from_1,
    2: _upgrade_from_2,
}
"""By an older version of the schema, the upgrade from it to the next version."""


@dataclass
class _Pages:
    """Reads records of a store page by page and updates them, and reports the progress."""

    store: UpgradableStore
    progress: Progress
    total: int
    task: str = TASK
    done: int = 0

    def update(
        self,
        read_text: str,
        update_text: str,
        make_row: Callable[..., UpdateRow | None],
        page_size: int = RECORDS_PER_PAGE,
        *,
        is_counted: bool = True,
    ) -> None:
        """Update all records that `read_text` returns.

        Args:
            read_text: returns a page of records in order of their ids.
            update_text: updates records from rows.
            make_row: takes what `read_text` returns of a record; returns the row that updates it, or None
                if it is upgraded already.
            page_size: the greatest number of records in a page.
            is_counted: whether `total` counts these records.
        """
        for page in self._read(read_text, page_size):
            if rows := [row for record in page if (row := make_row(*record))]:
                self.store.write(partial(_run_rows, update_text, rows))
            if is_counted:
                self.done += len(page)
                self.progress(self.task, self.done, self.total)

    def _read(self, text: str, page_size: int) -> Iterator[Sequence[tuple[Any, ...]]]:
        after = ""
        while page := self.store.run(text, {"after": after, "limit": page_size})[1]:
            yield page
            after = max(id_ for id_, *_ in page)


def _run_rows(text: str, rows: Sequence[UpdateRow], transaction: WriteTransaction) -> None:
    transaction.run_rows(text, rows)


def _version_row(id_: str, record_kind: str | None, record_id: str, record: str) -> UpdateRow | None:
    if record_kind is None:
        return None
    renamed = _RENAMED_FIELDS.get(record_kind, {})
    fields = {renamed.get(name, name): value for name, value in json.loads(record).items()}
    return {
        "id": id_,
        "record_kind": record_kind,
        "record_id": record_id,
        "record": json.dumps(fields, ensure_ascii=False),
    }


# Nodes and relationships without fingerprints are not records: another program wrote them.
def _source_row(id_: str, stored: Mapping[str, Any]) -> UpdateRow | None:
    if "fingerprints" not in stored:
        return None
    node = MultiDatasetNode.from_properties("", stored, SOURCE_FIELDS)
    sources = map(decode_source, node.values_by_dataset.values())
    return _fingerprint_row(id_, stored["fingerprints"], [compute_fingerprint(source) for source in sources])


def _entity_row(
    ontology: Ontology, id_: str, kind: str | None, stored: Mapping[str, Any]
) -> UpdateRow | None:
    if "fingerprints" not in stored or kind is None or kind not in ontology.kinds:
        return None
    node = MultiDatasetNode.from_properties(kind, stored, entity_property_names(ontology, kind))
    entities = (decode_entity(ontology, kind, values) for values in node.values_by_dataset.values())
    fingerprints = [compute_fingerprint(entity) for entity in entities]
    search_text = entity_search_text(stored)
    if (stored["fingerprints"], stored.get("search")) == (fingerprints, search_text):
        return None
    return {"id": id_, "old": stored["fingerprints"], "new": fingerprints, "search": search_text}


def _claim_row(decode: Callable[..., AnyClaim], id_: str, *entity_ids_and_stored: Any) -> UpdateRow | None:
    """Return the row of a claim; `decode` takes the ids of its entities and what is stored."""
    *_, stored = entity_ids_and_stored
    if "fingerprint" not in stored:
        return None
    fingerprint = compute_fingerprint(decode(*entity_ids_and_stored))
    return _fingerprint_row(id_, stored.get("fingerprint"), fingerprint)


def _inferred_row(decode: Callable[..., AnyClaim], id_: str, *entity_ids_and_stored: Any) -> UpdateRow | None:
    *entity_ids, stored = entity_ids_and_stored
    if isinstance(stored["inferred"], list):
        return None
    lists = {name: [stored[name]] for name in _NEW_LISTS if name in stored}
    fingerprint = compute_fingerprint(decode(*entity_ids, {**stored, **lists}))
    return {"id": id_, "old": stored.get("fingerprint"), "new": fingerprint, "inferred_from": None, **lists}


def _inferred_version_row(id_: str, record: str) -> UpdateRow | None:
    fields = json.loads(record)
    if isinstance(fields.get("inferred", []), list):
        return None
    fields |= {name: [fields[name]] for name in _NEW_LISTS if name in fields}
    return {"id": id_, "record": json.dumps(fields, ensure_ascii=False)}


def _fingerprint_row(id_: str, old: str | list[str] | None, new: str | list[str]) -> UpdateRow | None:
    # A withdrawn claim has no fingerprint, and a source without a dataset an empty list of them.
    return {"id": id_, "old": old, "new": new} if old and old != new else None
