"""The history of what analysts wrote, read from the store: versions of records, and annotations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from json import loads
from typing import Any

from graph.model import AnnotatedKind, Annotation, RecordKind, Version
from graph.store import QueryReader


def load_versions(store: QueryReader, record_kind: RecordKind, ids: Iterable[str]) -> list[Version]:
    """Return all versions of records, in the order in which they were made."""
    rows = store.read("versions", record_kind=record_kind, ids=sorted(set(ids))).rows
    # A change that replaces a claim makes two versions: the replaced claim, which is withdrawn, comes first.
    return sorted((_version(*row) for row in rows), key=lambda version: (version.change, version.is_current))


def load_latest_version(store: QueryReader, record_kind: RecordKind, id_: str) -> Version | None:
    """Return the latest version of a record, or None if no analyst ever wrote it."""
    versions = load_versions(store, record_kind, [id_])
    return versions[-1] if versions else None


def load_replacement_chain(store: QueryReader, claim_id: str) -> list[Version]:
    """Return all versions of a claim, of the claims that it replaced and of the claims that replaced it."""
    ids, linked_ids = set[str](), {claim_id}
    versions: list[Version] = []
    while linked_ids - ids:
        ids |= linked_ids
        versions = load_versions(store, "claim", ids)
        linked_ids = {id_ for version in versions for id_ in (version.replaces, version.replaced_by) if id_}
    return versions


def load_annotations(
    store: QueryReader, record_kind: AnnotatedKind, ids: Iterable[str], *, with_withdrawn: bool = False
) -> list[Annotation]:
    """Return the annotations on claims or entities, the oldest first.

    Args:
        with_withdrawn: True to return withdrawn annotations as well.
    """
    rows = store.read("annotations_of", record_kind=record_kind, ids=sorted(set(ids))).rows
    annotations = [_annotation(*row) for row in rows]
    return [annotation for annotation in annotations if with_withdrawn or not annotation.withdrawn_on]


def load_annotation(store: QueryReader, id_: str) -> Annotation | None:
    """Return the annotation with this id, even if it is withdrawn, or None if there is none."""
    for row in store.read("annotations_by_id", ids=[id_]).rows:
        return _annotation(*row)
    return None


def load_recent_annotations(store: QueryReader, offset: int, limit: int) -> tuple[int, list[Annotation]]:
    """Return how many annotations are not withdrawn, and a page of them, the newest first."""
    total, stored = store.read("annotations_recent", offset=offset, limit=limit).rows[0]
    return total, [_annotation(properties) for properties in stored]


def _version(stored: Mapping[str, Any]) -> Version:
    fields = {name: value for name, value in stored.items() if name != "id"}
    return Version(**{**fields, "record": loads(stored["record"])})


def _annotation(stored: Mapping[str, Any]) -> Annotation:
    return Annotation(**stored)
