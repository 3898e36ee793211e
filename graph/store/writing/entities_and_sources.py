"""Write entities and sources, which several datasets may share.

See `graph.store.mapping.merge_datasets`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.model.records import Dataset, Entity, Source
from graph.ontology import Ontology
from graph.store.cypher.named_queries import named_queries
from graph.store.mapping.encode import (
    SOURCE_FIELDS,
    Stored,
    entity_fields,
    entity_properties,
    search_text,
    source_properties,
)
from graph.store.mapping.merge_datasets import Shared, changes
from graph.store.writing.transaction import Writing

DATASET = "MERGE (d:Dataset {id: $id}) SET d.title = $title, d.description = $description"

# {kind} and {kinds} are filled from the ontology.
ENTITIES = """
UNWIND $rows AS row
MERGE (n:Entity {id: row.id})
REMOVE n:{kinds}
SET n:{kind}, n += row.properties
RETURN count(n)
"""
SOURCES = """
UNWIND $rows AS row
MERGE (s:Source {id: row.id})
SET s += row.properties
RETURN count(s)
"""
# A relationship keeps its end; what is only named in a claim was looked for before.
DELETE_ENTITIES = "MATCH (n:Entity) WHERE n.id IN $ids AND NOT (n)--() DELETE n"
DELETE_SOURCES = "MATCH (s:Source) WHERE s.id IN $ids DELETE s"
ORPHANS = """
UNWIND $ids AS id
MATCH (n:{label} {id: id})
SET n.datasets = [], n.fingerprints = []
REMOVE n.said
RETURN count(n)
"""
CITED = """
MATCH (s:Source)
WHERE s.id IN $ids AND NOT $dataset IN s.datasets AND NOT $dataset IN coalesce(s.cited_by, [])
SET s.cited_by = coalesce(s.cited_by, []) + $dataset
"""


def put_dataset(writing: Writing, dataset: Dataset) -> None:
    """Write what a dataset says of itself."""
    writing.run(DATASET, id=dataset.id, title=dataset.title, description=dataset.description)


def put_entities(
    writing: Writing, ontology: Ontology, dataset: str, entities: Sequence[tuple[Entity, str]]
) -> None:
    """Write what `dataset` says of these entities, each with the fingerprint of its record."""
    held = _entities(writing, ontology, [entity.id for entity, _ in entities])
    by_kind: dict[str, list[Stored]] = {}
    for entity, fingerprint in entities:
        before = held.get(entity.id, Shared(entity.kind))
        after = before.saying(entity.kind, dataset, entity_properties(entity), fingerprint)
        by_kind.setdefault(entity.kind, []).append(_row(entity.id, before, after))
    _write_entities(writing, ontology, by_kind)


def put_sources(writing: Writing, dataset: str, sources: Sequence[tuple[Source, str]]) -> None:
    """Write what `dataset` says of these sources, each with the fingerprint of its record."""
    held = _sources(writing, [source.id for source, _ in sources])
    rows = []
    for source, fingerprint in sources:
        before = held.get(source.id, Shared(""))
        after = before.saying("", dataset, source_properties(source), fingerprint)
        rows.append({"id": source.id, "properties": changes(before, after)})
    writing.each(SOURCES, rows)


def cite(writing: Writing, dataset: str, sources: Iterable[str]) -> None:
    """Note on sources of other datasets that claims of `dataset` rest on them: by that they are found."""
    ids = list(sources)
    if ids:
        writing.run(CITED, dataset=dataset, ids=ids)


def drop_entities(
    writing: Writing, ontology: Ontology, dataset: str, ids: Sequence[str], named: frozenset[str]
) -> None:
    """Take entities out of `dataset`; one that no other dataset speaks of and nothing hangs on is removed.

    Args:
        named: ids that a claim or source names without an edge, so that they must stay.
    """
    by_kind: dict[str, list[Stored]] = {}
    orphans = []
    for id_, before in _entities(writing, ontology, ids).items():
        after = before.without(dataset)
        if after.said:
            by_kind.setdefault(before.kind, []).append(_row(id_, before, after))
        else:
            orphans.append(id_)
    _write_entities(writing, ontology, by_kind)
    writing.run(DELETE_ENTITIES, ids=[id_ for id_ in orphans if id_ not in named])
    writing.run(ORPHANS.replace("{label}", "Entity"), ids=orphans)


def drop_sources(writing: Writing, dataset: str, ids: Sequence[str], named: frozenset[str]) -> None:
    """Take sources out of `dataset`; one that no other dataset speaks of and nothing cites is removed."""
    rows, orphans = [], []
    for id_, before in _sources(writing, ids).items():
        after = before.without(dataset)
        if after.said:
            rows.append({"id": id_, "properties": changes(before, after)})
        else:
            orphans.append(id_)
    writing.each(SOURCES, rows)
    writing.run(DELETE_SOURCES, ids=[id_ for id_ in orphans if id_ not in named])
    writing.run(ORPHANS.replace("{label}", "Source"), ids=orphans)
    cite(writing, dataset, ids)


def _entities(writing: Writing, ontology: Ontology, ids: Sequence[str]) -> dict[str, Shared]:
    text = named_queries()["entities_by_id"].text
    return {
        stored["id"]: Shared.of(kind, stored, entity_fields(ontology, kind))
        for kind, stored in writing.run(text, ids=list(ids))
    }


def _sources(writing: Writing, ids: Sequence[str]) -> dict[str, Shared]:
    text = named_queries()["sources_by_id"].text
    rows = writing.run(text, ids=list(ids), with_text=True)
    return {stored["id"]: Shared.of("", stored, SOURCE_FIELDS) for (stored,) in rows}


def _row(id_: str, before: Shared, after: Shared) -> dict[str, Any]:
    properties = changes(before, after)
    return {"id": id_, "properties": properties | {"search": search_text(properties)}}


def _write_entities(writing: Writing, ontology: Ontology, by_kind: Mapping[str, list[Stored]]) -> None:
    for kind, rows in by_kind.items():
        others = ":".join(other for other in ontology.kinds if other != kind)
        writing.each(ENTITIES.replace("{kinds}", others).replace("{kind}", ontology.kinds[kind].id), rows)
