"""What cases declare extends the ontology of a store; no name of the program's own can be declared."""

from __future__ import annotations

import json

import pytest

from graph.errors import StoreError
from graph.ontology import load_ontology
from graph.ontology.name_conflicts import load_reserved_names
from graph.store.declared_types import StoreOntology, parse_declarations
from graph.store.mapping.encode import (
    BOOKKEEPING_FIELDS,
    CLAIM_FIELDS,
    NODE_LABELS,
    PROPERTY_CLAIM_FIELDS,
)
from loaders.case.file_models import ClaimEntry

KNOWS = {"reads": ["knows", "is known by"], "infinitive": "know", "subject": ["Person"], "object": ["Person"]}


def test_every_field_of_a_stored_claim_and_every_key_of_a_file_is_reserved():
    fields = {*CLAIM_FIELDS, *PROPERTY_CLAIM_FIELDS, *BOOKKEEPING_FIELDS, *ClaimEntry.model_fields}

    assert fields - set(load_reserved_names()["properties"]) == set()


def test_every_label_of_the_database_is_reserved():
    assert {label.upper() for label in NODE_LABELS} - set(load_reserved_names()["edge_types"]) == set()


def test_the_ontology_of_a_store_has_what_its_cases_declare():
    stored = json.dumps({"ada": {"types": {"KNOWS": KNOWS}}, "ben": {"properties": {}}})
    ontology = StoreOntology(load_ontology())

    ontology.read(lambda _text, _parameters: (("declared_types", "sum"), ((stored, "s1"),)))

    assert (set(ontology.ontology.edge_types) - set(load_ontology().edge_types), ontology.checksum) == (
        {"KNOWS"},
        "s1",
    )


@pytest.mark.parametrize(
    "stored",
    [
        "{",
        "[]",
        '{"ada": 7}',
        '{"ada": {"types": {"A|B": {}}}}',
        '{"ada": {"types": {"KNOWS": {"reads": 1}}}}',
    ],
)
def test_damaged_declarations_are_an_error_of_the_store(stored):
    with pytest.raises(StoreError, match="What the cases in the store declare cannot be read: "):
        parse_declarations(stored)
