"""What analysts did and noted, as the store keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from json import loads
from typing import Any

from graph.model.versions import Annotation, Noted, Version, What
from graph.store.writing.transaction import Reads


def versions(store: Reads, what: What, ids: Iterable[str]) -> list[Version]:
    """Return every version of these records, in the order in which they were made."""
    rows = store.read("versions", what=what, ids=sorted(set(ids))).rows
    # One change leaves two claims behind where one replaces another: first that one is withdrawn.
    return sorted((_version(*row) for row in rows), key=lambda version: (version.change, version.holds))


def newest(store: Reads, what: What, id_: str) -> Version | None:
    """Return the version of a record that holds, or None where no analyst wrote it."""
    found = versions(store, what, [id_])
    return found[-1] if found else None


def chain(store: Reads, claim: str) -> list[Version]:
    """Return every version of a claim, of those that it replaced and of those that replaced it."""
    ids, wanted = set[str](), {claim}
    found: list[Version] = []
    while wanted - ids:
        ids |= wanted
        found = versions(store, "claim", ids)
        wanted = {id_ for version in found for id_ in (version.replaces, version.replaced_by) if id_}
    return found


def annotations_of(
    store: Reads, what: Noted, ids: Iterable[str], *, withdrawn: bool = False
) -> list[Annotation]:
    """Return what analysts noted on these, the oldest first; what they took back only on request."""
    rows = store.read("annotations_of", what=what, ids=sorted(set(ids))).rows
    found = [_annotation(properties) for (properties,) in rows]
    return [annotation for annotation in found if withdrawn or not annotation.withdrawn_on]


def annotation(store: Reads, id_: str) -> Annotation | None:
    """Return the annotation of this id, withdrawn or not, or None."""
    for (properties,) in store.read("annotations_by_id", ids=[id_]).rows:
        return _annotation(properties)
    return None


def recent_annotations(store: Reads, offset: int, limit: int) -> tuple[int, list[Annotation]]:
    """Return how many annotations there are, and some of them, the newest first."""
    total, found = store.read("annotations_recent", offset=offset, limit=limit).rows[0]
    return total, [_annotation(properties) for properties in found]


def _version(stored: Mapping[str, Any]) -> Version:
    fields = {name: value for name, value in stored.items() if name != "id"}
    return Version(**{**fields, "record": loads(stored["record"])})


def _annotation(stored: Mapping[str, Any]) -> Annotation:
    # The first notes were on claims alone, and did not say which change made them.
    return Annotation(**{"what": "claim", "change": 0, **stored})
