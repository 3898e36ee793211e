"""The ontology that is shipped has every kind, edge type and property of the design."""

from graph.ontology import load_ontology

FAMILIES = {
    "kin": "MARRIED_TO PARENT_OF SIBLING_OF RELATED_TO",
    "work": "WORKED_AT HEADED FOUNDED MEMBER_OF OWNS HAS_INTEREST_IN WORKED_FOR REPRESENTED HELD_POST "
    "SUCCEEDED RESIGNED_FROM",
    "power": "GOVERNED OPPOSED SUPPORTED ALLIED_WITH FUNDED PAID OWES ASSOCIATE_OF CLOSE_TO CITIZEN_OF "
    "PRESSURED CONTROLLED INFLUENCED USED KNEW_OF COOPERATED_WITH VOTED_ON MET VISITED LEAKED_TO GAVE",
    "legal process": "REQUESTED_EXTRADITION_OF FILED_NOTICE_AGAINST WITHDREW_NOTICE_AGAINST DELETED_FILES_ON "
    "WANTED CHARGED SENTENCED CONVICTED DETAINED IMPRISONED RELEASED DEPORTED HANDED_OVER "
    "AGREED_TO_EXTRADITE REFUSED_TO_EXTRADITE SOUGHT_ASYLUM_IN GRANTED_ASYLUM_TO SUED RULED_ON APPEALED "
    "TOOK_CASE_TO REVOKED BANNED SANCTIONED SHUT_DOWN",
    "force": "ATTACKED BROKE_INTO KIDNAPPED THREATENED ENDANGERED KILLED INJURED MISTREATED PERSECUTED "
    "PURSUED SURVEILLED FOLLOWED",
    "speech": "ACCUSED CONDEMNED CRITICISED URGED TOLD CONTACTED DEFENDED",
    "place and time": "LIVED_IN STAYED_IN FLED_TO HAS_ADDRESS LOCATED_IN NEAR SUBURB_OF BOUND_FOR PART_OF "
    "OCCURRED_IN",
    "events": "TOOK_PART_IN INVOLVED_IN ORDERED FORBADE CAUSED INVESTIGATED",
    "anything else": "LINKED_TO",
}


def test_the_kinds_are_those_of_the_design():
    assert list(load_ontology().kinds) == [
        "Person",
        "State",
        "Organisation",
        "Event",
        "Place",
        "Asset",
        "Group",
    ]


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
        "MEMBER_OF": {"role"},
        "OWNS": {"share", "share_min", "share_max", "how", "beneficial", "amount"},
        "HAS_INTEREST_IN": {"role", "share", "share_min", "share_max", "how", "beneficial"},
        "WORKED_FOR": {"role"},
        "REPRESENTED": {"role", "to"},
        "RESIGNED_FROM": {"role"},
        "GOVERNED": {"office"},
        "FUNDED": {"amount"},
        "PAID": {"amount", "purpose"},
        "OWES": {"amount"},
        "PRESSURED": {"demand"},
        "USED": {"purpose"},
        "KNEW_OF": {"what"},
        "VOTED_ON": {"outcome"},
        "LEAKED_TO": {"what"},
        "GAVE": {"what"},
        "REQUESTED_EXTRADITION_OF": {"from_state", "charges"},
        "FILED_NOTICE_AGAINST": {"channel"},
        "WITHDREW_NOTICE_AGAINST": {"reason"},
        "DELETED_FILES_ON": {"reason"},
        "WANTED": {"offence"},
        "CHARGED": {"offence"},
        "CONVICTED": {"offence"},
        "SENTENCED": {"penalty", "offence", "in_absentia", "served"},
        "DETAINED": {"place", "basis"},
        "DEPORTED": {"destination"},
        "HANDED_OVER": {"destination"},
        "AGREED_TO_EXTRADITE": {"destination"},
        "RULED_ON": {"outcome"},
        "SANCTIONED": {"program", "reason"},
        "APPEALED": {"to"},
        "MISTREATED": {"how"},
        "PURSUED": {"how"},
        "ACCUSED": {"of"},
        "URGED": {"demand"},
        "TOLD": {"what"},
        "STAYED_IN": {"how"},
        "HAS_ADDRESS": {"role"},
        "TOOK_PART_IN": {"role"},
        "LINKED_TO": {"role", "weight"},
    }


def test_role_offence_of_office_and_what_identify_a_tie():
    identifying = {
        name for edge_type in load_ontology().edge_types.values() for name in edge_type.identifying_properties
    }

    assert identifying == {"role", "offence", "of", "office", "what"}


def test_the_symmetric_edge_types_of_the_design_are_symmetric():
    symmetric = {edge_type.id for edge_type in load_ontology().edge_types.values() if edge_type.symmetric}

    assert symmetric == {
        "MARRIED_TO",
        "SIBLING_OF",
        "ALLIED_WITH",
        "ASSOCIATE_OF",
        "CLOSE_TO",
        "COOPERATED_WITH",
        "MET",
        "NEAR",
    }


def test_every_type_reads_in_both_directions_and_has_words_and_an_equivalent():
    incomplete = [
        edge_type.id
        for edge_type in load_ontology().edge_types.values()
        if not (edge_type.forward and edge_type.backward and edge_type.words and edge_type.ftm.schema_)
    ]

    assert incomplete == []
