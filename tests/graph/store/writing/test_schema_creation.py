"""An interrupted set-up of a store is finished, and a set-up by several processes at once is done once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import graph
from graph import local
from graph.errors import StoreError
from graph.ontology import load_ontology
from graph.store import Store
from graph.store.writing.schema import schema_statements

OPEN = "import graph, sys; graph.open(sys.argv[1]).close()"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a store of these tests alone, which has no schema yet."""
    path = tmp_path_factory.mktemp("unfinished") / "store"
    local.start(path)
    yield path
    local.stop(path)


def change(store: Store, *statements: str) -> None:
    for statement in statements:
        store.change_schema(lambda transaction, statement=statement: transaction.run(statement))


def schema_names(store: Store) -> tuple[set[str], set[str]]:
    """Return the names of constraints, and of indexes that serve."""
    _, constraints = store.run("SHOW CONSTRAINTS YIELD name", {})
    text = "SHOW INDEXES YIELD name, type, state WHERE type <> 'LOOKUP' AND state = 'ONLINE' RETURN name"
    _, indexes = store.run(text, {})
    return {name for (name,) in constraints}, {name for (name,) in indexes}


def declared_names() -> tuple[set[str], set[str]]:
    names = {
        statement.partition(" IF NOT EXISTS")[0].rpartition(" ")[2]: statement
        for statement in schema_statements(load_ontology())
    }
    return {name for name, text in names.items() if text.startswith("CREATE CONSTRAINT")}, set(names)


def test_several_processes_set_up_one_store_at_once(folder: Path) -> None:
    command = [sys.executable, "-c", OPEN, f"local:{folder}"]
    opening = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]

    ended = [(process.communicate()[1], process.returncode) for process in opening]

    assert ended == [("", 0)] * 3
    with graph.open(f"local:{folder}", create=False) as store:
        assert schema_names(store) == declared_names()


def test_indexes_whose_constraints_were_never_committed_are_replaced(folder: Path) -> None:
    with graph.open(f"local:{folder}") as store:
        change(
            store,
            "DROP CONSTRAINT entity_id",
            "DROP CONSTRAINT met_id",
            "DROP INDEX met_source",
            "CREATE INDEX entity_id FOR (n:Entity) ON (n.id)",
            "CREATE INDEX met_id FOR ()-[r:MET]-() ON (r.id)",
            "CREATE INDEX someone_elses FOR (n:Other) ON (n.id)",
            "MATCH (s:CasegraphSchema) DELETE s",
        )

    with graph.open(f"local:{folder}") as store:
        constraints, indexes = declared_names()
        assert schema_names(store) == (constraints, indexes | {"someone_elses"})
        change(store, "DROP INDEX someone_elses")


def test_a_store_whose_set_up_was_interrupted_is_not_read(folder: Path) -> None:
    with graph.open(f"local:{folder}") as store:
        change(store, "MATCH (s:CasegraphSchema) DELETE s", "DROP CONSTRAINT met_id")

    with pytest.raises(StoreError) as caught:
        graph.open(f"local:{folder}", create=False)

    assert caught.value.message == (
        f"local:{folder} is not set up as a store of Casegraph, or its set-up was interrupted."
    )
    assert "`casegraph load CASE`" in caught.value.hint
    with graph.open(f"local:{folder}") as store:
        assert schema_names(store) == declared_names()
