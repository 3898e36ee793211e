"""Values that a user types for a query: limits, repeated keys, and what the database cannot hold."""

import pytest

from casegraph.cypher_parameters import parse_cypher_parameters
from graph.errors import CasegraphError, QueryRefusedError
from graph.store import named_queries
from graph.store.cypher.read_only_guard import READ_ONLY_HINT


def test_a_value_is_json_or_text():
    assert parse_cypher_parameters(["a=1", 'b=["x", {"y": null}]', "c=two words", "d=[x", "e=NaN", "f="]) == {
        "a": 1,
        "b": ["x", {"y": None}],
        "c": "two words",
        "d": "[x",
        "e": "NaN",
        "f": "",
    }


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (["x"], "'x' is not a parameter."),
        (["=1"], "'=1' is not a parameter."),
        (["x=1", "x=2"], "--param x is given twice."),
        (["x=" + "[" * 60_000], "--param x: This JSON is nested more than 64 levels deep."),
        (['x={"role": 1, "role": 2}'], "--param x: The key 'role' stands twice in one object of the JSON."),
        (['x=["\\udc00"]'], "--param x: This JSON has half of a character: \\udc00 without its other half."),
    ],
)
def test_a_value_that_is_refused(texts, message):
    with pytest.raises(CasegraphError) as caught:
        parse_cypher_parameters(texts)

    assert caught.value.message == message


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("query", "RETURN $x", "-p", f"x={10**30}"),
            "A parameter cannot be sent: a whole number has to fit into",
        ),
        (
            ("query", "--named", "claims_by_id", "-p", f"ids=[{10**30}]"),
            "A parameter cannot be sent: a whole number",
        ),
        (
            ("query", "--named", "claims_by_id", "-p", "ids=5"),
            "Type mismatch for parameter 'ids': expected List",
        ),
        (
            ("query", "--named", "claims_of_edge_types", "-p", "edge_types=5"),
            "5 is not a list of edge types.",
        ),
        (
            ("query", "RETURN $x", "-p", "x=\udcff"),
            "A parameter cannot be sent: a text has half of a character",
        ),
        (("ties", "\udcff"), "A parameter cannot be sent: a text has half of a character (U+DCFF)"),
        (("path", "a\udcff", "b"), "A parameter cannot be sent: a text has half of a character (U+DCFF)"),
        (("find", "x" * 100_000), "No entity of the store is called 'xxxx"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else "",
)
def test_what_the_database_cannot_take_is_one_sentence(on_store, arguments, message):
    ran = on_store(*arguments)

    assert (ran.code, ran.out) == (1, "")
    assert message in ran.err


def test_a_named_query_has_the_limits_of_any_other(on_store):
    ran = on_store("query", "--named", "revision", "--json", "--limit", "1", "--timeout", "5")

    assert (ran.code, [sorted(row) for row in ran.json()]) == (0, [["declared_types", "graph", "revision"]])


def test_the_guard_lets_every_named_query_about_the_graph_pass(store):
    refused = set()
    for query in named_queries().values():
        parameters = {name: [] for name in query.parameters.keys() - {"edge_types"}}
        text, parameters = query.render(parameters, store.ontology)
        try:
            store.query(text, parameters, limit=1)
        except QueryRefusedError as error:
            # Values of another type are an error, but not of the guard.
            if error.hint == READ_ONLY_HINT:
                refused.add(query.name)

    # This one asks the database itself who is connected to it.
    assert refused == {"client_connections"}
