from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.local import cache_folder, default_store_path, java, neo4j_conf
from graph.local.password import render_initial_user
from graph.local.paths import StorePaths
from graph.local.releases import RELEASES
from graph.local.settings import LocalSettings, load_local_settings


def test_sizes_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEGRAPH_HEAP", "2g")
    monkeypatch.setenv("CASEGRAPH_PAGE_CACHE", "64M")
    assert load_local_settings() == LocalSettings(heap_mib=2048, page_cache_mib=64)
    monkeypatch.delenv("CASEGRAPH_HEAP")
    monkeypatch.delenv("CASEGRAPH_PAGE_CACHE")
    assert load_local_settings() == LocalSettings(heap_mib=512, page_cache_mib=128)


@pytest.mark.parametrize(
    ("value", "sentence"), [("lots", "is not a size"), ("12", "is not a size"), ("8m", "or more")]
)
def test_a_heap_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, value: str, sentence: str) -> None:
    monkeypatch.setenv("CASEGRAPH_HEAP", value)
    with pytest.raises(StoreError, match=sentence):
        load_local_settings()


def test_folders_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CASEGRAPH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CASEGRAPH_CACHE", str(tmp_path / "cache"))
    assert (default_store_path(), cache_folder()) == (tmp_path / "home" / "store", tmp_path / "cache")
    monkeypatch.delenv("CASEGRAPH_HOME")
    monkeypatch.delenv("CASEGRAPH_CACHE")
    assert default_store_path().parts[-2:] == ("casegraph", "store")


def test_the_configuration_keeps_to_this_machine() -> None:
    lines = set(neo4j_conf.render_neo4j_conf(4711, LocalSettings(), RELEASES["5.26.30"]).splitlines())
    assert lines >= {
        "server.bolt.listen_address=127.0.0.1:4711",
        "server.http.enabled=false",
        "server.https.enabled=false",
        "dbms.usage_report.enabled=false",
        "dbms.security.allow_csv_import_from_file_urls=false",
        "dbms.security.procedures.unrestricted=",
        "db.transaction.timeout=600s",
        "server.memory.pagecache.size=128m",
    }


def test_words_for_java_are_quoted(tmp_path: Path) -> None:
    layout = StorePaths(tmp_path / 'a "b" \\c')
    text = java.render_java_arguments(
        layout, RELEASES["5.26.30"], [Path("/x y/z.jar"), Path("/ж.jar")], LocalSettings()
    )
    assert '"/x y/z.jar:/ж.jar"\n' in text
    assert 'a \\"b\\" \\\\c"\n' in text


def test_nothing_in_the_environment_alters_java() -> None:
    assert java.java_environment({"JAVA_TOOL_OPTIONS": "-x", "LC_ALL": "C", "HOME": "/h"}) == {
        "HOME": "/h",
        "LC_ALL": "C.UTF-8",
    }


def test_the_first_user_is_written_as_neo4j_writes_it() -> None:
    """The expected line is what `dbms set-initial-password secret123456` of 5.26.30 wrote."""
    salt = "9317339bb20427d225854ecc4abcff5c1d3ac66e06769e72fe1ef30af639fb06"
    digest = "dc47384b20a685c2c924ec411aaa49d8f5970ebc2939ed2e75e265b8aa909891"
    line = render_initial_user("secret123456", bytes.fromhex(salt))
    assert line == f"neo4j:SHA-256,{digest},{salt},1024:\n"
