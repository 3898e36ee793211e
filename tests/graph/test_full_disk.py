"""The disk fills at each step of first use: named in seconds, finished by running again once there is space.

The tests share one disk, and run in the order in which they stand.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import Neo4jError

import graph
from graph import local
from graph.errors import StoreError
from graph.local.paths import StorePaths
from graph.local.process import find_serving_processes
from graph.model import Dataset, Record, Source
from graph.ontology import load_ontology
from graph.store.writing.schema import schema_statements
from loaders.writer import load
from tests.small_disk import SmallDisk, mount_small_disk

CASE = Dataset(id="leak", title="A leak of long letters")

# On a busy machine a start takes half a minute, and the database needs some seconds to notice.
SECONDS = 60


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallDisk]:
    with mount_small_disk(tmp_path_factory.mktemp("small") / "disk", mebibytes=160) as mounted:
        yield mounted
        local.stop(mounted.folder / "store")


@pytest.fixture(scope="module")
def folder(disk: SmallDisk) -> Path:
    return disk.folder / "store"


def serving_processes(folder: Path) -> list[psutil.Process]:
    return list(find_serving_processes(StorePaths(folder)))


def fail(work: Callable[[], object]) -> StoreError:
    """Return the error of some work, which must come soon."""
    begun = time.monotonic()
    with pytest.raises(StoreError) as caught:
        work()
    assert time.monotonic() - begun < SECONDS
    return caught.value


def open_and_close(folder: Path) -> None:
    graph.open(f"local:{folder}").close()


def letters(number: int) -> Iterator[Record]:
    for index in range(number):
        yield Source(
            id=f"letter-{index}", dataset="leak", title="A letter", text=f"Dear Ada. {index} " * 8_000
        )


def load_letters(folder: Path, number: int) -> None:
    with graph.open(f"local:{folder}") as store:
        load(store, CASE, letters(number))


def test_a_nearly_full_disk_is_named_before_the_start(disk: SmallDisk, folder: Path) -> None:
    disk.leave(10)

    error = fail(lambda: local.start(folder))

    assert (
        error.message
        == f"The disk that holds {folder} has only 10 MiB free; the database needs 48 MiB to start."
    )
    assert error.hint == "Free some space on it and run the same again; what was done so far is kept."
    assert serving_processes(folder) == []


def test_the_password_cannot_be_written(
    disk: SmallDisk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.local.disk_space.MIN_FREE_MIB", 0)
    disk.leave(0)

    error = fail(lambda: local.start(folder))

    assert error.message.startswith("The disk that holds ")
    assert error.message.endswith(" is full.")
    assert [file for file in folder.rglob("*") if file.is_file() and file.stat().st_size] == []


def test_the_disk_fills_while_the_database_starts(disk: SmallDisk, folder: Path) -> None:
    disk.free()

    def fill_when_it_runs() -> None:
        while not serving_processes(folder):
            time.sleep(0.02)
        disk.leave(0.5)

    filling = threading.Thread(target=fill_when_it_runs)
    filling.start()
    error = fail(lambda: local.start(folder))
    filling.join()

    assert error.message == f"The disk that holds {folder} is full."
    assert serving_processes(folder) == []
    disk.free()
    assert local.start(folder).path == folder


@pytest.mark.parametrize("mebibytes", [0.3, 2])
def test_the_disk_fills_while_the_schema_is_made(disk: SmallDisk, folder: Path, mebibytes: float) -> None:
    local.start(folder)
    disk.leave(mebibytes)

    error = fail(lambda: open_and_close(folder))

    assert error.message == f"The disk that holds {folder} is full."
    assert serving_processes(folder) == []
    disk.free()


def test_the_schema_is_finished_after_space_was_freed(folder: Path) -> None:
    with graph.open(f"local:{folder}") as store:
        _, indexes = store.run("SHOW INDEXES YIELD name, state, owningConstraint", {})
        _, constraints = store.run("SHOW CONSTRAINTS YIELD name", {})

    statements = list(schema_statements(load_ontology()))
    names = {text.partition(" IF NOT")[0].rpartition(" ")[2] for text in statements}
    assert {name for name, *_ in indexes if not name.startswith("index_")} == names
    assert {state for _, state, _ in indexes} == {"ONLINE"}
    assert {name for name, _, owner in indexes if owner} == {name for (name,) in constraints}
    assert len(constraints) == sum(text.startswith("CREATE CONSTRAINT") for text in statements)


def test_the_disk_fills_while_a_case_is_loaded(disk: SmallDisk, folder: Path) -> None:
    local.start(folder)
    disk.leave(4)

    error = fail(lambda: load_letters(folder, 100))

    assert error.message == f"The disk that holds {folder} is full."
    assert serving_processes(folder) == []
    disk.free()
    load_letters(folder, 100)
    with graph.open(f"local:{folder}") as store:
        assert store.run("MATCH (s:Source) RETURN count(s)", {})[1] == ((100,),)


@pytest.mark.parametrize("end", [local.stop, local.start])
def test_a_database_that_ran_out_of_space_is_ended_without_damage(
    disk: SmallDisk, folder: Path, end: Callable[[Path], object]
) -> None:
    """Stopped in an orderly way, it would write the rest of a half written transaction into its record."""
    running = local.start(folder)
    disk.leave(2)
    # By the driver alone, as another program does it: nothing here ends the database.
    with (
        GraphDatabase.driver(running.url, auth=(running.user, running.password)) as driver,
        driver.session() as session,
        pytest.raises(Neo4jError),
    ):
        session.run(
            "UNWIND range(1, 400) AS i CREATE (:Noise {text: $text + i})", text="x" * 20_000
        ).consume()
    disk.free()
    assert [process.pid for process in serving_processes(folder)] == [running.pid]

    end(folder)

    assert running.pid not in [process.pid for process in serving_processes(folder)]
    with graph.open(f"local:{folder}") as store:
        assert store.run("MATCH (s:Source) RETURN count(s)", {})[1] == ((100,),)
        assert store.run("MATCH (n:Noise) RETURN count(n)", {})[1] == ((0,),)
