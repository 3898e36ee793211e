"""Two datasets that speak of the same people, and leave each other alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.model.records import Claim, Dataset, Entity, Source
from graph.reading import claims, entity, sources
from graph.store import Store
from loaders import writer
from loaders.writer import load
from tests.loaders.test_writer import counts, everything

ONE, TWO = Dataset(id="one", title="One"), Dataset(id="two", title="Two")
ANNA = Entity(id="anna", kind="Person", name="Anna", properties={"born": "1970"})
ANNE = Entity(id="anna", kind="Person", name="Anne", aliases=("Anita",), properties={"died": "2001"})
OTTO = Entity(id="otto", kind="Person", name="Otto")
BOOK = Source(id="book", dataset="one", title="A book")
FILM = Source(id="film", dataset="two", title="A film")
MET = Claim(dataset="one", source="book", edge_type="MET", subject="anna", object="otto")
SUED = Claim(dataset="two", source="film", edge_type="SUED", subject="anna", object="otto")
FIRST = [BOOK, ANNA, OTTO, MET]
SECOND = [FILM, ANNE, SUED]


def test_an_entity_of_two_shows_what_both_say(store: Store) -> None:
    load(store, ONE, FIRST)
    assert counts(load(store, TWO, SECOND)) == (3, 3, 0, 0, 0)
    anna = entity(store, "anna")
    assert (anna.name, anna.aliases, anna.datasets) == ("Anna", ("Anne", "Anita"), ("one", "two"))
    assert dict(anna.properties) == {"born": "1970", "died": "2001"}
    assert counts(load(store, ONE, FIRST)) == (4, 0, 0, 4, 0)
    assert counts(load(store, TWO, SECOND)) == (3, 0, 0, 3, 0)


def test_the_order_of_loading_leaves_no_trace(store: Store) -> None:
    load(store, ONE, FIRST)
    load(store, TWO, [FILM, ANNE, OTTO, SUED])
    load(store, ONE, FIRST)
    anna = entity(store, "anna")
    load(store, ONE, [])
    load(store, ONE, FIRST)
    assert entity(store, "anna") == anna


def test_one_dataset_may_leave_and_the_other_stays(store: Store) -> None:
    load(store, TWO, [FILM, ANNE, OTTO, SUED])
    before = everything(store)
    load(store, ONE, [BOOK, ANNA])
    assert entity(store, "anna").name == "Anna"
    assert counts(load(store, ONE, [])) == (0, 0, 0, 0, 2)
    nodes, edges = everything(store)
    assert tuple(node for node in nodes if node[1]["id"] != "one") == before[0]
    assert edges == before[1]


def test_a_claim_may_rest_on_anothers_source_and_people(store: Store) -> None:
    load(store, ONE, FIRST)
    cites = replace(MET, dataset="two", locator="page 3")
    assert counts(load(store, TWO, [cites])) == (1, 1, 0, 0, 0)
    assert counts(load(store, TWO, [cites])) == (1, 0, 0, 1, 0)
    assert counts(load(store, ONE, [])) == (0, 0, 0, 0, 4)
    assert [claim.dataset for claim in claims(store, "claims_of_types")] == ["two"]
    assert {entity(store, id_).id for id_ in ("anna", "otto")} == {"anna", "otto"}
    assert counts(load(store, TWO, [])) == (0, 0, 0, 0, 1)


def test_anothers_source_is_noted_once_however_many_claims_rest_on_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "BATCH", 1)
    load(store, ONE, FIRST)
    load(store, TWO, [replace(MET, dataset="two", locator=f"page {page}") for page in range(3, 9)])
    assert store.run("MATCH (s:Source) RETURN s.id, s.cited_by", {})[1] == (("book", ["two"]),)
    assert counts(load(store, TWO, [])) == (0, 0, 0, 0, 6)


def test_a_source_of_two_is_one(store: Store) -> None:
    load(store, ONE, FIRST)
    again = replace(BOOK, dataset="two", url="https://example.org/book")
    assert counts(load(store, TWO, [again])) == (1, 1, 0, 0, 0)
    (book,) = sources(store, ["book"])
    assert (book.title, book.url) == ("A book", "https://example.org/book")
    assert counts(load(store, TWO, [])) == (0, 0, 0, 0, 1)
    assert sources(store, ["book"])[0].url is None


def test_one_id_cannot_be_two_things(store: Store) -> None:
    load(store, ONE, [replace(BOOK, sha256="a"), ANNA])
    group = Entity(id="anna", kind="Group", name="The Annas")
    report = load(store, TWO, [replace(BOOK, dataset="two", sha256="b"), group])
    assert [refusal.reason for refusal in report.refused] == [
        "sha256: another dataset has 'book' with another text, of sum a",
        "kind: another dataset has 'anna' as a Person, not a Group",
    ]
