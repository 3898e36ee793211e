"""Sources of analysts: they are added and corrected by version, and keep their text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.editing import add_claim, add_source, correct_source
from graph.errors import ConflictError, InvalidRecordError, NotFoundError
from graph.model import Source, sha256_of
from graph.reading import load_sources, load_versions
from graph.store import Store
from tests.graph.editing.analysts import INES, OMAR, make_claim_input, make_source

TEXT = "Alma met Nursultan."


def list_source_versions(store: Store, id_: str) -> list[tuple[int, str, str]]:
    return [(v.number, v.author, v.action) for v in load_versions(store, "source", [id_])]


def load_source(store: Store, id_: str) -> Source:
    (loaded,) = load_sources(store, [id_], with_text=True)
    return loaded


def test_a_source_is_added_with_an_id_made_from_its_title(small_store: Store) -> None:
    id_ = add_source(small_store, INES, replace(make_source("", text=TEXT), title="A letter, 2013"))

    assert id_ == "a-letter-2013"
    assert (load_source(small_store, id_).text, load_source(small_store, id_).sha256) == (
        TEXT,
        sha256_of(TEXT),
    )
    assert list_source_versions(small_store, id_) == [(1, "ines", "added")]


def test_an_id_that_is_used_is_a_conflict(small_store: Store) -> None:
    with pytest.raises(ConflictError, match="There is already a source 'paper'"):
        add_source(small_store, INES, make_source("paper"))


def test_a_sha256_of_another_text_is_refused(small_store: Store) -> None:
    with pytest.raises(InvalidRecordError, match="sha256: is not the SHA-256 of the text"):
        add_source(small_store, INES, make_source("letter", text=TEXT, sha256="0" * 64))


def test_a_correction_is_a_new_version_and_keeps_the_text(small_store: Store) -> None:
    add_source(small_store, INES, make_source("letter", text=TEXT))

    correct_source(small_store, OMAR, 1, make_source("letter", genre="letter"))
    correct_source(small_store, OMAR, 2, make_source("letter", genre="letter"))

    assert (load_source(small_store, "letter").genre, load_source(small_store, "letter").text) == (
        "letter",
        TEXT,
    )
    assert list_source_versions(small_store, "letter") == [(1, "ines", "added"), (2, "omar", "corrected")]
    with pytest.raises(ConflictError, match="no longer at version 1"):
        correct_source(small_store, INES, 1, make_source("letter", genre="note"))


def test_the_text_cannot_be_changed(small_store: Store) -> None:
    add_source(small_store, INES, make_source("letter", text=TEXT))

    with pytest.raises(InvalidRecordError, match="text: differs from the text that this source had"):
        correct_source(small_store, INES, 1, make_source("letter", text="Alma met nobody."))


def test_a_text_that_is_added_later_must_have_all_quotes(small_store: Store) -> None:
    add_source(small_store, INES, make_source("letter"))
    read = make_claim_input(
        "alma MET nursultan", "letter", locator="chars 0-4", quote_sha256=sha256_of("Alma")
    )
    id_ = add_claim(small_store, INES, read)

    with pytest.raises(InvalidRecordError, match=f"text: claim {id_}: quote_sha256: the words at"):
        correct_source(small_store, INES, 1, make_source("letter", text="She met Nursultan."))
    correct_source(small_store, INES, 1, make_source("letter", text=TEXT))

    assert load_source(small_store, "letter").text == TEXT


def test_a_source_of_a_case_cannot_be_changed(small_store: Store) -> None:
    with pytest.raises(ConflictError, match="The source 'paper' belongs to the case 'made-up'"):
        correct_source(small_store, INES, 1, make_source("paper", genre="letter"))
    with pytest.raises(NotFoundError, match="No source of the store has the id 'none'"):
        correct_source(small_store, INES, 1, make_source("none"))
