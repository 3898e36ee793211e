"""All queries of a page or a file are found by the id in its header: by any process, for whoever may read."""

from __future__ import annotations

import base64
import json
import zlib
from random import Random
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.access import tokens
from api.query_runs import QueryRun
from api.settings import AccessSettings, ServerSettings, Settings
from graph.store import named_queries
from tests.api.client import make_client
from tests.graph.make_records import DATASET


def find_run_path(response) -> str:
    """Return the address of the run in the header of a response whose queries do not fit there."""
    return json.loads(response.headers["casegraph-queries"])[-1]["run"]


@pytest.mark.parametrize(
    "path",
    [
        "/network?around=person-with-a-long-name-7&hops=4",
        "/",
        f"/api/ties/file?dataset={DATASET}&format=graphml",
    ],
)
def test_any_process_resolves_the_id_of_a_page_or_file(ring, path):
    one, another = make_client(ring), make_client(ring)

    run = another.get(find_run_path(one.get(path))).json()

    assert (run["address"], run["is_current"]) == (path, True)
    # The list is complete: every query can be run again with its parameters.
    assert run["queries"]
    for query in run["queries"]:
        ring.read(query["name"], **with_all_parameters(query))


def with_all_parameters(query: dict[str, Any]) -> dict[str, Any]:
    """Return the parameters of a query, with None for those that a response leaves out."""
    declared = named_queries()[query["name"]].parameters.keys()
    return {**dict.fromkeys(declared), **query["parameters"]}


def test_the_queries_are_those_of_the_response_itself(small):
    listed = small.get("/api/ties?around=alma").json()["queries"]

    run = small.get("/api/queries/runs", params={"address": "/api/ties?around=alma"}).json()

    assert (run["queries"], run["is_current"]) == (listed, True)


def test_it_says_whether_something_was_written_since(small_store, small):
    id_ = QueryRun("/network?around=alma", small_store.revision()).id
    before = small.get(f"/api/queries/runs/{id_}")

    small_store.bump_revision()
    after = small.get(f"/api/queries/runs/{id_}", headers={"if-none-match": before.headers["etag"]})

    assert (before.json()["is_current"], after.status_code, after.json()["is_current"]) == (True, 200, False)


def test_the_same_run_is_not_sent_twice(small):
    path = f"/api/queries/runs/{QueryRun('/network?around=alma').id}"
    first = small.get(path)

    assert small.get(path, headers={"if-none-match": first.headers["etag"]}).status_code == 304


def test_an_address_that_is_too_long_for_an_id_is_sent_instead(ring):
    client, random = make_client(ring), Random(1)
    # The same ids, written so that they cannot be compressed.
    ids = [f"person-with-a-long-name-{number % 120}" for number in range(400)]
    written = ["".join(char if random.random() < 0.5 else f"%{ord(char):02X}" for char in id_) for id_ in ids]
    path = f"/api/ties/file?{'&'.join(f'among={id_}' for id_ in written)}"

    assert find_run_path(client.get(path)) == "/api/queries/runs"
    run = client.get("/api/queries/runs", params={"address": path}).json()

    assert run["address"] == path
    assert run["queries"][0]["parameters"]["ids"]


def deflate(text: bytes) -> str:
    compressor = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    return base64.urlsafe_b64encode(compressor.compress(text) + compressor.flush()).decode().rstrip("=")


@pytest.mark.parametrize(
    "id_",
    [
        "x",
        "%C3%A4",
        "a%20b",
        deflate(b"no line"),
        deflate(b"1\nnetwork"),
        deflate(b"1\n/" + b"a" * 50_000_000),
    ],
    ids=["short", "a letter", "a space", "no line", "no path", "a bomb"],
)
def test_what_is_no_id_is_refused(small, id_):
    problem = small.get(f"/api/queries/runs/{id_}").json()

    assert (problem["status"], problem["detail"]) in [
        (404, "This is not the id of a run."),
        (422, "id: should have at most 65000 characters"),
    ]


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/nowhere", 404, "The service has no such address."),
        ("/api/nowhere?x=1", 404, "The service has no such address."),
        ("/health", 404, "The response at this address is made without a query."),
        ("/api/queries/runs?address=/network", 404, "A run has no queries of its own."),
        ("/api/queries/%72uns?address=/network", 404, "A run has no queries of its own."),
        ("/network?around=nobody", 404, "nobody"),
        ("/network?around=alma&around=mukhtar", 422, "around: stands more than once, and takes one value"),
        ("/network?colour=red", 422, "colour: is unknown here"),
        ("http://elsewhere.example/", 422, "address"),
    ],
)
def test_an_address_without_queries_is_refused(small, address, status, words):
    problem = small.get("/api/queries/runs", params={"address": address}).json()

    assert problem["status"] == status
    assert words in problem["detail"]


def test_nothing_is_written_by_resolving(small_store, small):
    before = small_store.revision()

    # Only GET is sent again, also where the address of the run allows more.
    assert small.get("/api/queries/runs", params={"address": "/api/claims"}).status_code == 404
    assert small_store.revision() == before


@pytest.fixture
def on_a_network(small_store, tmp_path) -> tuple[TestClient, str]:
    """A service that other machines reach, and the token of a reader."""
    file = tmp_path / "tokens.json"
    token = tokens.add_token(file, "rita", "reader")
    settings = Settings(server=ServerSettings(host="0.0.0.0"), access=AccessSettings(tokens_file=file))
    return make_client(small_store, settings), token


def test_an_id_gives_nothing_to_whoever_may_not_read(on_a_network):
    client, token = on_a_network
    path = f"/api/queries/runs/{QueryRun('/api/ties?around=alma').id}"

    assert client.get(path).status_code == 401
    assert client.get(path, headers={"authorization": f"Bearer {token}"}).status_code == 200
