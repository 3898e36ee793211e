"""The header with the queries of a response is short, and says where the list is complete."""

from __future__ import annotations

import json

from api.queries_header import MAX_HEADER_LENGTH, make_queries_header

BODY = {"field": "queries"}


def query(name: str, **parameters: object) -> dict[str, object]:
    return {"name": name, "parameters": parameters}


def test_a_short_list_is_complete():
    queries = [query("search", text="Ж"), query("revision")]

    header = make_queries_header(queries, BODY)

    assert header.isascii()
    assert json.loads(header) == queries


def test_a_long_value_is_replaced_and_the_last_item_says_where_it_is():
    queries = [query("claims_among", ids=["x" * 20] * 20_000, limit=5), query("revision")]

    assert json.loads(make_queries_header(queries, BODY)) == [
        query("claims_among", ids="...", limit=5),
        query("revision"),
        {"name": "...", "parameters": {}, "field": "queries"},
    ]


def test_queries_that_do_not_fit_are_left_out():
    queries = [query(f"query_{number}", text="é" * 16) for number in range(400)]

    header = make_queries_header(queries, {"run": "/api/queries/runs/" + "x" * 900})

    items = json.loads(header)
    assert len(header) <= MAX_HEADER_LENGTH
    assert items[0] == queries[0]
    assert items[-1]["run"].startswith("/api/queries/runs/x")


def test_one_query_of_a_user_that_is_too_long_is_left_to_the_body():
    queries = [{"name": None, "cypher": "RETURN 1 //" + "x" * 5_000, "parameters": {}}]

    assert json.loads(make_queries_header(queries, BODY)) == [
        {"name": None, "parameters": {}},
        {"name": "...", "parameters": {}, "field": "queries"},
    ]
