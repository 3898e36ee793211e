"""Read from the store the history of what analysts wrote: versions of records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from json import loads
from typing import Any

from graph.model import RecordKind, Version
from graph.store import QueryReader

_FIELDS = tuple(field.name for field in fields(Version))


def load_versions(store: QueryReader, record_kind: RecordKind, ids: Iterable[str]) -> list[Version]:
    """Return all versions of records, in the order in which they were made."""
    rows = store.read("versions", record_kind=record_kind, ids=sorted(set(ids))).rows
    # A change that replaces a claim makes two versions: the replaced claim, which is withdrawn, comes first.
    return sorted(
        (_version(*row) for row in rows), key=lambda version: (version.change, not version.is_withdrawn)
    )


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


def _version(stored: Mapping[str, Any]) -> Version:
    # The node may have properties that another program gave it.
    present = {name: stored[name] for name in _FIELDS if name in stored}
    return Version(**{**present, "record": loads(stored["record"])})
