"""Add, correct and withdraw entities of analysts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.editing.analyst_dataset import ANALYST
from graph.editing.change import ChangeInfo, ChangeTransaction, run_change
from graph.editing.new_ids import make_unused_id
from graph.editing.validation import require_valid
from graph.errors import ConflictError, Fault, InvalidRecordError
from graph.model import Entity, compute_fingerprint
from graph.ontology import with_article
from graph.presentation import record_to_json
from graph.reading import load_entities, load_entity, load_latest_version, load_versions
from graph.store import Store, remove_entities, write_entities

MAX_LISTED_REFERENCES = 5


def add_entity(store: Store, change_info: ChangeInfo, entity: Entity) -> str:
    """Add an entity, and return its id.

    With the id of an entity that was withdrawn, this restores that entity. Without an id, one is made from
    the name that no entity has or ever had.

    Raises:
        InvalidRecordError: the entity is not valid.
        ConflictError: an entity with this id exists already.
    """

    def add(change: ChangeTransaction) -> str:
        new = _with_id(change, entity)
        require_valid(change.reader, new)
        for existing in load_entities(change.reader, [new.id]):
            # An entity without a dataset was withdrawn; its node stays because withdrawn claims still use it.
            if existing.datasets:
                raise ConflictError(
                    f"There is already an entity {new.id!r}: {existing.name} ({existing.kind}).",
                    "Use its id in claims, or give the new entity another id.",
                )
            _require_same_kind(existing, new)
        _write(change, new)
        change.record_version("entity", new.id, "added", record_to_json(new))
        return new.id

    return run_change(store, change_info, add)


def correct_entity(store: Store, change_info: ChangeInfo, version: int, corrected: Entity) -> None:
    """Correct an entity.

    Args:
        version: the number of the version that the correction is based on.
        corrected: the whole entity as it is after the correction.

    Raises:
        UnknownEntityError: there is no entity with this id.
        ConflictError: it belongs to a case, or has been changed since that version.
        InvalidRecordError: the corrected entity is not valid, or is of another kind than before.
    """

    def correct(change: ChangeTransaction) -> str:
        current = _require_editable(change, corrected.id, version)
        require_valid(change.reader, corrected)
        _require_same_kind(current, corrected)
        if compute_fingerprint(corrected) != compute_fingerprint(current):
            _write(change, corrected)
            change.record_version("entity", corrected.id, "corrected", record_to_json(corrected))
        return corrected.id

    run_change(store, change_info, correct)


def withdraw_entity(store: Store, change_info: ChangeInfo, id_: str, version: int) -> None:
    """Withdraw an entity that no current record refers to. Its versions stay.

    Args:
        version: the number of the version that the withdrawal is based on.

    Raises:
        UnknownEntityError: there is no entity with this id.
        ConflictError: it belongs to a case, has been changed since that version, or a record refers to it.
    """

    def withdraw(change: ChangeTransaction) -> str:
        current = _require_editable(change, id_, version)
        if current.datasets == (ANALYST.id,):
            _require_no_references(change, id_)
        properties = change.ontology.entity_valued_properties
        rows = change.reader.read("referenced_entities", entity_valued_properties=properties, ids=[id_]).rows
        referenced = frozenset(rows[0][0])
        remove_entities(change.transaction, change.ontology, ANALYST.id, [id_], referenced)
        change.record_version("entity", id_, "withdrawn", record_to_json(current))
        return id_

    run_change(store, change_info, withdraw)


def _require_editable(change: ChangeTransaction, id_: str, version: int) -> Entity:
    # The version is compared first: of a withdrawn entity nothing but its versions may be left.
    if load_latest_version(change.reader, "entity", id_) is not None:
        change.require_current("entity", id_, version)
    current = load_entity(change.reader, id_)
    if ANALYST.id not in current.datasets:
        raise ConflictError(
            f"{current.name} ({id_}) belongs to a case. Loading the case again would undo this change.",
            "Add a claim of your own about it instead.",
        )
    return current


def _require_no_references(change: ChangeTransaction, id_: str) -> None:
    properties = change.ontology.entity_valued_properties
    references = change.reader.read("references_to_entity", id=id_, entity_valued_properties=properties).rows
    if references:
        listed = ", ".join(f"{kind} {user_id}" for kind, user_id in references[:MAX_LISTED_REFERENCES])
        unlisted = len(references) - MAX_LISTED_REFERENCES
        more = f" and {unlisted} more" if unlisted > 0 else ""
        raise ConflictError(f"{id_!r} is used by {listed}{more}.", "Withdraw or correct them first.")


def _require_same_kind(existing: Entity, new: Entity) -> None:
    if existing.kind != new.kind:
        kind = with_article(existing.kind)
        message = f"{existing.id!r} is {kind}, and claims depend on it; add another entity instead"
        raise InvalidRecordError([Fault(("kind",), message)])


def _with_id(change: ChangeTransaction, entity: Entity) -> Entity:
    if entity.id:
        return entity
    prefix = entity.source or "" if not entity.named else ""
    return replace(
        entity, id=make_unused_id(entity.name, entity.kind, lambda ids: _find_used(change, ids), prefix)
    )


def _find_used(change: ChangeTransaction, ids: list[str]) -> Iterable[str]:
    # A withdrawn entity keeps its id: another entity with that id would also get its versions.
    in_versions = [version.record_id for version in load_versions(change.reader, "entity", ids)]
    return [*in_versions, *(entity.id for entity in load_entities(change.reader, ids))]


def _write(change: ChangeTransaction, entity: Entity) -> None:
    write_entities(change.transaction, change.ontology, ANALYST.id, [(entity, compute_fingerprint(entity))])
