"""Annotations on claims of any dataset: every version is kept."""

from __future__ import annotations

import pytest

from graph.editing import ClaimInput, add_annotation, add_claim, correct_annotation, withdraw_annotation
from graph.errors import ConflictError, NotFoundError
from graph.reading import load_annotations, load_recent_annotations, load_versions
from graph.store import Store
from tests.graph.editing.analysts import INES, OMAR, make_property_claim
from tests.graph.small_case import claim_id_of


def list_annotations(store: Store, claim: str) -> list[tuple[str, str, str, int]]:
    return [
        (note.id, note.text, note.author, note.version) for note in load_annotations(store, "claim", [claim])
    ]


def test_claims_and_property_claims_are_annotated(small_store: Store) -> None:
    married, assessment = (
        claim_id_of("married"),
        add_claim(small_store, INES, ClaimInput(make_property_claim("trial lawfulness", "a farce"))),
    )
    add_annotation(small_store, INES, "claim", married, "Which year?")
    add_annotation(small_store, OMAR, "claim", married, "2003.")
    add_annotation(small_store, OMAR, "claim", assessment, "Who says so?")

    assert list_annotations(small_store, married) == [
        (f"{married}-1", "Which year?", "ines", 1),
        (f"{married}-2", "2003.", "omar", 1),
    ]
    total, page = load_recent_annotations(small_store, 0, 2)
    assert (total, len(page)) == (3, 2)
    assert load_recent_annotations(small_store, 3, 2) == (3, [])


def test_an_annotation_is_corrected_and_withdrawn_by_version(small_store: Store) -> None:
    married = claim_id_of("married")
    note = add_annotation(small_store, INES, "claim", married, "Which year?").id

    correct_annotation(small_store, OMAR, note, 1, "Which month?")
    with pytest.raises(ConflictError, match="no longer at version 1: omar corrected it"):
        correct_annotation(small_store, INES, note, 1, "Which day?")
    assert list_annotations(small_store, married) == [(note, "Which month?", "omar", 2)]
    withdraw_annotation(small_store, INES, note, 2)

    assert list_annotations(small_store, married) == []
    with pytest.raises(ConflictError, match="withdrawn by ines"):
        withdraw_annotation(small_store, OMAR, note, 3)
    assert [
        (v.number, v.author, v.action, v.record["text"])
        for v in load_versions(small_store, "annotation", [note])
    ] == [
        (1, "ines", "added", "Which year?"),
        (2, "omar", "corrected", "Which month?"),
        (3, "ines", "withdrawn", "Which month?"),
    ]


def test_an_annotation_needs_its_claim(small_store: Store) -> None:
    with pytest.raises(NotFoundError, match="No claim"):
        add_annotation(small_store, INES, "claim", "none", "What?")
    with pytest.raises(NotFoundError, match="no annotation 'none-1'"):
        withdraw_annotation(small_store, INES, "none-1", 1)
