from __future__ import annotations

import socket

import pytest

import graph
from graph import local
from graph.errors import StoreError
from graph.ontology import load_ontology
from graph.store import Store
from graph.store.connect import _check_version
from graph.store.connection import address
from graph.store.cypher.results import ColumnsAndRows
from graph.store.writing import schema


def test_no_database_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEGRAPH_USER", "neo4j")
    monkeypatch.setenv("CASEGRAPH_PASSWORD", "x")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"bolt://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(StoreError, match=f"No Neo4j answers at {url}"):
            graph.open(url)


def test_a_running_store_by_its_address(running: local.LocalStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEGRAPH_USER", running.user)
    monkeypatch.setenv("CASEGRAPH_PASSWORD", running.password)
    with graph.open(running.url) as store:
        assert store.url == running.url
        assert store.read("relationship_count").columns == ("relationships",)
    monkeypatch.setenv("CASEGRAPH_PASSWORD", "wrong")
    with pytest.raises(StoreError, match="refuses the user or the password"):
        graph.open(running.url)


@pytest.mark.parametrize("agent", ["Neo4j/5.25.1", "Neo4j/4.4.0", "Memgraph/3"])
def test_an_old_server_is_refused(agent: str) -> None:
    database = address.Address("bolt://db", "bolt://db", "neo4j", "x")
    with pytest.raises(StoreError, match=r"needs Neo4j 5\.26 or later"):
        _check_version(database, agent)


@pytest.mark.parametrize("agent", ["Neo4j/5.26.30", "Neo4j/5.27-aura", "Neo4j/2026.08.1"])
def test_a_new_server_will_do(agent: str) -> None:
    _check_version(address.Address("bolt://db", "bolt://db", "neo4j", "x"), agent)


def test_every_id_is_unique_and_every_source_indexed(shared_store: Store) -> None:
    _, constraints = shared_store.run("SHOW CONSTRAINTS YIELD labelsOrTypes, properties", {})
    unique = {labels[0] for labels, properties in constraints if properties == ["id"]}
    assert unique == {
        "Entity",
        "Source",
        "Dataset",
        "PropertyClaim",
        "Version",
        "Annotation",
        "CompletedWrite",
        "CasegraphSchema",
        *load_ontology().edge_types,
    }
    _, indexes = shared_store.run("SHOW INDEXES YIELD type, labelsOrTypes, properties, state", {})
    by_source = {labels[0] for kind, labels, names, _ in indexes if kind == "RANGE" and names == ["source"]}
    assert by_source == {"PropertyClaim", *load_ontology().edge_types}
    assert [labels for kind, labels, _, _ in indexes if kind == "FULLTEXT"] == [["Entity"]]
    assert {state for *_, state in indexes} == {"ONLINE"}


def test_an_up_to_date_schema_costs_one_read(shared_store: Store) -> None:
    statements: list[str] = []

    def read(text: str, parameters: object) -> ColumnsAndRows:
        statements.append(text)
        return shared_store.run(text, {})

    def write(work: object) -> None:
        raise AssertionError("nothing is to be written")

    schema.ensure_schema("here", load_ontology(), read, write)
    assert statements == [schema.READ_VERSION]


def test_a_newer_store_is_refused() -> None:
    def read(text: str, parameters: object) -> ColumnsAndRows:
        return ("schema",), (({"version": schema.SCHEMA_VERSION + 1, "sum": "x"},),)

    with pytest.raises(StoreError, match="was written by a newer Casegraph"):
        schema.ensure_schema("here", load_ontology(), read, print)
