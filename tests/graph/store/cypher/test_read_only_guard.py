from __future__ import annotations

import pytest

from graph.errors import QueryRefusedError
from graph.store import Store
from graph.store.cypher import read_only_guard
from graph.store.cypher.query_text import blank_explain, qualified_calls


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (n:Entity {id: 'x'}) RETURN n",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n:Entity) SET n.name = 'x'",
        "MERGE (n:Entity {id: 'alma'}) RETURN n",
        "MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS RETURN count(*)",
        "MATCH (n) FOREACH (m IN [n] | SET m.x = 1)",
        "CREATE INDEX x FOR (n:Entity) ON (n.x)",
        "DROP CONSTRAINT entity_id",
        "LOAD CSV FROM 'http://127.0.0.1:1/x' AS line RETURN line",
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "SHOW USERS",
        "SHOW SETTINGS",
        "SHOW TRANSACTIONS",
        "SHOW PROCEDURES",
        "SHOW DATABASES",
        "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
        "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
        "CALL dbms.listConfig()",
        "CALL dbms.components() YIELD name RETURN name",
        "CALL db.awaitIndexes(1)",
        "CALL `dbms`.`components`()",
        "CALL db\\u006ds.components()",
        "RETURN apoc.load.json('http://127.0.0.1:1/')",
        "RETURN 1; RETURN 2",
        "USE system SHOW USERS",
        "EXPLAIN CREATE (n)",
        "/* a comment */ PROFILE MATCH (n) DELETE n",
        "EXPLAIN PROFILE CREATE (n)",
        "\\u0050ROFILE MATCH (n) DELETE n",
        "CYPHER runtime=slotted PROFILE MATCH (n) DELETE n",
        "",
        "who is Alma?",
    ],
)
def test_a_query_that_is_no_pure_read_is_refused(small_store: Store, cypher: str) -> None:
    before = small_store.read("record_counts").rows
    with pytest.raises(QueryRefusedError):
        small_store.query(cypher)
    assert small_store.read("record_counts").rows == before


@pytest.mark.parametrize(
    ("cypher", "rows"),
    [
        ("MATCH (n:State) RETURN n.id AS id ORDER BY id", (("kazakhstan",), ("russia",), ("ukraine",))),
        ("PROFILE MATCH (n:State) RETURN count(*)", ((3,),)),
        (
            "MATCH p = shortestPath((:Entity {id: 'alma'})-[*..5]-(:Entity {id: 'russia'})) RETURN length(p)",
            ((2,),),
        ),
        ("MATCH (:Entity {id: 'alma'})-[*1..2]-(n:State) RETURN count(DISTINCT n)", ((3,),)),
        (
            "MATCH (n:State) WHERE EXISTS { (n)-->(:Person) } RETURN count { (n)-->() } AS n ORDER BY n DESC",
            ((2,), (1,), (1,)),
        ),
        ("MATCH (n:State) OPTIONAL MATCH (n)-[r:MET]->() RETURN count(r)", ((0,),)),
        ("UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN collect(n.id)", ((["alma"],),)),
        ("CALL { MATCH (n:Person) RETURN n UNION MATCH (n:State) RETURN n } RETURN count(n)", ((8,),)),
        ("MATCH (n:Entity) WHERE n.name CONTAINS 'dbms.components(' RETURN n", ()),
        (
            "RETURN date('2012-05-29'), duration('P1D'), 0.0 / 0.0",
            (("2012-05-29", "P1D", {"is": "number", "value": "NaN"}),),
        ),
        (
            "CALL db.index.fulltext.queryNodes('entity_search', 'alma') YIELD node RETURN node.id",
            (("alma",),),
        ),
        ("MATCH (a:Entity {id: 'alma'}) ((x)--(y)){2} (b:State) RETURN count(DISTINCT b)", ((3,),)),
    ],
)
def test_a_pure_read_is_answered(
    small_store: Store, cypher: str, rows: tuple[tuple[object, ...], ...]
) -> None:
    answer = small_store.query(cypher, {"ids": ["alma"]})
    assert answer.rows == rows
    assert not answer.truncated


def test_nodes_relationships_and_paths_are_plain(small_store: Store) -> None:
    cypher = "MATCH p = (a:Entity {id: 'alma'})-[r:MARRIED_TO]->(b) RETURN p, r, {who: [a]} AS m"
    ((path, relationship, map_),) = small_store.query(cypher).rows
    assert [node["properties"]["id"] for node in path["nodes"]] == ["alma", "mukhtar"]
    assert path["relationships"] == [relationship]
    assert relationship["type"] == "MARRIED_TO"
    assert relationship["start"] == path["nodes"][0]["element_id"]
    assert map_ == {"who": [path["nodes"][0]]}
    assert path["nodes"][0]["labels"] == ["Entity", "Person"]


def test_rows_are_cut_and_it_is_said(small_store: Store) -> None:
    answer = small_store.query("UNWIND range(1, 1000000000) AS x RETURN x", limit=3)
    assert (answer.rows, answer.truncated) == (((1,), (2,), (3,)), True)
    answer = small_store.query("UNWIND range(1, 3) AS x RETURN x", limit=3)
    assert (len(answer.rows), answer.truncated) == (3, False)


@pytest.mark.parametrize(
    "cypher",
    [
        "UNWIND range(1, 100000000000) AS x WITH x WHERE x < 0 RETURN count(x)",
        "MATCH (a), (b), (c), (d), (e), (f), (g), (h) WHERE a.id + b.id + h.id <> 'x' RETURN count(*)",
        # The database looks at no clock in these: the first it works out while it plans.
        "RETURN reduce(s = 0, x IN range(1, 1000000000) | s + x)",
        "MATCH (n:State) RETURN reduce(s = 0, x IN range(1, 1000000000 + size(n.id)) | s + x)",
    ],
)
def test_a_runaway_is_stopped(small_store: Store, cypher: str) -> None:
    with pytest.raises(QueryRefusedError, match="stopped after 1 second"):
        small_store.query(cypher, timeout=1)
    assert small_store.query("RETURN 1").rows == ((1,),)


@pytest.mark.parametrize(
    ("cypher", "place"),
    [
        ("MATCH (n) RETURN nn", r"`nn` not defined \(line 1, column 18 \(offset: 17\)\)$"),
        ("PROFILE MATCH (n) RETURN nn", r"`nn` not defined \(line 1, column 26 \(offset: 25\)\)$"),
        ("MATCH (n)\nRETURN nn", r"`nn` not defined \(line 2, column 8 \(offset: 17\)\)"),
    ],
)
def test_a_mistake_is_reported_with_its_place_in_the_users_text(
    small_store: Store, cypher: str, place: str
) -> None:
    with pytest.raises(QueryRefusedError, match=place):
        small_store.query(cypher)


def test_a_parameter_that_cannot_be_sent_is_reported(small_store: Store) -> None:
    with pytest.raises(QueryRefusedError, match="parameter"):
        small_store.query("RETURN $x", {"x": object()})
    with pytest.raises(QueryRefusedError, match="x"):
        small_store.query("RETURN $x")


@pytest.mark.parametrize("cypher", ["", " \n", "// nothing", "EXPLAIN", "/* a */ EXPLAIN /* b */"])
def test_an_empty_query_is_said_to_be_empty(small_store: Store, cypher: str) -> None:
    with pytest.raises(QueryRefusedError) as refused:
        small_store.query(cypher)
    assert refused.value.message == "The query is empty."


def test_many_comments_are_read_in_one_go() -> None:
    assert blank_explain("/**/" * 1_000 + "RETURN 1") == "/**/" * 1_000 + "RETURN 1"


def in_any_release(warnings: tuple[str, ...]) -> set[str]:
    """Return the warnings without the words that only the newest release adds."""
    return {warning.replace(" in database `neo4j`", "") for warning in warnings}


def test_names_that_the_database_does_not_know_are_warned_of(small_store: Store) -> None:
    answer = small_store.query("MATCH (n:Persn)-[:MARRIED]-() RETURN n.nme")
    assert answer.rows == ()
    assert in_any_release(answer.warnings) == {
        "The label `Persn` does not exist. Verify that the spelling is correct.",
        "The relationship type `MARRIED` does not exist. Verify that the spelling is correct.",
        "The property `nme` does not exist. Verify that the spelling is correct.",
    }
    assert small_store.query("MATCH (n:Person), (m:State) RETURN n.name").warnings == ()


def test_names_of_ours_are_not_warned_of_where_they_are_not_in_use(small_store: Store) -> None:
    cypher = "MATCH (n:Place)-[r:LEAKED_TO]->() WHERE r.withdrawn_on IS NULL AND r.quote = '' RETURN n.nme"
    assert in_any_release(small_store.query(cypher).warnings) == {
        "The property `nme` does not exist. Verify that the spelling is correct."
    }


@pytest.mark.parametrize(
    "pattern",
    ["(n:Claim)", "(n {edge_type: 'MET'})", "(n {kind: 'Person'})", "(n:MARRIED_TO)", "(n)-[:Place]-()"],
)
def test_names_of_ours_are_warned_of_where_they_mean_something_else(small_store: Store, pattern: str) -> None:
    assert len(small_store.query(f"MATCH {pattern} RETURN n").warnings) == 1


def test_a_mode_is_blanked_in_place() -> None:
    assert blank_explain("// why\n EXPLAIN  profile RETURN 1") == "// why\n                  RETURN 1"
    assert blank_explain("MATCH (explain) RETURN explain") == "MATCH (explain) RETURN explain"


def test_calls_in_text_and_comments_are_none() -> None:
    text = "RETURN 'a.b(' /* c.d( */ + \"e.f(\" + `g`. `h` (1) // i.j("
    assert list(qualified_calls(text)) == ["g.h"]


@pytest.mark.parametrize(
    ("cypher", "limit", "kept"),
    [
        ("UNWIND range(1, 100) AS x RETURN range(1, 10000) AS xs", 1000, range(1, 100)),
        ("UNWIND range(1, 1000000) AS x RETURN x", 1_000_000, range(1, 1_000_000)),
        ("UNWIND [10, 200000] AS most RETURN range(1, most) AS xs", 10, range(1, 2)),
    ],
)
def test_an_answer_that_is_too_large_is_cut_and_it_is_said(
    small_store: Store, monkeypatch: pytest.MonkeyPatch, cypher: str, limit: int, kept: range
) -> None:
    monkeypatch.setattr(read_only_guard, "MAX_RESPONSE_BYTES", 300_000)
    answer = small_store.query(cypher, limit=limit)
    assert (len(answer.rows) in kept, answer.truncated) == (True, True)
    assert answer.limit_note == f"Cut after {len(answer.rows)} rows: it is larger than 0.3 MB."
    assert small_store.query("RETURN 1").rows == ((1,),)


def test_one_row_that_holds_everything_is_refused(
    small_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_only_guard, "MAX_RESPONSE_BYTES", 300_000)
    with pytest.raises(QueryRefusedError, match=r"One row of the answer holds more than 0\.3 MB"):
        small_store.query("RETURN range(1, 200000) AS everything")
    assert small_store.query("RETURN 1").rows == ((1,),)


def test_a_row_without_end_takes_neither_time_nor_memory(small_store: Store) -> None:
    with pytest.raises(QueryRefusedError, match=r"stopped after 1 second|holds more than 32 MB"):
        small_store.query("RETURN range(1, 1000000000) AS everything", timeout=1)
    assert small_store.query("RETURN 1").rows == ((1,),)


@pytest.mark.parametrize(
    "parameter",
    [2**63, -(2**63) - 1, {"deep": [2**64]}, "\ud800", object()],
)
def test_a_parameter_of_an_unknown_type_is_refused(small_store: Store, parameter: object) -> None:
    with pytest.raises(QueryRefusedError, match="A parameter cannot be sent"):
        small_store.query("RETURN $x", {"x": parameter})
    assert small_store.query("RETURN $x", {"x": 2**63 - 1}).rows == ((2**63 - 1,),)


@pytest.mark.parametrize(
    ("cypher", "place"),
    [
        ("MATCH (n)\nRETURN nn", (2, 8)),
        ("  EXPLAIN MATCH (n) RETURN nn", (1, 28)),
        ("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line", (None, None)),
        ("RETURN 1; MATCH (n) RETURN n", (1, 1)),
    ],
)
def test_a_refusal_names_line_and_column(
    small_store: Store, cypher: str, place: tuple[int | None, int | None]
) -> None:
    with pytest.raises(QueryRefusedError) as refused:
        small_store.query(cypher)
    assert (refused.value.line, refused.value.column) == place
