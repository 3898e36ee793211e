"""Every value that a query can return is sent without loss, or refused with the reason and a way out."""

from __future__ import annotations

import pytest

UNREPRESENTABLE = (
    "The result has a value that cannot be sent, such as a date before the year 1 or after 9999."
)
TOO_DEEP = "A value of the result is nested more than 64 levels deep."


def ask(client, expression: str):
    return client.post("/api/cypher", json={"query": f"RETURN {expression} AS value"})


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("date('2013-05-31')", "2013-05-31"),
        ("date({year: 1})", "0001-01-01"),
        ("date({year: 9999, month: 12, day: 31})", "9999-12-31"),
        ("localdatetime('2013-05-31T22:00')", "2013-05-31T22:00:00.000000000"),
        ("datetime('2013-05-31T22:00Z')", "2013-05-31T22:00:00.000000000+00:00"),
        ("datetime('2013-05-31T22:00+02:00')", "2013-05-31T22:00:00.000000000+02:00"),
        (
            "datetime('2013-05-31T22:00:00.123456789[Europe/Rome]')",
            "2013-05-31T22:00:00.123456789+02:00[Europe/Rome]",
        ),
        ("time('22:00:01-03:30')", "22:00:01.000000000-03:30"),
        ("localtime('23:59:59.999999999')", "23:59:59.999999999"),
        ("duration('P1Y2M3DT4H5M6.789S')", "P1Y2M3DT4H5M6.789S"),
        ("duration({months: -5, days: 4, nanoseconds: -1})", "P-5M4DT-0.000000001S"),
        ("duration({seconds: 9223372036854775807})", "PT2562047788015215H30M7S"),
        ("duration.between(date('2012-01-01'), date({year: -5}))", "P-2017Y"),
        ("point({x: 1, y: 2.5})", {"is": "point", "srid": 7203, "coordinates": [1.0, 2.5]}),
        (
            "point({latitude: 43.2, longitude: 76.9, height: 5})",
            {"is": "point", "srid": 4979, "coordinates": [76.9, 43.2, 5.0]},
        ),
        ("0.0 / 0.0", {"is": "number", "value": "NaN"}),
        (
            "[1.0 / 0.0, {least: -1.0 / 0.0}]",
            [{"is": "number", "value": "Infinity"}, {"least": {"is": "number", "value": "-Infinity"}}],
        ),
        ("[-9223372036854775808, 9007199254740993]", [-(2**63), 2**53 + 1]),
        ("[1e308, 5e-324, -0.0, 2500000.25]", [1e308, 5e-324, -0.0, 2500000.25]),
        (
            "[null, true, false, '', 'Ж\\u0000', '\\uD83D\\uDE00', [], {}]",
            [None, True, False, "", "Ж\0", "😀", [], {}],
        ),
        ("toString(date({year: -44, month: 3, day: 15}))", "-0044-03-15"),
        ("reduce(deep = [], x IN range(1, 63) | [deep])[0] IS NOT NULL", True),
    ],
)
def test_a_value_is_sent_without_loss(small, expression, value):
    response = ask(small, expression)

    assert (response.status_code, response.json()["rows"]) == (200, [[value]])


@pytest.mark.parametrize(
    "expression",
    [
        "date({year: -44, month: 3, day: 15})",
        "date({year: 0})",
        "date({year: 10000})",
        "localdatetime({year: -44})",
        "datetime({year: -44, timezone: 'Europe/Rome'})",
        "datetime({year: 1, timezone: '+18:00'})",
        "[1, {day: date({year: -44})}]",
    ],
)
def test_a_date_that_python_does_not_have_is_refused_with_a_way_out(small, expression):
    problem = ask(small, expression).json()

    assert (problem["status"], problem["detail"]) == (422, UNREPRESENTABLE)
    assert problem["hint"] == "Return it as text: toString(value)."


@pytest.mark.parametrize("levels", [65, 300, 3_000])
def test_a_value_that_is_nested_too_deeply_is_refused(small, levels):
    problem = ask(small, f"reduce(deep = [], x IN range(1, {levels}) | [deep])").json()

    assert (problem["status"], problem["detail"]) == (422, TOO_DEEP)


@pytest.fixture
def odd_node(small_store):
    """A node of another program, with values that no record of Casegraph has."""
    create = "CREATE (n:Odd {scan: $scan, born: date('1963-05-16'), said: [datetime('2013-05-31T22:00Z')]})"
    small_store.write(lambda transaction: transaction.run(create, scan=b"\x00\xff"))


def test_values_that_another_program_stored_are_sent(odd_node, small):
    (row,) = small.post("/api/cypher", json={"query": "MATCH (n:Odd) RETURN n"}).json()["rows"]

    assert row[0]["is"] == "node"
    assert row[0]["properties"] == {
        "scan": "00ff",
        "born": "1963-05-16",
        "said": ["2013-05-31T22:00:00.000000000+00:00"],
    }


def test_a_date_before_christ_in_a_node_of_another_program_is_refused(small_store, small):
    small_store.write(lambda transaction: transaction.run("CREATE (:Odd {died: date({year: -44})})"))

    problem = small.post("/api/cypher", json={"query": "MATCH (n:Odd) RETURN n"}).json()

    assert (problem["status"], problem["detail"]) == (422, UNREPRESENTABLE)


def test_a_date_that_another_program_wrote_into_an_entity_is_sent(small_store, small):
    set_born = "MATCH (n:Entity {id: 'alma'}) SET n.born = date('1966-08-15')"
    small_store.write(lambda transaction: transaction.run(set_born))

    response = small.get("/api/entities/alma")

    assert (response.status_code, response.json()["entity"]["properties"]["born"]) == (200, "1966-08-15")
