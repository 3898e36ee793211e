"""The running store. The tests share one, and run in the order in which they stand."""

from __future__ import annotations

import json
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import psutil
import pytest
from neo4j import Driver, GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from graph import local
from graph.local.releases import selected_release


def driver(store: local.LocalStore) -> Driver:
    return GraphDatabase.driver(store.url, auth=(store.user, store.password))


def command_lines() -> Iterator[str]:
    for process in psutil.process_iter():
        try:
            yield " ".join(process.cmdline())
        except psutil.Error:
            continue


def test_two_that_start_it_at_once_have_one_store(raced: list[tuple[str, int]]) -> None:
    assert raced[0] == raced[1]


def test_it_survives_the_end_of_its_starters(store: local.LocalStore, raced: list[tuple[str, int]]) -> None:
    assert (store.url, store.pid) == raced[0]
    with driver(store) as connection:
        assert connection.execute_query("RETURN 1 AS one").records[0]["one"] == 1


def test_starting_again_attaches(store: local.LocalStore, folder: Path) -> None:
    began = time.monotonic()
    assert local.start(folder) == local.attach(folder) == local.status(folder).store == store
    assert time.monotonic() - began < 1


def test_its_only_ear_is_on_loopback(store: local.LocalStore) -> None:
    sockets = psutil.Process(store.pid).net_connections("inet")
    ears = {(s.laddr.ip, s.laddr.port) for s in sockets if s.status == psutil.CONN_LISTEN}
    assert ears == {("127.0.0.1", int(store.url.rpartition(":")[2]))}
    assert not [s for s in sockets if s.laddr.ip != "127.0.0.1"]


def test_no_process_shows_the_password_nor_its_own_the_folder(store: local.LocalStore, folder: Path) -> None:
    process = psutil.Process(store.pid)
    assert not [line for line in command_lines() if store.password in line]
    assert folder.name not in " ".join(process.cmdline())
    assert store.password not in "".join(process.environ().values())
    assert store.password not in repr(store)


@pytest.mark.usefixtures("store")
def test_its_files_are_its_owners_alone(folder: Path) -> None:
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    open_to_others = [file for file in folder.rglob("*") if file.is_file() and file.stat().st_mode & 0o077]
    assert open_to_others == []


def test_the_state_file_has_all_that_a_notebook_needs(store: local.LocalStore) -> None:
    state = json.loads(store.state_file.read_text())
    ticks = Path(f"/proc/{store.pid}/stat").read_text().rpartition(")")[2].split()[19]
    port = int(store.url.rpartition(":")[2])
    assert state == {
        "pid": store.pid,
        "started": f"{ticks} ticks after boot",
        "port": port,
        "user": "neo4j",
        "password": store.password,
        "version": selected_release().version,
        "ready": True,
    }


@pytest.mark.parametrize("password", ["neo4j", "password", ""])
def test_no_usual_password_opens_it(store: local.LocalStore, password: str) -> None:
    auth = ("neo4j", password)
    with GraphDatabase.driver(store.url, auth=auth) as stranger, pytest.raises(AuthError):
        stranger.verify_connectivity()


def test_the_routing_scheme_reaches_it_too(store: local.LocalStore) -> None:
    url = store.url.replace("bolt:", "neo4j:")
    with GraphDatabase.driver(url, auth=(store.user, store.password)) as connection:
        result = connection.execute_query("CALL dbms.components() YIELD name, versions")
        answered = {record["name"]: record["versions"] for record in result.records}
        assert answered["Neo4j Kernel"] == [selected_release().version]


class Answering(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"a,b\n")

    def log_message(self, format: str, *args: object) -> None:
        """Tests need no access log."""


def test_it_reads_neither_files_nor_addresses(store: local.LocalStore) -> None:
    with HTTPServer(("127.0.0.1", 0), Answering) as server, driver(store) as connection:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            for url in (f"http://127.0.0.1:{server.server_port}/a.csv", "file:///etc/hostname"):
                with pytest.raises(Neo4jError, match=r"blocklist|blocked|allow_csv_import"):
                    connection.execute_query("LOAD CSV FROM $url AS row RETURN row", url=url)
        finally:
            server.shutdown()
            thread.join()


def commit_until_killed(store: local.LocalStore) -> set[int]:
    """Commit number after number while Neo4j is killed; the numbers whose commit was confirmed."""
    confirmed: set[int] = set()
    killer = threading.Timer(1.0, psutil.Process(store.pid).kill)
    with driver(store) as connection, connection.session() as session, suppress(DriverError, Neo4jError):
        while True:
            session.run("CREATE (:Proof {number: $number})", number=len(confirmed)).consume()
            confirmed.add(len(confirmed))
            # Not before: the first commit of a busy machine can take longer than the killer waits.
            if len(confirmed) == 1:
                killer.start()
    return confirmed


def test_committed_data_survives_two_kills(
    store: local.LocalStore, folder: Path, starters: Callable[[Path], Any]
) -> None:
    """Neo4j is killed, then the process that starts it again, and this process continues the start."""
    committed = commit_until_killed(store)
    assert committed
    while psutil.pid_exists(store.pid) and psutil.Process(store.pid).status() != psutil.STATUS_ZOMBIE:
        time.sleep(0.05)
    assert (local.attach(folder), local.status(folder).starting) == (None, False)

    killed = starters(folder)
    while not local.status(folder).starting:
        time.sleep(0.05)
    killed.kill()
    restarted = local.start(folder)

    assert restarted.pid != store.pid
    assert (restarted.url, restarted.password) == (store.url, store.password)
    with driver(restarted) as connection:
        numbers = connection.execute_query("MATCH (p:Proof) RETURN collect(p.number)").records[0][0]
    # The last one may have been written without its writer hearing so.
    assert committed <= set(numbers) <= committed | {len(committed)}


def test_it_stops_quickly_and_leaves_no_state(store: local.LocalStore, folder: Path) -> None:
    with driver(store) as connection:
        connection.verify_connectivity()
        began = time.monotonic()
        assert local.stop(folder) is True
        assert time.monotonic() - began < 8
    assert not store.state_file.exists()
    assert local.status(folder) == local.LocalStatus(
        folder.resolve(), exists=True, starting=False, store=None
    )


def test_stopping_a_store_that_does_not_run_is_no_error(folder: Path, tmp_path: Path) -> None:
    assert local.stop(folder) is False
    assert local.stop(tmp_path / "never") is False
    assert not (tmp_path / "never").exists()
