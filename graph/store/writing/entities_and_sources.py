"""Write entities and sources, which several datasets may share.

See `graph.store.mapping.merge_datasets`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.model import Dataset, Entity, Source, compute_fingerprint
from graph.ontology import Ontology
from graph.store.cypher.named_queries import named_queries
from graph.store.mapping.decode import decode_source
from graph.store.mapping.encode import (
    SOURCE_FIELDS,
    Neo4jProperties,
    encode_entity,
    encode_source,
    entity_property_names,
    entity_search_text,
)
from graph.store.mapping.merge_datasets import MultiDatasetNode, property_changes
from graph.store.writing.transaction import WriteTransaction

WRITE_DATASET = "MERGE (d:Dataset {id: $id}) SET d.title = $title, d.description = $description"

# {kind} and {other_kinds} are filled from the ontology.
WRITE_ENTITIES = """
UNWIND $rows AS row
MERGE (n:Entity {id: row.id})
REMOVE n:{other_kinds}
SET n:{kind}, n += row.properties
RETURN count(n)
"""
WRITE_SOURCES = """
UNWIND $rows AS row
MERGE (s:Source {id: row.id})
SET s += row.properties
RETURN count(s)
"""
# An entity with a relationship stays. The caller keeps entities that a claim or source refers to without one.
DELETE_ENTITIES = "MATCH (n:Entity) WHERE n.id IN $ids AND NOT (n)--() DELETE n"
DELETE_SOURCES = "MATCH (s:Source) WHERE s.id IN $ids DELETE s"
CLEAR_DATASETS = """
UNWIND $ids AS id
MATCH (n:{label} {id: id})
SET n.datasets = [], n.fingerprints = []
REMOVE n.said
RETURN count(n)
"""
RECORD_CITATION = """
MATCH (s:Source)
WHERE s.id IN $ids AND NOT $dataset IN s.datasets AND NOT $dataset IN coalesce(s.cited_by, [])
SET s.cited_by = coalesce(s.cited_by, []) + $dataset
"""


def write_dataset(transaction: WriteTransaction, dataset: Dataset) -> None:
    """Write the title and description of a dataset."""
    transaction.run(WRITE_DATASET, id=dataset.id, title=dataset.title, description=dataset.description)


def write_entities(
    transaction: WriteTransaction, ontology: Ontology, dataset: str, entities: Sequence[tuple[Entity, str]]
) -> None:
    """Write what a dataset says of entities.

    Args:
        transaction: the open transaction.
        ontology: declares the kinds.
        dataset: the id of the dataset.
        entities: each entity with the fingerprint of its record.
    """
    nodes = _load_entities(transaction, ontology, [entity.id for entity, _ in entities])
    rows_by_kind: dict[str, list[Neo4jProperties]] = {}
    for entity, fingerprint in entities:
        before = nodes.get(entity.id, MultiDatasetNode(entity.kind))
        after = before.with_dataset(entity.kind, dataset, encode_entity(entity), fingerprint)
        rows_by_kind.setdefault(entity.kind, []).append(_entity_row(entity.id, before, after))
    _write_entity_rows(transaction, ontology, rows_by_kind)


def write_sources(transaction: WriteTransaction, dataset: str, sources: Sequence[tuple[Source, str]]) -> None:
    """Write what a dataset says of sources.

    Args:
        transaction: the open transaction.
        dataset: the id of the dataset.
        sources: each source with the fingerprint of its record.
    """
    nodes = _load_sources(transaction, [source.id for source, _ in sources])
    rows = []
    for source, fingerprint in sources:
        before = nodes.get(source.id, MultiDatasetNode(""))
        after = before.with_dataset("", dataset, encode_source(source), fingerprint)
        rows.append({"id": source.id, "properties": property_changes(before, after)})
    transaction.run_rows(WRITE_SOURCES, rows)


def write_source_text(transaction: WriteTransaction, source: Source, dataset_without_sum: str) -> None:
    """Write the text of a source, for each dataset whose record of the source has the sum of the text.

    The records get the fingerprints that they would have if they had been loaded with the text, so that
    loading them with it changes nothing.

    Args:
        transaction: the open transaction.
        source: the source with its text and its SHA-256.
        dataset_without_sum: a dataset whose record gets the sum with the text if it has none.
    """
    before = _load_sources(transaction, [source.id])[source.id]
    after = before
    for dataset, values in before.values_by_dataset.items():
        expected = (source.sha256, None) if dataset == dataset_without_sum else (source.sha256,)
        if values.get("sha256") in expected:
            new = {**values, "sha256": source.sha256, "text": source.text}
            after = after.with_dataset("", dataset, new, compute_fingerprint(decode_source(new)))
    row = {"id": source.id, "properties": property_changes(before, after)}
    transaction.run_rows(WRITE_SOURCES, [row])


def record_citation(transaction: WriteTransaction, dataset: str, source_ids: Iterable[str]) -> None:
    """Record on sources of other datasets that claims of `dataset` cite them, so that these are found."""
    ids = list(source_ids)
    if ids:
        transaction.run(RECORD_CITATION, dataset=dataset, ids=ids)


def remove_entities(
    transaction: WriteTransaction,
    ontology: Ontology,
    dataset: str,
    ids: Sequence[str],
    referenced_ids: frozenset[str],
) -> None:
    """Remove entities from a dataset.

    An entity that belongs to no other dataset, has no relationship and is not referred to is deleted.

    Args:
        transaction: the open transaction.
        ontology: declares the kinds.
        dataset: the id of the dataset.
        ids: the ids of the entities.
        referenced_ids: ids that a claim or a source refers to without a relationship.
    """
    rows_by_kind: dict[str, list[Neo4jProperties]] = {}
    without_dataset = []
    for id_, before in _load_entities(transaction, ontology, ids).items():
        after = before.without_dataset(dataset)
        if after.values_by_dataset:
            rows_by_kind.setdefault(before.kind, []).append(_entity_row(id_, before, after))
        else:
            without_dataset.append(id_)
    _write_entity_rows(transaction, ontology, rows_by_kind)
    transaction.run(DELETE_ENTITIES, ids=[id_ for id_ in without_dataset if id_ not in referenced_ids])
    transaction.run(CLEAR_DATASETS.replace("{label}", "Entity"), ids=without_dataset)


def remove_sources(
    transaction: WriteTransaction, dataset: str, ids: Sequence[str], referenced_ids: frozenset[str]
) -> None:
    """Remove sources from a dataset; one that belongs to no other dataset and is not cited is deleted.

    Args:
        transaction: the open transaction.
        dataset: the id of the dataset.
        ids: the ids of the sources.
        referenced_ids: ids of sources that a claim or another source cites.
    """
    rows, without_dataset = [], []
    for id_, before in _load_sources(transaction, ids).items():
        after = before.without_dataset(dataset)
        if after.values_by_dataset:
            rows.append({"id": id_, "properties": property_changes(before, after)})
        else:
            without_dataset.append(id_)
    transaction.run_rows(WRITE_SOURCES, rows)
    transaction.run(DELETE_SOURCES, ids=[id_ for id_ in without_dataset if id_ not in referenced_ids])
    transaction.run(CLEAR_DATASETS.replace("{label}", "Source"), ids=without_dataset)
    record_citation(transaction, dataset, ids)


def _load_entities(
    transaction: WriteTransaction, ontology: Ontology, ids: Sequence[str]
) -> dict[str, MultiDatasetNode]:
    text = named_queries()["entities_by_id"].text
    return {
        stored["id"]: MultiDatasetNode.from_properties(kind, stored, entity_property_names(ontology, kind))
        for kind, stored in transaction.run(text, ids=list(ids))
    }


def _load_sources(transaction: WriteTransaction, ids: Sequence[str]) -> dict[str, MultiDatasetNode]:
    text = named_queries()["sources_by_id"].text
    rows = transaction.run(text, ids=list(ids), with_text=True)
    return {stored["id"]: MultiDatasetNode.from_properties("", stored, SOURCE_FIELDS) for (stored,) in rows}


def _entity_row(id_: str, before: MultiDatasetNode, after: MultiDatasetNode) -> dict[str, Any]:
    properties = property_changes(before, after)
    return {"id": id_, "properties": properties | {"search": entity_search_text(properties)}}


def _write_entity_rows(
    transaction: WriteTransaction, ontology: Ontology, rows_by_kind: Mapping[str, list[Neo4jProperties]]
) -> None:
    for kind, rows in rows_by_kind.items():
        other_kinds = ":".join(each for each in ontology.kinds if each != kind)
        text = WRITE_ENTITIES.replace("{other_kinds}", other_kinds)
        transaction.run_rows(text.replace("{kind}", ontology.kinds[kind].id), rows)
