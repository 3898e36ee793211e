"""Fetching without a network: a function or a server on loopback plays the repository."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.local import jar_download
from graph.local.jars import Jar, Repository, fetch


class Source:
    """Gives every jar the same bytes, and counts."""

    def __init__(self, data: bytes = b"right") -> None:
        self.data = data
        self.asked: list[str] = []

    def __call__(self, jar: Jar, file: Path) -> None:
        self.asked.append(jar.artifact)
        file.write_bytes(self.data)


def named(jar: Jar, *artifacts: str) -> list[Jar]:
    return [dataclasses.replace(jar, artifact=artifact) for artifact in artifacts]


def test_what_is_missing_is_fetched_and_counted(tmp_path: Path, jar: Jar) -> None:
    source, reports = Source(), list[tuple[str, int, int]]()
    jars = named(jar, "a", "b", "c")
    files = fetch(jars, Repository(tmp_path, source), "Fetching", lambda *report: reports.append(report))
    assert files == [tmp_path / jar.path for jar in jars]
    assert {file.read_bytes() for file in files} == {b"right"}
    assert reports == [("Fetching", done, 3) for done in range(4)]


def test_what_is_there_with_the_right_sum_is_not_fetched_again(tmp_path: Path, jar: Jar) -> None:
    fetch([jar], Repository(tmp_path, Source()), "")
    again, reports = Source(), list[tuple[str, int, int]]()
    fetch([jar], Repository(tmp_path, again), "", lambda *report: reports.append(report))
    assert (again.asked, reports) == ([], [])


def test_what_is_there_with_another_sum_is_fetched_again(tmp_path: Path, jar: Jar) -> None:
    repository = Repository(tmp_path, Source())
    (file,) = fetch([jar], repository, "")
    file.write_bytes(b"altered")
    assert fetch([jar], repository, "")[0].read_bytes() == b"right"


def test_a_folder_of_maven_is_used_and_not_written(tmp_path: Path, jar: Jar) -> None:
    maven, mine = tmp_path / "maven", tmp_path / "mine"
    fetch(named(jar, "a"), Repository(maven, Source()), "")
    source = Source()
    files = fetch(named(jar, "a", "b"), Repository(mine, source, (maven,)), "")
    assert (source.asked, [file.is_relative_to(maven) for file in files]) == (["b"], [True, False])


def test_a_wrong_sum_is_refused_and_leaves_nothing(tmp_path: Path, jar: Jar) -> None:
    with pytest.raises(StoreError, match=r"org\.example:thing:1\.0 was refused: its sum is not the one"):
        fetch([jar], Repository(tmp_path, Source(b"wrong")), "")
    assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == ["fetch.lock"]


def test_an_interrupted_fetch_is_finished_by_the_next(tmp_path: Path, jar: Jar) -> None:
    jars = named(jar, *"abcdefghijklmnopqrstuvwxyz")

    def broken(jar: Jar, file: Path) -> None:
        file.write_bytes(b"right"[: 2 if jar.artifact == "m" else 5])
        if jar.artifact == "m":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch(jars, Repository(tmp_path, broken), "")
    have = {jar.artifact for jar in jars if (tmp_path / jar.path).exists()}
    assert "m" not in have
    assert {"a", "b", "c"} <= have
    rest = Source()
    fetch(jars, Repository(tmp_path, rest), "")
    assert set(rest.asked) == {jar.artifact for jar in jars} - have


def test_two_at_once_fetch_each_jar_once(tmp_path: Path, jar: Jar) -> None:
    source, jars = Source(), named(jar, *"abcdefgh")
    threads = [
        threading.Thread(target=fetch, args=(jars, Repository(tmp_path, source), "")) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(source.asked) == list("abcdefgh")


@pytest.fixture
def mirror(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder served on loopback, which jgo's own configuration file names as a repository."""
    folder = tmp_path / "served"
    folder.mkdir()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        config = tmp_path / "jgo.conf"
        config.write_text(f"[repositories]\nmirror = http://127.0.0.1:{server.server_port}/\n")
        monkeypatch.setenv("JGO_CONFIG_FILE", str(config))
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        yield folder
        server.shutdown()
        thread.join()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Tests need no access log."""


@pytest.mark.parametrize(("data", "whole"), [(b"right", True), (b"wrong", False)])
def test_a_mirror_that_jgo_knows_is_asked_first(
    tmp_path: Path, mirror: Path, jar: Jar, data: bytes, whole: bool
) -> None:
    (mirror / jar.path).parent.mkdir(parents=True)
    (mirror / jar.path).write_bytes(data)
    repository = Repository(tmp_path / "mine", jar_download.download)
    if whole:
        assert fetch([jar], repository, "")[0].read_bytes() == data
    else:
        with pytest.raises(StoreError, match="its sum is not the one"):
            fetch([jar], repository, "")
