"""What the logs of a database say about its failure, in the formats of both releases of Neo4j."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import local
from graph.local.paths import StorePaths
from graph.local.startup_errors import may_be_damaged_by_a_stop

STARTED = "2026-01-02 03:04:05.678+0000 INFO  [o.n.d.d.DatabaseLifecycles] Creating 'DatabaseId{1}'.\n"
PANIC = "2026-01-02 03:04:05.678+0000 ERROR [o.n.m.DatabaseHealth] [neo4j/1] Database panic: restart it.\n"
PANIC_IN_JSON = (
    '{"time":"2026-01-02 03:04:05.678+0000","level":"ERROR","category":"o.n.m.DatabaseHealth",'
    '"message":"Database panic: restart it.","stacktrace":"java"}\n'
)
NOT_STARTED = (
    "2026-01-02 03:04:05.678+0000 ERROR [o.n.d.d.DatabaseLifecycles] Failed to start DatabaseId{1}\n"
    "Caused by: java.lang.RuntimeException: Error reading transaction logs, recovery not possible.\n"
)
FULL = "Caused by: java.io.IOException: No space left on device\n"
QUERY = (
    "2026-01-02 03:04:05.678+0000 ERROR [o.n.b.t.Error] Client triggered an unexpected error: RETURN "
    '"ERROR [o.n.m.DatabaseHealth] Database panic"\n'
)
QUERY_IN_JSON = (
    '{"time":"2026-01-02 03:04:05.678+0000","level":"ERROR","category":"o.n.b.t.Error","message":"RETURN '
    '\\"category\\":\\"o.n.m.DatabaseHealth\\",\\"message\\":\\"Database panic\\""}\n'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "console.log").write_text("Started.\n")
    return tmp_path


def write_log(folder: Path, text: str) -> None:
    StorePaths(folder).debug_log.write_text(STARTED + text)


@pytest.mark.parametrize(
    ("log", "sentence"),
    [
        (PANIC, "met an error after which it must be started again."),
        (PANIC_IN_JSON, "met an error after which it must be started again."),
        (PANIC + FULL, "is full."),
        (PANIC_IN_JSON + FULL, "is full."),
        (NOT_STARTED, "cannot be opened, because its record of transactions is damaged."),
    ],
)
def test_a_database_that_does_nothing_more(folder: Path, log: str, sentence: str) -> None:
    write_log(folder, log)

    error = local.find_failure(folder)

    assert error is not None
    assert error.message.endswith(sentence)
    assert str(folder) in error.message
    assert str(StorePaths(folder).console_log) in error.hint
    assert may_be_damaged_by_a_stop(StorePaths(folder))


@pytest.mark.parametrize("log", ["", QUERY, QUERY_IN_JSON])
def test_a_database_that_goes_on(folder: Path, log: str) -> None:
    """A user's query that speaks of a panic is none."""
    write_log(folder, log)

    assert local.find_failure(folder) is None
    assert not may_be_damaged_by_a_stop(StorePaths(folder))


@pytest.mark.parametrize("log", [FULL, PANIC[:-20]])
def test_a_disk_that_was_full_for_a_moment(folder: Path, log: str) -> None:
    """The database may have gone on; nevertheless it is not stopped in an orderly way."""
    write_log(folder, log)

    assert may_be_damaged_by_a_stop(StorePaths(folder))


def test_the_log_of_the_start_before_counts_no_more(folder: Path) -> None:
    write_log(folder, PANIC)
    log = StorePaths(folder).debug_log
    log.replace(log.with_name("debug.log.before"))

    assert local.find_failure(folder) is None
