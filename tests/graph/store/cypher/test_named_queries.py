from __future__ import annotations

import re

import pytest

from graph.errors import QueryRefusedError
from graph.ontology import ontology
from graph.store import Store
from graph.store.cypher.named_queries import PLACEHOLDER, named_queries, parse


@pytest.mark.parametrize("name", named_queries())
def test_a_query_documents_its_question_and_each_parameter(name: str) -> None:
    query = named_queries()[name]
    assert "?" in query.question
    used = set(re.findall(r"\$(\w+)", query.text)) | ({"types"} if PLACEHOLDER in query.text else set())
    assert used == set(query.parameters)


def test_the_database_understands_every_query(open_store: Store) -> None:
    for query in named_queries().values():
        nothing = dict.fromkeys(query.parameters.keys() - {"types"})
        text, parameters = query.fill(nothing, open_store.ontology)
        open_store.run(f"EXPLAIN {text}", parameters)


def test_a_file_is_read() -> None:
    query = parse(
        "q", "// Who is it?\n// $id: of a person,\n// not of a group.\nMATCH (n {id: $id})\nRETURN n\n"
    )
    assert query.question == "Who is it?"
    assert query.parameters == {"id": "of a person, not of a group."}
    assert query.text == "MATCH (n {id: $id})\nRETURN n"


def test_types_are_filled_in_from_the_ontology_only() -> None:
    query = named_queries()["claims_of_types"]
    text, parameters = query.fill({"types": ["MARRIED_TO", "MET"]}, ontology())
    assert "[r:MARRIED_TO|MET]" in text
    assert parameters == {}
    assert "|".join(ontology().edge_types) in query.fill({}, ontology())[0]
    with pytest.raises(QueryRefusedError, match="no declared type"):
        query.fill({"types": ["X]->() DETACH DELETE n //"]}, ontology())


@pytest.mark.parametrize(
    ("name", "parameters", "words"),
    [
        ("who_is_it", {}, "no query named 'who_is_it'"),
        ("claims_by_id", {}, "claims_by_id lacks ids"),
        ("claims_by_id", {"ids": [], "limit": 3}, "claims_by_id takes no limit"),
    ],
)
def test_a_wrong_question_is_refused(
    open_store: Store, name: str, parameters: dict[str, object], words: str
) -> None:
    with pytest.raises(QueryRefusedError, match=words):
        open_store.read(name, **parameters)
