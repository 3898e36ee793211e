"""`casegraph serve` prints its address, refuses wrong settings, and completes requests before it stops."""

from __future__ import annotations

import http.client
import json
import signal
import socket

import pytest

from api.settings import StoreSettings
from casegraph.server import _shutdown_hints
from tests.casegraph.service_process import ServiceProcess, read_response


@pytest.fixture
def service(store, store_url):
    running = ServiceProcess(store_url)
    yield running
    running.kill()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_at_the_address_that_it_prints_until_it_is_stopped(service, how):
    assert service.get("/api/me").status == 200

    code, errors = service.stop(how)

    assert code == 0
    lines = errors.splitlines()
    assert lines[0] == "Nothing is loaded yet. Load a case: `casegraph load CASE`, or `casegraph demo`."
    assert lines[1:3] == [
        "Ctrl+C stops the service. The database runs until `casegraph db stop`.",
        "After 60 minutes without a request, the service stops the database until the next request.",
    ]
    assert [json.loads(line)["route"] for line in lines[3:]] == ["/api/me"]


@pytest.mark.parametrize(
    ("settings", "hints"),
    [
        ({"store": "bolt://db.example"}, ["Ctrl+C stops the service."]),
        (
            {"store": "local:/tmp/x", "idle_minutes": 0},
            ["Ctrl+C stops the service. The database runs until `casegraph db stop`."],
        ),
    ],
)
def test_the_hints_depend_on_the_store(settings, hints):
    assert list(_shutdown_hints(StoreSettings(**settings))) == hints


def test_the_option_root_path_has_priority_and_must_be_a_path(run, monkeypatch):
    monkeypatch.setenv("CASEGRAPH_ROOT_PATH", "/casegraph")

    ran = run("serve", "--root-path", "casegraph/")

    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines()[0] == "CASEGRAPH_ROOT_PATH cannot be used: it takes a path as /casegraph."


def test_a_request_that_has_begun_is_completed_before_it_stops(service):
    body = b'{"query": "RETURN 1 AS one"}'
    with socket.create_connection((service.host, service.port)) as slow:
        head = f"POST /api/cypher HTTP/1.1\r\nHost: {service.host}\r\nContent-Type: application/json\r\n"
        slow.sendall(f"{head}Content-Length: {len(body)}\r\nExpect: 100-continue\r\n\r\n".encode())
        # The service waits for the body from here on.
        assert slow.recv(100).startswith(b"HTTP/1.1 100 ")

        service.process.send_signal(signal.SIGTERM)
        wait_until_port_is_closed(service)
        slow.sendall(body)
        response = http.client.HTTPResponse(slow)
        response.begin()
        answer = read_response(response)

    assert (answer.status, answer.body["rows"]) == (200, [[1]])
    assert service.process.wait(60) == 0


def wait_until_port_is_closed(service: ServiceProcess) -> None:
    while True:
        with socket.socket() as probe:
            if probe.connect_ex((service.host, service.port)):
                return


def test_a_port_that_is_in_use(run, store_url):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        ran = run("serve", "--port", port, "--store", store_url)

    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines() == [
        f"Port {port} of 127.0.0.1 cannot be used: Address already in use.",
        f"Choose another: `--port {port + 1}`, or 0 for any that is free.",
    ]


def test_it_does_not_start_without_a_token_where_other_machines_can_reach_it(run, monkeypatch, tmp_path):
    monkeypatch.setenv("CASEGRAPH_TOKENS", str(tmp_path / "tokens.json"))

    ran = run("serve", "--host", "0.0.0.0", "--store", f"local:{tmp_path / 'store'}")

    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines() == [
        "Other machines can reach 0.0.0.0, and there is no token yet.",
        "Add one: `casegraph tokens add NAME --role reader`.",
    ]
    assert not (tmp_path / "store").exists()


def test_an_unknown_host(run, tmp_path):
    ran = run("serve", "--host", "nowhere.invalid", "--store", f"local:{tmp_path / 'store'}")

    assert (ran.code, ran.err.splitlines()[0]) == (1, "nowhere.invalid is not an address of this machine.")


def test_a_store_that_cannot_be_reached(run, monkeypatch):
    monkeypatch.setenv("CASEGRAPH_USER", "neo4j")
    monkeypatch.setenv("CASEGRAPH_PASSWORD", "a-long-one")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"bolt://127.0.0.1:{taken.getsockname()[1]}"

        ran = run("serve", "--port", 0, "--store", url)

    assert (ran.code, ran.err.splitlines()[0]) == (3, f"No Neo4j answers at {url}.")


def test_a_setting_with_a_wrong_value(run, monkeypatch):
    monkeypatch.setenv("CASEGRAPH_PORT", "eighty")

    ran = run("serve")

    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines()[0] == "CASEGRAPH_PORT cannot be used: it should be a whole number."
