"""Analysts who change the same record at the same moment: only one of them succeeds."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from graph.editing import ChangeInfo, add_annotation, add_claim, correct_claim
from graph.errors import ConflictError
from graph.reading import load_annotations, load_claim, load_replacement_chain
from graph.store import Store
from tests.graph.editing.analysts import INES, list_versions, make_claim_input
from tests.graph.small_case import claim_id_of

THREADS = 6
MET = "alma MET nursultan"


def run_at_once(work: Callable[[int], str]) -> list[str]:
    """Do the work in all threads at the same moment; return each result, or "conflict"."""
    start = Barrier(THREADS)

    def run(number: int) -> str:
        start.wait()
        try:
            return work(number)
        except ConflictError:
            return "conflict"

    with ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(run, range(THREADS)))


def test_of_many_corrections_of_one_version_one_succeeds(small_store: Store) -> None:
    id_ = add_claim(small_store, INES, make_claim_input(MET))

    results = run_at_once(
        lambda n: correct_claim(
            small_store, ChangeInfo(f"analyst {n}"), id_, 1, make_claim_input(MET, note=f"note {n}")
        )
    )

    assert sorted(results) == sorted([id_] + ["conflict"] * (THREADS - 1))
    winner = results.index(id_)
    assert load_claim(small_store, id_).note == f"note {winner}"
    assert list_versions(small_store, id_) == [
        (id_, 1, "ines", "added"),
        (id_, 2, f"analyst {winner}", "corrected"),
    ]


def test_of_many_corrections_into_other_claims_one_succeeds(small_store: Store) -> None:
    id_ = add_claim(small_store, INES, make_claim_input(MET))

    results = run_at_once(
        lambda n: correct_claim(small_store, INES, id_, 1, make_claim_input(MET, locator=f"row {n + 1}"))
    )

    assert results.count("conflict") == THREADS - 1
    (new,) = set(results) - {"conflict"}
    assert list_versions(small_store, id_) == [
        (id_, 1, "ines", "added"),
        (id_, 2, "ines", "withdrawn"),
        (new, 1, "ines", "added"),
    ]


def test_of_many_additions_of_one_claim_one_succeeds(small_store: Store) -> None:
    results = run_at_once(lambda n: add_claim(small_store, ChangeInfo(f"analyst {n}"), make_claim_input(MET)))

    assert results.count("conflict") == THREADS - 1
    (id_,) = set(results) - {"conflict"}
    assert [version.number for version in load_replacement_chain(small_store, id_)] == [1]


def test_all_annotations_at_once_succeed(small_store: Store) -> None:
    married = claim_id_of("married")

    results = run_at_once(
        lambda n: add_annotation(small_store, ChangeInfo(f"analyst {n}"), "claim", married, f"note {n}").id
    )

    assert set(results) == {f"{married}-{number}" for number in range(1, THREADS + 1)}
    assert {note.text for note in load_annotations(small_store, "claim", [married])} == {
        f"note {n}" for n in range(THREADS)
    }
