from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.local import jars
from graph.local.jars import Jar
from graph.local.releases import RELEASE_VARIABLE, RELEASES, Release, selected_release

PLAIN = Jar("org.example", "b", "1.0", "", "b" * 64)
NATIVE = Jar("org.example", "a", "2.0-1.x", "linux-x86_64", "a" * 64)


def test_a_lockfile_is_read_back_in_order(tmp_path: Path) -> None:
    file = tmp_path / "jars.lock"
    file.write_text(jars.render_lockfile([PLAIN, NATIVE], "Made by hand"))
    assert jars.read_lockfile(file) == (NATIVE, PLAIN)


def test_a_jar_lies_where_maven_puts_it() -> None:
    assert str(PLAIN.path) == "org/example/b/1.0/b-1.0.jar"
    assert str(NATIVE.path) == "org/example/a/2.0-1.x/a-2.0-1.x-linux-x86_64.jar"
    assert NATIVE.coordinate == "org.example:a:2.0-1.x:linux-x86_64"


@pytest.mark.parametrize(
    "line", ["nonsense", f"{'a' * 64} only:two", f"{'a' * 63} g:a:1", f"{'a' * 64} g:../a:1/2"]
)
def test_a_line_that_is_none_is_refused_with_its_place(tmp_path: Path, line: str) -> None:
    file = tmp_path / "jars.lock"
    file.write_text(f"# comment\n\n{line}\n")
    with pytest.raises(StoreError, match=r"jars\.lock:3: expected a sha256 and a coordinate"):
        jars.read_lockfile(file)


@pytest.mark.parametrize("release", RELEASES.values(), ids=lambda release: str(release.version))
def test_each_release_has_a_lock_without_addresses(release: Release) -> None:
    coordinates = {jar.coordinate for jar in jars.read_lockfile(release.lockfile)}
    assert coordinates >= set(release.root_coordinates)
    assert len(coordinates) > 200
    assert "://" not in release.lockfile.read_text()


def test_one_variable_chooses_the_release(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(RELEASE_VARIABLE, raising=False)
    assert selected_release().version == "5.26.30"
    monkeypatch.setenv(RELEASE_VARIABLE, "1.0")
    with pytest.raises(StoreError, match=r"Neo4j 1\.0, which is not known here\. Use one of: 5\.26\.30"):
        selected_release()
