"""Questions in Cypher over HTTP: what only reads is answered, everything else is refused with a reason."""

from __future__ import annotations

import pytest

from api.settings import LimitSettings, Settings
from graph.store.cypher.named_queries import named_queries
from tests.api.client import client_of


def ask(client, query, parameters=None, **more):
    return client.post("/api/cypher", json={"query": query, "parameters": parameters or {}, **more})


def test_rows_come_under_columns_with_the_query_to_ask_again(small):
    query = "MATCH (n:State) WHERE n.id <> $id RETURN n.id AS id, n.name AS name ORDER BY id"

    answer = ask(small, query, {"id": "russia"}).json()

    assert answer.pop("seconds") >= 0
    assert answer == {
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
def test_what_is_no_pure_read_is_refused_and_changes_nothing(small, query):
    count = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n), count(r)"
    before = ask(small, count).json()["rows"]

    answer = ask(small, query)

    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert answer.json()["detail"]
    assert ask(small, count).json()["rows"] == before


def test_a_mistake_is_told_with_line_and_column(small):
    problem = ask(small, "MATCH (n)\nRETURN nn").json()

    assert (problem["status"], problem["line"], problem["column"]) == (422, 2, 8)
    assert "`nn` not defined" in problem["detail"]


def test_a_refusal_without_a_place_names_none(small):
    assert ask(small, "SHOW USERS").json().keys() == {"type", "title", "status", "detail", "hint"}


@pytest.mark.parametrize(
    ("limit", "rows", "truncated"), [(3, [[1], [2], [3]], True), (4, [[1], [2], [3], [4]], False)]
)
def test_rows_are_cut_and_it_is_said(small, limit, rows, truncated):
    answer = ask(small, "UNWIND range(1, 4) AS x RETURN x", limit=limit).json()

    assert (answer["rows"], answer["truncated"]) == (rows, truncated)
    assert answer.get("note") == ("Cut after 3 rows: there are more." if truncated else None)


def test_nobody_gets_past_the_limits_of_the_installation(small, open_store):
    small_limits = Settings(limits=LimitSettings(query_rows=2, query_seconds=1.0))
    client = client_of(open_store, small_limits)

    assert len(ask(client, "UNWIND range(1, 9) AS x RETURN x", limit=9).json()["rows"]) == 2
    runaway = "UNWIND range(1, 100000000000) AS x WITH x WHERE x < 0 RETURN count(x)"
    assert ask(client, runaway, timeout=600).json()["detail"] == "The query was stopped after 1 seconds."


def test_a_misspelt_label_is_warned_of(small):
    answer = ask(small, "MATCH (n:Persn) RETURN n").json()

    assert answer["rows"] == []
    # The newest release says after the name in which database.
    (warning,) = answer["warnings"]
    assert warning.startswith("The label `Persn` does not exist")
    assert warning.endswith(". Verify that the spelling is correct.")


def test_above_as_many_as_may_run_at_once_a_query_is_turned_away(small):
    with small.app.state.turns.one(), small.app.state.turns.one():
        with small.app.state.turns.one(), small.app.state.turns.one():
            refused = ask(small, "RETURN 1")
        answered = ask(small, "RETURN 1")

    assert (refused.status_code, answered.status_code) == (503, 200)
    assert refused.json()["detail"] == "As many queries as may run at once (4) are being answered."
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
def test_odd_questions_are_refused(small, body):
    answer = small.post("/api/cypher", content=body, headers={"content-type": "application/json"})

    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")


def test_values_of_every_kind_come_back(small):
    given = {"text": "Ж\u0000", "list": [1, 2.5, None, True], "map": {"deep": [{"er": -(2**63)}]}}

    (row,) = ask(small, "RETURN $text, $list, $map", given).json()["rows"]

    assert row == list(given.values())


def test_every_named_query_is_listed_and_can_be_pasted(small):
    named = small.get("/api/queries").json()["named"]

    assert [query["name"] for query in named] == list(named_queries())
    (married,) = (query for query in named if query["name"] == "claims_of_types")
    assert "{types}" in married["text"]
    pasted = ask(small, married["cypher"])
    assert pasted.json()["columns"] == ["edge_type", "subject", "object", "properties"]
