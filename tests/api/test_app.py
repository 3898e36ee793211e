"""What every request meets, whatever it asks for."""

from __future__ import annotations

import pytest

PROBLEM = "application/problem+json"


def test_it_says_that_it_is_well(small):
    answer = small.get("/health")

    assert (answer.status_code, answer.json()) == (200, {"status": "well"})


def test_it_is_ready_where_the_store_answers(small):
    answer = small.get("/ready")

    assert (answer.status_code, answer.json()) == (200, {"status": "ready", "store": "open"})


def test_it_is_not_ready_where_the_store_is_not_laid_out_for_it(small, store):
    store.alter(lambda door: door.run("MATCH (s:CasegraphSchema) SET s.sum = 'of another time'"))
    try:
        answer = small.get("/ready")
    finally:
        from graph.ontology import ontology
        from graph.store.writing import schema

        schema.ensure(store.url, ontology(), store.run, store.alter)

    assert (answer.status_code, answer.headers["content-type"]) == (503, PROBLEM)
    assert answer.json()["detail"].endswith("is not laid out as this Casegraph needs it.")


@pytest.mark.parametrize("path", ["/health", "/api/me", "/api/nothing", "/api/openapi.json"])
def test_no_browser_does_anything_with_an_answer_that_was_not_meant(small, path):
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
    answer = small.get("/health", headers={"host": "elsewhere.example"})

    assert (answer.status_code, answer.headers["content-type"]) == (400, PROBLEM)
    assert answer.headers["content-security-policy"]


def test_a_page_of_another_site_is_refused(small):
    answer = small.get("/api/me", headers={"origin": "http://elsewhere.example"})

    assert (answer.status_code, answer.headers["content-type"]) == (403, PROBLEM)


def test_nothing_else_is_there(small):
    answer = small.get("/etc/passwd")

    assert (answer.status_code, answer.headers["content-type"]) == (404, PROBLEM)
    assert answer.json()["detail"] == "There is nothing at this address."


def portions(text: bytes, number: int):
    for _ in range(number):
        yield text


@pytest.mark.parametrize(
    "content",
    [b"x" * 1_000_001, pytest.param(portions(b"x" * 10_000, 101), id="of a length that is not said")],
)
def test_a_long_body_is_refused(small, content):
    answer = small.post("/api/cypher", content=content, headers={"content-type": "application/json"})

    assert (answer.status_code, answer.headers["content-type"]) == (413, PROBLEM)
    assert answer.json()["detail"] == "The request's body is longer than 1000000 bytes."
    assert answer.json()["hint"]


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
def test_a_body_that_is_no_json_is_refused(small, content, type_):
    answer = small.post("/api/cypher", content=content, headers={"content-type": type_})

    assert (answer.status_code, answer.headers["content-type"]) == (422, PROBLEM)
