"""What analysts note on claims and entities of whichever dataset: loading that again leaves it alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from graph.editing.change import By, Changing, change
from graph.errors import NotFoundError
from graph.model.ids import annotation_id
from graph.model.versions import Action, Annotation, Noted
from graph.reading.records import entity, held_claim
from graph.reading.versions import annotation, annotations_of
from graph.store import Store
from graph.store.writing import versions
from graph.store.writing.transaction import Reads

_HELD: dict[Noted, Callable[[Reads, str], object]] = {"claim": held_claim, "entity": entity}


def add_annotation(store: Store, by: By, what: Noted, of: str, text: str) -> Annotation:
    """Note something on a claim or an entity.

    Args:
        of: its id.

    Raises:
        NotFoundError, UnknownEntityError: there is no such claim or entity.
    """

    def work(changing: Changing) -> Annotation:
        _HELD[what](changing.reads, of)
        number = len(annotations_of(changing.reads, what, [of], withdrawn=True)) + 1
        id_ = annotation_id(what, of, number)
        return _put(
            changing,
            Annotation(id=id_, what=what, of=of, text=text, author="", at="", version=1, change=0),
            "added",
        )

    return change(store, by, work)


def correct_annotation(store: Store, by: By, id_: str, version: int, text: str) -> Annotation:
    """Let an annotation say something else.

    Raises:
        NotFoundError: there is no annotation of that id.
        ConflictError: it was changed meanwhile.
    """

    def work(changing: Changing) -> Annotation:
        held = _current(changing, id_, version)
        if held.text == text:
            return held
        return _put(changing, replace(held, text=text, version=version + 1), "corrected")

    return change(store, by, work)


def withdraw_annotation(store: Store, by: By, id_: str, version: int) -> Annotation:
    """Take an annotation back; it is kept, and shown no more.

    Raises:
        NotFoundError: there is no annotation of that id.
        ConflictError: it was changed meanwhile.
    """

    def work(changing: Changing) -> Annotation:
        held = _current(changing, id_, version)
        return _put(changing, replace(held, withdrawn_on=changing.now, version=version + 1), "withdrawn")

    return change(store, by, work)


def _current(changing: Changing, id_: str, version: int) -> Annotation:
    held = annotation(changing.reads, id_)
    if held is None:
        raise NotFoundError(f"There is no annotation {id_!r}.")
    changing.check_current("annotation", id_, version)
    return held


def _put(changing: Changing, changed: Annotation, action: Action) -> Annotation:
    put = replace(changed, author=changing.by.author, at=changing.now, change=changing.number)
    write = versions.add_annotation if action == "added" else versions.put_annotation
    write(changing.writing, put)
    changing.keep("annotation", put.id, action, {"what": put.what, "of": put.of, "text": put.text})
    return put
