"""Writing what analysts did: versions of records, and annotations.

Both are nodes by themselves, which nothing joins to an entity: no path runs through them, and a dataset that
is loaded again knows nothing of them.
"""

from __future__ import annotations

from dataclasses import asdict
from json import dumps
from typing import Any

from graph.model.records import Dataset
from graph.model.versions import Annotation, Version
from graph.store.writing.transaction import Writing

# The lock of all changes: it is written before anything is read, so that a second change waits here until
# the first is done, and then sees what the first did.
BEGIN = """
MERGE (d:Dataset {id: $id})
SET d.title = $title, d.description = $description, d.changes = coalesce(d.changes, 0) + 1
RETURN d.changes
"""
ADD_VERSION = "CREATE (v:Version) SET v = $properties"
ADD_ANNOTATION = "CREATE (a:Annotation) SET a = $properties"
PUT_ANNOTATION = "MATCH (a:Annotation {id: $properties.id}) SET a = $properties"


def begin_change(writing: Writing, dataset: Dataset) -> int:
    """Wait until no other change of `dataset` is under way, and return the number of this one."""
    rows = writing.run(BEGIN, id=dataset.id, title=dataset.title, description=dataset.description)
    return int(rows[0][0])


def add_version(writing: Writing, version: Version) -> None:
    """Keep a version; its id is taken where one of that number is there already."""
    properties: dict[str, Any] = asdict(version) | {
        "id": f"{version.what}/{version.of}/{version.number}",
        "record": dumps(version.record, ensure_ascii=False),
    }
    writing.run(ADD_VERSION, properties=properties)


def add_annotation(writing: Writing, annotation: Annotation) -> None:
    """Write a new annotation; nothing is written over where one of its id is there."""
    writing.run(ADD_ANNOTATION, properties=asdict(annotation))


def put_annotation(writing: Writing, annotation: Annotation) -> None:
    """Write an annotation in place of the one of the same id."""
    writing.run(PUT_ANNOTATION, properties=asdict(annotation))
