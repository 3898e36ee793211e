"""A name that is not declared is answered with what is near it in spelling or meaning."""

import pytest

from graph.ontology import (
    describe_unknown_edge_type,
    describe_unknown_family,
    describe_unknown_kind,
    describe_unknown_property,
    load_ontology,
)
from graph.ontology.suggestions import suggest_edge_types


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("MARIED_TO", "MARRIED_TO"),
        ("WIFE_OF", "MARRIED_TO"),
        ("SISTER_OF", "SIBLING_OF"),
        ("SON_OF", "PARENT_OF"),
        ("OWNER_OF", "OWNS"),
        ("SHAREHOLDER_OF", "OWNS"),
        ("EMPLOYED_BY", "WORKED_AT"),
        ("isDirectorOf", "HEADED"),
        ("LAWYER_OF", "REPRESENTED"),
        ("ARRESTED", "DETAINED"),
        ("MURDERED", "KILLED"),
        ("FINANCES", "FUNDED"),
        ("FRIEND_OF", "ASSOCIATE_OF"),
        ("HAD_A_MEETING_WITH", "MET"),
    ],
)
def test_an_edge_type_is_found_by_its_words(name, near):
    assert near in [edge_type.id for edge_type in suggest_edge_types(name, load_ontology())]


@pytest.mark.parametrize("name", ["BETRAYED", "INVESTED_IN", "X", "_", "WITH", "знает"])
def test_where_nothing_is_near_what_joins_the_two_kinds_is_listed(name):
    message = describe_unknown_edge_type(name, load_ontology(), ("Person", "Person"))

    assert message.startswith(
        f"{name!r} is not a declared edge type; a Person and a Person are joined by MARRIED_TO, PARENT_OF, "
        "SIBLING_OF, RELATED_TO, of the family kin; further ones are in the families "
    )
    assert message.endswith("(docs/vocabulary.md); a case can declare its own (docs/cases.md)")


def test_a_person_and_an_organisation_are_joined_by_types_of_work():
    message = describe_unknown_edge_type("BETRAYED", load_ontology(), ("Person", "Organisation"))

    assert "; a Person and an Organisation are joined by HELD_POST, WORKED_AT, HEADED, " in message
    assert ", of the family work; further ones are in the families " in message


def test_a_word_that_means_the_same_is_found():
    assert "WORKED_AT" in describe_unknown_edge_type("HIRED", load_ontology(), ("Person", "Organisation"))


def test_where_no_kinds_are_known_the_families_are_listed():
    message = describe_unknown_edge_type("BETRAYED", load_ontology())

    assert "; the families are kin, work, power, legal process, force, " in message


def test_an_edge_type_that_is_a_property_of_one_entity():
    assert describe_unknown_edge_type("WAS_BORN_IN", load_ontology()).startswith(
        "'WAS_BORN_IN' is not a declared edge type; as a property of one entity there is born; "
    )


@pytest.mark.parametrize(
    ("name", "kind", "advice"),
    [
        ("kiled", "Event", "near it: killed (people killed)"),
        ("spouse", "Person", "as a tie to another entity there is MARRIED_TO (married to)"),
        ("shoe_size", "Person", "a Person can have born, died, "),
        ("born_on", "Person", "near it: born (born)"),
    ],
)
def test_a_property(name, kind, advice):
    message = describe_unknown_property(name, load_ontology(), kind)

    assert message.startswith(f"{name!r} is not a declared property; {advice}")
    assert message.endswith("; a case can declare its own (docs/cases.md)")


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("Company", "near it: Organisation (a company, bank, "),
        ("City", "near it: Place (a city, "),
        ("organisation", "near it: Organisation ("),
        ("Banana", "expected one of Person, State, Organisation, "),
    ],
)
def test_a_kind(name, advice):
    assert describe_unknown_kind(name, load_ontology()).startswith(f"{name!r} is not a kind; {advice}")


def test_a_family():
    message = describe_unknown_family("kinship", load_ontology())

    assert message.startswith("'kinship' is not a declared family; expected one of kin, work, power, ")
