"""Numbers of registers: they are found exactly, whatever their capitals, spaces and hyphens."""

from __future__ import annotations

import pytest
from neo4j import GraphDatabase

from graph import local
from graph.model import Dataset, PropertyClaim, fold_identifier
from graph.reading import find_entities
from graph.store import Store
from graph.store.cypher.named_queries import named_queries
from loaders.writer import load
from tests.fill_store import fill_store
from tests.graph.make_records import DATASET, make_entity, make_source


def state(entity: str, property_: str, value: str, **fields: str) -> PropertyClaim:
    return PropertyClaim(
        dataset=DATASET,
        source="paper",
        entity=entity,
        property=property_,
        value=value,
        **fields,
    )


def load_registers(store: Store) -> None:
    claims = [
        state("edda", "tax_number", "183-116 181362"),
        state("edda", "inn_code", "183116181362"),
        state("edda", "description", "9999"),
        state("quay", "registration_number", "HRB 77"),
        state("gull", "imo_number", "IMO9999", stance="denied"),
        state("marrow", "registration_number", "hrb-77"),
    ]
    entities = [
        make_entity("edda", "Person", "Edda Quarrystone"),
        make_entity("quay", "Organisation", "Quay Ltd"),
        make_entity("gull", "Asset", "Gull"),
        make_entity("marrow", "Asset", "HRB 77"),
    ]
    load(store, Dataset(id=DATASET, title="Made up"), [make_source("paper"), *entities, *claims])


@pytest.fixture
def registers(shared_store: Store) -> Store:
    fill_store(shared_store, load_registers)
    return shared_store


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("183116181362", {"edda": {("tax_number", "183-116 181362"), ("inn_code", "183116181362")}}),
        ("183 116-181362", {"edda": {("tax_number", "183-116 181362"), ("inn_code", "183116181362")}}),
        ("18311618136", {}),
        (
            "hrb77",
            {"quay": {("registration_number", "HRB 77")}, "marrow": {("registration_number", "hrb-77")}},
        ),
        ("9999", {}),
        ("IMO9999", {}),
        ("--", {}),
    ],
)
def test_an_identifier_is_found_exactly(
    registers: Store, text: str, found: dict[str, set[tuple[str, str]]]
) -> None:
    matches = find_entities(registers, text)

    assert {
        match.entity.id: {(claim.property, claim.value) for claim in match.identifiers}
        for match in matches
        if match.identifiers
    } == found


def test_identifiers_come_before_names_and_kinds_choose_among_them(registers: Store) -> None:
    assert [match.entity.id for match in find_entities(registers, "HRB 77")] == ["marrow", "quay"]
    assert [match.entity.id for match in find_entities(registers, "HRB 77", kinds=["Organisation"])] == [
        "quay"
    ]


def test_identifiers_are_found_by_an_index(registers: Store, running: local.LocalStore) -> None:
    query = named_queries()["entities_by_identifier"].text
    with GraphDatabase.driver(running.url, auth=(running.user, running.password)) as driver:
        summary = driver.execute_query(f"EXPLAIN {query}", identifier="x", kinds=[], limit=1).summary

    assert "NodeIndexSeek" in str(summary.plan)
    assert "NodeByLabelScan" not in str(summary.plan)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Ab 12-3/4.5", "ab12345"), ("\uff11\uff12", "12"), ("№ 7", "no7"), ("--", ""), ("1" * 201, "")],
)
def test_identifiers_are_folded(text: str, folded: str) -> None:
    assert fold_identifier(text) == folded
