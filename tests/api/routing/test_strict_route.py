"""A request that could be understood in two ways is refused with the reason, and nothing of it is ignored."""

from __future__ import annotations

import pytest

from tests.api.page_parser import parse_page


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/api/ties?around=alma&around=mukhtar", "around"),
        ("/api/ties?valid_from=2012&valid_from=2013", "valid_from"),
        ("/api/ties?around=alma&hops=1&hops=1", "hops"),
        ("/api/search?q=alma&q=mukhtar", "q"),
        ("/api/entities/alma/neighbours?limit=1&limit=2", "limit"),
        ("/api/queries/runs?address=/&address=/network", "address"),
    ],
)
def test_a_parameter_that_stands_twice_and_takes_one_value_is_refused(small, path, name):
    problem = small.get(path).json()

    assert (problem["status"], problem["detail"]) == (
        422,
        f"{name}: stands more than once, and takes one value",
    )
    assert problem["errors"] == [{"path": [name], "message": "stands more than once, and takes one value"}]


@pytest.mark.parametrize(
    "path", ["/?q=a&q=b", "/network?dataset=a&dataset=b", "/embed?max_ties=1&max_ties=2"]
)
def test_a_page_says_so_in_words(small, path):
    response = small.get(path, headers={"accept": "text/html"})

    assert response.status_code == 422
    assert "stands more than once, and takes one value" in parse_page(response.text).text


@pytest.mark.parametrize(
    "query",
    [
        "edge_type=MARRIED_TO&edge_type=OWNS",
        "between=alma&between=russia",
        "among=alma&among=mukhtar&stance=asserted&stance=denied",
    ],
)
def test_a_parameter_that_takes_several_values_may_stand_several_times(small, query):
    assert small.get(f"/api/ties?{query}").status_code == 200


@pytest.mark.parametrize(
    ("path", "body", "key"),
    [
        ("/api/entities", '{"kind": "Person", "name": "Ada", "name": "Eve"}', "name"),
        ("/api/cypher", '{"query": "RETURN 1", "parameters": {"x": {"a": 1, "a": 1}}}', "a"),
        ("/api/cypher", '{"query": "RETURN 1", "qu\\u0065ry": "RETURN 2"}', "query"),
        ("/api/claims", '{"source": {"title": "A", "title": "B"}, "edge_type": "MET"}', "title"),
    ],
)
def test_a_key_that_stands_twice_in_a_body_is_refused(small, path, body, key):
    response = small.post(path, content=body, headers={"content-type": "application/json"})

    assert response.status_code == 422
    assert response.json()["detail"] == f"The key {key!r} stands twice in one object of the JSON."
    assert response.json()["hint"] == "Leave one of the two out."


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        ('{"query": ' + "[" * 60_000, "This JSON is nested more than 64 levels deep."),
        ('{"query": 1', "This is not JSON: Expecting ',' delimiter at line 1, column 12."),
        ('{"limit": NaN}', "This is not JSON: NaN is not a number."),
        (b'{"query": "\xff"}', "This is not JSON: it is not UTF-8 at byte 11."),
        ('{"query": "RETURN 1", "parameters": {"x": "\\ud800"}}', None),
    ],
)
def test_json_beyond_the_limits_is_refused(small, body, detail):
    response = small.post("/api/cypher", content=body, headers={"content-type": "application/json"})

    assert response.status_code == 422
    assert response.json()["detail"] == (
        detail or "This JSON has half of a character: \\ud800 without its other half."
    )


def test_the_same_key_in_two_objects_is_no_repetition(small):
    body = '{"query": "RETURN $a.id + $b.id AS n", "parameters": {"a": {"id": 1}, "b": {"id": 2}}}'

    response = small.post("/api/cypher", content=body, headers={"content-type": "application/json"})

    assert response.json()["rows"] == [[3]]
