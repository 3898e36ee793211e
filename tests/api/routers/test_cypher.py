"""Questions in Cypher over HTTP: what only reads is answered, everything else is refused with a reason."""

from __future__ import annotations

import pytest

from api.settings import LimitSettings, Settings
from graph.store import named_queries
from tests.api.client import make_client


def ask(client, query, parameters=None, **more):
    return client.post("/api/cypher", json={"query": query, "parameters": parameters or {}, **more})


def test_the_response_has_columns_rows_and_the_query(small):
    query = "MATCH (n:State) WHERE n.id <> $id RETURN n.id AS id, n.name AS name ORDER BY id"

    response = ask(small, query, {"id": "russia"}).json()

    assert response.pop("seconds") >= 0
    assert response == {
        "columns": ["id", "name"],
        "rows": [["kazakhstan", "Kazakhstan"], ["ukraine", "Ukraine"]],
        "truncated": False,
        "queries": [{"name": None, "cypher": query, "parameters": {"id": "russia"}}],
    }


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (n:Entity {id: 'x'}) RETURN n",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS RETURN count(*)",
        "EXPLAIN MATCH (n) DELETE n",
        "PROFILE CREATE (n)",
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "LOAD CSV FROM 'http://127.0.0.1:1/x' AS line RETURN line",
        "CALL dbms.listConfig()",
        "RETURN apoc.load.json('http://127.0.0.1:1/')",
        "SHOW USERS",
        "SHOW TRANSACTIONS",
        "RETURN 1; RETURN 2",
        "USE system SHOW USERS",
        "CREATE INDEX x FOR (n:Entity) ON (n.x)",
        "",
    ],
)
def test_a_query_that_does_not_only_read_is_refused_and_changes_nothing(small, query):
    count = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n), count(r)"
    before = ask(small, count).json()["rows"]

    response = ask(small, query)

    assert (response.status_code, response.headers["content-type"]) == (422, "application/problem+json")
    assert response.json()["detail"]
    assert ask(small, count).json()["rows"] == before


def test_a_mistake_is_reported_with_line_and_column(small):
    problem = ask(small, "MATCH (n)\nRETURN nn").json()

    assert (problem["status"], problem["line"], problem["column"]) == (422, 2, 8)
    assert "`nn` not defined" in problem["detail"]


def test_a_refusal_without_a_position_has_no_line_and_column(small):
    assert ask(small, "SHOW USERS").json().keys() == {"type", "title", "status", "detail", "hint"}


@pytest.mark.parametrize(
    ("limit", "rows", "truncated"), [(3, [[1], [2], [3]], True), (4, [[1], [2], [3], [4]], False)]
)
def test_rows_are_cut_at_the_limit(small, limit, rows, truncated):
    response = ask(small, "UNWIND range(1, 4) AS x RETURN x", limit=limit).json()

    assert (response["rows"], response["truncated"]) == (rows, truncated)
    assert response.get("limit_note") == ("Cut after 3 rows: there are more." if truncated else None)


def test_a_request_cannot_exceed_the_limits_of_the_installation(small, shared_store):
    small_limits = Settings(limits=LimitSettings(max_query_rows=2, max_query_seconds=1.0))
    client = make_client(shared_store, small_limits)

    assert len(ask(client, "UNWIND range(1, 9) AS x RETURN x", limit=9).json()["rows"]) == 2
    runaway = "UNWIND range(1, 100000000000) AS x WITH x WHERE x < 0 RETURN count(x)"
    assert ask(client, runaway, timeout=600).json()["detail"] == "The query was stopped after 1 seconds."


def test_a_misspelt_label_causes_a_warning(small):
    response = ask(small, "MATCH (n:Persn) RETURN n").json()

    assert response["rows"] == []
    # The newest release says after the name in which database.
    (warning,) = response["warnings"]
    assert warning.startswith("The label `Persn` does not exist")
    assert warning.endswith(". Verify that the spelling is correct.")


def test_a_query_beyond_the_limit_of_concurrent_queries_is_refused(small):
    with small.app.state.query_slots.acquire(), small.app.state.query_slots.acquire():
        with small.app.state.query_slots.acquire(), small.app.state.query_slots.acquire():
            refused = ask(small, "RETURN 1")
        answered = ask(small, "RETURN 1")

    assert (refused.status_code, answered.status_code) == (503, 200)
    assert refused.json()["detail"] == "The limit of 4 queries at the same time is reached."
    assert "retry-after" in refused.headers


@pytest.mark.parametrize(
    "body",
    [
        '{"query": "RETURN $x", "parameters": {"x": 9223372036854775808}}',
        '{"query": "RETURN $x", "parameters": {"x": NaN}}',
        '{"query": "RETURN $x", "parameters": {"x": [1e999]}}',
        '{"query": "RETURN $x", "parameters": {"x": "\\ud800"}}',
        '{"query": "RETURN \\"\\ud800\\""}',
        '{"query": "RETURN $x", "parameters": {"x": ' + "[" * 200 + "]" * 200 + "}}",
        '{"query": "RETURN $x", "parameters": {}}',
        '{"query": "RETURN 1", "parameters": []}',
        '{"query": "RETURN 1", "limit": 0}',
        '{"query": "RETURN 1", "timeout": Infinity}',
        '{"query": "RETURN 1", "database": "system"}',
        '{"query": 1}',
        "{}",
    ],
)
def test_wrong_requests_are_refused(small, body):
    response = small.post("/api/cypher", content=body, headers={"content-type": "application/json"})

    assert (response.status_code, response.headers["content-type"]) == (422, "application/problem+json")


def test_values_of_every_type_are_returned(small):
    values = {"text": "Ж\u0000", "list": [1, 2.5, None, True], "map": {"deep": [{"er": -(2**63)}]}}

    (row,) = ask(small, "RETURN $text, $list, $map", values).json()["rows"]

    assert row == list(values.values())


def test_every_named_query_is_listed_and_can_be_run(small):
    named = small.get("/api/queries").json()["named_queries"]

    assert [query["name"] for query in named] == list(named_queries())
    (married,) = (query for query in named if query["name"] == "claims_of_edge_types")
    assert "{edge_types}" in married["template"]
    pasted = ask(small, married["cypher"])
    assert pasted.json()["columns"] == ["edge_type", "subject", "object", "properties"]
