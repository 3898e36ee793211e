"""Other processes are clients of the store; this process is not."""

from __future__ import annotations

import subprocess
import sys

import pytest

import graph
from graph import local
from graph.store import Store, has_other_clients

CLIENT = "import graph, sys; store = graph.open(sys.argv[1]); print('open', flush=True); sys.stdin.read()"


@pytest.fixture
def local_store(store: Store, running: local.LocalStore) -> Store:
    return store


def test_this_process_is_no_other(local_store: Store, store_url: str) -> None:
    with graph.open(store_url) as second:
        assert second.read("relationship_count").rows
        assert not has_other_clients(local_store)


def test_another_process_is(local_store: Store, store_url: str) -> None:
    client = subprocess.Popen(
        [sys.executable, "-c", CLIENT, store_url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert client.stdout is not None
        assert client.stdout.readline() == "open\n"
        assert has_other_clients(local_store)
    finally:
        client.kill()
        client.communicate()
