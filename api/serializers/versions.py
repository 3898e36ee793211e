"""Versions of analysts' records as JSON values, with the names of the entities and sources in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.errors import NotFoundError
from graph.model import RecordKind, Version
from graph.presentation import names_to_json, without_empty
from graph.reading import load_entities, load_latest_version, load_sources, load_versions
from graph.store import Store

# The fields of records that hold the id of an entity, and those that hold several.
_ENTITY_FIELDS = ("subject", "object", "entity", "event", "publisher")
_ENTITY_LIST_FIELDS = ("said_by", "about", "author")

_WITH_ARTICLE: dict[RecordKind, str] = {
    "claim": "a claim",
    "entity": "an entity",
    "source": "a source",
    "annotation": "an annotation",
}


def load_edited_record(store: Store, record_kind: RecordKind, id_: str) -> dict[str, Any]:
    """Return the latest version of an analysts' record.

    Raises:
        NotFoundError: no analyst wrote a record of this id.
    """
    version = load_latest_version(store, record_kind, id_)
    if version is None:
        raise NotFoundError(f"No analyst wrote {_WITH_ARTICLE[record_kind]} {id_!r}.")
    return {
        "id": id_,
        **version_attributes(version),
        "action": version.action,
        "record": _record_to_json(version),
    }


def load_history(store: Store, record_kind: RecordKind, id_: str) -> dict[str, Any]:
    """Return all versions of an analysts' entity, source or annotation.

    Raises:
        NotFoundError: no analyst wrote a record of this id.
    """
    versions = load_versions(store, record_kind, [id_])
    if not versions:
        raise NotFoundError(
            f"No analyst wrote {_WITH_ARTICLE[record_kind]} {id_!r}.", "Records of a case have no versions."
        )
    return history_to_json(store, id_, versions)


def history_to_json(store: Store, id_: str, versions: Sequence[Version]) -> dict[str, Any]:
    """Return versions with all names in them."""
    names = load_names_in(store, [version.record for version in versions])
    return {"id": id_, "versions": [_version_to_json(version) for version in versions], "names": names}


def version_attributes(version: Version) -> dict[str, Any]:
    """Return what a version says about its record, without the record itself."""
    return without_empty(
        {
            "version": version.number,
            "author": version.author,
            "changed_on": version.at,
            "replaces": version.replaces,
            "replaced_by": version.replaced_by,
        }
    )


def load_names_in(store: Store, records: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the names of the entities and sources that records mention.

    Args:
        records: as `graph.presentation.to_json.record_to_json` returns them.
    """
    entity_ids = {record[field] for record in records for field in _ENTITY_FIELDS if field in record}
    entity_ids |= {id_ for record in records for id_ in _ids_in_lists(record)}
    source_ids = {record["source"] for record in records if "source" in record}
    return names_to_json(load_entities(store, entity_ids), load_sources(store, source_ids))


def _ids_in_lists(record: Mapping[str, Any]) -> Iterable[str]:
    return (id_ for field in _ENTITY_LIST_FIELDS for id_ in record.get(field, ()))


def _version_to_json(version: Version) -> dict[str, Any]:
    return {
        "record_id": version.record_id,
        **version_attributes(version),
        "action": version.action,
        "record": _record_to_json(version),
        **without_empty({"reason": version.reason}),
    }


def _record_to_json(version: Version) -> Mapping[str, Any]:
    # The record of an annotation also says what the annotation is on, which never changes.
    return {"text": version.record["text"]} if version.record_kind == "annotation" else version.record
