"""Download jars without a network: a function or a server on loopback stands for the repository."""

from __future__ import annotations

import dataclasses
import errno
import stat
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from types import SimpleNamespace

import pooch
import pytest
import requests
from jgo.config import GlobalSettings

from graph.errors import StoreError
from graph.local.jar_download import JarCache, MavenDownloader, default_jar_cache, fetch_jars
from graph.local.jars import Jar


def artifact(path: str) -> str:
    """Return the artifact of a jar at this path of a Maven repository."""
    return PurePosixPath(path).parts[-3]


class Source:
    """A downloader that gives every jar the same bytes, and records which were requested."""

    def __init__(self, data: bytes = b"right") -> None:
        self.data = data
        self.requested: list[str] = []

    def __call__(self, path: str, file: str, _: object) -> None:
        self.requested.append(artifact(path))
        Path(file).write_bytes(self.data)


def named(jar: Jar, *artifacts: str) -> list[Jar]:
    return [dataclasses.replace(jar, artifact=name) for name in artifacts]


def test_missing_jars_are_fetched_and_counted(tmp_path: Path, jar: Jar) -> None:
    source, reports = Source(), list[tuple[str, int, int]]()
    jars = named(jar, "a", "b", "c")
    files = fetch_jars(jars, JarCache(tmp_path, source), "Fetching", lambda *report: reports.append(report))
    assert files == [tmp_path / jar.path for jar in jars]
    assert {file.read_bytes() for file in files} == {b"right"}
    assert reports == [("Fetching", done, 3) for done in range(4)]


def test_a_jar_with_the_right_hash_is_not_fetched_again(tmp_path: Path, jar: Jar) -> None:
    fetch_jars([jar], JarCache(tmp_path, Source()), "")
    unused, reports = Source(), list[tuple[str, int, int]]()
    fetch_jars([jar], JarCache(tmp_path, unused), "", lambda *report: reports.append(report))
    assert (unused.requested, reports) == ([], [])


def test_a_jar_with_another_hash_is_fetched_again(tmp_path: Path, jar: Jar) -> None:
    cache = JarCache(tmp_path, Source())
    (file,) = fetch_jars([jar], cache, "")
    file.write_bytes(b"altered")
    assert fetch_jars([jar], cache, "")[0].read_bytes() == b"right"


def test_a_folder_of_maven_is_used_and_not_written(tmp_path: Path, jar: Jar) -> None:
    maven, mine = tmp_path / "maven", tmp_path / "mine"
    fetch_jars(named(jar, "a"), JarCache(maven, Source()), "")
    source = Source()
    files = fetch_jars(named(jar, "a", "b"), JarCache(mine, source, (maven,)), "")
    assert (source.requested, [file.is_relative_to(maven) for file in files]) == (["b"], [True, False])


def test_a_wrong_sum_is_refused_and_leaves_nothing(
    tmp_path: Path, jar: Jar, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(StoreError, match=r"org\.example:thing:1\.0 was refused: its sum is not the one"):
        fetch_jars([jar], JarCache(tmp_path, Source(b"wrong"), retries=0), "")
    assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == ["fetch.lock"]
    assert tuple(capfd.readouterr()) == ("", "")


def test_a_failed_download_is_repeated(tmp_path: Path, jar: Jar, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pooch.core, "time", SimpleNamespace(sleep=lambda _: None))
    source, failures = Source(), [requests.ConnectionError("no network"), requests.Timeout("too slow")]

    def unsteady(path: str, file: str, caller: object) -> None:
        if failures:
            raise failures.pop()
        source(path, file, caller)

    assert fetch_jars([jar], JarCache(tmp_path, unsteady), "")[0].read_bytes() == b"right"
    assert (source.requested, failures) == (["thing"], [])


def test_a_jar_that_cannot_be_fetched_is_reported_with_the_reason(tmp_path: Path, jar: Jar) -> None:
    def unreachable(path: str, file: str, caller: object) -> None:
        raise requests.ConnectionError("no network")

    with pytest.raises(StoreError, match=r"org\.example:thing:1\.0 cannot be fetched: no network") as refused:
        fetch_jars([jar], JarCache(tmp_path, unreachable, retries=0), "")
    assert refused.value.hint.startswith("Check the network")


def test_a_full_disk_is_reported_with_the_folder(tmp_path: Path, jar: Jar) -> None:
    def overflowing(path: str, file: str, caller: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", file)

    with pytest.raises(StoreError, match=r"cannot be written to .*: No space left on device") as refused:
        fetch_jars([jar], JarCache(tmp_path, overflowing), "")
    assert "CASEGRAPH_CACHE" in refused.value.hint


def test_a_fetched_jar_may_be_read_by_every_user(tmp_path: Path, jar: Jar) -> None:
    (file,) = fetch_jars([jar], JarCache(tmp_path, Source()), "")
    assert stat.S_IMODE(file.stat().st_mode) == 0o644


def test_the_remains_of_a_killed_fetch_are_removed(tmp_path: Path, jar: Jar) -> None:
    folder = (tmp_path / jar.path).parent
    folder.mkdir(parents=True)
    (folder / "tmpabcd1234").write_bytes(b"ri")
    (folder / "thing-1.0.jar.part").write_bytes(b"ri")
    (file,) = fetch_jars([jar], JarCache(tmp_path, Source()), "")
    assert list(folder.iterdir()) == [file]


def test_an_interrupted_fetch_is_finished_by_the_next(tmp_path: Path, jar: Jar) -> None:
    jars = named(jar, *"abcdefghijklmnopqrstuvwxyz")

    def broken(path: str, file: str, _: object) -> None:
        Path(file).write_bytes(b"right"[: 2 if artifact(path) == "m" else 5])
        if artifact(path) == "m":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch_jars(jars, JarCache(tmp_path, broken), "")
    have = {jar.artifact for jar in jars if (tmp_path / jar.path).exists()}
    assert "m" not in have
    assert {"a", "b", "c"} <= have
    rest = Source()
    fetch_jars(jars, JarCache(tmp_path, rest), "")
    assert set(rest.requested) == {jar.artifact for jar in jars} - have


def test_two_at_once_fetch_each_jar_once(tmp_path: Path, jar: Jar) -> None:
    source, jars = Source(), named(jar, *"abcdefgh")
    threads = [
        threading.Thread(target=fetch_jars, args=(jars, JarCache(tmp_path, source), "")) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(source.requested) == list("abcdefgh")


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


def put(folder: Path, jar: Jar, data: bytes) -> None:
    (folder / jar.path).parent.mkdir(parents=True)
    (folder / jar.path).write_bytes(data)


@pytest.mark.parametrize(("data", "is_right"), [(b"right", True), (b"wrong", False)])
def test_the_mirror_in_the_settings_of_jgo_is_tried_first(
    tmp_path: Path, mirror: Path, jar: Jar, data: bytes, is_right: bool
) -> None:
    put(mirror, jar, data)
    cache = dataclasses.replace(default_jar_cache(tmp_path / "mine"), retries=0)
    if is_right:
        assert fetch_jars([jar], cache, "") == [tmp_path / "mine" / "jars" / jar.path]
        assert (tmp_path / "mine" / "jars" / jar.path).read_bytes() == data
    else:
        with pytest.raises(StoreError, match="its sum is not the one"):
            fetch_jars([jar], cache, "")


def test_a_repository_that_lacks_a_jar_is_followed_by_the_next(
    tmp_path: Path, mirror: Path, jar: Jar
) -> None:
    put(mirror / "second", jar, b"right")
    (address,) = [url for url in GlobalSettings.load().repositories.values() if "127.0.0.1" in url]
    downloader = MavenDownloader([f"{address}first", f"{address}second/"])
    assert fetch_jars([jar], JarCache(tmp_path / "mine", downloader), "")[0].read_bytes() == b"right"
    with pytest.raises(StoreError, match="cannot be fetched: 404"):
        fetch_jars(named(jar, "other"), JarCache(tmp_path / "mine", downloader, retries=0), "")
