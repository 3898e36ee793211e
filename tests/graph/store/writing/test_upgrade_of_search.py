"""A store of version 2 gets names that are folded as this program folds what is typed."""

from __future__ import annotations

import graph
from graph.model import Record
from graph.reading import find_entities
from graph.store import Store
from graph.store.writing import upgrades
from loaders.writer import load
from tests.graph.make_records import make_entity, make_source
from tests.graph.small_case import CASE

# Names with the text for search that version 2 made of them.
PEOPLE: dict[str, tuple[str, str]] = {
    "lukasz": ("Łukasz", "łukasz lukasz"),
    "mira": ("मीरा", "मर mira"),
    "mara": ("मारा", "मर mara"),
    "ada": ("Ada", "ada"),
}

SET_SEARCH_TEXT = (
    "UNWIND $rows AS row MATCH (n:Entity {id: row.id}) SET n.search = row.search RETURN count(n)"
)
SET_VERSION = "MATCH (s:CasegraphSchema) SET s.version = 2, s.sum = 'old'"


def test_names_are_folded_anew(store: Store) -> None:
    people: list[Record] = [make_entity(id_, name=name) for id_, (name, _) in PEOPLE.items()]
    load(store, CASE, [make_source("paper"), *people])
    rows = [{"id": id_, "search": search} for id_, (_, search) in PEOPLE.items()]
    store.write(lambda transaction: transaction.run_rows(SET_SEARCH_TEXT, rows))
    store.change_schema(lambda transaction: transaction.run(SET_VERSION))
    steps: list[tuple[str, int, int | None]] = []

    with graph.open(store.url, progress=lambda *step: steps.append(step)) as opened:
        found = {
            text: {match.entity.id for match in find_entities(opened, text) if match.score == 1}
            for text in ("lukasz", "मीरा", "मारा", "ada")
        }
        unchanged = load(opened, CASE, [make_source("paper"), *people]).unchanged

    assert found == {"lukasz": {"lukasz"}, "मीरा": {"mira"}, "मारा": {"mara"}, "ada": {"ada"}}
    assert unchanged == 1 + len(PEOPLE)
    assert (upgrades.NAMES_TASK, len(PEOPLE), len(PEOPLE)) in steps
