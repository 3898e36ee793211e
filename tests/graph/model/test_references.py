"""Every id of an entity in a record is returned."""

from graph.model import Entity, entity_ids_in_claims, entity_ids_in_properties, entity_ids_in_sources
from graph.ontology import load_ontology
from tests.graph.make_records import make_claim, make_property_claim, make_source


def test_ids_in_claims():
    deported = make_claim(
        "italy DEPORTED alma",
        said_by=("lawyer",),
        about=("mukhtar",),
        event="flight",
        properties={"destination": "kazakhstan"},
    )
    killed = make_property_claim("raid killed", 0, said_by=("paper",))

    ids = entity_ids_in_claims([deported, killed], load_ontology())

    assert ids == {"italy", "alma", "lawyer", "mukhtar", "flight", "kazakhstan", "raid", "paper"}


def test_text_properties_are_no_ids():
    claim = make_claim("ada WORKED_AT bank", properties={"role": "director"})
    assert entity_ids_in_claims([claim], load_ontology()) == {"ada", "bank"}


def test_ids_in_sources():
    sources = [make_source("a", publisher="press", author=("ada", "ben")), make_source("b")]
    assert entity_ids_in_sources(sources) == {"press", "ada", "ben"}


def test_ids_in_properties():
    court = Entity(
        id="court", kind="Organisation", name="C", properties={"type": "court", "jurisdiction": "utopia"}
    )
    assert entity_ids_in_properties([court], load_ontology()) == {"utopia"}
