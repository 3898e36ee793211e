"""The service goes on running when its store stops, and finds the store again when it is back."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings, StoreSettings
from api.store.provider import StoreProvider
from graph import local
from graph.ontology import load_ontology
from graph.store import SERVICE_TIMEOUTS, open_store
from tests.casegraph.service_process import COMMAND, Response, ServiceProcess

TIMEOUT_SECONDS = 120
CLIENT = "import graph, sys; store = graph.open(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
DATASETS_URL = "/api/datasets"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a store that these tests may kill."""
    path = tmp_path_factory.mktemp("mortal") / "store"
    local.start(path)
    yield path
    local.stop(path)


@pytest.fixture
def service(folder: Path) -> Iterator[ServiceProcess]:
    local.start(folder)
    running = ServiceProcess(f"local:{folder}")
    yield running
    running.kill()


class RepeatedRequests:
    """A client that sends twenty requests a second, each in its own thread."""

    def __init__(self, service: ServiceProcess) -> None:
        self.responses: list[Response] = []
        self._service, self._ended = service, threading.Event()
        self._threads: list[threading.Thread] = []
        self._thread = threading.Thread(target=self._send_until_ended)

    def __enter__(self) -> RepeatedRequests:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        for thread in (self._thread, *self._threads):
            thread.join()

    def _send_until_ended(self) -> None:
        while not self._ended.wait(1 / 20):
            self._threads.append(threading.Thread(target=self._send))
            self._threads[-1].start()

    def _send(self) -> None:
        self.responses.append(self._service.get(DATASETS_URL))

    def statuses(self, since: int) -> list[int]:
        return [response.status for response in self.responses[since:]]


def wait_until(is_true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + TIMEOUT_SECONDS
    while not is_true():
        assert time.monotonic() < deadline, "it did not become true in time"
        time.sleep(0.05)


def pid_of(folder: Path) -> int:
    running = local.attach(folder)
    assert running is not None
    return running.pid


def start(folder: Path) -> None:
    """Start the store from the command line."""
    command = [sys.executable, "-c", COMMAND, "db", "start", "--store", f"local:{folder}"]
    subprocess.run(command, check=True, capture_output=True)


def kill(folder: Path) -> None:
    killed = psutil.Process(pid_of(folder))
    os.kill(killed.pid, signal.SIGKILL)
    wait_until(lambda: not killed.is_running() or killed.status() == psutil.STATUS_ZOMBIE)


def test_a_store_is_killed_under_load_and_started_again(service: ServiceProcess, folder: Path) -> None:
    with RepeatedRequests(service) as requests:
        wait_until(lambda: 200 in requests.statuses(0))
        kill(folder)
        killed_at = len(requests.responses)
        wait_until(lambda: requests.statuses(killed_at).count(503) >= 20)
        assert local.attach(folder) is None, "the service started what someone else killed"

        start(folder)
        started_at = len(requests.responses)
        wait_until(lambda: requests.statuses(started_at)[-20:] == [200] * 20)

    refused = [answer for answer in requests.responses if answer.status != 200]
    assert {(answer.status, answer.headers["content-type"]) for answer in refused} == {
        (503, "application/problem+json")
    }
    assert {answer.headers["retry-after"] for answer in refused} == {"5"}
    assert {answer.body["detail"] for answer in refused} <= {
        f"No Neo4j answers at local:{folder}.",
        f"The store in {folder} does not run.",
    }
    assert service.process.poll() is None


def test_a_store_that_comes_back_at_another_port_is_found(service: ServiceProcess, folder: Path) -> None:
    assert service.get(DATASETS_URL).status == 200
    before = local.attach(folder)
    assert before is not None
    kill(folder)
    assert service.get("/ready").status == 503

    with socket.create_server(("127.0.0.1", int(before.url.rpartition(":")[2]))):
        start(folder)
        now = local.attach(folder)
        assert now is not None
        assert now.url != before.url
        assert [service.get(path).status for path in (DATASETS_URL, "/ready")] == [200, 200]
    assert service.process.poll() is None


def test_an_unused_store_is_stopped_until_a_request_needs_it(folder: Path) -> None:
    url = f"local:{folder}"
    holder = StoreProvider(lambda: open_store(url, timeouts=SERVICE_TIMEOUTS), load_ontology())
    holder.get()
    # A short idle time, because the test sends no requests while the store is stopped.
    settings = Settings(store=StoreSettings(store=url, idle_minutes=0.01))

    with TestClient(create_app(settings, holder), base_url="http://127.0.0.1") as client:
        wait_until(lambda: local.attach(folder) is None)
        wait_until(lambda: holder.is_suspended)
        assert client.get("/health").status_code == 200
        assert client.get("/ready").json() == {"status": "ready", "store": "suspended"}
        assert local.attach(folder) is None

        assert client.get(DATASETS_URL).status_code == 200


def test_a_store_that_another_program_uses_does_not_rest(folder: Path) -> None:
    url = f"local:{folder}"
    holder = StoreProvider(lambda: open_store(url, timeouts=SERVICE_TIMEOUTS), load_ontology())
    holder.get()
    notebook = subprocess.Popen(
        [sys.executable, "-c", CLIENT, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert notebook.stdout is not None
        assert notebook.stdout.readline() == "open\n"
        before = pid_of(folder)

        assert not holder.stop_if_idle(lambda: True)

        assert pid_of(folder) == before
    finally:
        notebook.kill()
        notebook.communicate()
        holder.close()


def test_a_store_that_a_request_needs_does_not_rest(folder: Path) -> None:
    holder = StoreProvider(lambda: open_store(f"local:{folder}", timeouts=SERVICE_TIMEOUTS), load_ontology())
    holder.get()

    assert not holder.stop_if_idle(lambda: False)

    holder.close()
    assert local.attach(folder) is not None
