"""`casegraph db status` says what is there and what the next command would do, and changes nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import graph
from graph.local.releases import DEFAULT_VERSION, RELEASE_VARIABLE


@pytest.fixture
def known_release(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.delenv(RELEASE_VARIABLE, raising=False)
    return DEFAULT_VERSION


@pytest.fixture
def stopped(tmp_path: Path) -> Path:
    """What is left of a store that was stopped, as far as the state of it is concerned."""
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "start.lock").write_text("")
    (tmp_path / "store" / "password").write_text("x" * 5000)
    return tmp_path / "store"


def files(folder: Path) -> set[tuple[Path, int]]:
    return {(file, file.lstat().st_mtime_ns) for file in folder.rglob("*")}


def test_a_running_store_that_is_used(run, store, store_url, running) -> None:
    with graph.open(store_url) as used:
        used.read("datasets")

        state = run("db", "status", "--json", "--store", store_url).json()
        text = run("db", "status", "--store", store_url).out

    assert state.pop("size") > 1_000_000
    assert os.getpid() in [client["process"] for client in state.pop("clients")]
    assert state == {
        "running": True,
        "starting": False,
        "exists": True,
        "path": str(running.path),
        "address": running.url,
        "user": "neo4j",
        "password_file": str(running.password_file),
        "process": running.pid,
        "version": running.version,
        "next": "Every command uses it as it is.",
    }
    assert f"(process {os.getpid()})" in text
    assert " MiB\n" in text
    assert running.password not in text


def test_a_stopped_store(run, stopped: Path, known_release: str) -> None:
    before = files(stopped)

    ran = run("db", "status", "--store", f"local:{stopped}")

    assert ran.out.splitlines() == [
        "running: no",
        "starting: no",
        "exists: yes",
        f"path: {stopped}",
        "size: 0.0 MiB",
        f"next: A command that needs it starts Neo4j {known_release}.",
    ]
    assert files(stopped) == before


def test_a_download_is_announced(
    run, stopped: Path, known_release: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "jgo.conf").write_text(f"[settings]\nrepo_cache = {tmp_path}/none\n")
    monkeypatch.setenv("JGO_CONFIG_FILE", str(tmp_path / "jgo.conf"))
    monkeypatch.setenv("CASEGRAPH_CACHE", str(tmp_path / "cache"))

    state = run("db", "status", "--json", "--store", f"local:{stopped}").json()

    assert state["next"] == (
        f"A command that needs it downloads Neo4j {known_release} (140 MB), and starts it."
    )
    assert not (tmp_path / "cache").exists()


def test_a_missing_store(run, tmp_path: Path, known_release: str) -> None:
    state = run("db", "status", "--json", "--store", f"local:{tmp_path / 'none'}").json()

    assert state["next"] == (
        f"`casegraph load CASE` or `casegraph demo` makes a store here, and starts Neo4j {known_release}. "
        "Commands that only read refuse it."
    )
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_other_things(run, tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("")

    state = run("db", "status", "--json", "--store", f"local:{tmp_path}").json()

    assert state["next"] == "Every command refuses it, because the folder holds other things than a store."


def test_a_setting_with_which_nothing_starts(run, stopped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(RELEASE_VARIABLE, "4.4")

    state = run("db", "status", "--json", "--store", f"local:{stopped}").json()

    assert state["next"].startswith("Every command that needs it fails: CASEGRAPH_NEO4J asks for Neo4j 4.4")


def test_a_server_that_is_no_local_store(run, store, running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEGRAPH_USER", running.user)
    monkeypatch.setenv("CASEGRAPH_PASSWORD", running.password)

    state = run("db", "status", "--json", "--store", running.url).json()

    assert state == {
        "running": True,
        "exists": True,
        "address": running.url,
        "user": "neo4j",
        "password_variable": "CASEGRAPH_PASSWORD",
        "version": f"Neo4j/{running.version}",
        "next": "Every command uses it as it is.",
    }
