"""Read from the store the annotations of analysts on claims and entities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from graph.model import AnnotatedKind, Annotation
from graph.store import QueryReader

_FIELDS = tuple(field.name for field in fields(Annotation))


def load_annotations(
    store: QueryReader, record_kind: AnnotatedKind, ids: Iterable[str], *, with_withdrawn: bool = False
) -> list[Annotation]:
    """Return the annotations on claims or entities, the oldest first.

    Args:
        with_withdrawn: True to return withdrawn annotations as well.
    """
    rows = store.read("annotations_of_records", record_kind=record_kind, ids=sorted(set(ids))).rows
    annotations = [_annotation(*row) for row in rows]
    return [annotation for annotation in annotations if with_withdrawn or not annotation.withdrawn_on]


def load_annotation(store: QueryReader, id_: str) -> Annotation | None:
    """Return the annotation with this id, even if it is withdrawn, or None if there is none."""
    for row in store.read("annotations_by_id", ids=[id_]).rows:
        return _annotation(*row)
    return None


def load_recent_annotations(store: QueryReader, offset: int, limit: int) -> tuple[int, list[Annotation]]:
    """Return how many annotations are not withdrawn, and a page of them, the newest first."""
    total, stored = store.read("recent_annotations", offset=offset, limit=limit).rows[0]
    return total, [_annotation(properties) for properties in stored]


def _annotation(stored: Mapping[str, Any]) -> Annotation:
    # The node may have properties that another program gave it.
    return Annotation(**{name: stored[name] for name in _FIELDS if name in stored})
