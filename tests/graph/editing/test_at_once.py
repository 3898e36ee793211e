"""Analysts who work at the same moment: of those who start from one version, one succeeds."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from graph.editing.annotations import add_annotation
from graph.editing.change import By
from graph.editing.claims import add_claim, correct_claim
from graph.errors import ConflictError
from graph.reading.records import held_claim
from graph.reading.versions import annotations_of, chain
from graph.store import Store
from tests.graph.editing.sayings import INES, draft, history
from tests.graph.small_case import id_of

MANY = 6
MET = "alma MET nursultan"


def together(work: Callable[[int], str]) -> list[str]:
    """Do the work so often at the same moment; return what came of each, "conflict" for one refused."""
    start = Barrier(MANY)

    def one(number: int) -> str:
        start.wait()
        try:
            return work(number)
        except ConflictError:
            return "conflict"

    with ThreadPoolExecutor(MANY) as threads:
        return list(threads.map(one, range(MANY)))


def test_of_many_corrections_of_one_version_one_succeeds(case: Store) -> None:
    id_ = add_claim(case, INES, draft(MET))

    came = together(lambda n: correct_claim(case, By(f"analyst {n}"), id_, 1, draft(MET, note=f"note {n}")))

    assert sorted(came) == sorted([id_] + ["conflict"] * (MANY - 1))
    winner = came.index(id_)
    assert held_claim(case, id_).note == f"note {winner}"
    assert history(case, id_) == [(id_, 1, "ines", "added"), (id_, 2, f"analyst {winner}", "corrected")]


def test_of_many_corrections_into_other_claims_one_succeeds(case: Store) -> None:
    id_ = add_claim(case, INES, draft(MET))

    came = together(lambda n: correct_claim(case, INES, id_, 1, draft(MET, locator=f"row {n + 1}")))

    assert came.count("conflict") == MANY - 1
    (new,) = set(came) - {"conflict"}
    assert history(case, id_) == [
        (id_, 1, "ines", "added"),
        (id_, 2, "ines", "withdrawn"),
        (new, 1, "ines", "added"),
    ]


def test_of_many_who_add_the_same_one_succeeds(case: Store) -> None:
    came = together(lambda n: add_claim(case, By(f"analyst {n}"), draft(MET)))

    assert came.count("conflict") == MANY - 1
    (id_,) = set(came) - {"conflict"}
    assert [version.number for version in chain(case, id_)] == [1]


def test_everyone_may_annotate_at_once(case: Store) -> None:
    married = id_of("married")

    came = together(lambda n: add_annotation(case, By(f"analyst {n}"), "claim", married, f"note {n}").id)

    assert set(came) == {f"{married}-{number}" for number in range(1, MANY + 1)}
    assert {note.text for note in annotations_of(case, "claim", [married])} == {
        f"note {n}" for n in range(MANY)
    }
