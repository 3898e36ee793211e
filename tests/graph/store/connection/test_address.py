from __future__ import annotations

from pathlib import Path

import pytest

from graph import local
from graph.errors import StoreError
from graph.store.connection import address


def test_the_environment_names_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEGRAPH_STORE", "bolt://db:7687")
    assert address.resolve_url(None) == "bolt://db:7687"
    assert address.resolve_url("local:x") == "local:x"
    monkeypatch.delenv("CASEGRAPH_STORE")
    assert address.local_path(address.resolve_url(None)) == local.default_store_path()
    assert address.local_path("local:/a/b") == Path("/a/b")
    assert address.local_path("bolt://db") is None


def test_user_and_password_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEGRAPH_USER", "ada")
    monkeypatch.setenv("CASEGRAPH_PASSWORD", "open sesame")
    remote = address.remote_address("neo4j+s://db.example:7687")
    assert (remote.user, remote.password, remote.store_url) == (
        "ada",
        "open sesame",
        "neo4j+s://db.example:7687",
    )
    assert "sesame" not in repr(remote)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("bolt://neo4j:secret@db:7687", "CASEGRAPH_USER and CASEGRAPH_PASSWORD"),
        ("http://db:7474", "is not the address of a store"),
        ("bolt://", "is not the address of a store"),
        ("store.db", "is not the address of a store"),
        ("bolt://db:7687", "needs a user and a password"),
    ],
)
def test_a_wrong_address_is_refused(url: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CASEGRAPH_USER", raising=False)
    with pytest.raises(StoreError, match=message) as refused:
        address.remote_address(url)
    assert "secret" not in str(refused.value)
