"""Notes on claims of any dataset: kept with their versions, and no part of the network."""

from __future__ import annotations

import pytest

from graph.editing.annotations import add_annotation, correct_annotation, withdraw_annotation
from graph.editing.claims import Draft, add_claim
from graph.errors import ConflictError, NotFoundError
from graph.reading.versions import annotations_of, recent_annotations, versions
from graph.store import Store
from tests.graph.editing.sayings import INES, OMAR, says
from tests.graph.small_case import id_of


def noted(store: Store, claim: str) -> list[tuple[str, str, str, int]]:
    return [
        (note.id, note.text, note.author, note.version) for note in annotations_of(store, "claim", [claim])
    ]


def test_claims_and_property_claims_are_annotated(case: Store) -> None:
    married, leaf = id_of("married"), add_claim(case, INES, Draft(says("trial lawfulness", "a farce")))
    add_annotation(case, INES, "claim", married, "Which year?")
    add_annotation(case, OMAR, "claim", married, "2003.")
    add_annotation(case, OMAR, "claim", leaf, "Who says so?")

    assert noted(case, married) == [
        (f"{married}-1", "Which year?", "ines", 1),
        (f"{married}-2", "2003.", "omar", 1),
    ]
    total, some = recent_annotations(case, 0, 2)
    assert (total, len(some)) == (3, 2)
    assert recent_annotations(case, 3, 2) == (3, [])


def test_a_note_is_corrected_and_taken_back_by_version(case: Store) -> None:
    married = id_of("married")
    note = add_annotation(case, INES, "claim", married, "Which year?").id

    correct_annotation(case, OMAR, note, 1, "Which month?")
    with pytest.raises(ConflictError, match="no longer at version 1: omar corrected it"):
        correct_annotation(case, INES, note, 1, "Which day?")
    assert noted(case, married) == [(note, "Which month?", "omar", 2)]
    withdraw_annotation(case, INES, note, 2)

    assert noted(case, married) == []
    with pytest.raises(ConflictError, match="withdrawn by ines"):
        withdraw_annotation(case, OMAR, note, 3)
    assert [
        (v.number, v.author, v.action, v.record["text"]) for v in versions(case, "annotation", [note])
    ] == [
        (1, "ines", "added", "Which year?"),
        (2, "omar", "corrected", "Which month?"),
        (3, "ines", "withdrawn", "Which month?"),
    ]


def test_a_note_needs_its_claim(case: Store) -> None:
    with pytest.raises(NotFoundError, match="No claim"):
        add_annotation(case, INES, "claim", "none", "What?")
    with pytest.raises(NotFoundError, match="no annotation 'none-1'"):
        withdraw_annotation(case, INES, "none-1", 1)
