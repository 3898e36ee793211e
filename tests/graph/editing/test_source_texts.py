"""The text of a source is added where its sum is that of the source, and its claims get their quotes."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from graph.editing import add_claim, add_source, add_source_text, correct_source
from graph.errors import CasegraphError, InvalidRecordError, NotFoundError
from graph.model import Dataset, sha256_of
from graph.reading import load_claim, load_claims, load_property_claims, load_sources, load_versions
from graph.store import Store, verify_store
from loaders.writer import load
from tests.bundled_case import load_worked_example_without_texts, read_worked_example
from tests.fill_store import fill_store
from tests.graph.editing.analysts import INES, OMAR, make_claim_input, make_source
from tests.graph.make_records import DATASET, make_claim, make_entity
from tests.graph.make_records import make_source as make_case_source

TEXTS = read_worked_example().texts
RELEASE = TEXTS["union-release"].encode()


@pytest.fixture
def example_store(shared_store: Store) -> Store:
    """The store of the run, with exactly the worked example, without its texts."""
    fill_store(shared_store, load_worked_example_without_texts)
    return shared_store


def load_quotes(store: Store, source: str) -> set[str | None]:
    claims = [
        *load_claims(store, "claims_of_source", source=source),
        *load_property_claims(store, "property_claims_of_source", source=source),
    ]
    return {claim.quote for claim in claims}


def list_source_versions(store: Store, id_: str) -> list[tuple[int, str, str]]:
    return [(v.number, v.author, v.action) for v in load_versions(store, "source", [id_])]


def test_the_text_of_a_source_of_a_case_is_added_with_the_quotes_of_its_claims(example_store: Store) -> None:
    assert load_quotes(example_store, "union-release") == {None}

    add_source_text(example_store, INES, "union-release", RELEASE)

    (source,) = load_sources(example_store, ["union-release"], with_text=True)
    sentences = [line for line in source.text.splitlines()[2:] if line]
    assert source.text == TEXTS["union-release"]
    assert load_quotes(example_store, "union-release") == set(sentences)
    assert load_quotes(example_store, "lantern-report") == {None}
    assert list_source_versions(example_store, "union-release") == [(1, "ines", "text added")]
    assert verify_store(example_store) == []


def test_a_store_with_a_text_that_was_added_is_as_if_the_case_had_been_loaded_with_it(
    example_store: Store,
) -> None:
    example = read_worked_example()
    for id_, text in TEXTS.items():
        add_source_text(example_store, INES, id_, text.encode())

    report = load(example_store, example.dataset, example.records)

    assert (report.unchanged, report.written, report.withdrawn) == (report.read, 0, 0)


def test_the_rows_of_a_table_are_quoted(example_store: Store) -> None:
    add_source_text(example_store, INES, "register-extract", TEXTS["register-extract"].encode())

    assert load_quotes(example_store, "register-extract") == set(TEXTS["register-extract"].splitlines()[1:])


def test_adding_it_twice_changes_nothing(example_store: Store) -> None:
    add_source_text(example_store, INES, "union-release", RELEASE)
    add_source_text(example_store, OMAR, "union-release", RELEASE)

    assert list_source_versions(example_store, "union-release") == [(1, "ines", "text added")]


def test_a_file_with_another_sum_is_refused_with_both_sums(example_store: Store) -> None:
    edited = RELEASE.replace(b"17", b"18")

    with pytest.raises(CasegraphError) as refused:
        add_source_text(example_store, INES, "union-release", edited)

    assert refused.value.message == (
        "This file is not the text of the source 'union-release': the SHA-256 of the file is "
        f"{hashlib.sha256(edited).hexdigest()}, and that of the source is "
        f"{hashlib.sha256(RELEASE).hexdigest()}."
    )
    assert load_quotes(example_store, "union-release") == {None}
    assert list_source_versions(example_store, "union-release") == []


def load_one_source(store: Store, content: bytes | None, **claim_fields: str) -> None:
    """Load a case with one source, which has the sum of `content`, and one claim."""
    sha256 = hashlib.sha256(content).hexdigest() if content is not None else None
    records = [
        make_case_source("letter", sha256=sha256),
        make_entity("ada"),
        make_entity("ben"),
        make_claim("ada MET ben", "letter", **claim_fields),
    ]
    assert not load(store, Dataset(id=DATASET, title="Made up"), records).refused


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Ada met René.".encode("latin-1"), "The file is not a text in UTF-8: byte 11 cannot be read."),
        (b"", "The file is empty, or has a character NUL, which no text has."),
        (b"Ada\0met Ben.", "The file is empty, or has a character NUL, which no text has."),
    ],
)
def test_a_file_that_is_no_text_is_refused_though_it_has_the_sum(
    store: Store, content: bytes, message: str
) -> None:
    load_one_source(store, content)

    with pytest.raises(CasegraphError) as refused:
        add_source_text(store, INES, "letter", content)

    assert refused.value.message == message


def test_a_text_that_does_not_have_a_quote_is_refused(store: Store) -> None:
    content = b"Ada met Ben."
    load_one_source(store, content, locator="chars 0-3", quote_sha256=sha256_of("Eve"))

    with pytest.raises(InvalidRecordError, match="quote_sha256: the words at 'chars 0-3' have another sum"):
        add_source_text(store, INES, "letter", content)

    assert load_sources(store, ["letter"], with_text=True)[0].text is None


def test_a_source_of_a_case_without_a_sum_is_refused(store: Store) -> None:
    load_one_source(store, None)

    with pytest.raises(CasegraphError, match="The source 'letter' has no SHA-256") as refused:
        add_source_text(store, INES, "letter", b"Ada met Ben.")

    assert hashlib.sha256(b"Ada met Ben.").hexdigest() in refused.value.hint


def test_a_source_that_is_not_there(store: Store) -> None:
    with pytest.raises(NotFoundError, match="No source of the store has the id 'letter'"):
        add_source_text(store, INES, "letter", b"Ada met Ben.")


def test_a_source_of_analysts_gets_its_sum_with_its_text(small_store: Store) -> None:
    add_source(small_store, INES, make_source("letter"))
    id_ = add_claim(
        small_store,
        INES,
        make_claim_input("alma MET nursultan", "letter", locator="chars 0-4", note="They met."),
    )

    add_source_text(small_store, OMAR, "letter", b"Alma met Nursultan.")

    (source,) = load_sources(small_store, ["letter"], with_text=True)
    claim = load_claim(small_store, id_)
    assert (source.text, source.sha256) == ("Alma met Nursultan.", sha256_of("Alma met Nursultan."))
    assert (claim.quote, claim.note) == ("Alma", "They met.")
    assert list_source_versions(small_store, "letter") == [(1, "ines", "added"), (2, "omar", "text added")]
    assert [(v.author, v.action) for v in load_versions(small_store, "claim", [id_])] == [
        ("ines", "added"),
        ("omar", "corrected"),
    ]


def test_a_text_that_comes_with_a_correction_quotes_as_well(small_store: Store) -> None:
    add_source(small_store, INES, make_source("letter"))
    id_ = add_claim(small_store, INES, make_claim_input("alma MET nursultan", "letter", locator="chars 0-4"))

    correct_source(small_store, INES, 1, replace(make_source("letter"), text="Alma met Nursultan."))

    assert load_claim(small_store, id_).quote == "Alma"
