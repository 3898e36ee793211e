"""Write the annotations of analysts on claims and entities.

An annotation is a node that is joined to nothing: no path runs through it, and loading a dataset again does
not touch it.
"""

from __future__ import annotations

from dataclasses import asdict

from graph.model import Annotation
from graph.store.writing.transaction import WriteTransaction

ADD_ANNOTATION = "CREATE (a:Annotation) SET a = $properties"
REPLACE_ANNOTATION = "MATCH (a:Annotation {id: $properties.id}) SET a = $properties"


def write_annotation(transaction: WriteTransaction, annotation: Annotation) -> None:
    """Write a new annotation.

    Raises:
        ConstraintError: there is an annotation of this id already.
    """
    transaction.run(ADD_ANNOTATION, properties=asdict(annotation))


def rewrite_annotation(transaction: WriteTransaction, annotation: Annotation) -> None:
    """Write an annotation in place of the one of the same id."""
    transaction.run(REPLACE_ANNOTATION, properties=asdict(annotation))
