from __future__ import annotations

import re

import pytest

from graph.errors import QueryRefusedError
from graph.ontology import load_ontology
from graph.store import EDGE_TYPES_PLACEHOLDER, Store, named_queries
from graph.store.cypher.named_queries import parse_query


@pytest.mark.parametrize("name", named_queries())
def test_a_query_documents_its_question_and_each_parameter(name: str) -> None:
    query = named_queries()[name]
    assert "?" in query.question
    used = set(re.findall(r"\$(\w+)", query.text)) | (
        {"edge_types"} if EDGE_TYPES_PLACEHOLDER in query.text else set()
    )
    assert used == set(query.parameters)


def test_the_database_understands_every_query(shared_store: Store) -> None:
    for query in named_queries().values():
        nothing = dict.fromkeys(query.parameters.keys() - {"edge_types"})
        text, parameters = query.render(nothing, shared_store.ontology)
        shared_store.run(f"EXPLAIN {text}", parameters)


def test_a_file_is_read() -> None:
    query = parse_query(
        "q", "// Who is it?\n// $id: of a person,\n// not of a group.\nMATCH (n {id: $id})\nRETURN n\n"
    )
    assert query.question == "Who is it?"
    assert query.parameters == {"id": "of a person, not of a group."}
    assert query.text == "MATCH (n {id: $id})\nRETURN n"


def test_fragments_are_inserted_with_their_parameters() -> None:
    fragments = {"recent": parse_query("recent", "// Which are recent?\n// $day: a date.\nn.day > $day")}
    text = "// Who?\n// $id: an id.\nMATCH (n {id: $id})-[:{edge_types}]-() WHERE {recent} RETURN n"
    query = parse_query("q", text, fragments)
    assert query.text == "MATCH (n {id: $id})-[:{edge_types}]-() WHERE n.day > $day RETURN n"
    assert query.parameters == {"id": "an id.", "day": "a date."}


@pytest.mark.parametrize("name", named_queries())
def test_a_query_has_no_other_placeholder(name: str) -> None:
    assert set(re.findall(r"\{\w+\}", named_queries()[name].text)) <= {EDGE_TYPES_PLACEHOLDER}


def test_types_are_filled_in_from_the_ontology_only() -> None:
    query = named_queries()["claims_of_edge_types"]
    text, parameters = query.render({"edge_types": ["MARRIED_TO", "MET"]}, load_ontology())
    assert "[r:MARRIED_TO|MET]" in text
    assert parameters == {}
    assert "|".join(load_ontology().edge_types) in query.render({}, load_ontology())[0]
    with pytest.raises(QueryRefusedError, match="not a declared edge type"):
        query.render({"edge_types": ["X]->() DETACH DELETE n //"]}, load_ontology())


@pytest.mark.parametrize(
    ("name", "parameters", "words"),
    [
        ("who_is_it", {}, "no query named 'who_is_it'"),
        ("claims_by_id", {}, "claims_by_id lacks ids"),
        ("claims_by_id", {"ids": [], "limit": 3}, "claims_by_id takes no limit"),
    ],
)
def test_a_wrong_question_is_refused(
    shared_store: Store, name: str, parameters: dict[str, object], words: str
) -> None:
    with pytest.raises(QueryRefusedError, match=words):
        shared_store.read(name, **parameters)
