"""Notes of analysts on claims and entities of any dataset. Loading the dataset again does not change them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from graph.editing.change import ChangeInfo, ChangeTransaction, run_change_and_load
from graph.errors import NotFoundError
from graph.model import Action, AnnotatedKind, Annotation, make_annotation_id
from graph.reading import load_annotation, load_annotations, load_claim, load_entity
from graph.store import QueryReader, Store, rewrite_annotation, write_annotation

_LOAD_RECORD: dict[AnnotatedKind, Callable[[QueryReader, str], object]] = {
    "claim": load_claim,
    "entity": load_entity,
}


def add_annotation(
    store: Store, change_info: ChangeInfo, record_kind: AnnotatedKind, record_id: str, text: str
) -> Annotation:
    """Add an annotation to a claim or an entity, and return it.

    Args:
        record_kind: the kind of the record that it is added to; property claims are claims.
        record_id: the id of that record.
        text: the words of the annotation.

    Raises:
        NotFoundError: there is no such claim.
        UnknownEntityError: there is no such entity.
    """

    def add(change: ChangeTransaction) -> str:
        _LOAD_RECORD[record_kind](change.reader, record_id)
        number = len(load_annotations(change.reader, record_kind, [record_id], with_withdrawn=True)) + 1
        id_ = make_annotation_id(record_kind, record_id, number)
        annotation = Annotation(
            id=id_,
            record_kind=record_kind,
            record_id=record_id,
            text=text,
            author="",
            at="",
            version=1,
            change=0,
        )
        return _write(change, annotation, "added")

    return run_change_and_load(store, change_info, add, _load)


def correct_annotation(
    store: Store, change_info: ChangeInfo, id_: str, version: int, text: str
) -> Annotation:
    """Change the text of an annotation, and return the annotation as it is now.

    Args:
        version: the number of the version that the correction is based on.

    Raises:
        NotFoundError: there is no annotation with this id.
        ConflictError: it has been changed since that version.
    """

    def correct(change: ChangeTransaction) -> str:
        current = _require_current(change, id_, version)
        if current.text == text:
            return id_
        return _write(change, replace(current, text=text, version=version + 1), "corrected")

    return run_change_and_load(store, change_info, correct, _load)


def withdraw_annotation(store: Store, change_info: ChangeInfo, id_: str, version: int) -> Annotation:
    """Withdraw an annotation, and return it. It stays in the store with its versions, but is no longer shown.

    Args:
        version: the number of the version that the withdrawal is based on.

    Raises:
        NotFoundError: there is no annotation with this id.
        ConflictError: it has been changed since that version.
    """

    def withdraw(change: ChangeTransaction) -> str:
        current = _require_current(change, id_, version)
        withdrawn = replace(current, withdrawn_on=change.timestamp, version=version + 1)
        return _write(change, withdrawn, "withdrawn")

    return run_change_and_load(store, change_info, withdraw, _load)


def _require_current(change: ChangeTransaction, id_: str, version: int) -> Annotation:
    current = _load(change.reader, id_)
    change.require_current("annotation", id_, version)
    return current


def _load(reader: QueryReader, id_: str) -> Annotation:
    annotation = load_annotation(reader, id_)
    if annotation is None:
        raise NotFoundError(f"There is no annotation {id_!r}.")
    return annotation


def _write(change: ChangeTransaction, annotation: Annotation, action: Action) -> str:
    """Write an annotation with its new version, and return its id."""
    authored = replace(
        annotation, author=change.info.author, at=change.timestamp, change=change.change_number
    )
    write = write_annotation if action == "added" else rewrite_annotation
    write(change.transaction, authored)
    record = {
        "record_kind": authored.record_kind,
        "record_id": authored.record_id,
        "text": authored.text,
    }
    change.record_version("annotation", authored.id, action, record)
    return authored.id
