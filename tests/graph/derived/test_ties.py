"""Which claims make one tie."""

from graph.derived.attribution import Background
from graph.derived.ties import ties
from graph.ontology import ontology
from tests.graph.made_up import claim


def tied(*claims):
    """Return each tie as (words, identifying properties, mode, standing, number of claims)."""
    found = ties(claims, Background(), ontology())
    return {
        (f"{t.subject} {t.edge_type} {t.object}", t.identifying, t.mode, t.standing, len(t.claims))
        for t in found
    }


def test_parallel_claims_are_one_tie():
    assert tied(claim("ada HEADED bank"), claim("ada HEADED bank", "gazette")) == {
        ("ada HEADED bank", (), "actual", "corroborated", 2)
    }


def test_direction_predicate_and_mode_part_ties():
    assert tied(
        claim("ada ACCUSED ben"),
        claim("ben ACCUSED ada"),
        claim("ada CRITICISED ben"),
        claim("ada ACCUSED ben", mode="feared"),
    ) == {
        ("ada ACCUSED ben", (), "actual", "reported", 1),
        ("ben ACCUSED ada", (), "actual", "reported", 1),
        ("ada CRITICISED ben", (), "actual", "reported", 1),
        ("ada ACCUSED ben", (), "feared", "reported", 1),
    }


def test_a_symmetric_tie_has_no_direction():
    assert tied(claim("ben MARRIED_TO ada"), claim("ada MARRIED_TO ben", "gazette")) == {
        ("ada MARRIED_TO ben", (), "actual", "corroborated", 2)
    }


def test_identifying_properties_part_ties_and_others_do_not():
    assert tied(
        claim("ada CHARGED ben", properties={"offence": "fraud"}),
        claim("ada CHARGED ben", properties={"offence": "theft"}),
        claim("ada DETAINED ben", properties={"basis": "a warrant"}),
        claim("ada DETAINED ben", properties={"basis": "an alert"}),
    ) == {
        ("ada CHARGED ben", (("offence", "fraud"),), "actual", "reported", 1),
        ("ada CHARGED ben", (("offence", "theft"),), "actual", "reported", 1),
        ("ada DETAINED ben", (), "actual", "reported", 2),
    }


def test_a_denial_without_an_offence_faces_every_charge():
    assert tied(
        claim("ada CHARGED ben", properties={"offence": "fraud"}),
        claim("ada CHARGED ben", properties={"offence": "theft"}),
        claim("ada CHARGED ben", said_by=("ben",), stance="denied"),
    ) == {
        ("ada CHARGED ben", (("offence", "fraud"),), "actual", "disputed", 2),
        ("ada CHARGED ben", (("offence", "theft"),), "actual", "disputed", 2),
    }


def test_a_denial_of_one_offence_faces_that_alone():
    assert tied(
        claim("ada CHARGED ben", properties={"offence": "fraud"}),
        claim("ada CHARGED ben", properties={"offence": "theft"}),
        claim("ada CHARGED ben", stance="denied", properties={"offence": "theft"}),
    ) == {
        ("ada CHARGED ben", (("offence", "fraud"),), "actual", "reported", 1),
        ("ada CHARGED ben", (("offence", "theft"),), "actual", "disputed", 2),
    }


def test_a_denial_that_faces_nothing_is_a_tie():
    assert tied(claim("ada CHARGED ben", stance="denied")) == {("ada CHARGED ben", (), "actual", "denied", 1)}


def test_a_charge_without_an_offence_is_a_tie_of_its_own():
    assert tied(
        claim("ada CHARGED ben"),
        claim("ada CHARGED ben", properties={"offence": "fraud"}),
        claim("ada CHARGED ben", stance="denied"),
    ) == {
        ("ada CHARGED ben", (), "actual", "disputed", 2),
        ("ada CHARGED ben", (("offence", "fraud"),), "actual", "disputed", 2),
    }


def test_withdrawn_claims_make_no_tie():
    assert tied(claim("ada HEADED bank", withdrawn_on="2026-11-22T10:00Z")) == set()
