"""What analysts note on claims, whichever dataset the claims are of: loading that again leaves it alone."""

from __future__ import annotations

from dataclasses import replace

from graph.errors import NotFoundError
from graph.history import Action, Annotation
from graph.reading.claim import held_claim
from graph.reading.history import annotation, annotations_of
from graph.store import Store
from graph.store.versions import put_annotation
from loaders.analyst.changing import By, Changing, change


def add_annotation(store: Store, by: By, claim: str, text: str) -> Annotation:
    """Note something on a claim.

    Raises:
        NotFoundError: there is no claim of that id.
    """

    def work(changing: Changing) -> Annotation:
        held_claim(changing.reads, claim)
        number = len(annotations_of(changing.reads, [claim], withdrawn=True)) + 1
        made = Annotation(id=f"{claim}-{number}", of=claim, text=text, author="", at="", version=1)
        return _put(changing, made, "added")

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
    put = replace(changed, author=changing.by.author, at=changing.now)
    put_annotation(changing.writing, put)
    changing.keep("annotation", put.id, action, {"of": put.of, "text": put.text})
    return put
