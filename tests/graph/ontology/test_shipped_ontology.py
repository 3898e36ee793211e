"""The ontology that is shipped has every kind, edge type and property of the design."""

from graph.ontology import load_ontology

FAMILIES = {
    "kin": "MARRIED_TO PARENT_OF SIBLING_OF RELATED_TO",
    "work": "WORKED_AT HEADED FOUNDED MEMBER_OF OWNS WORKED_FOR REPRESENTED RESIGNED_FROM",
    "power": "GOVERNED OPPOSED SUPPORTED FUNDED ASSOCIATE_OF CITIZEN_OF PRESSURED COOPERATED_WITH VOTED_ON "
    "MET LEAKED_TO",
    "legal process": "REQUESTED_EXTRADITION_OF FILED_NOTICE_AGAINST WITHDREW_NOTICE_AGAINST CHARGED "
    "SENTENCED DETAINED RELEASED DEPORTED HANDED_OVER AGREED_TO_EXTRADITE REFUSED_TO_EXTRADITE "
    "SOUGHT_ASYLUM_IN GRANTED_ASYLUM_TO SUED RULED_ON APPEALED REVOKED BANNED",
    "force": "ATTACKED KIDNAPPED THREATENED KILLED MISTREATED PERSECUTED SURVEILLED",
    "speech": "ACCUSED CONDEMNED CRITICISED URGED DEFENDED",
    "place and time": "LIVED_IN LOCATED_IN PART_OF OCCURRED_IN",
    "events": "TOOK_PART_IN INVOLVED_IN ORDERED FORBADE CAUSED INVESTIGATED",
}


def test_the_kinds_are_those_of_the_design():
    assert list(load_ontology().kinds) == ["Person", "State", "Organisation", "Event", "Place", "Group"]


def test_the_types_of_edge_are_those_of_the_design():
    types_by_family: dict[str, list[str]] = {}
    for edge_type in load_ontology().edge_types.values():
        types_by_family.setdefault(edge_type.family, []).append(edge_type.id)

    assert types_by_family == {family: types.split() for family, types in FAMILIES.items()}


def test_the_own_properties_are_those_of_the_design():
    properties = {
        edge_type.id: set(edge_type.properties)
        for edge_type in load_ontology().edge_types.values()
        if edge_type.properties
    }

    assert properties == {
        "RELATED_TO": {"role"},
        "WORKED_AT": {"role"},
        "HEADED": {"role"},
        "OWNS": {"share", "amount"},
        "WORKED_FOR": {"role"},
        "REPRESENTED": {"role", "to"},
        "GOVERNED": {"office"},
        "FUNDED": {"amount"},
        "PRESSURED": {"demand"},
        "VOTED_ON": {"outcome"},
        "LEAKED_TO": {"what"},
        "REQUESTED_EXTRADITION_OF": {"from_state", "charges"},
        "FILED_NOTICE_AGAINST": {"channel"},
        "WITHDREW_NOTICE_AGAINST": {"reason"},
        "CHARGED": {"offence"},
        "SENTENCED": {"penalty", "offence", "in_absentia", "served"},
        "DETAINED": {"place", "basis"},
        "DEPORTED": {"destination"},
        "HANDED_OVER": {"destination"},
        "AGREED_TO_EXTRADITE": {"destination"},
        "RULED_ON": {"outcome"},
        "APPEALED": {"to"},
        "MISTREATED": {"how"},
        "ACCUSED": {"of"},
        "URGED": {"demand"},
        "TOOK_PART_IN": {"role"},
    }


def test_role_offence_of_and_office_identify_a_tie():
    identifying = {
        name for edge_type in load_ontology().edge_types.values() for name in edge_type.identifying_properties
    }

    assert identifying == {"role", "offence", "of", "office"}


def test_the_symmetric_edge_types_of_the_design_are_symmetric():
    symmetric = {edge_type.id for edge_type in load_ontology().edge_types.values() if edge_type.symmetric}

    assert symmetric == {"MARRIED_TO", "SIBLING_OF", "ASSOCIATE_OF", "COOPERATED_WITH", "MET"}


def test_every_type_reads_in_both_directions_and_has_words_and_an_equivalent():
    incomplete = [
        edge_type.id
        for edge_type in load_ontology().edge_types.values()
        if not (edge_type.forward and edge_type.backward and edge_type.words and edge_type.ftm.schema_)
    ]

    assert incomplete == []
