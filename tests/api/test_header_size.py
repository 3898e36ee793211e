"""All headers of a response together stay below what proxies accept, for every route and in the worst case.

nginx refuses a response whose headers have more than 4,096 bytes (`proxy_buffer_size`).
"""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from api.openapi_examples import load_examples
from api.settings import MAX_EMBEDDERS_LENGTH, ServerSettings, Settings
from tests.api.client import make_client
from tests.api.record_examples import send_example
from tests.docs.api_page import openapi_document
from tests.graph.ring_case import PEOPLE

MAX_BYTES = 3_000
# What the server itself adds: the status line and the date.
SERVER_BYTES = len("HTTP/1.1 422 Unprocessable Entity\r\ndate: Wed, 25 Nov 2026 21:27:59 GMT\r\n\r\n")
LONG_QUERY = "&".join(f"among={id_}" for id_ in PEOPLE)


def count_header_bytes(response) -> int:
    return SERVER_BYTES + sum(len(name) + len(value) + len(": \r\n") for name, value in response.headers.raw)


def longest_settings() -> ServerSettings:
    """Return settings that make headers as long as they can be."""
    sites = [f"https://site-{number:03}.example" for number in range(100)]
    embedders = ",".join(sites)[:MAX_EMBEDDERS_LENGTH].rpartition(",")[0]
    return ServerSettings(embedders=embedders, root_path="/" + "p" * 99)


@pytest.fixture
def client(ring) -> TestClient:
    return make_client(ring, Settings(server=longest_settings()))


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?q=person",
        "/network",
        f"/network?{LONG_QUERY}",
        "/embed",
        f"/embed?{LONG_QUERY}",
        f"/network/?{LONG_QUERY}",
        f"/network/?{LONG_QUERY[:900]}",
        "/nowhere",
        f"/network?{LONG_QUERY}&colour=red",
        f"/api/ties?{LONG_QUERY}",
        f"/api/ties/file?{LONG_QUERY}",
        "/api/ties/file?format=graphml",
        "/api/disputes",
        f"/api/entities/{PEOPLE[0]}",
        f"/api/entities/{'x' * 300}",
    ],
)
@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_the_longest_headers_are_short_enough(client, path, accept):
    headers = {"accept": accept, "x-request-id": "a" * 64, "accept-encoding": "gzip"}
    response = client.get(path, headers=headers, follow_redirects=False)
    again = client.get(path, headers=headers | {"if-none-match": response.headers.get("etag", '"none"')})

    assert count_header_bytes(response) < MAX_BYTES
    assert count_header_bytes(again) < MAX_BYTES


def test_a_frame_that_is_refused_is_answered_in_short(client):
    fetch = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"}
    response = client.get(f"/network?{LONG_QUERY}", headers={**fetch, "accept": "text/html"})

    assert response.status_code == 403
    assert count_header_bytes(response) < MAX_BYTES


def test_the_longest_id_fits_in_the_address_of_what_was_added(client):
    # The longest id that may be chosen.
    entity = {"kind": "Person", "name": "Ada", "id": "a" * 120}
    added = client.post("/api/entities", json=entity)
    noted = client.post(f"/api/entities/{'a' * 120}/annotations", json={"text": "A note"})

    assert (added.status_code, noted.status_code) == (201, 201)
    assert noted.headers["location"].endswith(f"/api/entities/{'a' * 120}/annotations")
    assert max(map(count_header_bytes, (added, noted))) < MAX_BYTES


def test_the_headers_of_every_operation_are_short(kazakhstan):
    sizes = {}
    for name, example in load_examples().items():
        sizes[name] = count_header_bytes(send_example(kazakhstan, example))

    assert {name: size for name, size in sizes.items() if size >= MAX_BYTES} == {}
    assert sizes.keys() == {
        operation["operationId"]
        for methods in openapi_document()["paths"].values()
        for operation in methods.values()
    }
