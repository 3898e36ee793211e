"""What is the same for every request: health, security headers, refusals and size limits."""

from __future__ import annotations

import pytest

PROBLEM = "application/problem+json"


def test_the_health_check_answers_ok(small):
    response = small.get("/health")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_it_is_ready_if_the_store_answers(small):
    response = small.get("/ready")

    assert (response.status_code, response.json()) == (200, {"status": "ready", "store": "open"})


def test_it_is_not_ready_if_the_store_has_another_schema(small, small_store):
    small_store.change_schema(
        lambda transaction: transaction.run("MATCH (s:CasegraphSchema) SET s.sum = 'of another time'")
    )
    try:
        response = small.get("/ready")
    finally:
        from graph.ontology import load_ontology
        from graph.store.writing import schema

        schema.ensure_schema(small_store.url, load_ontology(), small_store.run, small_store.change_schema)

    assert (response.status_code, response.headers["content-type"]) == (503, PROBLEM)
    assert response.json()["detail"].endswith("is not laid out as this Casegraph needs it.")


@pytest.mark.parametrize("path", ["/health", "/api/me", "/api/nothing", "/api/openapi.json"])
def test_security_headers_are_on_every_response(small, path):
    headers = small.get(path).headers

    assert {
        name: headers[name]
        for name in ("content-security-policy", "x-content-type-options", "referrer-policy", "cache-control")
    } == {
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cache-control": "no-store",
    }


def test_another_host_name_is_refused(small):
    response = small.get("/health", headers={"host": "elsewhere.example"})

    assert (response.status_code, response.headers["content-type"]) == (400, PROBLEM)
    assert response.headers["content-security-policy"]


def test_a_page_of_another_site_is_refused(small):
    response = small.get("/api/me", headers={"origin": "http://elsewhere.example"})

    assert (response.status_code, response.headers["content-type"]) == (403, PROBLEM)


def test_an_unknown_address_is_not_found(small):
    response = small.get("/etc/passwd")

    assert (response.status_code, response.headers["content-type"]) == (404, PROBLEM)
    assert response.json()["detail"] == "There is nothing at this address."


def repeat_chunk(text: bytes, number: int):
    for _ in range(number):
        yield text


@pytest.mark.parametrize(
    "content",
    [b"x" * 1_000_001, pytest.param(repeat_chunk(b"x" * 10_000, 101), id="of a length that is not said")],
)
def test_a_long_body_is_refused(small, content):
    response = small.post("/api/cypher", content=content, headers={"content-type": "application/json"})

    assert (response.status_code, response.headers["content-type"]) == (413, PROBLEM)
    assert response.json()["detail"] == "The request's body is longer than 1000000 bytes."
    assert response.json()["hint"]


@pytest.mark.parametrize(
    ("content", "type_"),
    [
        (b'{"query": "RETURN 1"}', "text/plain"),
        (b'{"query": "RETURN 1"}', "application/x-www-form-urlencoded"),
        (b"query=RETURN 1", "application/json"),
        (b'{"query": "\xff\xfe"}', "application/json"),
        (b"", "application/json"),
    ],
)
def test_a_body_that_is_not_json_is_refused(small, content, type_):
    response = small.post("/api/cypher", content=content, headers={"content-type": type_})

    assert (response.status_code, response.headers["content-type"]) == (422, PROBLEM)
