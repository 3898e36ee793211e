"""What analysts read: added, corrected by version; a source is one text for good."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.editing.claims import add_claim
from graph.editing.sources import add_source, correct_source
from graph.errors import ConflictError, FaultsError, NotFoundError
from graph.model.locators import sum_of
from graph.model.records import Source
from graph.reading.records import sources
from graph.reading.versions import versions
from graph.store import Store
from tests.graph.editing.sayings import INES, OMAR, draft, source

TEXT = "Alma met Nursultan."


def done(store: Store, id_: str) -> list[tuple[int, str, str]]:
    return [(v.number, v.author, v.action) for v in versions(store, "source", [id_])]


def held(store: Store, id_: str) -> Source:
    (found,) = sources(store, [id_], with_text=True)
    return found


def test_a_source_is_added_under_an_id_made_of_its_title(case: Store) -> None:
    id_ = add_source(case, INES, replace(source("", text=TEXT), title="A letter, 2013"))

    assert id_ == "a-letter-2013"
    assert (held(case, id_).text, held(case, id_).sha256) == (TEXT, sum_of(TEXT))
    assert done(case, id_) == [(1, "ines", "added")]


def test_one_that_is_there_is_a_conflict(case: Store) -> None:
    with pytest.raises(ConflictError, match="There is a source 'paper' already"):
        add_source(case, INES, source("paper"))


def test_a_sum_that_is_not_that_of_the_text_is_refused(case: Store) -> None:
    with pytest.raises(FaultsError, match="sha256: is not the sum of the text"):
        add_source(case, INES, source("letter", text=TEXT, sha256="0" * 64))


def test_a_correction_is_a_further_version_and_leaves_the_text(case: Store) -> None:
    add_source(case, INES, source("letter", text=TEXT))

    correct_source(case, OMAR, 1, source("letter", genre="letter"))
    correct_source(case, OMAR, 2, source("letter", genre="letter"))

    assert (held(case, "letter").genre, held(case, "letter").text) == ("letter", TEXT)
    assert done(case, "letter") == [(1, "ines", "added"), (2, "omar", "corrected")]
    with pytest.raises(ConflictError, match="no longer at version 1"):
        correct_source(case, INES, 1, source("letter", genre="note"))


def test_another_text_is_another_source(case: Store) -> None:
    add_source(case, INES, source("letter", text=TEXT))

    with pytest.raises(FaultsError, match="text: is another one than was read before"):
        correct_source(case, INES, 1, source("letter", text="Alma met nobody."))


def test_a_text_that_comes_later_must_hold_what_was_quoted(case: Store) -> None:
    add_source(case, INES, source("letter"))
    read = draft("alma MET nursultan", "letter", locator="chars 0-4", quote_sha256=sum_of("Alma"))
    id_ = add_claim(case, INES, read)

    with pytest.raises(FaultsError, match=f"text: claim {id_}: quote_sha256: the words at"):
        correct_source(case, INES, 1, source("letter", text="She met Nursultan."))
    correct_source(case, INES, 1, source("letter", text=TEXT))

    assert held(case, "letter").text == TEXT


def test_those_of_a_case_are_left_alone(case: Store) -> None:
    with pytest.raises(ConflictError, match="The source 'paper' belongs to the case 'made-up'"):
        correct_source(case, INES, 1, source("paper", genre="letter"))
    with pytest.raises(NotFoundError, match="No source of the store has the id 'none'"):
        correct_source(case, INES, 1, source("none"))
